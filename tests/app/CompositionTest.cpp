#include "app/Composition.h"

#include "app/Await.h"
#include "app/ProtocolParts.h"
#include "core/admin/KeyAdmin.h"
#include "core/admin/ServerControl.h"
#include "core/admin/SettingsAdmin.h"
#include "core/admin/UserAdmin.h"
#include "core/keys/KeyService.h"
#include "core/settings/SettingsRepository.h"
#include "core/tokens/TokenService.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using app::Composition;
using core::ErrorKind;

/// Everything below the server, as the programs build it.
class CompositionTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void aDemoStaysInItsFolder();
    void twoServersDoNotShareADatabase();
    void subcommandsWorkBesideAServer();
    void subcommandsTakeTheRunningIssuer();
    void refusesAWrongKey();
    void obeysOthersOnlyOnceItIsUnlocked();
    void asksWhoServesBeforeItSaves();
    void limitsSignInsAsSettingsChange();
    void endsSessionsAsSettingsChange();
    void rotatesKeysAsSettingsChange();

private:
    std::unique_ptr<Composition> open(const Composition::Options &options = {}, const QString &folder = u"data"_s)
    {
        QDir(m_dir->path()).mkpath(folder);
        auto opened = Composition::open(m_dir->filePath(folder), options);
        if (!opened)
            qFatal("%s", qPrintable(opened.error().detail));
        return *std::move(opened);
    }
    static app::Kek kek(char fill = 'k') { return {core::SecretBytes::take(QByteArray(32, fill)), u"a test"_s}; }
    static core::Result<core::CreatedUser> addUser(Composition &composition, const QString &name)
    {
        return app::await(composition.users().create({name, name + u"@example.com"_s, u"Str0ng!password"_s, false}));
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

void CompositionTest::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    qputenv("AUTH_SERVICE__BCRYPT_COST", "4");
    qputenv("AUTH_SERVICE__SIGNING_ALG", "EdDSA");
}

void CompositionTest::cleanup()
{
    qunsetenv("AUTH_SERVICE__DB_URL");
}

void CompositionTest::aDemoStaysInItsFolder()
{
    qputenv("AUTH_SERVICE__DB_URL", "sqlite:///" + m_dir->filePath(u"real.db"_s).toUtf8());
    const auto demo = open({.demo = true});
    QCOMPARE(demo->database().path(), m_dir->filePath(u"data/gatehouse.db"_s));
    QVERIFY(!QFileInfo::exists(m_dir->filePath(u"real.db"_s)));
    const auto real = open({}, u"other"_s);
    QCOMPARE(real->database().path(), m_dir->filePath(u"real.db"_s));
}

void CompositionTest::twoServersDoNotShareADatabase()
{
    qputenv("AUTH_SERVICE__DB_URL", "sqlite:///" + m_dir->filePath(u"shared.db"_s).toUtf8());
    const auto first = open({.alone = true}, u"one"_s);
    QVERIFY(QDir(m_dir->path()).mkpath(u"two"_s));
    const auto second = Composition::open(m_dir->filePath(u"two"_s), {.alone = true});
    QVERIFY(!second);
    QCOMPARE(second.error().kind, ErrorKind::Conflict);
    QVERIFY2(second.error().detail.contains("shared.db"_L1), qPrintable(second.error().detail));
    QVERIFY(second.error().detail.contains(QString::number(QCoreApplication::applicationPid())));
}

void CompositionTest::subcommandsWorkBesideAServer()
{
    const auto server = open({.alone = true});
    const auto subcommand = open();
    QVERIFY(addUser(*subcommand, u"mallory"_s));
}

void CompositionTest::subcommandsTakeTheRunningIssuer()
{
    const auto server = open();
    QVERIFY(server->unlock(kek()));
    const auto issuer = server->settleIssuer(u"http://127.0.0.1:45001"_s, false); // a port that is not kept
    QVERIFY(issuer);
    QCOMPARE(*issuer, u"http://127.0.0.1:45001"_s);
    const auto subcommand = open({.actor = u"cli"_s});
    QVERIFY(subcommand->unlock(kek()));
    QCOMPARE(subcommand->tokens().issuer(), *issuer);
    QVERIFY(server->settleIssuer(u"http://127.0.0.1:45002"_s, true)); // kept from now on
    QVERIFY(server->settleIssuer(u"http://127.0.0.1:45003"_s, true));
    QCOMPARE(server->tokens().issuer(), u"http://127.0.0.1:45002"_s);
}

