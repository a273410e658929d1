#include "app/Await.h"
#include "app/Composition.h"
#include "core/admin/AuditAdmin.h"
#include "core/admin/KekAdmin.h"
#include "core/admin/UserAdmin.h"
#include "core/audit/AuditLog.h"
#include "core/secrets/PassphraseFile.h"
#include "core/settings/SettingsRepository.h"
#include "tests/support/CommandRun.h"

#include <QDir>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using app::Composition;
using core::SecretBytes;
using tests::CommandRun;

/// `gatehoused backup FILE` and `gatehoused restore FILE`: out of one data folder, into another computer's.
class BackupCommandsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { qunsetenv("AUTH_SERVICE__KEK"); }
    void wantsAPassphrase();
    void comesBackUnderTheKeyOfThisComputer();
    void makesAKeyWhereThereIsNone();
    void opensASealedKeyWithTheSamePassphrase();
    void replacesADatabaseOnlyWhenTold();
    void leavesADatabaseInUse();
    void leavesNothingAfterAWrongPassphrase();
    void saysThatTheBackupHasAPassphraseOfItsOwn();
    void deletesOnlyWhatLiesInTheFolderOfTheBackups();

private:
    static void useKek(char fill) { qputenv("AUTH_SERVICE__KEK", QByteArray(32, fill).toBase64()); }
    static std::unique_ptr<Composition> openedWith(const QString &folder, char fill)
    {
        auto composition = Composition::open(folder, {.mustExist = true});
        if (!composition)
            qFatal("%s", qPrintable(composition.error().detail));
        if (!(*composition)->unlock({SecretBytes::take(QByteArray(32, fill)), u"a test"_s}))
            return nullptr;
        return *std::move(composition);
    }
    CommandRun run(const QStringList &arguments, const QString &folder, const QByteArray &passphrase = "correct horse")
    {
        const QString path = m_dir->filePath(u"stdin"_s);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(passphrase + '\n') < 0)
            qFatal("stdin");
        file.close();
        if (!std::freopen(qPrintable(path), "r", stdin))
            qFatal("stdin");
        return CommandRun(arguments + QStringList{u"--passphrase-stdin"_s, u"--json"_s, u"--data-dir"_s, folder});
    }
    CommandRun backUp()
    {
        useKek('k');
        return run({u"backup"_s, m_backup}, m_first);
    }
    CommandRun restore(const QString &folder, const QStringList &more = {},
                       const QByteArray &passphrase = "correct horse")
    {
        return run(QStringList{u"restore"_s, m_backup} + more, folder, passphrase);
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_first, m_second, m_backup;
};

void BackupCommandsTest::initTestCase()
{
    qputenv("AUTH_SERVICE__BCRYPT_COST", "4");
    qputenv("AUTH_SERVICE__SIGNING_ALG", "EdDSA");
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere"); // no keychain: nobody's own is touched
}

void BackupCommandsTest::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_first = m_dir->filePath(u"first"_s);
    m_second = m_dir->filePath(u"second"_s);
    m_backup = m_dir->filePath(u"house.backup"_s);
    QDir().mkpath(m_first);
    const auto made = Composition::open(m_first, {});
    QVERIFY(made);
    QVERIFY((*made)->unlock({SecretBytes::take(QByteArray(32, 'k')), u"a test"_s}));
    QVERIFY(app::await((*made)->users().create({u"anna"_s, u"anna@example.com"_s, u"Correct-Horse-7"_s, true})));
    const auto set = (*made)->database().writeNow([](core::Transaction &transaction) {
        return core::SettingsRepository::set(transaction, u"AUTH_SERVICE__BACKUP_SCHEDULE"_s, u"daily"_s, {});
    });
    QVERIFY(set);
}

void BackupCommandsTest::wantsAPassphrase()
{
    useKek('k');
    const CommandRun without({u"backup"_s, m_backup, u"--data-dir"_s, m_first});
    QCOMPARE(without.code, 1);
    QVERIFY2(without.error.contains("--passphrase-stdin"), without.error);
    QVERIFY(!QFile::exists(m_backup));
    QCOMPARE(CommandRun({u"restore"_s, m_backup, u"--data-dir"_s, m_second}).code, 1);
}

void BackupCommandsTest::comesBackUnderTheKeyOfThisComputer()
{
    const CommandRun made = backUp();
    QVERIFY2(made.code == 0, made.error);
    useKek('n');
    const CommandRun restored = restore(m_second);
    QVERIFY2(restored.code == 0, restored.error);
    QVERIFY(restored.object()[u"sound"_s].toBool());
    QCOMPARE(restored.object()[u"start"_s].toString(), u"gatehoused serve --data-dir '%1'"_s.arg(m_second));
    QVERIFY(!openedWith(m_second, 'k'));
    const auto second = openedWith(m_second, 'n');
    QVERIFY(second);
    QVERIFY(app::await(second->users().find(u"anna"_s)));
    const auto keys = app::await(second->kek().test());
    QVERIFY(keys->damaged.isEmpty() && keys->opened > 0);
    const auto audit =
        second->database().readNow([&](core::Snapshot &snapshot) { return second->audit().verify(snapshot); });
    QVERIFY(audit);
    QVERIFY2(audit->intact && audit->sealsChecked, qPrintable(audit->reason));
    QVERIFY(second->settings().backup.schedule == core::BackupSchedule::Off); // the first one's files are not its own
}

