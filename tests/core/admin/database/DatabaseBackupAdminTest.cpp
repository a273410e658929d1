#include "core/admin/database/DatabaseBackupAdmin.h"

#include "core/admin/database/BackupWork.h"
#include "core/database/Database.h"
#include "core/secrets/PassphraseFile.h"
#include "tests/support/BackupHouse.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::ErrorKind;
using tests::AdminHouse;
using House = tests::BackupHouse;

class DatabaseBackupAdminTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void makesAndVerifiesOne();
    void needsAPassphrase();
    void refusesAShortPassphrase();
    void keepsThePassphraseNowhere();
    void restoresToAnotherPlace();
    void restoresOverNothing();
    void keepsNothingOfWhatWasCancelled();
    void showsOnlyWholeBackups();
    void findsWhatWasChanged();
    void findsAForgedAuditLog();
    void leavesABackupOfANewerSchemaAlone();
    void deletesOnlyBackups();
    void givesPagesBack();
    void tellsOfTheKeyAndOfWhatWasDeleted();
    void takesNoScheduleIntoACopy();
    void saysHowTheCopyStarts();
};

void DatabaseBackupAdminTest::makesAndVerifiesOne()
{
    House house;
    const auto made = house.make();
    QVERIFY2(made, made ? "" : qPrintable(made.error().detail));
    const auto state = house.state();
    QCOMPARE(state.files.size(), size_t(1));
    QVERIFY(state.hasPassphrase);
    QVERIFY(state.files.front().verifiedAt);
    QCOMPARE(state.files.front().createdAt, house.issuer.clock.now());
    QVERIFY(state.database.pages > 0);
    QCOMPARE(house.audited().back().event, u"backup_created"_s);
    const auto verdict = AdminHouse::await(house.backups.verify(made->path, {}, {}));
    QVERIFY2(verdict && verdict->isSound, verdict ? qPrintable(verdict->fault) : qPrintable(verdict.error().detail));
    QVERIFY(verdict->databaseBytes > 0);
    QVERIFY(AdminHouse::await(house.backups.verify(made->path, house.passphrase(), {}))->isSound);
    QCOMPARE(QDir(house.issuer.database.folder()).entryList({u"backup-work*"_s}, QDir::Dirs), QStringList());
}

void DatabaseBackupAdminTest::needsAPassphrase()
{
    House house;
    const auto made = AdminHouse::await(house.backups.create({}));
    QVERIFY(!made);
    QCOMPARE(made.error().kind, ErrorKind::Conflict);
    QCOMPARE(made.error().field, u"passphrase"_s);
}

void DatabaseBackupAdminTest::refusesAShortPassphrase()
{
    House house;
    const auto set = AdminHouse::await(house.backups.setPassphrase(core::SecretBytes::fromText(u"seven77"_s)));
    QVERIFY(!set);
    QCOMPARE(set.error().kind, ErrorKind::InvalidInput);
}

void DatabaseBackupAdminTest::keepsThePassphraseNowhere()
{
    House house;
    QVERIFY(house.make());
    QCOMPARE(house.issuer.number(u"SELECT COUNT(*) FROM settings WHERE value LIKE '%correct horse%'"_s), 0);
    QCOMPARE(house.issuer.number(u"SELECT COUNT(*) FROM settings WHERE name = 'backup_key'"_s), 1);
}

void DatabaseBackupAdminTest::restoresToAnotherPlace()
{
    House house;
    const auto made = house.make();
    const QString folder = house.issuer.database.folder() + u"/there/copy"_s;
    const auto command = AdminHouse::await(house.backups.restore(made->path, house.passphrase(), folder, {}));
    QVERIFY2(command, command ? "" : qPrintable(command.error().detail));
    QVERIFY(command->contains(folder));
    const auto kek = core::PassphraseFile(folder).open(house.passphrase());
    QVERIFY(kek);
    QCOMPARE(kek->toByteArray(), house.issuer.envelope.copyOfKey().toByteArray());
    const auto copy = core::Database::open({.path = folder + u"/gatehouse.db"_s, .mustExist = true}).value();
    const auto users = copy->readNow([](core::Snapshot &snapshot) -> core::Result<qint64> {
        auto rows = snapshot.run(u"SELECT COUNT(*) FROM users WHERE username = 'anna'"_s);
        return rows && rows->next() ? rows->integer(0) : -1;
    });
    QCOMPARE(users.value(), 1);
}

