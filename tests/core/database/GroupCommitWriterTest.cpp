#include "tests/core/database/ThingsTable.h"

#include <atomic>
#include <mutex>

using namespace Qt::StringLiterals;
using namespace tests;
using core::ErrorKind;

class GroupCommitWriterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void commitsWhatWaitsInOneBatch();
    void rollsBackAFailingTaskAlone();
    void rollsBackATaskThatThrowsAlone();
    void closesOnceBeforeACommitForEachOwner();
    void losesTheBatchThatCannotBeClosed();
    void losesTheWholeBatchWhenTheDiskIsFullAndRecovers();
    void tellsBusyWhenAnotherProgramHoldsTheDatabaseAndRecovers();
    void isDurableBeforeTheFutureIsReady();
    void noticesAnotherConnectionsCommitAndNotItsOwn();
};

void GroupCommitWriterTest::commitsWhatWaitsInOneBatch()
{
    std::mutex mutex;
    std::vector<int> sizes;
    tests::TestDatabase db({.onBatch =
                                [&](const core::BatchReport &report) {
                                    const std::scoped_lock lock(mutex);
                                    sizes.push_back(report.tasks);
                                }},
                           Plain::None);
    makeTable(db.database());
    std::vector<QFuture<Result<int>>> futures;
    {
        Gate gate(db.database());
        for (int id = 1; id <= 300; ++id)
            futures.push_back(db.database().write([id](Transaction &transaction) { return insert(transaction, id); }));
    }
    for (auto &future : futures)
        QVERIFY(future.takeResult());
    QCOMPARE(count(db.database()), 300);
    const std::scoped_lock lock(mutex);
    QCOMPARE(sizes, (std::vector<int>{1, 1, 256, 44})); // table, gate, at most 256, the rest
}

void GroupCommitWriterTest::rollsBackAFailingTaskAlone()
{
    tests::TestDatabase db({}, Plain::None);
    makeTable(db.database());
    Gate gate(db.database());
    auto first = db.database().write([](Transaction &transaction) { return insert(transaction, 1); });
    auto failing = db.database().write([](Transaction &transaction) -> Result<int> {
        if (auto done = insert(transaction, 2); !done)
            return done;
        return core::fail(ErrorKind::Conflict, u"changed its mind"_s);
    });
    auto violating = db.database().write([](Transaction &transaction) {
        const auto kept = insert(transaction, 3);
        return kept ? insert(transaction, 1) : kept;
    });
    auto last = db.database().write([](Transaction &transaction) { return insert(transaction, 4); });
    gate.open();
    QVERIFY(first.takeResult());
    QVERIFY(last.takeResult());
    QCOMPARE(failing.takeResult().error().kind, ErrorKind::Conflict);
    QCOMPARE(violating.takeResult().error().kind, ErrorKind::Storage);
    const auto ids =
        db.database().readNow([](Snapshot &snapshot) { return number(snapshot, u"SELECT sum(id) FROM things"_s); });
    QCOMPARE(*ids, 5);
    QVERIFY(db.database().isHealthy());
}

void GroupCommitWriterTest::rollsBackATaskThatThrowsAlone()
{
    tests::TestDatabase db({}, Plain::None);
    makeTable(db.database());
    Gate gate(db.database());
    auto throwing = db.database().write([](Transaction &transaction) -> Result<int> {
        const auto done = insert(transaction, 1);
        throw std::runtime_error("defect");
        return done;
    });
    auto next = db.database().write([](Transaction &transaction) { return insert(transaction, 2); });
    gate.open();
    QCOMPARE(throwing.takeResult().error().kind, ErrorKind::Storage);
    QVERIFY(next.takeResult());
    QCOMPARE(count(db.database()), 1);
    const auto read = db.database().readNow([](Snapshot &) -> Result<int> { throw std::runtime_error("defect"); });
    QCOMPARE(read.error().kind, ErrorKind::Storage);
    QCOMPARE(count(db.database()), 1);
}

void GroupCommitWriterTest::closesOnceBeforeACommitForEachOwner()
{
    tests::TestDatabase db({}, Plain::None);
    makeTable(db.database());
    std::vector<qint64> seen; // by the closings; on the writer's thread, read after its futures
    const auto insertAndClose = [&](int id, const void *owner) {
        return db.database().write([&seen, id, owner](Transaction &transaction) -> Result<int> {
            transaction.beforeCommit(owner, [&seen](Transaction &closing) -> Result<void> {
                seen.push_back(number(closing, u"SELECT count(*) FROM things"_s).value_or(-1));
                return {};
            });
            if (auto done = insert(transaction, id); !done || id != 2)
                return done;
            return core::fail(ErrorKind::Conflict, u"changed its mind"_s);
        });
    };
    Gate gate(db.database());
    const int owners[2] = {};
    std::vector<QFuture<Result<int>>> futures;
    for (int id = 1; id <= 4; ++id)
        futures.push_back(insertAndClose(id, &owners[id % 2]));
    gate.open();
    for (auto &future : futures)
        future.waitForFinished();
    QCOMPARE(seen, (std::vector<qint64>{3, 3}));
    insertAndClose(5, owners).waitForFinished();
    QCOMPARE(seen, (std::vector<qint64>{3, 3, 4}));
}

