#include "ui/audit/AuditPage.h"

#include "tests/support/AuditWindow.h"
#include "tests/support/PagePicture.h"
#include "ui/audit/AuditCells.h"
#include "ui/audit/AuditFilterBar.h"
#include "ui/audit/AuditPane.h"
#include "ui/audit/AuditRules.h"
#include "ui/audit/AuditRulesDialog.h"
#include "ui/audit/AuditTask.h"
#include "ui/audit/AuditWindowModel.h"

#include <QFileDialog>
#include <QLabel>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTabBar>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBrowser>
#include <QToolButton>
#include <QTranslator>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Buttons whose words do not fit.
QStringList truncated(const QWidget &window)
{
    QStringList texts;
    for (const QAbstractButton *button : window.findChildren<QAbstractButton *>()) {
        if (button->isVisibleTo(&window) && !button->text().isEmpty() &&
            button->width() < button->fontMetrics().horizontalAdvance(button->text()))
            texts.append(button->text());
    }
    return texts;
}

} // namespace

class AuditPageTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void showsAllFieldsAndTheChangesOfAnEvent();
    void showsTheRowsOfOneRequest();
    void stepsThroughTheEventsOfOneUser();
    void opensTheChainOfAnEvent();
    void countsNewEventsWhileSomebodyReads();
    void addsNewEventsWhileItFollows();
    void bookmarksAnEvent();
    void coloursRowsByRules();
    void comesBackAsItWasLeft();
    void findsKindsOfEventsForThePalette();
    void tellsTheResultOfVerifying();
    void leadsToTheFirstBadRow();
    void stopsAVerificationOnCancel();
    void exportsTheRowsThatAreShown();
    void tellsAFailureInline();
    void looksFinished_data();
    void looksFinished();
};

void AuditPageTest::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    ui::Theme::instance().install();
}

void AuditPageTest::showsAllFieldsAndTheChangesOfAnEvent()
{
    tests::FakeAuditAdmin audit;
    audit.rows = tests::anAuditLog();
    const auto page = tests::anAuditPage(audit);
    QTRY_VERIFY(tests::auditTable(*page)->model()->rowCount() > 0);
    tests::auditTable(*page)->selectKey(u"row-199"_s);
    QCOMPARE(page->findChild<QLabel *>(u"auditTitle"_s)->text(), u"Client changed"_s);
    QVERIFY(page->findChild<QPlainTextEdit *>(u"auditJson"_s)->toPlainText().contains(u"\"grace_seconds\": 10"_s));
    const QString changes = page->findChild<QTextBrowser *>(u"auditChanges"_s)->toPlainText();
    QVERIFY2(changes.contains(u"Flutter app"_s) && changes.contains(u"grace_seconds"_s), qPrintable(changes));
}

void AuditPageTest::showsTheRowsOfOneRequest()
{
    tests::FakeAuditAdmin audit;
    audit.rows = tests::anAuditLog();
    const auto page = tests::anAuditPage(audit);
    page->resize(1080, 724);
    page->show();
    QTRY_VERIFY(tests::auditTable(*page)->model()->rowCount() > 0);
    tests::auditTable(*page)->selectKey(u"row-199"_s);
    auto *pane = page->findChild<ui::AuditPane *>();
    pane->setTab(u"requestTab"_s);
    auto *rows = page->findChild<QTableWidget *>(u"requestRows"_s);
    QTRY_COMPARE(rows->rowCount(), 2);
    QCOMPARE(rows->currentRow(), 1); // in their order: 198, then 199
    emit rows->cellActivated(0, 0);
    QCOMPARE(pane->row().id, u"row-198"_s);
    QCOMPARE(tests::auditTable(*page)->currentKey(), u"row-198"_s);
    page->findChild<QPushButton *>(u"showRequest"_s)->click();
    QCOMPARE(audit.asked.back().requestId, u"req-99"_s);
    QTRY_COMPARE(tests::auditTable(*page)->model()->rowCount(), 2);
    page->open(u"request:req-without-events"_s);
    QTRY_COMPARE(tests::auditTable(*page)->model()->rowCount(), 0);
    const auto *why = tests::auditTable(*page)->findChild<QLabel *>(u"emptyText"_s);
    QTRY_VERIFY2(why->text().startsWith(u"No event of this request"_s), qPrintable(why->text()));
}

