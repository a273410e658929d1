#include "ui/audit/AuditPage.h"

#include "tests/support/AuditSamples.h"
#include "tests/support/FakeAuditAdmin.h"
#include "tests/support/PagePicture.h"
#include "ui/audit/AuditCells.h"
#include "ui/audit/AuditFacetPanel.h"
#include "ui/audit/AuditFilterBar.h"
#include "ui/audit/AuditHistogram.h"
#include "ui/audit/AuditList.h"
#include "ui/audit/AuditPane.h"
#include "ui/audit/AuditTask.h"
#include "ui/audit/AuditWindowModel.h"
#include "ui/widgets/DataTable.h"

#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBrowser>
#include <QToolButton>
#include <QTreeWidget>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class AuditPageTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void startsWithTheLastDay();
    void opensALinkFromAnotherPage();
    void keepsTextAndRangeInStep();
    void takesTheRangeDraggedInTheHistogram();
    void zoomsOutToTheRangeBefore();
    void showsTheHistogramAsATable();
    void startsTheHistogramOfAllAtTheFirstEvent();
    void filtersByWhatIsTyped();
    void keepsTheRowsWhileTheTextIsNotAFilter();
    void filtersByTheValueOfACell();
    void filtersByAFieldOfThePane();
    void filtersByAFacet();
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
    void looksFinished();

private:
    static std::unique_ptr<ui::AuditPage> pageOf(tests::FakeAuditAdmin &audit);
    static ui::DataTable *tableOf(const ui::AuditPage &page);
};

void AuditPageTest::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    ui::Theme::instance().install();
}

std::unique_ptr<ui::AuditPage> AuditPageTest::pageOf(tests::FakeAuditAdmin &audit)
{
    auto page = std::make_unique<ui::AuditPage>(audit);
    page->refresh(-1);
    QTest::qWait(1);
    return page;
}

ui::DataTable *AuditPageTest::tableOf(const ui::AuditPage &page)
{
    return page.findChild<ui::DataTable *>(u"auditList"_s);
}

void AuditPageTest::startsWithTheLastDay()
{
    tests::FakeAuditAdmin audit;
    audit.rows = tests::anAuditLog();
    const auto page = pageOf(audit);
    QVERIFY(audit.asked.back().since.has_value());
    const auto back = core::SystemClock().now() - *audit.asked.back().since;
    QVERIFY(back >= 24h && back < 25h);
    QTRY_VERIFY(tableOf(*page)->model()->rowCount() > 0);
}

void AuditPageTest::opensALinkFromAnotherPage()
{
    tests::FakeAuditAdmin audit;
    audit.rows = tests::anAuditLog();
    const auto page = pageOf(audit);
    page->open(u"event=login_failed&since=1000&until=2000&user=admin&client=web-app&family=f-1&request=r-1"_s);
    const core::AuditQuery &query = audit.asked.back();
    QCOMPARE(query.eventTypes, QStringList{u"login_failed"_s});
    QCOMPARE(core::toMillis(query.since.value()), 1000);
    QCOMPARE(core::toMillis(query.until.value()), 2000);
    QCOMPARE(query.user, u"admin"_s);
    QCOMPARE(query.client, u"web-app"_s);
    QCOMPARE(query.family.value, u"f-1"_s);
    QCOMPARE(query.requestId, u"r-1"_s);
    page->open(u"family=7f3a9c1e-0d5b"_s);
    QVERIFY(!audit.asked.back().since); // a chain older than a day must show too
    QVERIFY(audit.asked.back().eventTypes.isEmpty());
    QTRY_COMPARE(tableOf(*page)->model()->rowCount(), 1);
}

void AuditPageTest::takesTheRangeDraggedInTheHistogram()
{
    tests::FakeAuditAdmin audit;
    audit.rows = tests::anAuditLog();
    const auto page = pageOf(audit);
    page->resize(1080, 724);
    page->show();
    auto *histogram = page->findChild<ui::AuditHistogram *>();
    QTRY_COMPARE(histogram->bars().size(), size_t(60));
    const QPoint from(histogram->width() / 2, 40);
    const QPoint to(histogram->width() * 3 / 4, 40);
    QTest::mousePress(histogram, Qt::LeftButton, {}, from);
    QTest::mouseMove(histogram, to);
    QTest::mouseRelease(histogram, Qt::LeftButton, {}, to);
    QVERIFY(audit.asked.back().since && audit.asked.back().until);
    QVERIFY(*audit.asked.back().until - *audit.asked.back().since < 12h);
    QVERIFY(page->findChild<QToolButton *>(u"rangeOwn"_s)->isChecked());
    const auto asked = audit.asked.size();
    QTest::mouseClick(histogram, Qt::LeftButton, {}, from); // picks a bar only
    QCOMPARE(audit.asked.size(), asked);
}