void DatabaseBackupAdminTest::restoresOverNothing()
{
    House house;
    const auto made = house.make();
    const QString mine = house.issuer.database.folder();
    const auto over = AdminHouse::await(house.backups.restore(made->path, house.passphrase(), mine, {}));
    QVERIFY(!over);
    QCOMPARE(over.error().kind, ErrorKind::AlreadyExists);
    const QString folder = mine + u"/copy"_s;
    const auto wrong =
        AdminHouse::await(house.backups.restore(made->path, core::SecretBytes::fromText(u"wrong"_s), folder, {}));
    QVERIFY(!wrong);
    QCOMPARE(wrong.error().kind, ErrorKind::Crypto);
    QVERIFY(!QFile::exists(folder));
    QCOMPARE(QDir(mine).entryList({u".gatehouse-restore*"_s}, QDir::Dirs | QDir::Hidden), QStringList());
}

void DatabaseBackupAdminTest::keepsNothingOfWhatWasCancelled()
{
    House house;
    QVERIFY(AdminHouse::await(house.backups.setPassphrase(house.passphrase())));
    for (int steps = 0; steps < 4; ++steps) {
        int left = steps;
        const auto made = AdminHouse::await(house.backups.create([&](qint64, qint64) { return left-- > 0; }));
        if (made)
            break; // so few steps were there
        QCOMPARE(made.error().kind, ErrorKind::Cancelled);
        QVERIFY(house.state().files.empty());
        QCOMPARE(QDir(house.state().folder).entryList(QDir::Files), QStringList());
    }
}

void DatabaseBackupAdminTest::showsOnlyWholeBackups()
{
    House house;
    const auto made = house.make();
    // What a program that was killed in the middle leaves: QSaveFile's own name.
    QVERIFY(QFile::copy(made->path, made->path + u".aBcDeF"_s));
    QFile other(house.state().folder + u"/gatehouse-20260101-000000.ghbackup"_s);
    QVERIFY(other.open(QIODevice::WriteOnly));
    other.write("something else");
    other.close();
    QCOMPARE(house.state().files.size(), size_t(1));
}

void DatabaseBackupAdminTest::findsWhatWasChanged()
{
    House house;
    const auto made = house.make();
    QFile file(made->path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    file.seek(file.size() / 2);
    const QByteArray byte = file.read(1);
    file.seek(file.size() / 2);
    file.write(QByteArray(1, char(byte[0] ^ 1)));
    file.close();
    const auto verdict = AdminHouse::await(house.backups.verify(made->path, {}, {}));
    QVERIFY(!verdict);
    QCOMPARE(verdict.error().kind, ErrorKind::Crypto);
}

void DatabaseBackupAdminTest::findsAForgedAuditLog()
{
    House house;
    QVERIFY(house.make()); // an audit row
    house.issuer.execute(u"DROP TRIGGER audit_logs_no_update"_s);
    house.issuer.execute(u"UPDATE audit_logs SET actor = 'nobody'"_s);
    house.issuer.clock.advance(1s);
    const auto made = AdminHouse::await(house.backups.create({}));
    const auto verdict = AdminHouse::await(house.backups.verify(made->path, {}, {}));
    QVERIFY(verdict);
    QVERIFY(!verdict->isSound);
    QVERIFY(verdict->fault.contains(u"audit"_s));
    QVERIFY(!AdminHouse::await(
        house.backups.restore(made->path, house.passphrase(), house.issuer.database.folder() + u"/c"_s, {})));
}

void DatabaseBackupAdminTest::leavesABackupOfANewerSchemaAlone()
{
    House house;
    QVERIFY(house.make());
    house.issuer.execute(u"INSERT INTO schema_migrations (version, name, applied_at) VALUES (999, 'later', 0)"_s);
    house.issuer.clock.advance(1s);
    const auto made = AdminHouse::await(house.backups.create({}));
    const QString folder = house.issuer.database.folder() + u"/newer"_s;
    const auto restored = AdminHouse::await(house.backups.restore(made->path, house.passphrase(), folder, {}));
    QVERIFY(!restored);
    QCOMPARE(restored.error().kind, core::ErrorKind::Conflict);
    QCOMPARE(restored.error().field, u"version"_s);
    QVERIFY(!QFileInfo::exists(folder));
    QCOMPARE(AdminHouse::await(house.backups.verify(made->path, {}, {})).error().field, u"version"_s);
}

void DatabaseBackupAdminTest::deletesOnlyBackups()
{
    House house;
    const auto made = house.make();
    QVERIFY(!AdminHouse::await(house.backups.remove(house.issuer.database.path())));
    QVERIFY(QFile::exists(house.issuer.database.path()));
    QVERIFY(AdminHouse::await(house.backups.remove(made->path)));
    QVERIFY(house.state().files.empty());
}

void DatabaseBackupAdminTest::givesPagesBack()
{
    House house;
    house.issuer.execute(u"CREATE TABLE filler (text TEXT)"_s);
    house.issuer.execute(u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000) "
                         "INSERT INTO filler SELECT hex(randomblob(400)) FROM n"_s);
    house.issuer.execute(u"DROP TABLE filler"_s);
    QVERIFY(house.state().database.freePages > 100);
    const auto won = AdminHouse::await(house.backups.compact());
    QVERIFY2(won, won ? "" : qPrintable(won.error().detail));
    QCOMPARE(house.state().database.freePages, 0);
}

