#include "server/endpoints/DiscoveryEndpoint.h"

#include "tests/support/ServerFixture.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using tests::ServerFixture;

class DiscoveryEndpointTest : public QObject
{
    Q_OBJECT
private slots:
    void servesTheIssuerAsConfigured_data();
    void servesTheIssuerAsConfigured();
    void neverBelievesTheHostHeader();
    void namesOnlyEndpointsThatAnswer();
    void namesEachScopeOnce();
    void namesOnlyGrantsThatWork();
    void saysOnlyWhatIsTrue();
    void namesRegistrationOnceSomebodyMayRegister();
    void namesTokenExchangeOnceAClientMay();
    void servesAnIssuerWithAPath();
    void findsThePathOfAnIssuer_data();
    void findsThePathOfAnIssuer();
};

void DiscoveryEndpointTest::servesTheIssuerAsConfigured_data()
{
    QTest::addColumn<QString>("issuer");
    QTest::addColumn<QString>("tokenEndpoint");
    QTest::newRow("plain") << u"https://auth.example"_s << u"https://auth.example/oauth/token"_s;
    QTest::newRow("slash at the end") << u"https://auth.example/"_s << u"https://auth.example/oauth/token"_s;
    QTest::newRow("port") << u"http://localhost:8003"_s << u"http://localhost:8003/oauth/token"_s;
}

void DiscoveryEndpointTest::servesTheIssuerAsConfigured()
{
    QFETCH(QString, issuer);
    ServerFixture server({.issuer = issuer});
    for (const char *path : {"/.well-known/openid-configuration", "/.well-known/oauth-authorization-server"}) {
        const auto answer = server.http().get(path);
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.member("issuer"), issuer);
        QTEST(answer.member("token_endpoint"), "tokenEndpoint");
        QVERIFY(answer.header("cache-control").contains("max-age="));
    }
}

void DiscoveryEndpointTest::neverBelievesTheHostHeader()
{
    ServerFixture server;
    const auto answer = server.http().get("/.well-known/openid-configuration",
                                          {{"X-Forwarded-Host", "evil.example"}, {"Forwarded", "host=evil.example"}});
    QVERIFY(!answer.body.contains("evil.example") && !answer.body.contains("127.0.0.1"));
}

void DiscoveryEndpointTest::namesOnlyEndpointsThatAnswer()
{
    ServerFixture server;
    const auto document = server.http().get("/.well-known/openid-configuration").json();
    int endpoints = 0;
    for (auto member = document.begin(); member != document.end(); ++member) {
        if (!member.key().endsWith(u"_endpoint"_s) && member.key() != u"jwks_uri"_s)
            continue;
        ++endpoints;
        const QUrl url(member.value().toString());
        QCOMPARE(url.host(), u"issuer.test"_s);
        const int status = server.http().get(url.path().toLatin1()).status;
        QVERIFY2(status != 404, qPrintable(member.key()));
    }
    QCOMPARE(endpoints, 9);
}

void DiscoveryEndpointTest::namesEachScopeOnce()
{
    ServerFixture::Options options;
    options.change = [](core::Settings &settings) {
        settings.scopeDescriptions = {{u"api:read"_s, u"Read"_s}, {u"reports"_s, u"See reports"_s}};
    };
    ServerFixture server(options);
    const auto document = server.http().get("/.well-known/openid-configuration").json();
    QStringList scopes;
    for (const auto &scope : document.value("scopes_supported"_L1).toArray())
        scopes += scope.toString();
    QVERIFY(scopes.contains(u"reports"_s));
    QCOMPARE(scopes.removeDuplicates(), 0);
}

void DiscoveryEndpointTest::namesOnlyGrantsThatWork()
{
    ServerFixture server;
    const auto document = server.http().get("/.well-known/oauth-authorization-server").json();
    const auto grants = document.value("grant_types_supported"_L1).toArray();
    QCOMPARE(grants.size(), 5);
    for (const auto &grant : grants) {
        const auto answer = server.token({{"grant_type", grant.toString().toUtf8()}, {"client_id", "public-client"}});
        // Known: only then are parameters missing, or the client may not.
        QVERIFY2(answer.member("error") != "unsupported_grant_type"_L1, answer.body.constData());
    }
}