void AuditPageTest::zoomsOutToTheRangeBefore()
{
    tests::FakeAuditAdmin audit;
    audit.rows = tests::anAuditLog();
    const auto page = pageOf(audit);
    page->resize(1080, 724);
    page->show();
    auto *histogram = page->findChild<ui::AuditHistogram *>();
    QTRY_COMPARE(histogram->bars().size(), size_t(60));
    histogram->setFocus();
    QTest::keyClick(histogram, Qt::Key_Right);
    QTest::keyClick(histogram, Qt::Key_Right, Qt::ShiftModifier);
    QTest::keyClick(histogram, Qt::Key_Return);
    QCOMPARE(*audit.asked.back().until - *audit.asked.back().since, 48min);
    QTest::keyClick(histogram, Qt::Key_Backspace);
    QVERIFY(page->findChild<QToolButton *>(u"range86400"_s)->isChecked());
    QVERIFY(!audit.asked.back().until);
    QTest::mouseDClick(histogram, Qt::LeftButton); // further out than it was: twice as much
    QVERIFY(core::SystemClock().now() - *audit.asked.back().since >= 48h);
}

void AuditPageTest::showsTheHistogramAsATable()
{
    tests::FakeAuditAdmin audit;
    audit.rows = tests::anAuditLog();
    const auto page = pageOf(audit);
    QTRY_COMPARE(page->findChild<ui::AuditHistogram *>()->bars().size(), size_t(60));
    page->findChild<QToolButton *>(u"chartAsTable"_s)->click();
    auto *table = page->findChild<QTableWidget *>(u"auditChartTable"_s);
    QCOMPARE(table->rowCount(), 60);
    int events = 0;
    for (int row = 0; row < 60; ++row)
        events += table->item(row, 2)->text().toInt() + table->item(row, 3)->text().toInt();
    QTRY_VERIFY(tableOf(*page)->model()->rowCount() > 0);
    QCOMPARE(events, tableOf(*page)->model()->rowCount());
    emit table->cellActivated(0, 0);
    QCOMPARE(*audit.asked.back().until - *audit.asked.back().since, 24min);
}

void AuditPageTest::startsTheHistogramOfAllAtTheFirstEvent()
{
    tests::FakeAuditAdmin audit;
    audit.rows = {tests::anAuditRow(2, u"login_success"_s, true, 5min),
                  tests::anAuditRow(1, u"login_success"_s, true, 10 * 24h)};
    const auto page = pageOf(audit);
    page->findChild<QToolButton *>(u"range0"_s)->click();
    QVERIFY(!audit.asked.back().since);
    QTRY_VERIFY(core::SystemClock().now() - *audit.chartsAsked.back().since < 12 * 24h);
    QVERIFY(core::SystemClock().now() - *audit.chartsAsked.back().since >= 10 * 24h);
}

void AuditPageTest::keepsTextAndRangeInStep()
{
    tests::FakeAuditAdmin audit;
    audit.rows = tests::anAuditLog();
    const auto page = pageOf(audit);
    auto *bar = page->findChild<ui::AuditFilterBar *>();
    auto *text = page->findChild<QLineEdit *>(u"filterText"_s);
    QCOMPARE(bar->filterText(), u"last 24h"_s);
    text->setText(u"user is admin and last 2h"_s);
    QTest::keyClick(text, Qt::Key_Return);
    QVERIFY(core::SystemClock().now() - *audit.asked.back().since < 3h);
    QVERIFY(!page->findChild<QToolButton *>(u"range86400"_s)->isChecked());
    page->findChild<QToolButton *>(u"range3600"_s)->click();
    QCOMPARE(text->text(), u"user is admin"_s);
    QCOMPARE(bar->filterText(), u"user is admin and last 1h"_s);
    bar->setFilterText(u"since today and client is web-app"_s);
    QVERIFY(page->findChild<QToolButton *>(u"rangeToday"_s)->isChecked());
    QCOMPARE(text->text(), u"client is web-app"_s);
    QCOMPARE(bar->filterText(), u"client is web-app and since today"_s);
}

