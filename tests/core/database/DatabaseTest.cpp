#include "core/database/Database.h"

#include "tests/support/TestDatabase.h"

#include <QFile>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

#include <atomic>
#include <future>
#include <mutex>
#include <semaphore>
#include <thread>

using namespace Qt::StringLiterals;
using core::Database;
using core::ErrorKind;
using core::Result;
using core::Snapshot;
using core::Transaction;

namespace {

using Plain = tests::TestDatabase::Schema;

/// Statements over a second, raw connection: what another program does.
class RawConnection
{
public:
    explicit RawConnection(const QString &path) : m_database(QSqlDatabase::addDatabase(u"QSQLITE"_s, u"raw"_s))
    {
        m_database.setDatabaseName(path);
        m_database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=5000"_s);
        m_database.open();
    }
    ~RawConnection()
    {
        m_database = {};
        QSqlDatabase::removeDatabase(u"raw"_s);
    }
    QVariant run(const QString &sql)
    {
        QSqlQuery query(m_database);
        if (!query.exec(sql))
            return {};
        return query.next() ? query.value(0) : QVariant(true);
    }

private:
    QSqlDatabase m_database;
};

Result<int> insert(Transaction &transaction, int id, const QString &text = u"x"_s)
{
    auto rows =
        transaction.run(u"INSERT INTO things (id, text) VALUES (:id, :text)"_s, {{"id"_L1, id}, {"text"_L1, text}});
    if (!rows)
        return core::fail(rows.error());
    return rows->affected();
}

Result<int> insertNow(Database &database, int id, const QString &text = u"x"_s)
{
    return database.writeNow([&](Transaction &transaction) { return insert(transaction, id, text); });
}

Result<qint64> number(core::SqlConnection &connection, const QString &sql)
{
    auto rows = connection.run(sql);
    if (!rows)
        return core::fail(rows.error());
    return rows->next() ? rows->integer(0) : -1;
}

qint64 count(Database &database)
{
    return database.readNow([](Snapshot &snapshot) { return number(snapshot, u"SELECT count(*) FROM things"_s); })
        .value_or(-1);
}

void makeTable(Database &database)
{
    const auto made = database.writeNow([](Transaction &transaction) -> Result<void> {
        if (auto done = transaction.run(u"CREATE TABLE things (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT"_s);
            !done)
            return core::fail(done.error());
        return {};
    });
    QVERIFY(made);
}

/// Keeps the writer busy so that what is written meanwhile becomes one batch.
class Gate
{
public:
    explicit Gate(Database &database)
        : m_future(database.write([this](Transaction &) -> Result<int> {
            m_reached.release();
            m_open.acquire();
            return 0;
        }))
    {
        m_reached.acquire();
    }
    ~Gate()
    {
        open();
        m_future.waitForFinished(); // the task uses what goes with this object
    }
    void open()
    {
        if (!std::exchange(m_isOpen, true))
            m_open.release();
    }

private:
    std::binary_semaphore m_reached{0};
    std::binary_semaphore m_open{0};
    bool m_isOpen = false;
    QFuture<Result<int>> m_future;
};

} // namespace

class DatabaseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void commitsWhatWaitsInOneBatch();
    void rollsBackAFailingTaskAlone();
    void rollsBackATaskThatThrowsAlone();
    void losesTheWholeBatchWhenTheDiskIsFullAndRecovers();
    void tellsBusyWhenAnotherProgramHoldsTheDatabaseAndRecovers();
    void isDurableBeforeTheFutureIsReady();
    void readsOneConsistentSnapshot();
    void runsTheSameStatementWhileItsRowsAreOpen();
    void refusesForgottenAndUnknownBindings();
    void bindsANullTextAsEmptyAndNullAsNull();
    void noticesAnotherConnectionsCommitAndNotItsOwn();
    void finishesWhatWaitsWhenItIsClosed();
    void takesManyWriters();
    void readersCannotWrite();
    void setsThePragmasThatDurabilityNeeds();
    void makesItsFilesPrivate();
    void tellsWhyItCannotOpen_data();
    void tellsWhyItCannotOpen();
};

void DatabaseTest::commitsWhatWaitsInOneBatch()
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

void DatabaseTest::rollsBackAFailingTaskAlone()
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

void DatabaseTest::rollsBackATaskThatThrowsAlone()
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