void DiscoveryEndpointTest::saysOnlyWhatIsTrue()
{
    ServerFixture server;
    const auto document = server.http().get("/.well-known/openid-configuration").json();
    const auto list = [&document](const char *name) { return document.value(QLatin1String(name)).toArray(); };
    QCOMPARE(list("response_types_supported"), QJsonArray{u"code"_s});
    QCOMPARE(list("response_modes_supported"), QJsonArray{u"query"_s});
    QCOMPARE(list("code_challenge_methods_supported"), QJsonArray{u"S256"_s});
    QCOMPARE(list("subject_types_supported"), QJsonArray{u"public"_s});
    QCOMPARE(list("id_token_signing_alg_values_supported"), QJsonArray{u"EdDSA"_s}); // the active key's
    QVERIFY(list("token_endpoint_auth_methods_supported").contains(u"private_key_jwt"_s));
    QVERIFY(list("token_endpoint_auth_methods_supported").contains(u"none"_s));
    QVERIFY(!list("introspection_endpoint_auth_methods_supported").contains(u"none"_s));
    QVERIFY(!list("token_endpoint_auth_signing_alg_values_supported").contains(u"none"_s));
    QVERIFY(!list("dpop_signing_alg_values_supported").isEmpty());
    for (const char *scope : {"openid", "profile", "email", "offline_access", "api:read"})
        QVERIFY(list("scopes_supported").contains(QLatin1String(scope)));
    QCOMPARE(document.value("authorization_response_iss_parameter_supported"_L1), QJsonValue(true));
    for (const char *absent : {"request_parameter_supported", "request_uri_parameter_supported",
                               "claims_parameter_supported", "require_pushed_authorization_requests"})
        QCOMPARE(document.value(QLatin1String(absent)), QJsonValue(false));
    QCOMPARE(document.value("backchannel_logout_session_supported"_L1), QJsonValue(true));
}

void DiscoveryEndpointTest::namesRegistrationOnceSomebodyMayRegister()
{
    ServerFixture server;
    const auto named = [&server] {
        return server.http().get("/.well-known/openid-configuration").json().contains("registration_endpoint"_L1);
    };
    QVERIFY(!named());
    server.initialToken();
    server.issuer.clock.advance(std::chrono::seconds(3));
    QVERIFY(named());
}

void DiscoveryEndpointTest::namesTokenExchangeOnceAClientMay()
{
    ServerFixture server;
    const auto named = [&server] {
        const auto document = server.http().get("/.well-known/oauth-authorization-server").json();
        return document.value("grant_types_supported"_L1)
            .toArray()
            .contains(QJsonValue(u"urn:ietf:params:oauth:grant-type:token-exchange"_s));
    };
    QVERIFY(!named());
    server.addClient(u"exchanging-client"_s, [](core::Client &client) {
        client.grantTypes += u"urn:ietf:params:oauth:grant-type:token-exchange"_s;
    });
    server.issuer.clock.advance(std::chrono::seconds(3));
    QVERIFY(named());
}

void DiscoveryEndpointTest::servesAnIssuerWithAPath()
{
    ServerFixture server({.issuer = u"https://example.org/auth"_s});
    for (const char *path :
         {"/.well-known/oauth-authorization-server/auth", "/auth/.well-known/openid-configuration"}) {
        const auto answer = server.http().get(path);
        QVERIFY2(answer.status == 200, path);
        QCOMPARE(answer.member("jwks_uri"), u"https://example.org/auth/.well-known/jwks.json"_s);
    }
    QCOMPARE(server.http().get("/auth/.well-known/jwks.json").status, 200);
    QCOMPARE(server.http().postForm("/auth/oauth/token", ServerFixture::passwordFields()).status, 200);
}

void DiscoveryEndpointTest::findsThePathOfAnIssuer_data()
{
    QTest::addColumn<QString>("issuer");
    QTest::addColumn<QByteArray>("path");
    QTest::newRow("none") << u"https://a.example"_s << ""_ba;
    QTest::newRow("slash") << u"https://a.example/"_s << ""_ba;
    QTest::newRow("one") << u"https://a.example/x"_s << "/x"_ba;
    QTest::newRow("two and a slash") << u"https://a.example/x/y/"_s << "/x/y"_ba;
}

void DiscoveryEndpointTest::findsThePathOfAnIssuer()
{
    QFETCH(QString, issuer);
    QTEST(server::issuerPath(issuer), "path");
}

QTEST_GUILESS_MAIN(DiscoveryEndpointTest)
#include "DiscoveryEndpointTest.moc"
