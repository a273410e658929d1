#include "core/database/Migrator.h"

#include "tests/support/TestDatabase.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using core::ErrorKind;
using core::Migrator;
using core::Result;
using core::Snapshot;
using core::Transaction;

namespace {

using Plain = tests::TestDatabase::Schema;

Result<qint64> number(core::Database &database, const QString &sql)
{
    return database.readNow([&](Snapshot &snapshot) -> Result<qint64> {
        auto rows = snapshot.run(sql);
        if (!rows)
            return core::fail(rows.error());
        return rows->next() ? rows->integer(0) : -1;
    });
}

Result<void> execute(core::Database &database, const QString &sql)
{
    return database.writeNow([&](Transaction &transaction) -> Result<void> {
        if (auto done = transaction.run(sql); !done)
            return core::fail(done.error());
        return {};
    });
}

} // namespace

class MigratorTest : public QObject
{
    Q_OBJECT

private:
    void writeStep(const QString &name, const QByteArray &sql)
    {
        QFile file(m_folder->filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(sql);
    }
    Result<int> migrate(tests::TestDatabase &db) { return Migrator(db.database(), m_folder->path()).migrate(); }

    std::unique_ptr<QTemporaryDir> m_folder;

private Q_SLOTS:
    void init();
    void bringsAnEmptyFileToTheEmbeddedSchema();
    void doesNothingTheSecondTime();
    void makesOnlyTheMissingSteps();
    void copiesAFilledDatabaseBeforehand();
    void undoesAFailingStepWhole();
    void refusesANewerDatabase();
    void refusesTheTablesOfAnotherProgram();
    void letsTwoProcessesMigrateAtOnce();
};

void MigratorTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    writeStep(
        u"0001_initial.sql"_s,
        "CREATE TABLE things (id INTEGER PRIMARY KEY); -- it's the first; really\nINSERT INTO things VALUES (1);");
}

void MigratorTest::bringsAnEmptyFileToTheEmbeddedSchema()
{
    tests::TestDatabase db({}, Plain::None);
    Migrator migrator(db.database());
    QCOMPARE(*migrator.currentVersion(), 0);
    QCOMPARE(*migrator.migrate(), migrator.newestVersion());
    QCOMPARE(*migrator.currentVersion(), migrator.newestVersion());
    for (const QString &table :
         {u"users"_s, u"oauth_clients"_s, u"refresh_tokens"_s, u"audit_logs"_s, u"signing_keys"_s, u"settings"_s})
        QCOMPARE(*number(db.database(),
                         u"SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = '%1'"_s.arg(table)),
                 1);
    QCOMPARE(*number(db.database(), u"SELECT count(*) FROM sqlite_schema WHERE type = 'trigger'"_s), 2);
    QVERIFY(!QFile::exists(db.path() + u".before-1"_s));
}

void MigratorTest::doesNothingTheSecondTime()
{
    tests::TestDatabase db;
    QCOMPARE(*Migrator(db.database()).migrate(), 0);
    db.reopen();
    QCOMPARE(*Migrator(db.database()).migrate(), 0);
}

void MigratorTest::makesOnlyTheMissingSteps()
{
    tests::TestDatabase db({}, Plain::None);
    QCOMPARE(*migrate(db), 1);
    writeStep(u"0002_more.sql"_s, "INSERT INTO things VALUES (2);");
    writeStep(u"0010_last.sql"_s, "INSERT INTO things VALUES (10);");
    QCOMPARE(*migrate(db), 2);
    QCOMPARE(*number(db.database(), u"SELECT sum(id) FROM things"_s), 13);
    QCOMPARE(*Migrator(db.database(), m_folder->path()).currentVersion(), 10);
}

void MigratorTest::copiesAFilledDatabaseBeforehand()
{
    tests::TestDatabase db({}, Plain::None);
    QVERIFY(migrate(db));
    QVERIFY(execute(db.database(), u"INSERT INTO things VALUES (7)"_s));
    writeStep(u"0002_drop.sql"_s, "DELETE FROM things;");
    QVERIFY(migrate(db));
    const QString copy = db.path() + u".before-2"_s;
    QVERIFY(!(QFile::permissions(copy) & (QFile::ReadGroup | QFile::ReadOther)));
    const auto before = core::Database::open({.path = copy, .mustExist = true});
    QVERIFY(before);
    QCOMPARE(*number(**before, u"SELECT sum(id) FROM things"_s), 8);
    QCOMPARE(*number(db.database(), u"SELECT count(*) FROM things"_s), 0);
}

void MigratorTest::undoesAFailingStepWhole()
{
    tests::TestDatabase db({}, Plain::None);
    QVERIFY(migrate(db));
    writeStep(u"0002_wrong.sql"_s,
              "INSERT INTO things VALUES (2);\nCREATE TABLE other (id INTEGER);\nINSERT INTO missing VALUES (1);");
    const auto failed = migrate(db);
    QVERIFY(!failed);
    QCOMPARE(failed.error().kind, ErrorKind::Storage);
    QVERIFY2(failed.error().detail.contains(u"0002_wrong.sql"_s), qPrintable(failed.error().detail));
    QCOMPARE(*number(db.database(), u"SELECT count(*) FROM things"_s), 1);
    QCOMPARE(*number(db.database(), u"SELECT count(*) FROM sqlite_schema WHERE name = 'other'"_s), 0);
    writeStep(u"0002_wrong.sql"_s, "INSERT INTO things VALUES (2);");
    QCOMPARE(*migrate(db), 1);
}

void MigratorTest::refusesANewerDatabase()
{
    tests::TestDatabase db;
    QVERIFY(execute(db.database(), u"INSERT INTO schema_migrations VALUES (99, '0099_future.sql', 0)"_s));
    const auto refused = Migrator(db.database()).migrate();
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Conflict);
    for (const QString &word : {db.path(), u"version 99"_s, u"up to 1"_s, u"newer"_s})
        QVERIFY2(refused.error().detail.contains(word), qPrintable(refused.error().detail));
}

void MigratorTest::refusesTheTablesOfAnotherProgram()
{
    tests::TestDatabase db({}, Plain::None);
    QVERIFY(execute(db.database(), u"CREATE TABLE users (id INTEGER)"_s));
    const auto refused = Migrator(db.database()).migrate();
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Conflict);
}

void MigratorTest::letsTwoProcessesMigrateAtOnce()
{
    tests::TestDatabase db({}, Plain::None);
    const auto other = db.openAgain();
    std::unique_ptr<Result<int>> elsewhere;
    std::thread thread(
        [&] { elsewhere = std::make_unique<Result<int>>(Migrator(*other, m_folder->path()).migrate()); });
    const auto here = migrate(db);
    thread.join();
    QVERIFY(here && *elsewhere);
    QCOMPARE(*here + **elsewhere, 1);
}

QTEST_GUILESS_MAIN(MigratorTest)
#include "MigratorTest.moc"
