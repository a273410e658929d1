#include "tests/core/database/ThingsTable.h"

#include <QFile>

#include <atomic>
#include <thread>

using namespace Qt::StringLiterals;
using namespace tests;
using core::ErrorKind;

class DatabaseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsOneConsistentSnapshot();
    void runsTheSameStatementWhileItsRowsAreOpen();
    void refusesForgottenAndUnknownBindings();
    void bindsANullTextAsEmptyAndNullAsNull();
    void bindsTextWithAByteOrderMarkAsItIs_data();
    void bindsTextWithAByteOrderMarkAsItIs();
    void finishesWhatWaitsWhenItIsClosed();
    void takesManyWriters();
    void readersCannotWrite();
    void setsThePragmasThatDurabilityNeeds();
    void makesItsFilesPrivate();
    void tellsWhyItCannotOpen_data();
    void tellsWhyItCannotOpen();
};

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

void DatabaseTest::bindsTextWithAByteOrderMarkAsItIs_data()
{
    QTest::addColumn<QString>("bound");
    QTest::addColumn<QString>("kept");
    QTest::newRow("mark") << u"\ufeffadmin"_s << u"\ufeffadmin"_s;
    QTest::newRow("two marks") << u"\ufeff\ufeffadmin"_s << u"\ufeff\ufeffadmin"_s;
    QTest::newRow("mark alone") << u"\ufeff"_s << u"\ufeff"_s;
    QTest::newRow("swapped mark before a swapped letter")
        << QString(QChar(0xfffe)) + QChar(0x6100) << u"\ufffd\u6100"_s; // no character, but never "a"
    QTest::newRow("mark in the middle") << u"ad\ufeffmin"_s << u"ad\ufeffmin"_s;
}

void DatabaseTest::bindsTextWithAByteOrderMarkAsItIs()
{
    QFETCH(const QString, bound);
    tests::TestDatabase db({}, Plain::None);
    const auto read = db.database().readNow([&](Snapshot &snapshot) -> Result<QString> {
        auto rows = snapshot.run(u"SELECT :bound"_s, {{"bound"_L1, bound}});
        if (!rows || !rows->next())
            return core::fail(core::ErrorKind::Storage, u"no row"_s);
        return rows->text(0);
    });
    QVERIFY(read);
    QTEST(*read, "kept");
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
                                                           {u"busy_timeout"_s, 2000}};
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
