#include "ui/audit/AuditWindowModel.h"

#include "tests/support/AuditSamples.h"
#include "tests/support/FakeAuditAdmin.h"
#include "tests/support/GapWatch.h"
#include "tests/support/LongAuditLog.h"
#include "ui/audit/AuditCells.h"
#include "ui/audit/AuditList.h"
#include "ui/audit/AuditRules.h"
#include "ui/audit/AuditTimeline.h"
#include "ui/widgets/DataTable.h"

#include <QAbstractItemModelTester>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int kMillion = 1'000'000;

} // namespace

class AuditWindowModelTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void keepsTheRulesOfItemModels();
    void givesEveryRowOfAMillionItsPlace();
    void showsTheOldestRowAtOnce();
    void staysSmallWhileItIsScrolledToTheEnd();
    void keepsTheRowsUntilTheNewAnswerComes();
    void givesUpTheOlderQuestion();
    void showsTheRowsBeforeTheyAreCounted();
    void putsNewRowsAboveWithoutReadingAgain();
    void leavesWhatWasScrolledPast();
    void tellsTheTimeOfARowThatIsNotRead();
    void correctsACountThatWasWrong();

private:
    /// Counts as the page does.
    static void askAll(ui::AuditWindowModel &model, ui::AuditTimeline &timeline);
};

void AuditWindowModelTest::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    ui::Theme::instance().install();
}

void AuditWindowModelTest::askAll(ui::AuditWindowModel &model, ui::AuditTimeline &timeline)
{
    connect(&timeline, &ui::AuditTimeline::counted, &model, &ui::AuditWindowModel::takeCounts);
    model.ask({});
    timeline.read({});
    QTRY_VERIFY(model.isCounted());
}

void AuditWindowModelTest::keepsTheRulesOfItemModels()
{
    tests::LongAuditLog log(5000);
    ui::AuditWindowModel model(log);
    ui::AuditTimeline timeline(log);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    askAll(model, timeline);
    QCOMPARE(model.rowCount(), 5000);
    for (int row = 0; row < 5000; row += 400) {
        model.look(row, row + 30);
        QTRY_VERIFY(model.rowAt(row));
        QCOMPARE(model.rowAt(row)->seq, 5000 - row);
    }
}

void AuditWindowModelTest::givesEveryRowOfAMillionItsPlace()
{
    tests::LongAuditLog log(kMillion);
    ui::AuditWindowModel model(log);
    ui::AuditTimeline timeline(log);
    askAll(model, timeline);
    QCOMPARE(model.rowCount(), kMillion);
    QCOMPARE(model.matching(), kMillion);
    for (const int row : {0, 199, 200, 5'000, 399'999, 400'000, 512'345, 600'001, 999'970}) {
        model.look(row, std::min(row + 29, kMillion - 1));
        QTRY_VERIFY(model.rowAt(row));
        QCOMPARE(model.rowAt(row)->seq, qint64(kMillion - row));
        QCOMPARE(model.index(row, ui::AuditCells::User).data().toString(), log.rowAt(row).username);
    }
    QCOMPARE(model.rowCount(), kMillion);
    QVERIFY(log.mostAtOnce <= 1000);
}

void AuditWindowModelTest::showsTheOldestRowAtOnce()
{
    tests::LongAuditLog log(kMillion);
    ui::AuditWindowModel model(log);
    ui::AuditTimeline timeline(log);
    askAll(model, timeline);
    log.lists = 0;
    log.charts = 0;
    model.look(kMillion - 30, kMillion - 1);
    QTRY_VERIFY(model.rowAt(kMillion - 1));
    QCOMPARE(model.rowAt(kMillion - 1)->seq, 1);
    QVERIFY2(log.lists + log.charts <= 6, qPrintable(QString::number(log.lists + log.charts)));
}

