#include "ui/audit/AuditPage.h"

#include "tests/support/AuditSamples.h"
#include "tests/support/FakeAuditAdmin.h"
#include "tests/support/PagePicture.h"
#include "ui/audit/AuditFilterBar.h"
#include "ui/audit/AuditHistogram.h"
#include "ui/audit/AuditPane.h"
#include "ui/audit/AuditTableModel.h"
#include "ui/audit/AuditTask.h"
#include "ui/widgets/DataTable.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QFileDialog>
#include <QLabel>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class AuditPageTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void modelKeepsTheRulesOfItemModels();
    void startsWithTheLastDay();
    void opensALinkFromAnotherPage();
    void takesTheRangeDraggedInTheHistogram();
    void startsTheHistogramOfAllAtTheFirstEvent();
    void filtersByTheChosenEventAndResult();
    void filtersByTheValueOfACell();
    void removesOneChipAtATime();
    void showsAllFieldsAndTheChangesOfAnEvent();
    void correlatesTheRowsOfOneRequest();
    void stepsThroughTheEventsOfOneUser();
    void opensTheChainOfAnEvent();
    void countsNewEventsWhileItDoesNotFollow();
    void addsNewEventsWhileItFollows();
    void tellsTheResultOfVerifying();
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

void AuditPageTest::modelKeepsTheRulesOfItemModels()
{
    tests::FakeAuditAdmin audit;
    audit.rows = tests::anAuditLog();
    ui::AuditTableModel model([&](const core::PageRequest &page) { return audit.list({}, page); });
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.reload();
    QTRY_COMPARE(model.rowCount(), 200);
    audit.rows.insert(audit.rows.begin(), tests::anAuditRow(201, u"login_failed"_s, false, 0min));
    model.refresh();
    QTRY_COMPARE(model.index(0, ui::AuditTableModel::Result).data().toString(), u"failed"_s);
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
    QCOMPARE(page->findChild<ui::AuditFilterBar *>()->chipTexts().size(), 1);
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

void AuditPageTest::filtersByTheChosenEventAndResult()
{
    tests::FakeAuditAdmin audit;
    audit.rows = tests::anAuditLog();
    const auto page = pageOf(audit);
    auto *event = page->findChild<QComboBox *>(u"auditEvent"_s);
    event->setCurrentIndex(event->findData(u"token_refresh"_s));
    QCOMPARE(audit.asked.back().eventTypes, QStringList{u"token_refresh"_s});
    page->findChild<QComboBox *>(u"filterState"_s)->setCurrentIndex(2);
    QCOMPARE(audit.asked.back().success, std::optional(false));
    QTRY_COMPARE(tableOf(*page)->model()->rowCount(), 0);
}

void AuditPageTest::filtersByTheValueOfACell()
{
    tests::FakeAuditAdmin audit;
    audit.rows = tests::anAuditLog();
    const auto page = pageOf(audit);
    page->resize(1080, 724);
    page->show();
    ui::DataTable *table = tableOf(*page);
    QTRY_VERIFY(table->model()->rowCount() > 0);
    emit table->customContextMenuRequested(
        table->visualRect(table->model()->index(0, ui::AuditTableModel::Address)).center());
    auto *menu = page->findChild<QMenu *>(QString(), Qt::FindDirectChildrenOnly);
    QVERIFY(menu);
    menu->actions().constFirst()->trigger();
    QCOMPARE(audit.asked.back().address, u"10.0.0.9"_s);
    QVERIFY(audit.asked.back().since.has_value()); // the range stays
    menu->close();
}

void AuditPageTest::removesOneChipAtATime()
{
    tests::FakeAuditAdmin audit;
    audit.rows = tests::anAuditLog();
    const auto page = pageOf(audit);
    page->open(u"user=admin&client=web-app"_s);
    auto *bar = page->findChild<ui::AuditFilterBar *>();
    QCOMPARE(bar->chipTexts(), QStringList({u"User: admin"_s, u"Client: web-app"_s}));
    page->findChild<QPushButton *>(u"auditChip"_s)->click();
    QCOMPARE(bar->chipTexts(), QStringList{u"Client: web-app"_s});
    QVERIFY(audit.asked.back().user.isEmpty());
    QCOMPARE(audit.asked.back().client, u"web-app"_s);
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
    QCOMPARE(page->findChild<QAbstractItemView *>(u"auditChanges"_s)->model()->rowCount(), 2);
}

void AuditPageTest::correlatesTheRowsOfOneRequest()
{
    tests::FakeAuditAdmin audit;
    audit.rows = tests::anAuditLog();
    const auto page = pageOf(audit);
    QTRY_VERIFY(tableOf(*page)->model()->rowCount() > 0);
    tableOf(*page)->selectKey(u"row-199"_s);
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

void AuditPageTest::countsNewEventsWhileItDoesNotFollow()
{
    tests::FakeAuditAdmin audit;
    audit.rows = tests::anAuditLog();
    const auto page = pageOf(audit);
    QTRY_VERIFY(tableOf(*page)->model()->rowCount() > 0);
    const int before = tableOf(*page)->model()->rowCount();
    page->findChild<QToolButton *>(u"followAudit"_s)->click();
    audit.rows.insert(audit.rows.begin(), tests::anAuditRow(201, u"login_failed"_s, false, 0min));
    page->refresh(-1);
    auto *pill = page->findChild<QPushButton *>(u"newEvents"_s);
    QTRY_VERIFY(!pill->isHidden());
    QVERIFY(pill->text().contains(u'1'));
    QCOMPARE(tableOf(*page)->model()->rowCount(), before);
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
    tableOf(*page)->selectKey(u"row-199"_s);
    audit.rows.insert(audit.rows.begin(), tests::anAuditRow(201, u"login_failed"_s, false, 0min));
    page->refresh(-1);
    QTRY_COMPARE(tableOf(*page)->model()->rowCount(), before + 1);
    QCOMPARE(tableOf(*page)->currentKey(), u"row-199"_s);
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
    tableOf(*page)->selectKey(u"row-198"_s);
    QVERIFY(tests::takePictures(*page, u"audit"_s));
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
