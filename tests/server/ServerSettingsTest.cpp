#include "tests/support/Browser.h"
#include "tests/support/ClientKey.h"
#include "tests/support/CodeFlow.h"
#include "tests/support/KeptConnection.h"
#include "tests/support/ServerFixture.h"

#include <QDir>
#include <QTcpServer>
#include <QTest>

using namespace Qt::StringLiterals;
using tests::ServerFixture;

/// Settings that change while the server answers.
class ServerSettingsTest : public QObject
{
    Q_OBJECT
private slots:
    void takesOverOriginsOfBrowsers();
    void takesOverTheLimitOfRequests();
    void takesOverTheNumberOfParameters();
    void takesOverTheNonceOfProofs();
    void takesOverTheWordsForScopes();
    void takesOverBoundsOfHttpAndProxies();
    void movesToAnotherPortAndLeavesTheOldOne();
    void changesNothingWhenThePortIsTaken();
    void leavesNoThreadBehindAfterRefusedChanges();
    void countsWrongPasswordsAsRequestsWhereNothingElseDoes();
    void takesThemForTheNextStart();
    void countsRequestsOverTheLimit();

private:
    /// As the fixture's own.
    static core::Settings plainSettings()
    {
        core::Settings settings{};
        settings.listeners = {{u"127.0.0.1"_s, 0, {}}};
        settings.jwksMaxAge = std::chrono::seconds(3600);
        return settings;
    }
};

void ServerSettingsTest::takesOverOriginsOfBrowsers()
{
    ServerFixture server;
    const auto allowed = [&] {
        return server.http()
            .postForm("/oauth/token", tests::FormFields{}, {{"Origin", "https://new.example"}})
            .header("access-control-allow-origin");
    };
    QVERIFY(allowed().isNull());
    auto settings = plainSettings();
    settings.corsOrigins = {u"https://new.example"_s};
    QVERIFY(server.server.adopt(settings, {}));
    QCOMPARE(allowed(), "https://new.example"_ba);
    QVERIFY(server.server.adopt(plainSettings(), {}));
    QVERIFY(allowed().isNull());
}

void ServerSettingsTest::takesOverTheLimitOfRequests()
{
    ServerFixture server;
    const auto status = [&] { return server.token(ServerFixture::passwordFields()).status; };
    QCOMPARE(status(), 200);
    auto settings = plainSettings();
    settings.rateLimitRequestsPerIp = 1;
    QVERIFY(server.server.adopt(settings, {}));
    QCOMPARE(status(), 429);
    settings.rateLimiting = false;
    QVERIFY(server.server.adopt(settings, {}));
    QCOMPARE(status(), 200);
}

void ServerSettingsTest::takesOverTheNonceOfProofs()
{
    ServerFixture server;
    server.issuer.clock.advance(server::DpopProofs::kNonceAfterStart);
    const tests::ClientKey key;
    const auto answer = [&] {
        const auto now = server.issuer.clock.now();
        return server.token(ServerFixture::passwordFields(),
                            {{"DPoP", key.proof("POST", u"https://issuer.test/oauth/token"_s, now)}});
    };
    QCOMPARE(answer().status, 200);
    auto settings = plainSettings();
    settings.dpopNonce = true;
    QVERIFY(server.server.adopt(settings, {}));
    QCOMPARE(answer().member("error"), u"use_dpop_nonce"_s);
    QVERIFY(server.server.adopt(plainSettings(), {}));
    QCOMPARE(answer().status, 200);
}

void ServerSettingsTest::takesOverTheWordsForScopes()
{
    ServerFixture server;
    tests::CodeFlow flow(server);
    flow.addClient(u"plans-client"_s, [](core::Client &client) { client.scopes = {u"openid"_s, u"team:plans"_s}; });
    tests::Browser browser(server);
    const QByteArray address = tests::Browser::authorize({{"client_id", "plans-client"}, {"scope", "team:plans"}});
    const auto listed = [&] {
        return server.http().get("/.well-known/openid-configuration").body.contains("\"team:plans\"");
    };
    QVERIFY(!browser.signIn(browser.get(address)).body.contains("See the plans"));
    QVERIFY(!listed());
    auto settings = plainSettings();
    settings.scopeDescriptions = {{u"team:plans"_s, u"See the plans"_s}};
    QVERIFY(server.server.adopt(settings, {}));
    QVERIFY(browser.get(address).body.contains("See the plans"));
    QVERIFY(listed());
    QVERIFY(server.server.adopt(plainSettings(), {}));
    QVERIFY(!browser.get(address).body.contains("See the plans"));
    QVERIFY(!listed());
}

void ServerSettingsTest::takesOverTheNumberOfParameters()
{
    ServerFixture server;
    tests::FormFields fields = ServerFixture::passwordFields();
    for (int i = 0; i < 20; ++i)
        fields.emplace_back("x" + QByteArray::number(i), "1");
    QCOMPARE(server.token(fields).status, 200);
    auto settings = plainSettings();
    settings.http.parameters = 10;
    QVERIFY(server.server.adopt(settings, {}));
    const auto answer = server.token(fields);
    QCOMPARE(answer.status, 400);
    QVERIFY(answer.member("error_description").contains("more than 10 parameters"_L1));
}