void AuditPageTest::filtersByWhatIsTyped()
{
    tests::FakeAuditAdmin audit;
    audit.rows = tests::anAuditLog();
    const auto page = pageOf(audit);
    auto *text = page->findChild<QLineEdit *>(u"filterText"_s);
    text->setText(u"event is token_refresh and not user is admin"_s);
    QTest::keyClick(text, Qt::Key_Return);
    QCOMPARE(audit.asked.back().eventTypes, QStringList{u"token_refresh"_s});
    QCOMPARE(audit.asked.back().excluded.value(core::AuditField::User), QStringList{u"admin"_s});
    QTRY_VERIFY(!tableOf(*page)->model()->index(0, 0).data(ui::KeyRole).toString().isEmpty());
    for (int row = 0; row < tableOf(*page)->model()->rowCount(); ++row)
        QCOMPARE(tableOf(*page)->model()->index(row, ui::AuditCells::User).data().toString(), u"test@example.com"_s);
}

void AuditPageTest::keepsTheRowsWhileTheTextIsNotAFilter()
{
    tests::FakeAuditAdmin audit;
    audit.rows = tests::anAuditLog();
    const auto page = pageOf(audit);
    QTRY_VERIFY(tableOf(*page)->model()->rowCount() > 0);
    const auto asked = audit.asked.size();
    auto *text = page->findChild<QLineEdit *>(u"filterText"_s);
    text->setText(u"event is one of (token_refresh"_s);
    QTest::keyClick(text, Qt::Key_Return);
    QTest::qWait(1);
    QCOMPARE(audit.asked.size(), asked);
    QVERIFY(tableOf(*page)->model()->rowCount() > 0);
}

void AuditPageTest::filtersByTheValueOfACell()
{
    tests::FakeAuditAdmin audit;
    audit.rows = tests::anAuditLog();
    const auto page = pageOf(audit);
    ui::DataTable *table = tableOf(*page);
    QTRY_VERIFY(table->model()->rowCount() > 0);
    const QModelIndex cell = table->model()->index(0, ui::AuditCells::Address);
    QCOMPARE(cell.data(ui::FilterFieldRole).toString(), u"address"_s);
    emit table->filterRequested(u"address"_s, cell.data(ui::FilterValueRole).toString(), false);
    QCOMPARE(audit.asked.back().address, u"10.0.0.9"_s);
    QVERIFY(audit.asked.back().since.has_value());                  // the range stays
    emit table->filterRequested(u"address"_s, u"10.0.0.9"_s, true); // not any more, but all others
    QVERIFY(audit.asked.back().address.isEmpty());
    QCOMPARE(audit.asked.back().excluded.value(core::AuditField::Address), QStringList{u"10.0.0.9"_s});
}

void AuditPageTest::filtersByAFieldOfThePane()
{
    tests::FakeAuditAdmin audit;
    audit.rows = tests::anAuditLog();
    const auto page = pageOf(audit);
    QTRY_VERIFY(tableOf(*page)->model()->rowCount() > 0);
    tableOf(*page)->selectKey(u"row-199"_s);
    page->findChild<QToolButton *>(u"filter%1"_s.arg(int(core::AuditField::Client)))->click();
    QCOMPARE(audit.asked.back().client, u"codelab-flutter-app"_s);
    page->findChild<QToolButton *>(u"exclude%1"_s.arg(int(core::AuditField::Event)))->click();
    QCOMPARE(audit.asked.back().client, u"codelab-flutter-app"_s);
    QCOMPARE(audit.asked.back().excluded.value(core::AuditField::Event), QStringList{u"client_updated"_s});
}