void AuditPageTest::stepsThroughTheEventsOfOneUser()
{
    tests::FakeAuditAdmin audit;
    audit.rows = tests::anAuditLog();
    const auto page = tests::anAuditPage(audit);
    QTRY_VERIFY(tests::auditTable(*page)->model()->rowCount() > 0);
    tests::auditTable(*page)->selectKey(u"row-199"_s);
    auto *pane = page->findChild<ui::AuditPane *>();
    page->findChild<QToolButton *>(u"previousOfUser"_s)->click();
    QTRY_COMPARE(pane->row().id, u"row-197"_s);
    page->findChild<QToolButton *>(u"previousOfUser"_s)->click();
    QTRY_COMPARE(pane->row().id, u"row-195"_s);
    page->findChild<QToolButton *>(u"nextOfUser"_s)->click();
    QTRY_COMPARE(pane->row().id, u"row-197"_s);
    page->findChild<QToolButton *>(u"nextOfUser"_s)->click();
    QTRY_COMPARE(pane->row().id, u"row-199"_s);
    page->findChild<QToolButton *>(u"nextOfUser"_s)->click();
    QTRY_VERIFY(!page->findChild<QWidget *>(u"pageNotice"_s)->isHidden());
    QCOMPARE(pane->row().id, u"row-199"_s);
}

void AuditPageTest::opensTheChainOfAnEvent()
{
    tests::FakeAuditAdmin audit;
    audit.rows = tests::anAuditLog();
    const auto page = tests::anAuditPage(audit);
    QSignalSpy asked(page.get(), &ui::PageFrame::openRequested);
    QTRY_VERIFY(tests::auditTable(*page)->model()->rowCount() > 0);
    tests::auditTable(*page)->selectKey(u"row-199"_s);
    QVERIFY(page->findChild<QPushButton *>(u"openChain"_s)->isHidden());
    tests::auditTable(*page)->selectKey(u"row-198"_s);
    page->findChild<QPushButton *>(u"openChain"_s)->click();
    QCOMPARE(asked.first(), QVariantList({u"chains"_s, u"family:7f3a9c1e-0d5b"_s}));
}

void AuditPageTest::countsNewEventsWhileSomebodyReads()
{
    tests::FakeAuditAdmin audit;
    audit.rows = tests::anAuditLog();
    const auto page = tests::anAuditPage(audit);
    QTRY_VERIFY(tests::auditTable(*page)->model()->rowCount() > 0);
    const int before = tests::auditTable(*page)->model()->rowCount();
    tests::auditTable(*page)->selectKey(u"row-190"_s);
    const int place = tests::auditTable(*page)->currentIndex().row();
    const auto *follow = page->findChild<QToolButton *>(u"follow"_s);
    QVERIFY(!follow->isChecked()); // the rows stay where they are, and the button says so
    QVERIFY(page->state().value(u"follow"_s).toBool());
    audit.rows.insert(audit.rows.begin(), tests::anAuditRow(201, u"login_failed"_s, false, 0min));
    page->refresh(-1);
    auto *pill = page->findChild<QPushButton *>(u"newRows"_s);
    QTRY_VERIFY(!pill->isHidden());
    QVERIFY(pill->text().contains(u'1'));
    QCOMPARE(tests::auditTable(*page)->model()->rowCount(), before);
    QCOMPARE(tests::auditTable(*page)->currentIndex().row(), place);
    pill->click();
    QTRY_COMPARE(tests::auditTable(*page)->model()->rowCount(), before + 1);
    QVERIFY(pill->isHidden());
    QVERIFY(follow->isChecked());
}