void AuditWindowModelTest::staysSmallWhileItIsScrolledToTheEnd()
{
    tests::LongAuditLog log(kMillion);
    ui::AuditRules rules;
    ui::AuditList list(log, rules);
    ui::AuditTimeline timeline(log);
    connect(&timeline, &ui::AuditTimeline::counted, list.model(), &ui::AuditWindowModel::takeCounts);
    list.resize(800, 600);
    list.show();
    QVERIFY(QTest::qWaitForWindowExposed(&list));
    tests::GapWatch gaps;
    gaps.forget();
    list.ask({});
    timeline.read({});
    QTRY_VERIFY(list.model()->isCounted());
    QScrollBar *bar = list.table()->verticalScrollBar();
    int most = 0;
    for (int page = 0; page < 300; ++page) {
        QTest::keyClick(list.table(), Qt::Key_PageDown);
        QCoreApplication::processEvents();
        most = std::max(most, list.model()->loadedRows());
    }
    QTRY_VERIFY(list.current());
    for (int step = 0; step <= 400; ++step) {
        bar->setValue(int(qint64(bar->maximum()) * step / 400));
        QCoreApplication::processEvents();
        most = std::max(most, list.model()->loadedRows());
    }
    QTRY_VERIFY(list.model()->rowAt(kMillion - 1));
    QCOMPARE(list.model()->rowAt(kMillion - 1)->seq, 1);
    QVERIFY2(most <= ui::AuditWindowModel::kMostLoaded + 3 * ui::AuditSlices::kMostRows,
             qPrintable(QString::number(most)));
    QTest::keyClick(list.table(), Qt::Key_Home);
    QTRY_VERIFY(bar->value() == 0 && list.model()->rowAt(0));
    QTest::keyClick(list.table(), Qt::Key_End);
    QTRY_VERIFY(list.current());
    QCOMPARE(list.current()->seq, 1);
    QVERIFY2(gaps.longest() < tests::GapWatch::kTooLong, qPrintable(QString::number(gaps.longest().count())));
}

void AuditWindowModelTest::keepsTheRowsUntilTheNewAnswerComes()
{
    tests::FakeAuditAdmin audit;
    audit.rows = tests::anAuditLog();
    ui::AuditWindowModel model(audit);
    model.ask({});
    QTRY_COMPARE(model.rowCount(), 200);
    core::AuditQuery other;
    other.eventTypes = {u"login_failed"_s};
    model.ask(other);
    QCOMPARE(model.rowCount(), 200);
    QVERIFY(model.isLoading());
    QVERIFY(model.query().eventTypes.isEmpty());
    QTRY_VERIFY(model.rowCount() < 200);
    QCOMPARE(model.query().eventTypes, other.eventTypes);
}

void AuditWindowModelTest::givesUpTheOlderQuestion()
{
    tests::LongAuditLog log(5000);
    ui::AuditWindowModel model(log);
    log.isHolding = true;
    model.ask({});
    QVERIFY(model.isLoading());
    log.isHolding = false;
    core::AuditQuery newer;
    newer.since = log.timeOf(9);
    model.ask(newer);
    QVERIFY(log.held.front()->isCanceled());
    QTRY_COMPARE(model.rowCount(), 10);
    log.isHolding = true;
    model.ask({});
    model.giveUp();
    QVERIFY(!model.isLoading());
    QVERIFY(log.held.back()->isCanceled());
    QTest::qWait(1);
    QCOMPARE(model.rowCount(), 10); // what was shown stays
}

void AuditWindowModelTest::showsTheRowsBeforeTheyAreCounted()
{
    tests::LongAuditLog log(5000);
    ui::AuditWindowModel model(log);
    log.isHolding = true;
    log.isHoldingCounts = true;
    model.ask({});
    QTRY_COMPARE(model.rowCount(), 200);
    QVERIFY(!model.isLoading());
    QVERIFY(model.isOpen()); // "200+ of 5,000"
    QCOMPARE(model.matching(), 200);
    QCOMPARE(model.total(), 5000);
    QCOMPARE(log.held.size(), size_t(1));
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    const QPersistentModelIndex kept = model.index(7, 0);
    core::Page<core::AuditRow> counted;
    counted.matching = 5000;
    log.held.front()->addResult(core::Result<core::Page<core::AuditRow>>(counted));
    log.held.front()->finish();
    QTRY_COMPARE(model.rowCount(), 5000);
    QCOMPARE(model.matching(), 5000);
    QVERIFY(!model.isOpen());
    QCOMPARE(reset.size(), 0);
    QCOMPARE(kept.row(), 7);
    log.held.clear();
    model.ask({});
    QTRY_COMPARE(log.held.size(), size_t(1));
    model.giveUp();
    QVERIFY(log.held.front()->isCanceled());
    QVERIFY(model.isOpen()); // nothing says that these are all
}