void CompositionTest::refusesAWrongKey()
{
    {
        const auto first = open();
        QVERIFY(first->unlock(kek('k')));
        QVERIFY(first->holdsSealedSecrets());
    }
    const auto second = open();
    QVERIFY(second->holdsSealedSecrets());
    const auto unlocked = second->unlock(kek('x'));
    QVERIFY(!unlocked);
    QCOMPARE(unlocked.error().kind, ErrorKind::Crypto);
    QVERIFY(unlocked.error().detail.contains("AUTH_SERVICE__KEK"_L1));
    QVERIFY(second->unlock(kek('k')));
}

void CompositionTest::obeysOthersOnlyOnceItIsUnlocked()
{
    const auto locked = open();
    const auto witness = open();
    const auto other = open();
    std::atomic<int> toldLocked = 0, toldWitness = 0;
    locked->setChangeListener([&](int) { ++toldLocked; });
    witness->setChangeListener([&](int) { ++toldWitness; });
    QVERIFY(witness->unlock(kek()));
    // What the witness noticed twice, the locked one has looked at too.
    for (const auto &name : {u"anna"_s, u"berta"_s}) {
        const int before = toldWitness;
        QVERIFY(addUser(*other, name));
        QTRY_VERIFY_WITH_TIMEOUT(toldWitness > before, 20000);
    }
    QCOMPARE(toldLocked, 0);
    QVERIFY(locked->unlock(kek()));
    QVERIFY(addUser(*other, u"clara"_s));
    QTRY_VERIFY_WITH_TIMEOUT(toldLocked > 0, 20000);
}

void CompositionTest::asksWhoServesBeforeItSaves()
{
    const auto name = u"AUTH_SERVICE__RATE_LIMIT_PER_IP"_s;
    const auto composition = open();
    bool refuse = true;
    composition->setSettingsListener([&](const core::Settings &settings) -> core::Result<void> {
        if (refuse)
            return core::fail(ErrorKind::Conflict, u"no"_s);
        composition->adopt(settings);
        return {};
    });
    QVERIFY(!app::await(composition->settingsAdmin().save({{name, u"7"_s}})));
    const auto stored = [&] {
        return composition->database()
            .readNow([&](core::Snapshot &snapshot) { return core::SettingsRepository::value(snapshot, name); })
            .value();
    };
    QVERIFY(!stored());
    refuse = false;
    QVERIFY(app::await(composition->settingsAdmin().save({{name, u"7"_s}})));
    QCOMPARE(stored(), std::optional(u"7"_s));
    QCOMPARE(composition->settings().rateLimitPerIp, 7);
}

void CompositionTest::limitsSignInsAsSettingsChange()
{
    const auto composition = open();
    auto &throttle = composition->throttle();
    QVERIFY(!throttle.admit(u"name:x"_s, u"192.0.2.1"_s));
    throttle.settleFailure(u"name:x"_s, u"192.0.2.1"_s);
    QVERIFY(!throttle.admit(u"name:x"_s, u"192.0.2.1"_s));
    throttle.settleFailure(u"name:x"_s, u"192.0.2.1"_s);
    core::Settings settings = composition->settings();
    settings.rateLimitPerIp = 2;
    composition->adopt(settings);
    QVERIFY(throttle.admit(u"name:y"_s, u"192.0.2.1"_s));
}

void CompositionTest::endsSessionsAsSettingsChange()
{
    const auto composition = open();
    QCOMPARE(composition->protocol().sessions.limits().idle, std::chrono::hours(8));
    core::Settings settings = composition->settings();
    settings.sessionIdleTime = std::chrono::seconds(61);
    settings.sessionLifetime = std::chrono::seconds(302);
    composition->adopt(settings);
    QCOMPARE(composition->protocol().sessions.limits().idle, std::chrono::seconds(61));
    QCOMPARE(composition->protocol().sessions.limits().absolute, std::chrono::seconds(302));
}

void CompositionTest::rotatesKeysAsSettingsChange()
{
    const auto composition = open();
    QVERIFY(composition->unlock(kek()));
    const auto rotation = [&] { return app::await(composition->keys().overview())->rotateEvery; };
    QCOMPARE(rotation(), std::chrono::days(90));
    core::Settings settings = composition->settings();
    settings.keyRotation = std::chrono::days(30);
    composition->adopt(settings);
    QCOMPARE(rotation(), std::chrono::days(30));
    QCOMPARE(composition->keyService().plan().rotateEvery, std::chrono::days(30));
}

QTEST_GUILESS_MAIN(CompositionTest)
#include "CompositionTest.moc"