void BackupCommandsTest::makesAKeyWhereThereIsNone()
{
    QCOMPARE(backUp().code, 0);
    qunsetenv("AUTH_SERVICE__KEK");
    const CommandRun restored = restore(m_second);
    QVERIFY2(restored.code == 0, restored.error);
    QVERIFY(QFile::exists(m_second + u"/kek"_s)); // no keychain here
    const CommandRun listed({u"key"_s, u"list"_s, u"--data-dir"_s, m_second});
    QVERIFY2(listed.code == 0, listed.error);
}

void BackupCommandsTest::opensASealedKeyWithTheSamePassphrase()
{
    QCOMPARE(backUp().code, 0);
    qunsetenv("AUTH_SERVICE__KEK");
    core::SystemRandom random;
    QDir().mkpath(m_second);
    QVERIFY(core::PassphraseFile(m_second).create(SecretBytes::take(QByteArray(32, 's')),
                                                  SecretBytes::fromText(u"correct horse"_s), random));
    const CommandRun restored = restore(m_second);
    QVERIFY2(restored.code == 0, restored.error);
    QVERIFY(openedWith(m_second, 's'));
}

void BackupCommandsTest::replacesADatabaseOnlyWhenTold()
{
    QCOMPARE(backUp().code, 0);
    QVERIFY(app::await(openedWith(m_first, 'k')->users().create({u"later"_s, u"l@example.com"_s, {}, true})));
    useKek('k');
    const CommandRun refused = restore(m_first);
    QCOMPARE(refused.code, 1);
    QCOMPARE(refused.object()[u"error"_s].toString(), u"already_exists"_s);
    QVERIFY(app::await(openedWith(m_first, 'k')->users().find(u"later"_s)));
    useKek('k');
    const CommandRun restored = restore(m_first, {u"--overwrite"_s});
    QVERIFY2(restored.code == 0, restored.error);
    QVERIFY(QFile::exists(restored.object()[u"replaced"_s].toString()));
    const auto back = openedWith(m_first, 'k');
    QVERIFY(back);
    QVERIFY(!app::await(back->users().find(u"later"_s)));
    QVERIFY(app::await(back->users().find(u"anna"_s)));
    QVERIFY(back->settings().backup.schedule == core::BackupSchedule::Daily); // it is the first one again
}

void BackupCommandsTest::leavesADatabaseInUse()
{
    QCOMPARE(backUp().code, 0);
    const auto server = Composition::open(m_first, {.alone = true});
    QVERIFY(server);
    useKek('k');
    const CommandRun refused = restore(m_first, {u"--overwrite"_s});
    QCOMPARE(refused.code, 1);
    QCOMPARE(refused.object()[u"error"_s].toString(), u"conflict"_s);
    QCOMPARE(QDir(m_first).entryList({u"*before*"_s, u"backup-work*"_s}).size(), 0);
}

void BackupCommandsTest::saysThatTheBackupHasAPassphraseOfItsOwn()
{
    QCOMPARE(backUp().code, 0);
    useKek('k'); // each run takes it out of the environment
    QCOMPARE(run({u"backup"_s, u"passphrase"_s}, m_first, "another horse").code, 0);
    useKek('k');
    const CommandRun without({u"backup"_s, u"verify"_s, m_backup, u"--data-dir"_s, m_first});
    QCOMPARE(without.code, 1);
    QVERIFY2(without.error.contains("--passphrase-stdin"), without.error);
    useKek('k');
    QCOMPARE(run({u"backup"_s, u"verify"_s, m_backup}, m_first).code, 0);
}

void BackupCommandsTest::deletesOnlyWhatLiesInTheFolderOfTheBackups()
{
    QCOMPARE(backUp().code, 0);
    useKek('k');
    QCOMPARE(CommandRun({u"backup"_s, u"delete"_s, m_backup, u"--data-dir"_s, m_first}).code, 1);
    QVERIFY(QFile::exists(m_backup));
    const QString kept = m_first + u"/backups/gatehouse-20260101-000000.ghbackup"_s;
    QVERIFY(QDir().mkpath(m_first + u"/backups"_s) && QFile::rename(m_backup, kept));
    useKek('k');
    const CommandRun deleted({u"backup"_s, u"delete"_s, kept, u"--data-dir"_s, m_first});
    QVERIFY2(deleted.code == 0, deleted.error);
    QVERIFY(!QFile::exists(kept));
}

void BackupCommandsTest::leavesNothingAfterAWrongPassphrase()
{
    QCOMPARE(backUp().code, 0);
    useKek('n');
    const CommandRun refused = restore(m_second, {}, "wrong horse");
    QCOMPARE(refused.code, 1);
    QCOMPARE(refused.object()[u"error"_s].toString(), u"crypto"_s);
    QVERIFY(!QFile::exists(m_second + u"/gatehouse.db"_s));
    QVERIFY(!QFile::exists(m_second + u"/kek"_s));
    QCOMPARE(QDir(m_second).entryList({u"backup-work*"_s}, QDir::Dirs).size(), 0);
}

QTEST_GUILESS_MAIN(BackupCommandsTest)
#include "BackupCommandsTest.moc"