void DatabaseTest::losesTheWholeBatchWhenTheDiskIsFullAndRecovers()
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

void DatabaseTest::tellsBusyWhenAnotherProgramHoldsTheDatabaseAndRecovers()
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

void DatabaseTest::isDurableBeforeTheFutureIsReady()
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

void DatabaseTest::readsOneConsistentSnapshot()
{
    tests::TestDatabase db({}, Plain::None);
    Database &database = db.database();
    makeTable(database);
    QVERIFY(insertNow(database, 1));
    const auto counts = database.readNow([&](Snapshot &snapshot) -> Result<QPair<qint64, qint64>> {
        const auto before = number(snapshot, u"SELECT count(*) FROM things"_s);
        if (auto written = insertNow(database, 2); !written)
            return core::fail(written.error());
        return qMakePair(*before, *number(snapshot, u"SELECT count(*) FROM things"_s));
    });
    QVERIFY(counts);
    QCOMPARE(counts->first, 1);
    QCOMPARE(counts->second, 1);
    QCOMPARE(count(database), 2);
}

void DatabaseTest::runsTheSameStatementWhileItsRowsAreOpen()
{
    tests::TestDatabase db({}, Plain::None);
    makeTable(db.database());
    for (int id = 1; id <= 3; ++id)
        QVERIFY(insertNow(db.database(), id));
    const auto pairs = db.database().readNow([](Snapshot &snapshot) -> Result<int> {
        const QString sql = u"SELECT id FROM things ORDER BY id"_s;
        int found = 0;
        for (auto outer = snapshot.run(sql); outer->next();) {
            for (auto inner = snapshot.run(sql); inner->next();)
                found += inner->integer(0) == outer->integer(0) ? 100 : 1;
        }
        return found;
    });
    QCOMPARE(*pairs, 306);
}

void DatabaseTest::refusesForgottenAndUnknownBindings()
{
    tests::TestDatabase db({}, Plain::None);
    makeTable(db.database());
    QVERIFY(insertNow(db.database(), 1, u"kept"_s));
    const auto attempt = [&](const core::Bindings &bindings) {
        return db.database().writeNow([&](Transaction &transaction) -> Result<int> {
            auto rows = transaction.run(u"INSERT INTO things (id, text) VALUES (:id, :text)"_s, bindings);
            if (!rows)
                return core::fail(rows.error());
            return 1;
        });
    };
    QVERIFY(!attempt({{"id"_L1, 2}}));
    QVERIFY(!attempt({{"id"_L1, 2}, {"texts"_L1, u"secret"_s}}));
    QVERIFY(!attempt({{"id"_L1, 2}, {"texts"_L1, u"secret"_s}}).error().detail.contains(u"secret"_s));
    QVERIFY(attempt({{"id"_L1, 2}, {"text"_L1, u"x"_s}}));
}

void DatabaseTest::bindsANullTextAsEmptyAndNullAsNull()
{
    tests::TestDatabase db({}, Plain::None);
    makeTable(db.database());
    QVERIFY(insertNow(db.database(), 1, QString()));
    const auto refused = db.database().writeNow([](Transaction &transaction) -> Result<int> {
        auto rows = transaction.run(u"INSERT INTO things (id, text) VALUES (:id, :text)"_s,
                                    {{"id"_L1, 2}, {"text"_L1, core::bindOrNull({})}});
        if (!rows)
            return core::fail(rows.error());
        return 1;
    });
    QVERIFY(!refused);
    QVERIFY(refused.error().detail.contains(u"NOT NULL"_s));
}

void DatabaseTest::noticesAnotherConnectionsCommitAndNotItsOwn()
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

void DatabaseTest::finishesWhatWaitsWhenItIsClosed()
{
    tests::TestDatabase db({}, Plain::None);
    auto database = db.openAgain();
    makeTable(*database);
    std::vector<QFuture<Result<int>>> futures;
    for (int id = 1; id <= 500; ++id)
        futures.push_back(database->write([id](Transaction &transaction) { return insert(transaction, id); }));
    auto read = database->read([](Snapshot &snapshot) { return number(snapshot, u"SELECT 7"_s); });
    database.reset();
    for (auto &future : futures) {
        QVERIFY(future.isFinished());
        QVERIFY(future.takeResult());
    }
    QCOMPARE(*read.takeResult(), 7);
    QCOMPARE(count(db.database()), 500);
}