void AuditPageTest::addsNewEventsWhileItFollows()
{
    tests::FakeAuditAdmin audit;
    audit.rows = tests::anAuditLog();
    const auto page = tests::anAuditPage(audit);
    QTRY_VERIFY(tests::auditTable(*page)->model()->rowCount() > 0);
    const int before = tests::auditTable(*page)->model()->rowCount();
    audit.rows.insert(audit.rows.begin(), tests::anAuditRow(201, u"login_failed"_s, false, 0min));
    page->refresh(-1);
    QTRY_COMPARE(tests::auditTable(*page)->model()->rowCount(), before + 1);
    QCOMPARE(tests::auditTable(*page)->model()->index(0, 0).data(ui::KeyRole).toString(), u"row-201"_s);
    page->findChild<QToolButton *>(u"follow"_s)->click();
    audit.rows.insert(audit.rows.begin(), tests::anAuditRow(202, u"login_failed"_s, false, 0min));
    page->refresh(-1);
    QTRY_VERIFY(!page->findChild<QPushButton *>(u"newRows"_s)->isHidden());
    QCOMPARE(tests::auditTable(*page)->model()->rowCount(), before + 1);
}

void AuditPageTest::bookmarksAnEvent()
{
    tests::FakeAuditAdmin audit;
    audit.rows = tests::anAuditLog();
    const auto page = tests::anAuditPage(audit);
    QTRY_VERIFY(tests::auditTable(*page)->model()->rowCount() > 0);
    tests::auditTable(*page)->selectKey(u"row-198"_s);
    page->findChild<QToolButton *>(u"markEvent"_s)->click();
    auto *dialog = page->findChild<QDialog *>(u"auditMarkDialog"_s);
    QVERIFY(dialog);
    dialog->findChild<QPlainTextEdit *>(u"markNote"_s)->setPlainText(u"asked Anna"_s);
    dialog->findChild<QPushButton *>(u"submit"_s)->click();
    QTRY_COMPARE(page->findChild<QLabel *>(u"auditNote"_s)->text(), u"asked Anna"_s);
    QCOMPARE(tests::auditTable(*page)->currentIndex().siblingAtColumn(ui::AuditCells::Mark).data().toString(), u"★"_s);
    QVERIFY(audit.rows[2].marked);
    page->findChild<QToolButton *>(u"onlyMarked"_s)->click();
    QVERIFY(audit.asked.back().onlyMarked);
    QTRY_COMPARE(tests::auditTable(*page)->model()->rowCount(), 1);
    page->findChild<QToolButton *>(u"onlyMarked"_s)->click();
    QVERIFY(!audit.asked.back().onlyMarked);
}

void AuditPageTest::coloursRowsByRules()
{
    QSettings().remove(u"audit/colourRules"_s);
    tests::FakeAuditAdmin audit;
    audit.rows = tests::anAuditLog();
    const auto page = tests::anAuditPage(audit);
    QTRY_VERIFY(tests::auditTable(*page)->model()->rowCount() > 0);
    const QAbstractItemModel *model = tests::auditTable(*page)->model();
    const auto tint = [&](int row) { return model->index(row, ui::AuditCells::Time).data(Qt::BackgroundRole); };
    QVERIFY(tint(1).isValid()); // a change by an administrator
    QVERIFY(tint(2).isValid()); // an incident
    QVERIFY(tint(1) != tint(2));
    QVERIFY(!tint(0).isValid());
    QVERIFY(model->index(2, ui::AuditCells::Mark).data(ui::MarkRole).isValid()); // not by colour alone
}

void AuditPageTest::comesBackAsItWasLeft()
{
    tests::FakeAuditAdmin audit;
    audit.rows = tests::anAuditLog();
    QVariantMap state;
    {
        const auto page = tests::anAuditPage(audit);
        page->findChild<ui::AuditFilterBar *>()->setFilterText(u"user is not admin and last 7d"_s);
        page->findChild<QToolButton *>(u"facetsToggle"_s)->click();
        page->findChild<QToolButton *>(u"follow"_s)->click();
        state = page->state();
    }
    const auto page = tests::anAuditPage(audit);
    page->restoreState(state);
    QCOMPARE(page->findChild<ui::AuditFilterBar *>()->filterText(), u"user is not admin and last 7d"_s);
    QVERIFY(page->findChild<QToolButton *>(u"range604800"_s)->isChecked());
    QVERIFY(!page->findChild<QWidget *>(u"auditFacets"_s)->isHidden());
    QVERIFY(!page->findChild<QToolButton *>(u"follow"_s)->isChecked());
    QCOMPARE(page->state(), state);
}