void DatabaseBackupAdminTest::tellsOfTheKeyAndOfWhatWasDeleted()
{
    House house;
    const auto made = house.make();
    auto rows = house.audited();
    QCOMPARE(rows.size(), size_t(2));
    QCOMPARE(rows.front().event, u"settings_changed"_s);
    QCOMPARE(rows.front().data[u"name"_s].toString(), u"backup_passphrase"_s);
    QCOMPARE(rows.front().data[u"before"_s].toString(), u"none"_s);
    QVERIFY(AdminHouse::await(house.backups.remove(made->path)));
    rows = house.audited();
    QCOMPARE(rows.back().event, u"settings_changed"_s);
    QCOMPARE(rows.back().data[u"deleted"_s].toString(), QFileInfo(made->path).fileName());
    house.refuseAuditRows();
    QVERIFY(!AdminHouse::await(house.backups.setPassphrase(core::SecretBytes::fromText(u"another horse"_s))));
}

/// Started beside the first, the copy would count the first one's files as its own, and delete them.
void DatabaseBackupAdminTest::takesNoScheduleIntoACopy()
{
    House house;
    house.issuer.execute(u"INSERT INTO settings (name, value, updated_at) VALUES ('AUTH_SERVICE__BACKUP_SCHEDULE', "
                         "'daily', 0), ('AUTH_SERVICE__BACKUP_FOLDER', '/backups', 0)"_s);
    const auto made = house.make();
    const QString folder = house.issuer.database.folder() + u"/copy"_s;
    QVERIFY(AdminHouse::await(house.backups.restore(made->path, house.passphrase(), folder, {})));
    const auto copy = core::Database::open({.path = folder + u"/gatehouse.db"_s, .mustExist = true}).value();
    const auto left = copy->readNow([](core::Snapshot &snapshot) -> core::Result<qint64> {
        auto rows = snapshot.run(u"SELECT COUNT(*) FROM settings WHERE name LIKE 'AUTH_SERVICE__BACKUP_%'"_s);
        return rows && rows->next() ? rows->integer(0) : -1;
    });
    QCOMPARE(left.value(), 0);
}

void DatabaseBackupAdminTest::saysHowTheCopyStarts()
{
    QCOMPARE(core::startCommand(u"/a b"_s), u"gatehouse --data-dir '/a b'"_s);
    QCOMPARE(core::serveCommand(u"/a b"_s), u"gatehoused serve --data-dir '/a b'"_s);
}

QTEST_GUILESS_MAIN(DatabaseBackupAdminTest)
#include "DatabaseBackupAdminTest.moc"