void GroupCommitWriterTest::losesTheBatchThatCannotBeClosed()
{
    tests::TestDatabase db({}, Plain::None);
    makeTable(db.database());
    Gate gate(db.database());
    auto first = db.database().write([](Transaction &transaction) { return insert(transaction, 1); });
    auto unclosable = db.database().write([this](Transaction &transaction) {
        transaction.beforeCommit(
            this, [](Transaction &) -> Result<void> { return core::fail(ErrorKind::Storage, u"cannot be sealed"_s); });
        return insert(transaction, 2);
    });
    gate.open();
    QCOMPARE(first.takeResult().error().detail, u"cannot be sealed"_s);
    QVERIFY(!unclosable.takeResult());
    QCOMPARE(count(db.database()), 0);
    QVERIFY(insertNow(db.database(), 3));
}

void GroupCommitWriterTest::losesTheWholeBatchWhenTheDiskIsFullAndRecovers()
{
    tests::TestDatabase db({}, Plain::None);
    Database &database = db.database();
    makeTable(database);
    const auto setMostPages = [&](int pages) {
        return database.writeNow(
            [=](Transaction &transaction) { return number(transaction, u"PRAGMA max_page_count = %1"_s.arg(pages)); });
    };
    QVERIFY(setMostPages(1)); // SQLite takes the present size instead: no page more
    QFuture<Result<int>> before, full, behind;
    {
        Gate gate(database);
        before = database.write([](Transaction &transaction) { return insert(transaction, 1); });
        full = database.write([](Transaction &transaction) { return insert(transaction, 2, QString(100000, u'x')); });
        behind = database.write([](Transaction &transaction) { return insert(transaction, 3); });
    }
    const auto fullResult = full.takeResult();
    QVERIFY(!fullResult);
    QCOMPARE(fullResult.error().kind, ErrorKind::Storage);
    QVERIFY2(fullResult.error().detail.contains(u"no space left"_s), qPrintable(fullResult.error().detail));
    // Whatever the others were told must be what is in the database.
    const int told = (before.takeResult() ? 1 : 0) + (behind.takeResult() ? 1 : 0);
    QVERIFY(!database.isHealthy());
    QCOMPARE(count(database), told);
    QVERIFY(setMostPages(100000));
    QVERIFY(insertNow(database, 10, QString(100000, u'x')));
    QVERIFY(database.isHealthy());
    QCOMPARE(count(database), told + 1);
}

void GroupCommitWriterTest::tellsBusyWhenAnotherProgramHoldsTheDatabaseAndRecovers()
{
    tests::TestDatabase db({.busyTimeout = std::chrono::milliseconds(50)}, Plain::None);
    makeTable(db.database());
    RawConnection other(db.path());
    QVERIFY(other.run(u"BEGIN IMMEDIATE"_s).isValid());
    const auto refused = insertNow(db.database(), 1);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Busy);
    QVERIFY(!db.database().isHealthy());
    QVERIFY(other.run(u"ROLLBACK"_s).isValid());
    QVERIFY(insertNow(db.database(), 1));
    QVERIFY(db.database().isHealthy());
    QCOMPARE(count(db.database()), 1);
}

void GroupCommitWriterTest::isDurableBeforeTheFutureIsReady()
{
    tests::TestDatabase db({}, Plain::None);
    makeTable(db.database());
    RawConnection other(db.path());
    for (int id = 1; id <= 50; ++id) {
        auto future = db.database().write([id](Transaction &transaction) { return insert(transaction, id); });
        std::optional<bool> seen;
        future.then(QtFuture::Launch::Sync, [](const Result<int> &) {}).waitForFinished();
        seen = other.run(u"SELECT count(*) FROM things WHERE id = %1"_s.arg(id)).toInt() == 1;
        QVERIFY(*seen);
    }
}

void GroupCommitWriterTest::noticesAnotherConnectionsCommitAndNotItsOwn()
{
    std::atomic<int> noticed = 0;
    tests::TestDatabase db({.onForeignChange = [&] { ++noticed; }}, Plain::None);
    makeTable(db.database());
    QVERIFY(insertNow(db.database(), 1));
    const auto other = db.openAgain();
    QVERIFY(insertNow(*other, 2));
    QTRY_COMPARE_WITH_TIMEOUT(noticed.load(), 1, 30000);
    QVERIFY(insertNow(*other, 3));
    QVERIFY(insertNow(db.database(), 4)); // a batch of its own in between must not hide it
    QTRY_COMPARE_WITH_TIMEOUT(noticed.load(), 2, 30000);
}

QTEST_GUILESS_MAIN(GroupCommitWriterTest)
#include "GroupCommitWriterTest.moc"