void AuditPageTest::findsKindsOfEventsForThePalette()
{
    tests::FakeAuditAdmin audit;
    audit.rows = tests::anAuditLog();
    const auto page = tests::anAuditPage(audit);
    const auto hits = page->search(u"fail"_s, 10);
    QTRY_VERIFY(hits.isFinished());
    QCOMPARE(hits.result().front().title, u"Sign-in failed"_s);
    page->open(hits.result().front().subject);
    QCOMPARE(audit.asked.back().eventTypes, QStringList{u"login_failed"_s});
}

void AuditPageTest::tellsTheResultOfVerifying()
{
    tests::FakeAuditAdmin audit;
    audit.check.rows = 200;
    audit.check.headHash = u"9c1e0d5b4c1e9a70"_s;
    const auto page = tests::anAuditPage(audit);
    auto *task = page->findChild<ui::AuditTask *>();
    page->findChild<QPushButton *>(u"verifyAudit"_s)->click();
    QTRY_VERIFY(task->text().contains(u"intact"_s));
    QVERIFY(!task->isHidden());
    audit.check.intact = false;
    audit.check.firstBadSeq = 7;
    audit.check.reason = u"altered"_s;
    page->findChild<QPushButton *>(u"verifyAudit"_s)->click();
    QTRY_VERIFY(task->text().contains(u"Row 7 was altered"_s));
    page->findChild<QPushButton *>(u"auditTaskButton"_s)->click();
    QVERIFY(task->isHidden());
}

void AuditPageTest::leadsToTheFirstBadRow()
{
    tests::FakeAuditAdmin audit;
    audit.rows = tests::anAuditLog();
    audit.check.intact = false;
    audit.check.rows = 200;
    audit.check.firstBadSeq = 150;
    audit.check.reason = u"altered"_s;
    const auto page = tests::anAuditPage(audit);
    page->resize(1080, 724);
    page->show();
    QTRY_VERIFY(tests::auditTable(*page)->model()->rowCount() > 0);
    page->findChild<QPushButton *>(u"verifyAudit"_s)->click();
    auto *action = page->findChild<QPushButton *>(u"auditTaskAction"_s);
    QTRY_VERIFY(!action->isHidden());
    action->click();
    QTRY_COMPARE(page->findChild<ui::AuditPane *>()->row().seq, 150);
    QVERIFY(!audit.asked.back().since);
}

void AuditPageTest::stopsAVerificationOnCancel()
{
    ui::AuditTask task;
    const auto progress = task.start(u"Verifying"_s);
    QVERIFY(progress(10, 100));
    task.findChild<QPushButton *>(u"auditTaskButton"_s)->click();
    QVERIFY(!progress(20, 100));
    QVERIFY(task.isRunning());
    task.finish(ui::Tone::Danger, u"stopped"_s);
    QVERIFY(!task.isRunning());
}

void AuditPageTest::exportsTheRowsThatAreShown()
{
    QTemporaryDir folder;
    tests::FakeAuditAdmin audit;
    audit.rows = tests::anAuditLog();
    const auto page = tests::anAuditPage(audit);
    page->open(u"user=admin"_s);
    QTRY_COMPARE(page->findChild<ui::AuditWindowModel *>()->query().user, u"admin"_s);
    page->findChild<QPushButton *>(u"exportAudit"_s)->menu()->actions().at(1)->trigger();
    auto *dialog = page->findChild<QFileDialog *>();
    QVERIFY(dialog);
    emit dialog->fileSelected(folder.filePath(u"log.jsonl"_s));
    dialog->close();
    QTRY_COMPARE(audit.exported, QStringList{folder.filePath(u"log.jsonl"_s) + u"|jsonl"_s});
    QCOMPARE(audit.asked.back().user, u"admin"_s);
    QTRY_VERIFY(page->findChild<ui::AuditTask *>()->text().contains(u"log.jsonl"_s));
}