void DatabaseTest::takesManyWriters()
{
    tests::TestDatabase db({.readers = 4}, Plain::None);
    makeTable(db.database());
    std::atomic<int> failures = 0;
    std::vector<std::thread> threads;
    for (int thread = 0; thread < 100; ++thread) {
        threads.emplace_back([&, thread] {
            for (int i = 0; i < 20; ++i) {
                if (!insertNow(db.database(), thread * 1000 + i))
                    ++failures;
            }
            if (count(db.database()) < 20)
                ++failures;
        });
    }
    for (auto &thread : threads)
        thread.join();
    QCOMPARE(failures.load(), 0);
    QCOMPARE(count(db.database()), 2000);
    RawConnection other(db.path());
    QCOMPARE(other.run(u"PRAGMA integrity_check"_s).toString(), u"ok"_s);
}

void DatabaseTest::readersCannotWrite()
{
    tests::TestDatabase db({}, Plain::None);
    makeTable(db.database());
    const auto written = db.database().readNow([](Snapshot &snapshot) -> Result<int> {
        auto rows = snapshot.run(u"DELETE FROM things"_s);
        if (!rows)
            return core::fail(rows.error());
        return 0;
    });
    QVERIFY(!written);
}

void DatabaseTest::setsThePragmasThatDurabilityNeeds()
{
    tests::TestDatabase db({}, Plain::None);
    const std::vector<std::pair<QString, qint64>> expected{{u"synchronous"_s, 2},
                                                           {u"foreign_keys"_s, 1},
                                                           {u"trusted_schema"_s, 0},
                                                           {u"secure_delete"_s, 1},
                                                           {u"busy_timeout"_s, 5000}};
    for (const auto &[name, value] : expected) {
        const auto found =
            db.database().writeNow([&](Transaction &transaction) { return number(transaction, u"PRAGMA "_s + name); });
        QVERIFY2(found && *found == value, qPrintable(name));
    }
    RawConnection other(db.path());
    QCOMPARE(other.run(u"PRAGMA journal_mode"_s).toString(), u"wal"_s);
}

void DatabaseTest::makesItsFilesPrivate()
{
    tests::TestDatabase db;
    for (const QString &suffix : {u""_s, u"-wal"_s, u"-shm"_s}) {
        const auto permissions = QFile::permissions(db.path() + suffix);
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        QVERIFY2(QFile::exists(db.path() + suffix), qPrintable(suffix));
        QVERIFY2(!(permissions & others), qPrintable(suffix));
    }
}

void DatabaseTest::tellsWhyItCannotOpen_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<bool>("mustExist");
    QTest::addColumn<QString>("reason");
    QTest::newRow("folder missing") << u"missing/gatehouse.db"_s << false << u"cannot create"_s;
    QTest::newRow("folder is a regular file") << u"plain.txt/gatehouse.db"_s << false << u"cannot create"_s;
    QTest::newRow("folder cannot be written, even by root") << u"/proc/gatehouse.db"_s << false << u"cannot create"_s;
    QTest::newRow("is a folder") << u"."_s << false << u"is a folder"_s;
    QTest::newRow("not a database") << u"plain.txt"_s << false << u"is not an SQLite database"_s;
    QTest::newRow("must exist") << u"absent.db"_s << true << u"there is no database"_s;
}

void DatabaseTest::tellsWhyItCannotOpen()
{
    QFETCH(QString, file);
    QFETCH(bool, mustExist);
    QFETCH(QString, reason);
    QTemporaryDir folder;
    QFile plain(folder.filePath(u"plain.txt"_s));
    QVERIFY(plain.open(QIODevice::WriteOnly));
    plain.write(QByteArray(8192, 'x'));
    plain.close();
    const QString path = file.startsWith(u'/') ? file : folder.filePath(file);
    const auto opened = Database::open({.path = path, .mustExist = mustExist});
    QVERIFY(!opened);
    QCOMPARE(opened.error().kind, ErrorKind::Storage);
    QVERIFY2(opened.error().detail.contains(reason) && opened.error().detail.contains(path),
             qPrintable(opened.error().detail));
}

QTEST_GUILESS_MAIN(DatabaseTest)
#include "DatabaseTest.moc"