void AuditPageTest::filtersByAFacet()
{
    QSettings().remove(u"audit/foldedFacets"_s);
    tests::FakeAuditAdmin audit;
    audit.rows = tests::anAuditLog();
    const auto page = pageOf(audit);
    page->resize(1080, 724);
    page->show();
    QVERIFY(audit.facetsAsked.empty()); // hidden facets cost nothing
    page->findChild<QToolButton *>(u"facetsToggle"_s)->click();
    auto *tree = page->findChild<QTreeWidget *>(u"auditFacetTree"_s);
    QTRY_VERIFY(tree->topLevelItemCount() > 3);
    QTreeWidgetItem *value = tree->topLevelItem(0)->child(0);
    const auto counted = value->text(1).toInt();
    emit tree->itemClicked(value, 0);
    QCOMPARE(audit.asked.back().eventTypes, QStringList{u"token_refresh"_s});
    QTRY_COMPARE(tableOf(*page)->model()->rowCount(), counted);
    QTRY_VERIFY(tree->topLevelItem(0)->child(0)->text(0).startsWith(u'✓'));
    emit tree->itemClicked(tree->topLevelItem(0)->child(0), 2);
    QVERIFY(audit.asked.back().eventTypes.isEmpty());
    QCOMPARE(audit.asked.back().excluded.value(core::AuditField::Event), QStringList{u"token_refresh"_s});
}

void AuditPageTest::showsAllFieldsAndTheChangesOfAnEvent()
{
    tests::FakeAuditAdmin audit;
    audit.rows = tests::anAuditLog();
    const auto page = pageOf(audit);
    QTRY_VERIFY(tableOf(*page)->model()->rowCount() > 0);
    tableOf(*page)->selectKey(u"row-199"_s);
    QCOMPARE(page->findChild<QLabel *>(u"auditTitle"_s)->text(), u"Client changed"_s);
    QVERIFY(page->findChild<QPlainTextEdit *>(u"auditJson"_s)->toPlainText().contains(u"\"grace_seconds\": 10"_s));
    const QString changes = page->findChild<QTextBrowser *>(u"auditChanges"_s)->toPlainText();
    QVERIFY2(changes.contains(u"Flutter app"_s) && changes.contains(u"grace_seconds"_s), qPrintable(changes));
}

void AuditPageTest::showsTheRowsOfOneRequest()
{
    tests::FakeAuditAdmin audit;
    audit.rows = tests::anAuditLog();
    const auto page = pageOf(audit);
    page->resize(1080, 724);
    page->show();
    QTRY_VERIFY(tableOf(*page)->model()->rowCount() > 0);
    tableOf(*page)->selectKey(u"row-199"_s);
    auto *pane = page->findChild<ui::AuditPane *>();
    pane->setTab(u"requestTab"_s);
    auto *rows = page->findChild<QTableWidget *>(u"requestRows"_s);
    QTRY_COMPARE(rows->rowCount(), 2);
    QCOMPARE(rows->currentRow(), 1); // in their order: 198, then 199
    emit rows->cellActivated(0, 0);
    QCOMPARE(pane->row().id, u"row-198"_s);
    QCOMPARE(tableOf(*page)->currentKey(), u"row-198"_s);
    page->findChild<QPushButton *>(u"showRequest"_s)->click();
    QCOMPARE(audit.asked.back().requestId, u"req-99"_s);
    QTRY_COMPARE(tableOf(*page)->model()->rowCount(), 2);
}

void AuditPageTest::stepsThroughTheEventsOfOneUser()
{
    tests::FakeAuditAdmin audit;
    audit.rows = tests::anAuditLog();
    const auto page = pageOf(audit);
    QTRY_VERIFY(tableOf(*page)->model()->rowCount() > 0);
    tableOf(*page)->selectKey(u"row-199"_s);
    auto *pane = page->findChild<ui::AuditPane *>();
    page->findChild<QPushButton *>(u"previousOfUser"_s)->click();
    QTRY_COMPARE(pane->row().id, u"row-197"_s);
    page->findChild<QPushButton *>(u"previousOfUser"_s)->click();
    QTRY_COMPARE(pane->row().id, u"row-195"_s);
    page->findChild<QPushButton *>(u"nextOfUser"_s)->click();
    QTRY_COMPARE(pane->row().id, u"row-197"_s);
    page->findChild<QPushButton *>(u"nextOfUser"_s)->click();
    QTRY_COMPARE(pane->row().id, u"row-199"_s);
    page->findChild<QPushButton *>(u"nextOfUser"_s)->click();
    QTRY_VERIFY(!page->findChild<QWidget *>(u"pageNotice"_s)->isHidden());
    QCOMPARE(pane->row().id, u"row-199"_s);
}

