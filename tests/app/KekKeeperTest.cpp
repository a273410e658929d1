#include "app/KekKeeper.h"

#include "app/Await.h"
#include "app/Composition.h"
#include "app/KekAtStart.h"
#include "app/KekRecovery.h"
#include "core/admin/AuditAdmin.h"
#include "core/admin/BackupAdmin.h"
#include "core/crypto/Random.h"
#include "core/secrets/KekText.h"
#include "core/secrets/OwnerOnlyFile.h"
#include "core/secrets/PassphraseFile.h"

#include <QDir>
#include <QJsonDocument>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using app::Composition;
using core::ErrorKind;
using core::SecretBytes;

/// The key-encryption key of a running program: tested, written down and given back.
class KekKeeperTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        qputenv("AUTH_SERVICE__BCRYPT_COST", "4");
        qputenv("AUTH_SERVICE__SIGNING_ALG", "EdDSA");
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere"); // no keychain: nobody's own is touched
    }
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }
    void tellsWhetherItsPlaceStillHoldsTheKey();
    void namesWhatItDoesNotOpen();
    void writesAnAuditRowBeforeItShowsTheCode();
    void showsNoCodeWithoutItsRow();
    void bringsALostKeyBack();
    void refusesACodeOfAnotherFolder();
    void bringsAKeyBackWhoseFileIsInTheWay_data();
    void bringsAKeyBackWhoseFileIsInTheWay();
    void leavesEverythingWhenTheNextStartWouldTakeAnotherKey();
    void readsItsPlaceAgainWhateverTheFolderIsCalled();
    void opensTheKeyOfTheBackups();

private:
    std::unique_ptr<Composition> unlocked(char fill = 'k', const QString &folder = u"data"_s,
                                          const QString &place = u"file kek"_s)
    {
        QDir(m_dir->path()).mkpath(folder);
        auto composition = Composition::open(m_dir->filePath(folder), {});
        if (!composition)
            qFatal("%s", qPrintable(composition.error().detail));
        const auto opened = (*composition)->unlock({SecretBytes::take(QByteArray(32, fill)), place, true});
        if (!opened)
            qFatal("%s", qPrintable(opened.error().detail));
        return *std::move(composition);
    }
    void keepInFile(char fill)
    {
        QFile::remove(m_dir->filePath(u"data/kek"_s));
        const core::OwnerOnlyFile file(m_dir->filePath(u"data/kek"_s));
        QVERIFY(file.create(core::kekToText(SecretBytes::take(QByteArray(32, fill)))));
    }
    static void execute(Composition &composition, const QString &sql)
    {
        const auto done = composition.database().writeNow([&](core::Transaction &transaction) -> core::Result<void> {
            const auto rows = transaction.run(sql);
            if (!rows)
                return core::fail(rows.error());
            return {};
        });
        QVERIFY(done);
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

void KekKeeperTest::tellsWhetherItsPlaceStillHoldsTheKey()
{
    using Place = core::KekTest::Place;
    const auto composition = unlocked();
    QVERIFY(app::await(composition->kek().test())->place == Place::Different); // nothing there
    keepInFile('k');
    const auto same = app::await(composition->kek().test());
    QVERIFY(same->place == Place::Same);
    QCOMPARE(same->opened, 1);
    QVERIFY(same->damaged.isEmpty());
    keepInFile('x');
    QVERIFY(app::await(composition->kek().test())->place == Place::Different);
    QCOMPARE(app::await(composition->kek().state())->signingKeys, 1);
}

void KekKeeperTest::namesWhatItDoesNotOpen()
{
    const auto composition = unlocked();
    execute(*composition, u"UPDATE signing_keys SET sealed_key = x'0102'"_s);
    const auto test = app::await(composition->kek().test());
    QCOMPARE(test->opened, 0);
    QCOMPARE(test->damaged.size(), 1);
}

void KekKeeperTest::writesAnAuditRowBeforeItShowsTheCode()
{
    const auto composition = unlocked();
    const auto code = app::await(composition->kek().recoveryCode());
    QVERIFY(code);
    core::AuditQuery query;
    query.eventTypes = {u"secret_viewed"_s};
    const auto rows = app::await(composition->audits().list(query, {}));
    QCOMPARE(rows->rows.size(), size_t(1));
    QCOMPARE(rows->rows.front().data[u"purpose"_s].toString(), u"recovery_sheet"_s);
    QVERIFY(!QString::fromUtf8(QJsonDocument(rows->rows.front().data).toJson()).contains(code->left(4)));
}

void KekKeeperTest::showsNoCodeWithoutItsRow()
{
    const auto composition = unlocked();
    execute(*composition, u"CREATE TRIGGER refuse BEFORE INSERT ON audit_logs BEGIN SELECT RAISE(ABORT, 'no'); END"_s);
    QVERIFY(!app::await(composition->kek().recoveryCode()));
}

void KekKeeperTest::bringsALostKeyBack()
{
    const QString code = *app::await(unlocked()->kek().recoveryCode());
    const auto opened = Composition::open(m_dir->filePath(u"data"_s), {});
    QVERIFY(opened);
    Composition &composition = **opened;
    QVERIFY(!app::kekWithoutQuestions(composition)); // lost
    QCOMPARE(app::recoverKek(composition, SecretBytes::fromText(QString(code).replace(3, 1, u"?"_s))).error().kind,
             ErrorKind::InvalidInput);
    QVERIFY(app::recoverKek(composition, SecretBytes::fromText(code.toLower())));
    auto kek = app::kekWithoutQuestions(composition);
    QVERIFY(kek);
    QVERIFY(composition.unlock(*std::move(kek)));
}

void KekKeeperTest::refusesACodeOfAnotherFolder()
{
    const QString other = *app::await(unlocked('o', u"other"_s)->kek().recoveryCode());
    unlocked();
    const auto opened = Composition::open(m_dir->filePath(u"data"_s), {});
    QCOMPARE(app::recoverKek(**opened, SecretBytes::fromText(other)).error().kind, ErrorKind::Conflict);
    QVERIFY(!QFile::exists(m_dir->filePath(u"data/kek"_s)));
}

void KekKeeperTest::bringsAKeyBackWhoseFileIsInTheWay_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("sealed with a passphrase that is lost") << u"kek.sealed"_s;
    QTest::newRow("another key") << u"kek"_s;
    QTest::newRow("a cut file") << u"cut"_s;
}

