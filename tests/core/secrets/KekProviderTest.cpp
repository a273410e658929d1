#include "core/secrets/KekProvider.h"

#include "core/secrets/KeyCheck.h"
#include "tests/support/MemorySecretStore.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cstdlib>
#include <memory>

using namespace core;
using namespace Qt::StringLiterals;
using Keeping = KekSituation::Keeping;
using Keychain = tests::MemorySecretStore;

static const QByteArray kGivenKek = QByteArray(32, 'k');

class KekProviderTest : public QObject
{
    Q_OBJECT

    SystemRandom m_random;
    Keychain m_keychain;
    std::unique_ptr<QTemporaryDir> m_dir;

    KekSituation situation() const { return {.dataDir = m_dir->path()}; }
    QString file(const QString &name) const { return m_dir->filePath(name); }
    Result<KekOutcome> found(const KekSituation &situation)
    {
        return KekProvider(m_keychain, m_random).find(situation).result(); // the keychain here answers at once
    }
    static QByteArray kekIn(const Result<KekOutcome> &outcome)
    {
        const auto *const kek = outcome ? std::get_if<KekFound>(&*outcome) : nullptr;
        return kek ? kek->kek->toByteArray() : QByteArray();
    }
    static SecretStore::Secret passphrase(const QString &text)
    {
        return std::make_shared<const SecretBytes>(SecretBytes::fromText(text));
    }
    static QFile::Permissions othersOf(const QString &path)
    {
        return QFile::permissions(path) & (QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther |
                                           QFile::WriteOther | QFile::ExeOther);
    }
    static void write(const QString &path, const QByteArray &text, bool isOpenToOthers = false)
    {
        QFile out(path);
        QVERIFY(out.open(QFile::WriteOnly));
        out.write(text);
        QFile::Permissions permissions = QFile::ReadOwner | QFile::WriteOwner;
        permissions.setFlag(QFile::ReadGroup, isOpenToOthers);
        QVERIFY(out.setPermissions(permissions));
    }

private slots:
    void init()
    {
        qunsetenv("AUTH_SERVICE__KEK");
        m_keychain = Keychain();
        m_dir = std::make_unique<QTemporaryDir>();
    }

    void makesTheKeyOnceInTheKeychain()
    {
        const auto first = found(situation());
        QCOMPARE(kekIn(first).size(), 32);
        const auto &kek = std::get<KekFound>(*first);
        QCOMPARE(kek.place, u"test keychain"_s);
        QVERIFY(!kek.isFallback);
        QVERIFY(kek.warning.isEmpty());
        QCOMPARE(m_keychain.entries.size(), 1); // the probe is gone again
        KekSituation second = situation();
        second.databaseHasKeyCheck = true;
        QCOMPARE(kekIn(found(second)), kekIn(first));
    }

    void givesEveryFolderItsOwnKey()
    {
        const QByteArray first = kekIn(found(situation()));
        const auto kept = std::move(m_dir);
        m_dir = std::make_unique<QTemporaryDir>();
        QVERIFY(kekIn(found(situation())) != first);
        QCOMPARE(m_keychain.entries.size(), 2);
    }

    void findsTheKeyOfAFolderThatWasMoved()
    {
        const QByteArray first = kekIn(found(situation()));
        const QTemporaryDir elsewhere;
        QVERIFY(QFile::copy(file(u"folder-id"_s), elsewhere.filePath(u"folder-id"_s)));
        QCOMPARE(kekIn(found({.dataDir = elsewhere.path(), .databaseHasKeyCheck = true})), first);
    }