void AuditPageTest::opensTheChainOfAnEvent()
{
    tests::FakeAuditAdmin audit;
    audit.rows = tests::anAuditLog();
    const auto page = pageOf(audit);
    QSignalSpy asked(page.get(), &ui::PageFrame::openRequested);
    QTRY_VERIFY(tableOf(*page)->model()->rowCount() > 0);
    tableOf(*page)->selectKey(u"row-199"_s);
    QVERIFY(page->findChild<QPushButton *>(u"openChain"_s)->isHidden());
    tableOf(*page)->selectKey(u"row-198"_s);
    page->findChild<QPushButton *>(u"openChain"_s)->click();
    QCOMPARE(asked.first(), QVariantList({u"chains"_s, u"family:7f3a9c1e-0d5b"_s}));
}

void AuditPageTest::countsNewEventsWhileSomebodyReads()
{
    tests::FakeAuditAdmin audit;
    audit.rows = tests::anAuditLog();
    const auto page = pageOf(audit);
    QTRY_VERIFY(tableOf(*page)->model()->rowCount() > 0);
    const int before = tableOf(*page)->model()->rowCount();
    tableOf(*page)->selectKey(u"row-190"_s);
    const int place = tableOf(*page)->currentIndex().row();
    audit.rows.insert(audit.rows.begin(), tests::anAuditRow(201, u"login_failed"_s, false, 0min));
    page->refresh(-1);
    auto *pill = page->findChild<QPushButton *>(u"newRows"_s);
    QTRY_VERIFY(!pill->isHidden());
    QVERIFY(pill->text().contains(u'1'));
    QCOMPARE(tableOf(*page)->model()->rowCount(), before);
    QCOMPARE(tableOf(*page)->currentIndex().row(), place);
    pill->click();
    QTRY_COMPARE(tableOf(*page)->model()->rowCount(), before + 1);
    QVERIFY(pill->isHidden());
}

void AuditPageTest::addsNewEventsWhileItFollows()
{
    tests::FakeAuditAdmin audit;
    audit.rows = tests::anAuditLog();
    const auto page = pageOf(audit);
    QTRY_VERIFY(tableOf(*page)->model()->rowCount() > 0);
    const int before = tableOf(*page)->model()->rowCount();
    audit.rows.insert(audit.rows.begin(), tests::anAuditRow(201, u"login_failed"_s, false, 0min));
    page->refresh(-1);
    QTRY_COMPARE(tableOf(*page)->model()->rowCount(), before + 1);
    QCOMPARE(tableOf(*page)->model()->index(0, 0).data(ui::KeyRole).toString(), u"row-201"_s);
    page->findChild<QToolButton *>(u"follow"_s)->click();
    audit.rows.insert(audit.rows.begin(), tests::anAuditRow(202, u"login_failed"_s, false, 0min));
    page->refresh(-1);
    QTRY_VERIFY(!page->findChild<QPushButton *>(u"newRows"_s)->isHidden());
    QCOMPARE(tableOf(*page)->model()->rowCount(), before + 1);
}

void AuditPageTest::bookmarksAnEvent()
{
    tests::FakeAuditAdmin audit;
    audit.rows = tests::anAuditLog();
    const auto page = pageOf(audit);
    QTRY_VERIFY(tableOf(*page)->model()->rowCount() > 0);
    tableOf(*page)->selectKey(u"row-198"_s);
    page->findChild<QToolButton *>(u"markEvent"_s)->click();
    auto *dialog = page->findChild<QDialog *>(u"auditMarkDialog"_s);
    QVERIFY(dialog);
    dialog->findChild<QPlainTextEdit *>(u"markNote"_s)->setPlainText(u"asked Anna"_s);
    dialog->findChild<QPushButton *>(u"submit"_s)->click();
    QTRY_COMPARE(page->findChild<QLabel *>(u"auditNote"_s)->text(), u"asked Anna"_s);
    QCOMPARE(tableOf(*page)->currentIndex().siblingAtColumn(ui::AuditCells::Mark).data().toString(), u"★"_s);
    QVERIFY(audit.rows[2].marked);
    page->findChild<QToolButton *>(u"onlyMarked"_s)->click();
    QVERIFY(audit.asked.back().onlyMarked);
    QTRY_COMPARE(tableOf(*page)->model()->rowCount(), 1);
    page->findChild<QToolButton *>(u"onlyMarked"_s)->click();
    QVERIFY(!audit.asked.back().onlyMarked);
}