void KekKeeperTest::bringsAKeyBackWhoseFileIsInTheWay()
{
    QFETCH(QString, name);
    const QString code = *app::await(unlocked()->kek().recoveryCode());
    const QString folder = m_dir->filePath(u"data"_s);
    core::SystemRandom random;
    if (name == "kek.sealed"_L1)
        QVERIFY(core::PassphraseFile(folder).create(SecretBytes::take(QByteArray(32, 'k')),
                                                    SecretBytes::fromText(u"forgotten"_s), random));
    else if (name == "kek"_L1)
        keepInFile('x');
    else
        QVERIFY(core::OwnerOnlyFile(folder + u"/kek"_s).create(SecretBytes::fromText(u"AAAA"_s)));
    const auto opened = Composition::open(folder, {});
    Composition &composition = **opened;
    const auto place = app::recoverKek(composition, SecretBytes::fromText(code));
    QVERIFY2(place, place ? "" : qPrintable(place.error().detail));
    auto kek = app::kekWithoutQuestions(composition);
    QVERIFY2(kek, kek ? "" : qPrintable(kek.error().detail));
    QVERIFY(composition.unlock(*std::move(kek)));
    QCOMPARE(QDir(folder).entryList({u"kek*.old-*"_s}, QDir::Files).size(), 1); // it may be the only copy of a key
}

void KekKeeperTest::leavesEverythingWhenTheNextStartWouldTakeAnotherKey()
{
    const QString code = *app::await(unlocked()->kek().recoveryCode());
    const QString folder = m_dir->filePath(u"data"_s);
    keepInFile('x');
    const core::OwnerOnlyFile given(m_dir->filePath(u"given"_s));
    QVERIFY(given.create(core::kekToText(SecretBytes::take(QByteArray(32, 'y')))));
    qputenv("AUTH_SERVICE__KEK_FILE", given.path().toUtf8());
    const auto putBack = qScopeGuard([] { qunsetenv("AUTH_SERVICE__KEK_FILE"); });
    const auto opened = Composition::open(folder, {});
    const auto place = app::recoverKek(**opened, SecretBytes::fromText(code));
    QVERIFY(!place);
    QCOMPARE(place.error().kind, ErrorKind::Conflict);
    QVERIFY(place.error().detail.contains("AUTH_SERVICE__KEK_FILE"_L1));
    QCOMPARE(core::OwnerOnlyFile(folder + u"/kek"_s).read()->toByteArray(),
             core::kekToText(SecretBytes::take(QByteArray(32, 'x'))).toByteArray());
    QCOMPARE(QDir(folder).entryList({u"kek*"_s}, QDir::Files), QStringList{u"kek"_s});
}

void KekKeeperTest::readsItsPlaceAgainWhateverTheFolderIsCalled()
{
    const auto composition = unlocked('k', u"data"_s, u"file /srv/memory/AUTH_SERVICE__KEK/kek"_s);
    keepInFile('k');
    QVERIFY(app::await(composition->kek().test())->place == core::KekTest::Place::Same);
}

void KekKeeperTest::opensTheKeyOfTheBackups()
{
    const auto composition = unlocked();
    QVERIFY(app::await(composition->backups().setPassphrase(SecretBytes::fromText(u"correct horse"_s))));
    QCOMPARE(app::await(composition->kek().test())->opened, 2);
    execute(*composition, u"UPDATE settings SET value = 'AQID' WHERE name = 'backup_key'"_s);
    QCOMPARE(app::await(composition->kek().test())->damaged, QStringList{u"backup_key"_s});
}

QTEST_GUILESS_MAIN(KekKeeperTest)
#include "KekKeeperTest.moc"