    void neverMakesASecondKeyForADatabase_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<bool>("forgotten");
        QTest::newRow("locked") << int(Keychain::State::Locked) << false;
        QTest::newRow("missing") << int(Keychain::State::Missing) << false;
        QTest::newRow("loses what it is given") << int(Keychain::State::Forgetful) << true;
        QTest::newRow("entry removed") << int(Keychain::State::Open) << true;
    }
    void neverMakesASecondKeyForADatabase()
    {
        QFETCH(int, state);
        QFETCH(bool, forgotten);
        QVERIFY(found(situation()));
        m_keychain.state = Keychain::State(state);
        if (forgotten)
            m_keychain.entries.clear();
        const auto before = m_keychain.entries;
        for (const bool canAsk : {false, true}) {
            KekSituation later = situation();
            later.databaseHasKeyCheck = true;
            later.canAsk = canAsk;
            const auto outcome = found(later);
            QVERIFY(!outcome);
            QCOMPARE(outcome.error().kind, ErrorKind::Keychain);
            for (const QString &way : {u"unlock"_s, u"AUTH_SERVICE__KEK_FILE"_s, u"restore a backup"_s})
                QVERIFY2(outcome.error().detail.contains(way), qPrintable(outcome.error().detail));
        }
        QCOMPARE(m_keychain.entries, before);
        QVERIFY(!QFile::exists(file(u"kek"_s)));
    }

    void keepsTheOldKeyWhenTheProbeGetsTheKeyringUnlocked()
    {
        const QByteArray first = kekIn(found(situation()));
        m_keychain.state = Keychain::State::Locked;
        m_keychain.unlocksOnWrite = true;
        QCOMPARE(kekIn(found(situation())), first);
    }

    void fallsBackToAFileWithAWarning_data()
    {
        QTest::addColumn<int>("state");
        QTest::newRow("locked") << int(Keychain::State::Locked);
        QTest::newRow("missing") << int(Keychain::State::Missing);
        QTest::newRow("loses what it is given") << int(Keychain::State::Forgetful);
    }
    void fallsBackToAFileWithAWarning()
    {
        QFETCH(int, state);
        m_keychain.state = Keychain::State(state);
        const auto first = found(situation());
        QCOMPARE(kekIn(first).size(), 32);
        QVERIFY(std::get<KekFound>(*first).isFallback);
        for (const QString &name : m_keychain.written)
            QVERIFY2(name.startsWith(u"probe-"_s), qPrintable(name));
        QVERIFY(std::get<KekFound>(*first).warning.contains(file(u"kek"_s)));
        QCOMPARE(othersOf(file(u"kek"_s)), QFile::Permissions());
        KekSituation later = situation();
        later.databaseHasKeyCheck = true;
        const auto second = found(later);
        QCOMPARE(kekIn(second), kekIn(first));
        QVERIFY(!std::get<KekFound>(*second).warning.isEmpty());
        // The file stays in use when the keychain is back.
        m_keychain.state = Keychain::State::Open;
        QCOMPARE(kekIn(found(later)), kekIn(first));
    }

    void refusesToFallBackInProduction()
    {
        m_keychain.state = Keychain::State::Missing;
        KekSituation production = situation();
        production.isProduction = true;
        const auto outcome = found(production);
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, ErrorKind::Keychain);
        for (const QString &way :
             {u"keychain"_s, u"passphrase"_s, u"AUTH_SERVICE__KEK "_s, u"AUTH_SERVICE__KEK_FILE"_s})
            QVERIFY2(outcome.error().detail.contains(way), qPrintable(outcome.error().detail));
        QVERIFY(!QFile::exists(file(u"kek"_s)));
    }

    void letsTheConsoleChoose()
    {
        m_keychain.state = Keychain::State::Missing;
        KekSituation console = situation();
        console.canAsk = true;
        const auto outcome = found(console);
        QVERIFY(outcome);
        QCOMPARE(std::get<KekChoiceNeeded>(*outcome).reason, u"no service"_s);

        KekProvider provider(m_keychain, m_random);
        const auto made = provider.makePassphraseFile(console, passphrase(u"correct horse"_s)).result();
        QCOMPARE(kekIn(made).size(), 32);
        QVERIFY(std::get<KekFound>(*made).isFallback);
        QCOMPARE(othersOf(file(u"kek.sealed"_s)), QFile::Permissions());

        m_keychain.state = Keychain::State::Open; // it is asked for before the keychain
        const auto next = found(console);
        QVERIFY(next);
        QVERIFY(std::holds_alternative<PassphraseNeeded>(*next));
        const auto wrong = provider.openPassphraseFile(console, passphrase(u"correct house"_s)).result();
        QVERIFY(!wrong);
        QCOMPARE(wrong.error().kind, ErrorKind::Crypto);
        const auto opened = provider.openPassphraseFile(console, passphrase(u"correct horse"_s)).result();
        QCOMPARE(kekIn(opened), kekIn(made));
    }

    void neverWritesOverAPassphraseFile()
    {
        KekProvider provider(m_keychain, m_random);
        QVERIFY(provider.makePassphraseFile(situation(), passphrase(u"one"_s)).result());
        const auto again = provider.makePassphraseFile(situation(), passphrase(u"two"_s)).result();
        QVERIFY(!again);
        QCOMPARE(again.error().kind, ErrorKind::AlreadyExists);
        QVERIFY(provider.openPassphraseFile(situation(), passphrase(u"one"_s)).result());
    }

    void makesNoPassphraseFileForASealedDatabaseOrAnEmptyPassphrase()
    {
        KekProvider provider(m_keychain, m_random);
        const auto empty = provider.makePassphraseFile(situation(), passphrase(u""_s)).result();
        QVERIFY(!empty);
        QCOMPARE(empty.error().kind, ErrorKind::InvalidInput);
        KekSituation sealed = situation();
        sealed.databaseHasKeyCheck = true;
        const auto refused = provider.makePassphraseFile(sealed, passphrase(u"p"_s)).result();
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Conflict);
        QCOMPARE(QDir(m_dir->path()).entryList(QDir::Files | QDir::Hidden), QStringList());
    }

    void takesTheKeyOutOfTheEnvironment()
    {
        qputenv("AUTH_SERVICE__KEK", kGivenKek.toBase64());
        const char *const inEnvironment = std::getenv("AUTH_SERVICE__KEK");
        KekProvider provider(m_keychain, m_random);
        QVERIFY(!qEnvironmentVariableIsSet("AUTH_SERVICE__KEK"));
        QCOMPARE(*inEnvironment, '\0'); // the memory that /proc shows is wiped too
        for (int i = 0; i < 2; ++i) {   // a second start inside this process finds it still
            const auto outcome = provider.find(situation()).result();
            QCOMPARE(kekIn(outcome), kGivenKek);
            QVERIFY(std::get<KekFound>(*outcome).place.contains(u"AUTH_SERVICE__KEK"_s));
        }
        QCOMPARE(m_keychain.calls, 0);
    }

    void refusesABadKey_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty file") << ""_ba;
        QTest::newRow("31 bytes") << QByteArray(31, 'k').toBase64();
        QTest::newRow("33 bytes") << QByteArray(33, 'k').toBase64();
        QTest::newRow("raw bytes") << kGivenKek;
        QTest::newRow("hexadecimal") << kGivenKek.toHex();
        QTest::newRow("two lines") << QByteArray(kGivenKek.toBase64() + '\n' + kGivenKek.toBase64());
        QTest::newRow("a large file") << QByteArray(5000, 'A');
    }
    void refusesABadKey()
    {
        QFETCH(QByteArray, text);
        write(file(u"given"_s), text);
        KekSituation withFile = situation();
        withFile.kekFile = file(u"given"_s);
        QList<Result<KekOutcome>> outcomes{found(withFile)};
        if (!text.isEmpty()) {
            qputenv("AUTH_SERVICE__KEK", text);
            outcomes += found(situation());
        }
        write(file(u"kek"_s), text);
        outcomes += found(situation());
        for (const auto &outcome : outcomes) {
            QVERIFY(!outcome);
            QCOMPARE(outcome.error().kind, ErrorKind::InvalidInput);
            QVERIFY(text.isEmpty() || !outcome.error().detail.contains(QString::fromLatin1(text)));
        }
        QCOMPARE(m_keychain.calls, 0); // a key that was given and is bad is never replaced
    }

    void readsTheKeyFromAFile()
    {
        write(file(u"given"_s), kGivenKek.toBase64() + "\r\n");
        KekSituation withFile = situation();
        withFile.kekFile = file(u"given"_s);
        const auto outcome = found(withFile);
        QCOMPARE(kekIn(outcome), kGivenKek);
        QVERIFY(std::get<KekFound>(*outcome).warning.isEmpty());
        write(file(u"given"_s), kGivenKek.toBase64(), true);
        QVERIFY(!std::get<KekFound>(*found(withFile)).warning.isEmpty());
        withFile.kekFile = file(u"not there"_s);
        const auto missing = found(withFile);
        QVERIFY(!missing);
        QCOMPARE(missing.error().kind, ErrorKind::NotFound);
    }

    void refusesAPlainFileThatOthersMayRead()
    {
        write(file(u"kek"_s), kGivenKek.toBase64());
        QCOMPARE(kekIn(found(situation())), kGivenKek);
        write(file(u"kek"_s), kGivenKek.toBase64(), true);
        const auto outcome = found(situation());
        QVERIFY(!outcome);
        QVERIFY(outcome.error().detail.contains(u"0600"_s));
    }

    void leavesTheKeychainAloneForADemo()
    {
        KekSituation demo = situation();
        demo.keeping = Keeping::Memory;
        const QByteArray first = kekIn(found(demo));
        QCOMPARE(first.size(), 32);
        QVERIFY(kekIn(found(demo)) != first);
        QCOMPARE(QDir(m_dir->path()).entryList(QDir::Files | QDir::Hidden), QStringList());
        demo.keeping = Keeping::DataFolder;
        const QByteArray kept = kekIn(found(demo));
        QCOMPARE(kept.size(), 32);
        demo.databaseHasKeyCheck = true;
        QCOMPARE(kekIn(found(demo)), kept);
        QVERIFY(QFile::remove(file(u"kek"_s)));
        QVERIFY(!found(demo));
        QCOMPARE(m_keychain.calls, 0);
    }

    void reportsAFolderThatCannotBeWritten()
    {
        const auto outcome = found({.dataDir = u"/proc/nowhere"_s});
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, ErrorKind::Storage);
    }

    void tellsAWrongKeyByTheKeyCheck()
    {
        const Envelope right(m_random.secret(32), m_random);
        const Envelope wrong(m_random.secret(32), m_random);
        const QByteArray check = makeKeyCheck(right);
        QVERIFY(keyCheckMatches(right, check));
        QVERIFY(!keyCheckMatches(wrong, check));
        QVERIFY(!keyCheckMatches(right, QByteArray()));
        QVERIFY(!keyCheckMatches(right, right.seal(SecretBytes::fromText(u"gatehouse"_s), u"another context"_s)));
    }
};

QTEST_GUILESS_MAIN(KekProviderTest)
#include "KekProviderTest.moc"
