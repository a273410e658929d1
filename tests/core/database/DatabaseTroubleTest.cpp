#include "tests/core/database/ThingsTable.h"

#include <QFile>
#include <QTemporaryFile>

#include <csignal>
#include <sys/resource.h>
#include <thread>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace tests;
using namespace std::chrono_literals;
using core::ErrorKind;

/// Two rows that must be there together or not at all; the second one needs room.
static Result<int> insertPair(Transaction &transaction, int id)
{
    auto first = insert(transaction, id);
    return first ? insert(transaction, id + 1, QString(200'000, u'x')) : first;
}

class DatabaseTroubleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsOfTroubleDoesNothingByHalvesAndRecovers_data();
    void tellsOfTroubleDoesNothingByHalvesAndRecovers();
    void tellsOfAReadOnlyDatabase();
    void tellsOfADamagedFile();
    void healsWithoutTraffic();
    void writesOneLineHoweverManyFail();
    void refusesAtOnceWhatIsTooMuchToWait();
    void refusesReadersTooManyAtOnce();
    void emptiesAGrownLogBehindALongReader();
    void emptiesAGrownLogThoughReadersOverlap();

private:
    static Result<qint64> pragma(Database &database, const QString &text)
    {
        return database.writeNow([=](Transaction &transaction) { return number(transaction, u"PRAGMA "_s + text); });
    }
    static qint64 logBytes(const TestDatabase &db) { return QFile(db.path() + u"-wal"_s).size(); }
    static void growLog(Database &database, int from)
    {
        for (int id = from; id < from + 20; ++id)
            QVERIFY(insertNow(database, id, QString(100'000, u'x')));
    }
};

void DatabaseTroubleTest::tellsOfTroubleDoesNothingByHalvesAndRecovers_data()
{
    using Step = std::function<void(TestDatabase &, RawConnection &)>;
    QTest::addColumn<Step>("begin");
    QTest::addColumn<Step>("end");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("reason");
    const auto limitFiles = [](rlim_t bytes) {
        rlimit files{};
        getrlimit(RLIMIT_FSIZE, &files);
        files.rlim_cur = bytes;
        setrlimit(RLIMIT_FSIZE, &files);
    };
    QTest::newRow("locked by another program")
        << Step([](TestDatabase &, RawConnection &other) { other.run(u"BEGIN IMMEDIATE"_s); })
        << Step([](TestDatabase &, RawConnection &other) { other.run(u"ROLLBACK"_s); }) << ErrorKind::Busy
        << u"is locked by another program"_s;
    QTest::newRow("disk full") << Step([](TestDatabase &db, RawConnection &) {
        QVERIFY(pragma(db.database(), u"max_page_count = 1"_s));
    }) << Step([](TestDatabase &db, RawConnection &) { QVERIFY(pragma(db.database(), u"max_page_count = 100000"_s)); })
                               << ErrorKind::Storage << u"no space left"_s;
    QTest::newRow("write error") << Step([=](TestDatabase &db, RawConnection &) { limitFiles(rlim_t(logBytes(db))); })
                                 << Step([=](TestDatabase &, RawConnection &) { limitFiles(RLIM_INFINITY); })
                                 << ErrorKind::Storage << u"cannot be read or written"_s;
}

void DatabaseTroubleTest::tellsOfTroubleDoesNothingByHalvesAndRecovers()
{
    using Step = std::function<void(TestDatabase &, RawConnection &)>;
    QFETCH(Step, begin);
    QFETCH(Step, end);
    QFETCH(ErrorKind, kind);
    QFETCH(QString, reason);
    std::signal(SIGXFSZ, SIG_IGN); // a write beyond the limit then fails as on a bad disk
    TestDatabase db({.busyTimeout = 50ms}, Plain::None);
    RawConnection other(db.path());
    makeTable(db.database());
    QVERIFY(insertNow(db.database(), 1));
    begin(db, other);
    for (int attempt = 0; attempt < 3; ++attempt) {
        const auto refused =
            db.database().writeNow([](Transaction &transaction) { return insertPair(transaction, 10); });
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, kind);
        QVERIFY2(refused.error().detail.contains(reason), qPrintable(refused.error().detail));
        QVERIFY(!refused.error().detail.contains(u"xxx"_s));
        QCOMPARE(count(db.database()), 1); // reading goes on
    }
    end(db, other);
    QTRY_VERIFY_WITH_TIMEOUT(db.database().isHealthy(), 30000);
    QVERIFY(db.database().writeNow([](Transaction &transaction) { return insertPair(transaction, 10); }));
    QCOMPARE(count(db.database()), 3);
    QCOMPARE(other.run(u"PRAGMA integrity_check"_s).toString(), u"ok"_s);
}

void DatabaseTroubleTest::tellsOfAReadOnlyDatabase()
{
    TestDatabase db({}, Plain::None);
    makeTable(db.database());
    QVERIFY(pragma(db.database(), u"query_only = ON"_s));
    const auto refused = insertNow(db.database(), 1);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Storage);
    QVERIFY2(refused.error().detail.contains(u"cannot be written"_s), qPrintable(refused.error().detail));
    QVERIFY(!db.database().isHealthy());
    QCOMPARE(count(db.database()), 0);
}

void DatabaseTroubleTest::tellsOfADamagedFile()
{
    TestDatabase db({}, Plain::None);
    makeTable(db.database());
    for (int id = 1; id <= 50; ++id)
        QVERIFY(insertNow(db.database(), id, QString(2000, u'x')));
    {
        RawConnection other(db.path());
        QCOMPARE(other.run(u"PRAGMA wal_checkpoint(TRUNCATE)"_s).toInt(), 0);
    }
    QFile file(db.path());
    QVERIFY(file.open(QIODevice::ReadWrite | QIODevice::Unbuffered));
    QVERIFY(file.size() > 8192 && file.seek(4096)); // the first page behind the schema: the root of the table
    file.write(QByteArray(4096, '\xff'));
    const auto fresh = db.openAgain();
    const auto read =
        fresh->readNow([](Snapshot &snapshot) { return number(snapshot, u"SELECT sum(id) FROM things"_s); });
    const auto written = insertNow(*fresh, 1000);
    for (const core::Error &error : {read ? core::Error{} : read.error(), written ? core::Error{} : written.error()}) {
        QCOMPARE(error.kind, ErrorKind::Storage);
        QVERIFY2(error.detail.contains(u"is damaged"_s), qPrintable(error.detail));
    }
    QVERIFY(!fresh->isHealthy());
}

void DatabaseTroubleTest::healsWithoutTraffic()
{
    TestDatabase db({.busyTimeout = 50ms}, Plain::None);
    makeTable(db.database());
    RawConnection other(db.path());
    QVERIFY(other.run(u"BEGIN IMMEDIATE"_s).isValid());
    QVERIFY(!insertNow(db.database(), 1));
    QVERIFY(!db.database().isHealthy());
    QVERIFY(other.run(u"ROLLBACK"_s).isValid());
    QTRY_VERIFY_WITH_TIMEOUT(db.database().isHealthy(), 30000);
    QCOMPARE(count(db.database()), 0);
}

void DatabaseTroubleTest::writesOneLineHoweverManyFail()
{
    TestDatabase db({.busyTimeout = 10ms}, Plain::None);
    makeTable(db.database());
    RawConnection other(db.path());
    QVERIFY(other.run(u"BEGIN IMMEDIATE"_s).isValid());
    QTemporaryFile log;
    QVERIFY(log.open());
    const int stderrBefore = dup(STDERR_FILENO);
    dup2(log.handle(), STDERR_FILENO);
    for (int id = 1; id <= 20; ++id)
        QVERIFY(!insertNow(db.database(), id));
    dup2(stderrBefore, STDERR_FILENO);
    close(stderrBefore);
    QVERIFY(log.seek(0));
    QCOMPARE(log.readAll().count("nothing can be stored"), 1);
    QVERIFY(other.run(u"ROLLBACK"_s).isValid());
}

void DatabaseTroubleTest::refusesAtOnceWhatIsTooMuchToWait()
{
    TestDatabase db({.mostWaiting = 10}, Plain::None);
    makeTable(db.database());
    std::vector<QFuture<Result<int>>> waiting;
    QFuture<Result<int>> tooMuch;
    {
        Gate gate(db.database());
        for (int id = 1; id <= 10; ++id)
            waiting.push_back(db.database().write([id](Transaction &transaction) { return insert(transaction, id); }));
        tooMuch = db.database().write([](Transaction &transaction) { return insert(transaction, 11); });
        QVERIFY(tooMuch.isFinished()); // while the writer still stands
    }
    QCOMPARE(tooMuch.takeResult().error().kind, ErrorKind::Busy);
    for (auto &future : waiting)
        QVERIFY(future.takeResult());
    QVERIFY(insertNow(db.database(), 12));
    QCOMPARE(count(db.database()), 11);
    QVERIFY(db.database().isHealthy());
}

void DatabaseTroubleTest::refusesReadersTooManyAtOnce()
{
    TestDatabase db({.readers = 1, .mostWaiting = 3}, Plain::None);
    std::binary_semaphore reached{0}, open{0};
    auto standing = db.database().read([&](Snapshot &) -> Result<int> {
        reached.release();
        open.acquire();
        return 0;
    });
    reached.acquire();
    std::vector<QFuture<Result<qint64>>> waiting;
    for (int i = 0; i < 4; ++i)
        waiting.push_back(db.database().read([](Snapshot &snapshot) { return number(snapshot, u"SELECT 7"_s); }));
    QVERIFY(waiting.back().isFinished());
    open.release();
    QVERIFY(standing.takeResult());
    QCOMPARE(waiting.back().takeResult().error().kind, ErrorKind::Busy);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(*waiting[size_t(i)].takeResult(), 7);
}

void DatabaseTroubleTest::emptiesAGrownLogBehindALongReader()
{
    TestDatabase db({.logLimit = 1'000'000}, Plain::None);
    makeTable(db.database());
    {
        RawConnection reader(db.path());
        QVERIFY(reader.run(u"BEGIN"_s).isValid());
        QVERIFY(reader.run(u"SELECT count(*) FROM things"_s).isValid());
        growLog(db.database(), 1);
        QVERIFY(logBytes(db) > 1'000'000);
        QVERIFY(db.database().isHealthy());
    }
    QTRY_VERIFY_WITH_TIMEOUT(logBytes(db) <= 1'000'000, 30000);
    QCOMPARE(count(db.database()), 20);
}

void DatabaseTroubleTest::emptiesAGrownLogThoughReadersOverlap()
{
    TestDatabase db({.readers = 2, .logLimit = 1'000'000}, Plain::None);
    makeTable(db.database());
    growLog(db.database(), 1);
    // Two readers, of which one is always there.
    std::atomic<bool> isStopping = false;
    std::vector<std::thread> readers;
    for (int i = 0; i < 2; ++i) {
        readers.emplace_back([&] {
            while (!isStopping)
                count(db.database());
        });
    }
    for (int id = 100; id < 120 && logBytes(db) > 1'000'000; ++id)
        QVERIFY(insertNow(db.database(), id));
    QTRY_VERIFY_WITH_TIMEOUT(logBytes(db) <= 1'000'000, 30000);
    isStopping = true;
    for (std::thread &reader : readers)
        reader.join();
}

QTEST_GUILESS_MAIN(DatabaseTroubleTest)
#include "DatabaseTroubleTest.moc"