void AuditPageTest::tellsAFailureInline()
{
    tests::FakeAuditAdmin audit;
    audit.failure = core::Error{core::ErrorKind::Busy, {}, {}};
    const auto page = tests::anAuditPage(audit);
    QTRY_VERIFY(!page->findChild<QWidget *>(u"pageFailure"_s)->isHidden());
    page->findChild<QPushButton *>(u"verifyAudit"_s)->click();
    QTRY_VERIFY(!page->findChild<ui::AuditTask *>()->isRunning());
    QVERIFY(page->findChild<QPushButton *>(u"verifyAudit"_s)->isEnabled());
}

void AuditPageTest::looksFinished_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("en") << u"en"_s;
    QTest::newRow("ru") << u"ru"_s;
}

void AuditPageTest::looksFinished()
{
    QFETCH(QString, language);
    QTranslator translator;
    if (!translator.load(qEnvironmentVariable("GATEHOUSE_BIN") + u"/../app/app_%1.qm"_s.arg(language)))
        QSKIP("the program, and with it its languages, is not built"); // no picture under another language's name
    QCoreApplication::installTranslator(&translator);
    QSettings().remove(u"tables/auditList"_s);
    tests::FakeAuditAdmin audit;
    audit.rows = tests::anAuditLog();
    audit.rows[2].marked = true;
    audit.rows[2].note = u"Anna, 14:02"_s;
    audit.check = {200, true, 0, {}, 200, u"9c1e0d5b4c1e9a70"_s, true};
    const auto page = tests::anAuditPage(audit);
    QTRY_VERIFY(tests::auditTable(*page)->model()->rowCount() > 0);
    page->findChild<QToolButton *>(u"facetsToggle"_s)->click();
    tests::auditTable(*page)->selectKey(u"row-198"_s);
    QVERIFY(tests::takePictures(*page, u"audit-"_s + language));
    QCOMPARE(truncated(*page), QStringList());
    tests::auditTable(*page)->selectKey(u"row-199"_s);
    page->findChild<QToolButton *>(u"chartAsTable"_s)->click();
    page->findChild<QToolButton *>(u"facetsToggle"_s)->click();
    page->findChild<ui::AuditPane *>()->setTab(u"auditChanges"_s);
    QVERIFY(tests::takePictures(*page, u"audit-changes-"_s + language));
    const auto *tabs = page->findChild<QTabWidget *>(u"auditTabs"_s)->tabBar();
    QVERIFY(tabs->tabRect(tabs->count() - 1).right() <= tabs->width()); // all four, none behind arrows
    page->findChild<QToolButton *>(u"chartAsTable"_s)->click();
    page->findChild<ui::AuditPane *>()->setTab(u"requestTab"_s);
    QVERIFY(tests::takePictures(*page, u"audit-request-"_s + language));
    QCOMPARE(truncated(*page), QStringList());
    page->open(
        u"client=codelab-flutter-app&result=failed&since=%1"_s.arg(core::toMillis(core::SystemClock().now() - 20h)));
    page->findChild<QPushButton *>(u"verifyAudit"_s)->click();
    QTRY_VERIFY(!page->findChild<ui::AuditTask *>()->isRunning());
    QVERIFY(tests::takePictures(*page, u"audit-filtered-"_s + language));
    QCOMPARE(truncated(*page), QStringList());
    tests::FakeAuditAdmin none;
    const auto empty = tests::anAuditPage(none);
    QVERIFY(tests::takePictures(*empty, u"audit-empty-"_s + language));
    ui::AuditRules rules;
    auto *dialog = new ui::AuditRulesDialog(rules);
    QVERIFY(tests::takePictures(*dialog, u"audit-rules-"_s + language, dialog->sizeHint()));
    QCOMPARE(truncated(*dialog), QStringList());
    delete dialog;
}

QTEST_MAIN(AuditPageTest)
#include "AuditPageTest.moc"