void ServerSettingsTest::takesOverBoundsOfHttpAndProxies()
{
    ServerFixture server;
    const QByteArray body(2000, 'x');
    const auto statusFor = [&](const QByteArray &client) {
        return server.token(ServerFixture::passwordFields(), {{"X-Forwarded-For", client}}).status;
    };
    QCOMPARE(server.http().postForm("/oauth/token", body).status, 400);
    auto settings = plainSettings();
    settings.http.bodyBytes = 1000;
    settings.rateLimitRequestsPerIp = 1;
    QVERIFY(server.server.adopt(settings, {}));
    QCOMPARE(server.http().postForm("/oauth/token", body).status, 413);
    QCOMPARE(statusFor("192.0.2.1"), 429); // nobody's word counts: one address for all
    settings.trustedProxies = {u"127.0.0.1"_s};
    QVERIFY(server.server.adopt(settings, {}));
    QCOMPARE(statusFor("192.0.2.1"), 200);
    QCOMPARE(statusFor("192.0.2.1"), 429);
    QCOMPARE(statusFor("192.0.2.2"), 200);
}

void ServerSettingsTest::movesToAnotherPortAndLeavesTheOldOne()
{
    ServerFixture server;
    QTcpServer probe;
    QVERIFY(probe.listen(QHostAddress::LocalHost, 0));
    const quint16 next = probe.serverPort();
    probe.close();
    tests::KeptConnection client(server.port);
    QCOMPARE(client.get("/health"), 200);
    auto settings = plainSettings();
    settings.listeners.front().port = next;
    QVERIFY(server.server.adopt(settings, {}));
    QCOMPARE(server.server.figures().urls, QStringList{u"http://127.0.0.1:%1"_s.arg(next)});
    QCOMPARE(tests::HttpClient(next).get("/health").status, 200);
    QTRY_VERIFY(server.server.figures().connections == 0);
    QVERIFY(client.isClosedByServer());
    QCOMPARE(server.http().get("/health").status, 0);
}

void ServerSettingsTest::changesNothingWhenThePortIsTaken()
{
    ServerFixture server;
    QTcpServer taken;
    QVERIFY(taken.listen(QHostAddress::LocalHost, 0));
    auto settings = plainSettings();
    settings.listeners.front().port = taken.serverPort();
    settings.http.parameters = 10;
    settings.rateLimitRequestsPerIp = 1;
    const auto adopted = server.server.adopt(settings, {});
    QVERIFY(!adopted);
    QCOMPARE(adopted.error().kind, core::ErrorKind::Conflict);
    QCOMPARE(server.server.figures().state, core::ServerFigures::State::Running);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(server.token(ServerFixture::passwordFields()).status, 200);
}

void ServerSettingsTest::leavesNoThreadBehindAfterRefusedChanges()
{
    const auto threads = [] { return QDir(u"/proc/self/task"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size(); };
    if (threads() == 0)
        QSKIP("threads are counted in /proc");
    ServerFixture server;
    QTcpServer taken;
    QVERIFY(taken.listen(QHostAddress::LocalHost, 0));
    const auto before = threads();
    auto settings = plainSettings();
    settings.listeners.push_back({u"127.0.0.2"_s, 0, {}});
    settings.listeners.push_back({u"127.0.0.1"_s, taken.serverPort(), {}});
    for (int i = 0; i < 4; ++i)
        QVERIFY(!server.server.adopt(settings, {}));
    QVERIFY(threads() > before);
    QTRY_COMPARE_WITH_TIMEOUT(threads(), before, 20000);
}

void ServerSettingsTest::countsWrongPasswordsAsRequestsWhereNothingElseDoes()
{
    ServerFixture::Options options;
    options.limits = {false, 0, 0, 0, std::chrono::seconds(900)};
    options.change = [](core::Settings &settings) {
        settings.rateLimitRequestsPerIp = 2;
        settings.rateLimitPerIp = 100;
    };
    ServerFixture server(options);
    const auto status = [&] { return server.token(ServerFixture::passwordFields("public-client", "wrong")).status; };
    for (int i = 0; i < 4; ++i)
        QCOMPARE(status(), 400);
    auto settings = plainSettings();
    settings.rateLimitRequestsPerIp = 2;
    settings.rateLimitPerIp = 0;
    QVERIFY(server.server.adopt(settings, {}));
    QCOMPARE(status(), 400);
    QCOMPARE(status(), 400);
    QCOMPARE(status(), 429);
}

void ServerSettingsTest::takesThemForTheNextStart()
{
    ServerFixture server;
    server.server.stop();
    auto settings = plainSettings();
    settings.http.bodyBytes = 1000;
    QVERIFY(server.server.adopt(settings, {}));
    QCOMPARE(server.server.figures().state, core::ServerFigures::State::Stopped);
    const auto urls = server.server.start();
    QVERIFY(urls);
    const tests::HttpClient http(quint16(QUrl(urls->constFirst()).port()));
    QCOMPARE(http.postForm("/oauth/token", QByteArray(2000, 'x')).status, 413);
}

void ServerSettingsTest::countsRequestsOverTheLimit()
{
    ServerFixture server({.change = [](core::Settings &settings) {
        settings.rateLimiting = true;
        settings.rateLimitRequestsPerIp = 1;
    }});
    QCOMPARE(server.token(ServerFixture::passwordFields()).status, 200);
    QCOMPARE(server.token(ServerFixture::passwordFields()).status, 429);
    QCOMPARE(server.server.figures().limitedRequests, 1);
}

QTEST_GUILESS_MAIN(ServerSettingsTest)
#include "ServerSettingsTest.moc"
