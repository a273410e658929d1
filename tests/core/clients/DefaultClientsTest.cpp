#include "core/clients/DefaultClients.h"

#include "core/clients/ClientRules.h"
#include "core/clients/ClientWeaknesses.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace core;

class DefaultClientsTest : public QObject
{
    Q_OBJECT
private slots:
    void areThoseOfTheProduct();
    void keepTheRules();
    void namesWhatWeakensAClient_data();
    void namesWhatWeakensAClient();
};

void DefaultClientsTest::areThoseOfTheProduct()
{
    const auto clients = defaultClients();
    QCOMPARE(clients.size(), size_t(2));
    const Client &app = clients[0].client;
    QCOMPARE(app.id.value, u"codelab-flutter-app"_s);
    QVERIFY(!app.isConfidential());
    QVERIFY(app.isUsable());
    QCOMPARE(app.scopes.join(u' '), u"api:read api:write"_s);
    QCOMPARE(app.redirectUris.join(u' '), u"http://127.0.0.1/callback"_s);
    QCOMPARE(app.accessTokenLifetime, std::optional(std::chrono::seconds(900)));
    const Client &internal = clients[1].client;
    QCOMPARE(internal.id.value, u"codelab-internal"_s);
    QVERIFY(internal.isConfidential());
    QCOMPARE(internal.scopes.join(u' '), u"api:admin api:read api:write"_s);
    QCOMPARE(internal.refreshTokenLifetime, std::optional(std::chrono::seconds(7776000)));
    QStringList demo;
    for (const ClientDraft &draft : demoClients())
        demo << draft.client.id.value;
    QCOMPARE(demo,
             (QStringList{u"codelab-python-client"_s, u"benchmark-client"_s, u"test-client"_s, u"demo-web-app"_s}));
    QCOMPARE(demoClients().back().secret, u"demo-web-secret"_s);
    const Client web = demoClients().back().client;
    QVERIFY(web.isConfidential() && web.requirePkce);
    QCOMPARE(web.scopes.join(u' '), u"openid profile email offline_access api:read api:write"_s);
    QCOMPARE(web.redirectUris.join(u' '), u"http://127.0.0.1/callback"_s);
    QCOMPARE(web.postLogoutRedirectUris.join(u' '), u"http://127.0.0.1/signed-out"_s);
    QVERIFY(app.allowsGrant(u"authorization_code"_s));
}

void DefaultClientsTest::keepTheRules()
{
    auto drafts = defaultClients();
    for (const ClientDraft &draft : demoClients())
        drafts.push_back(draft);
    for (const ClientDraft &draft : drafts)
        QVERIFY2(ClientRules::check(draft.client), qPrintable(draft.client.id.value));
}

void DefaultClientsTest::namesWhatWeakensAClient_data()
{
    QTest::addColumn<Client>("client");
    QTest::addColumn<ClientSecretHashes>("secrets");
    QTest::addColumn<QStringList>("names");
    const Instant now = fromSeconds(1'768'478'400);
    Client strong = demoClients().back().client;
    ClientSecretHashes secrets;
    secrets.newest = u"sha256:x"_s;
    secrets.createdAt = now;
    QTest::newRow("none") << strong << secrets << QStringList();
    QTest::newRow("public, without secret")
        << demoClients().front().client << ClientSecretHashes{} << QStringList(u"password_grant"_s);
    QTest::newRow("confidential, without secret") << strong << ClientSecretHashes{} << QStringList(u"no_secret"_s);
    Client weak = strong;
    weak.redirectUris << u"http://app.example.com/"_s;
    weak.refreshTokenLifetime = std::chrono::days(366);
    weak.accessTokenLifetime = std::chrono::days(2);
    weak.legacy401 = true;
    secrets.createdAt = now - std::chrono::days(365);
    QTest::newRow("many") << weak << secrets
                          << QStringList{u"http_redirect"_s, u"old_secret"_s, u"no_expiry"_s, u"long_access_token"_s,
                                         u"legacy_401"_s};
    secrets.createdAt = now;
    Client loose = strong;
    loose.requirePkce = false;
    QTest::newRow("code without PKCE") << loose << secrets << QStringList(u"missing_pkce"_s);
    loose.grantTypes = QStringList(u"client_credentials"_s);
    QTest::newRow("no code, no PKCE") << loose << secrets << QStringList();
    Client app = strong;
    app.type = ClientType::Public;
    app.requirePkce = false;
    QTest::newRow("public clients use PKCE anyway") << app << ClientSecretHashes{} << QStringList();
    Client signing = strong;
    signing.authMethod = u"private_key_jwt"_s;
    QTest::newRow("keys instead of a secret") << signing << ClientSecretHashes{} << QStringList();
    Client wide = strong;
    wide.corsOrigins = QStringList{u"http://localhost:3000"_s, u"https://app.example.com"_s};
    QTest::newRow("origins that are kept apart") << wide << secrets << QStringList();
    wide.corsOrigins << u"http://app.example.com"_s;
    QTest::newRow("an origin in the open") << wide << secrets << QStringList(u"wide_cors"_s);
    const auto until = [&](std::chrono::milliseconds left) {
        ClientSecretHashes ending = secrets;
        ending.newestUntil = now + left;
        return ending;
    };
    using std::chrono::days;
    QTest::newRow("secret ends in 15 days") << strong << until(days(15)) << QStringList();
    QTest::newRow("secret ends in 14 days") << strong << until(days(14)) << QStringList(u"expiring_secret"_s);
    QTest::newRow("secret has just ended") << strong << until({}) << QStringList(u"expired_secret"_s);
    QTest::newRow("secret ended long ago") << strong << until(-days(30)) << QStringList(u"expired_secret"_s);
}

void DefaultClientsTest::namesWhatWeakensAClient()
{
    QFETCH(Client, client);
    QFETCH(ClientSecretHashes, secrets);
    QTEST(clientWeaknesses(client, secrets, fromSeconds(1'768'478'400)), "names");
}

QTEST_GUILESS_MAIN(DefaultClientsTest)
#include "DefaultClientsTest.moc"