void AuditWindowModelTest::putsNewRowsAboveWithoutReadingAgain()
{
    tests::FakeAuditAdmin audit;
    audit.rows = tests::anAuditLog();
    ui::AuditWindowModel model(audit);
    model.ask({});
    QTRY_COMPARE(model.rowCount(), 200);
    const QPersistentModelIndex kept = model.index(3, 0);
    const QString key = kept.data(ui::KeyRole).toString();
    audit.rows.insert(audit.rows.begin(), tests::anAuditRow(201, u"login_failed"_s, false, 0min));
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.readNew();
    QTRY_COMPARE(model.rowCount(), 201);
    QCOMPARE(reset.size(), 0);
    QCOMPARE(model.rowAt(0)->seq, 201);
    QCOMPARE(kept.row(), 4);
    QCOMPARE(kept.data(ui::KeyRole).toString(), key);
    model.readNew();
    QTest::qWait(1);
    QCOMPARE(model.rowCount(), 201); // nothing comes twice
}

void AuditWindowModelTest::leavesWhatWasScrolledPast()
{
    tests::LongAuditLog log(kMillion);
    ui::AuditWindowModel model(log);
    ui::AuditTimeline timeline(log);
    askAll(model, timeline);
    log.isHolding = true;
    model.look(300'000, 300'029);
    QTRY_VERIFY(!log.held.empty());
    model.look(900'000, 900'029);
    QTRY_VERIFY(log.held.front()->isCanceled());
    log.isHolding = false;
    model.look(300'000, 300'029); // it is asked for again
    QTRY_VERIFY(model.rowAt(300'000));
    log.lists = 0;
    for (int row = 0; row < kMillion - 30; row += 5000)
        model.look(row, row + 29); // as dragging the scroll bar does, faster than any answer
    QTRY_VERIFY(model.rowAt(995'000));
    QVERIFY2(log.lists < 12, qPrintable(QString::number(log.lists)));
}

void AuditWindowModelTest::tellsTheTimeOfARowThatIsNotRead()
{
    tests::LongAuditLog log(kMillion);
    ui::AuditWindowModel model(log);
    ui::AuditTimeline timeline(log);
    askAll(model, timeline);
    QVERIFY(!model.rowAt(700'000));
    QVERIFY(!model.index(700'000, ui::AuditCells::Time).data().toString().isEmpty());
    QVERIFY(model.index(700'000, ui::AuditCells::User).data().toString().isEmpty());
}

void AuditWindowModelTest::correctsACountThatWasWrong()
{
    tests::LongAuditLog log(5000);
    ui::AuditWindowModel model(log);
    model.ask({});
    QTRY_COMPARE(model.rowCount(), 5000);
    // Ten rows too many in each span, as if they had been purged since they were counted.
    const core::Instant end = log.timeOf(0) + 1ms;
    std::vector<core::AuditBucket> buckets;
    for (int bucket = 9; bucket >= 0; --bucket)
        buckets.push_back({log.timeOf(bucket * 500 + 499), 510, 0});
    model.takeCounts(buckets, end);
    QVERIFY(model.rowCount() > 5000);
    for (int row = 0; row < model.rowCount(); row += 100) {
        model.look(row, row + 30);
        QTest::qWait(1);
    }
    QTRY_COMPARE(model.rowCount(), 5000);
}

QTEST_MAIN(AuditWindowModelTest)
#include "AuditWindowModelTest.moc"