void AuditPageTest::coloursRowsByRules()
{
    QSettings().remove(u"audit/colourRules"_s);
    tests::FakeAuditAdmin audit;
    audit.rows = tests::anAuditLog();
    const auto page = pageOf(audit);
    QTRY_VERIFY(tableOf(*page)->model()->rowCount() > 0);
    const QAbstractItemModel *model = tableOf(*page)->model();
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
        const auto page = pageOf(audit);
        page->findChild<ui::AuditFilterBar *>()->setFilterText(u"not user is admin and last 7d"_s);
        page->findChild<QToolButton *>(u"facetsToggle"_s)->click();
        page->findChild<QToolButton *>(u"follow"_s)->click();
        state = page->state();
    }
    const auto page = pageOf(audit);
    page->restoreState(state);
    QCOMPARE(page->findChild<ui::AuditFilterBar *>()->filterText(), u"not user is admin and last 7d"_s);
    QVERIFY(page->findChild<QToolButton *>(u"range604800"_s)->isChecked());
    QVERIFY(!page->findChild<QWidget *>(u"auditFacets"_s)->isHidden());
    QVERIFY(!page->findChild<QToolButton *>(u"follow"_s)->isChecked());
    QCOMPARE(page->state(), state);
}

void AuditPageTest::findsKindsOfEventsForThePalette()
{
    tests::FakeAuditAdmin audit;
    audit.rows = tests::anAuditLog();
    const auto page = pageOf(audit);
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
    const auto page = pageOf(audit);
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
    const auto page = pageOf(audit);
    page->resize(1080, 724);
    page->show();
    QTRY_VERIFY(tableOf(*page)->model()->rowCount() > 0);
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
    const auto page = pageOf(audit);
    page->open(u"user=admin"_s);
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
    const auto page = pageOf(audit);
    QTRY_VERIFY(!page->findChild<QWidget *>(u"pageFailure"_s)->isHidden());
    page->findChild<QPushButton *>(u"verifyAudit"_s)->click();
    QTRY_VERIFY(!page->findChild<ui::AuditTask *>()->isRunning());
    QVERIFY(page->findChild<QPushButton *>(u"verifyAudit"_s)->isEnabled());
}

void AuditPageTest::looksFinished()
{
    tests::FakeAuditAdmin audit;
    audit.rows = tests::anAuditLog();
    audit.check.rows = 200;
    audit.check.headSeq = 200;
    audit.check.headHash = u"9c1e0d5b4c1e9a70"_s;
    const auto page = pageOf(audit);
    QTRY_VERIFY(tableOf(*page)->model()->rowCount() > 0);
    page->findChild<QToolButton *>(u"facetsToggle"_s)->click();
    tableOf(*page)->selectKey(u"row-198"_s);
    QVERIFY(tests::takePictures(*page, u"audit"_s));
    tableOf(*page)->selectKey(u"row-199"_s);
    page->findChild<QToolButton *>(u"chartAsTable"_s)->click();
    page->findChild<QToolButton *>(u"facetsToggle"_s)->click();
    page->findChild<ui::AuditPane *>()->setTab(u"auditChanges"_s);
    QVERIFY(tests::takePictures(*page, u"audit-changes"_s));
    page->findChild<QToolButton *>(u"chartAsTable"_s)->click();
    page->findChild<ui::AuditPane *>()->setTab(u"requestTab"_s);
    QVERIFY(tests::takePictures(*page, u"audit-request"_s));
    page->open(
        u"client=codelab-flutter-app&result=failed&since=%1"_s.arg(core::toMillis(core::SystemClock().now() - 20h)));
    page->findChild<QPushButton *>(u"verifyAudit"_s)->click();
    QTRY_VERIFY(!page->findChild<ui::AuditTask *>()->isRunning());
    QVERIFY(tests::takePictures(*page, u"audit-filtered"_s));
    tests::FakeAuditAdmin none;
    const auto empty = pageOf(none);
    QVERIFY(tests::takePictures(*empty, u"audit-empty"_s));
}

QTEST_MAIN(AuditPageTest)
#include "AuditPageTest.moc"
