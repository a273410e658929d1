#include "core/crypto/Jwt.h"
#include "tests/support/ClientKey.h"
#include "tests/support/ServerFixture.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using tests::HttpClient;
using tests::ServerFixture;

class IntrospectEndpointTest : public QObject
{
    Q_OBJECT
private slots:
    void init() { m_server = std::make_unique<ServerFixture>(); }
    void cleanup() { m_server.reset(); }

    void describesALivingAccessToken();
    void describesALivingRefreshToken();
    void saysOnlyInactiveFor_data();
    void saysOnlyInactiveFor();
    void refusesCallers_data();
    void refusesCallers();
    void wantsAToken();
    void tellsTheKeyOfABoundToken();
    void describesAMachinesToken();
    void answersOnlyPosts();
    void countsOnlyWhatIsRefused();
    void tellsNothingOfTokensForOthers();

private:
    tests::HttpAnswer introspect(const QByteArray &token) const
    {
        return m_server->http().postForm(
            "/oauth/introspect",
            {{"token", token}, {"client_id", "confidential-client"}, {"client_secret", ServerFixture::kSecret}});
    }
    std::unique_ptr<ServerFixture> m_server;
};

void IntrospectEndpointTest::describesALivingAccessToken()
{
    const auto answer = introspect(m_server->signedIn().member("access_token").toLatin1());
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.header("cache-control"), "no-store"_ba);
    const auto body = answer.json();
    QCOMPARE(body.value("active"_L1), QJsonValue(true));
    QCOMPARE(answer.member("token_type"), u"bearer"_s);
    QCOMPARE(answer.member("username"), u"alice"_s);
    QCOMPARE(answer.member("sub"), m_server->alice.id.value);
    QCOMPARE(answer.member("client_id"), u"public-client"_s);
    QCOMPARE(answer.member("scope"), u"api:read api:write"_s);
    QCOMPARE(answer.member("iss"), u"https://issuer.test"_s);
    QCOMPARE(answer.member("type"), u"access"_s);
    const qint64 now = core::toSeconds(m_server->issuer.clock.now());
    QCOMPARE(body.value("iat"_L1).toInteger(), now);
    QCOMPARE(body.value("exp"_L1).toInteger(), now + 900);
    QVERIFY(!answer.member("jti").isEmpty());
}

void IntrospectEndpointTest::describesALivingRefreshToken()
{
    const auto answer = introspect(m_server->signedIn().member("refresh_token").toLatin1());
    QCOMPARE(answer.json().value("active"_L1), QJsonValue(true));
    QCOMPARE(answer.member("type"), u"refresh"_s);
    QVERIFY(!answer.json().contains("token_type"_L1)); // nothing may take it for a bearer token
}

void IntrospectEndpointTest::saysOnlyInactiveFor_data()
{
    QTest::addColumn<QString>("sql");
    QTest::newRow("a disabled user") << u"UPDATE users SET is_active = 0"_s;
    QTest::newRow("a deleted user") << u"UPDATE users SET deleted_at = 1"_s;
    QTest::newRow("a disabled client") << u"UPDATE oauth_clients SET is_active = 0 WHERE client_id = 'public-client'"_s;
    QTest::newRow("a revoked family") << u"UPDATE token_families SET state = 'revoked'"_s;
    QTest::newRow("an expired token") << u"expire"_s;
    QTest::newRow("another issuer") << u"issuer"_s;
    QTest::newRow("an empty signature") << u"cut"_s;
    QTest::newRow("a word") << u"word"_s;
}

void IntrospectEndpointTest::saysOnlyInactiveFor()
{
    QFETCH(QString, sql);
    auto token = m_server->signedIn().member("access_token").toLatin1();
    if (sql == u"expire"_s) {
        m_server->issuer.clock.advance(901s);
    } else if (sql == u"issuer"_s) {
        auto parsed = core::parseJwt(token).value();
        parsed.claims.insert(u"iss"_s, u"https://elsewhere.test"_s);
        token = core::signJwt(m_server->issuer.ring.active()->key, parsed.header, parsed.claims).value();
    } else if (sql == u"cut"_s) {
        token = token.left(token.lastIndexOf('.') + 1);
    } else if (sql == u"word"_s) {
        token = "word";
    } else {
        m_server->execute(sql);
    }
    const auto answer = introspect(token);
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.body, R"({"active":false})"_ba);
}

void IntrospectEndpointTest::refusesCallers_data()
{
    QTest::addColumn<tests::FormFields>("client");
    QTest::addColumn<tests::HeaderList>("headers");
    QTest::addColumn<int>("status");
    using Fields = tests::FormFields;
    using Headers = tests::HeaderList;
    QTest::newRow("public") << Fields{{"client_id", "public-client"}} << Headers{} << 401;
    QTest::newRow("public by Basic") << Fields{} << Headers{HttpClient::basic("public-client", "")} << 401;
    QTest::newRow("wrong secret") << Fields{{"client_id", "confidential-client"}, {"client_secret", "x"}} << Headers{}
                                  << 401;
    QTest::newRow("unknown") << Fields{{"client_id", "nobody"}, {"client_secret", "x"}} << Headers{} << 401;
    QTest::newRow("nobody") << Fields{} << Headers{} << 400;
}

void IntrospectEndpointTest::refusesCallers()
{
    QFETCH(tests::FormFields, client);
    QFETCH(tests::HeaderList, headers);
    const auto token = m_server->signedIn().member("access_token").toLatin1();
    const auto answer =
        m_server->http().postForm("/oauth/introspect", tests::FormFields{{"token", token}} + client, headers);
    QTEST(answer.status, "status");
    QCOMPARE(answer.member("error"), answer.status == 401 ? u"invalid_client"_s : u"invalid_request"_s);
    QVERIFY(!answer.json().contains("active"_L1));
}

void IntrospectEndpointTest::wantsAToken()
{
    const auto answer = introspect("");
    QCOMPARE(answer.status, 400);
    QVERIFY(answer.member("error_description").contains(u"'token'"_s));
}

void IntrospectEndpointTest::tellsTheKeyOfABoundToken()
{
    m_server->issuer.clock.advance(601s);
    const tests::ClientKey key;
    const auto proof = key.proof("POST", u"https://issuer.test/oauth/token"_s, m_server->issuer.clock.now());
    const auto tokens = m_server->token(ServerFixture::passwordFields(), {{"DPoP", proof}});
    QCOMPARE(tokens.member("token_type"), u"DPoP"_s);
    const auto answer = introspect(tokens.member("access_token").toLatin1());
    QCOMPARE(answer.member("token_type"), u"DPoP"_s); // RFC 9449 §6.2
    QCOMPARE(answer.json().value("cnf"_L1).toObject().value("jkt"_L1).toString(), key.thumbprint());
}

void IntrospectEndpointTest::describesAMachinesToken()
{
    m_server->addClient(
        u"machine-client"_s,
        [](core::Client &client) {
            client.type = core::ClientType::Confidential;
            client.grantTypes = {u"client_credentials"_s};
        },
        true);
    const auto token = m_server->token({{"grant_type", "client_credentials"},
                                        {"client_id", "machine-client"},
                                        {"client_secret", ServerFixture::kSecret}});
    const auto answer = introspect(token.member("access_token").toLatin1());
    QCOMPARE(answer.json().value("active"_L1), QJsonValue(true));
    QCOMPARE(answer.member("sub"), u"machine-client"_s);
    QVERIFY(!answer.json().contains("username"_L1));
    m_server->execute(u"UPDATE oauth_clients SET is_active = 0 WHERE client_id = 'machine-client'"_s);
    QCOMPARE(introspect(token.member("access_token").toLatin1()).body, R"({"active":false})"_ba);
}

void IntrospectEndpointTest::countsOnlyWhatIsRefused()
{
    m_server = std::make_unique<ServerFixture>(
        ServerFixture::Options{.change = [](core::Settings &settings) { settings.rateLimitRequestsPerIp = 2; }});
    for (int i = 0; i < 5; ++i)
        QCOMPARE(introspect("x").status, 200);
    const auto wrong = [&] {
        return m_server->http().postForm("/oauth/introspect", {{"token", "x"}, {"client_id", "public-client"}}).status;
    };
    QCOMPARE(wrong(), 401);
    QCOMPARE(wrong(), 401);
    QCOMPARE(wrong(), 429);
}

void IntrospectEndpointTest::answersOnlyPosts()
{
    QCOMPARE(m_server->http().get("/oauth/introspect?token=x").status, 405);
}

void IntrospectEndpointTest::tellsNothingOfTokensForOthers()
{
    const auto withResource = [](core::Client &client) {
        client.type = core::ClientType::Confidential;
        client.resources = {u"https://api.test/one"_s};
    };
    m_server->addClient(u"one-resource"_s, withResource, true);
    m_server->addClient(u"same-resource"_s, withResource, true);
    auto fields = ServerFixture::passwordFields("one-resource");
    fields += {{"client_secret", ServerFixture::kSecret}, {"resource", "https://api.test/one"}};
    const auto token = m_server->token(fields).member("access_token").toLatin1();
    QCOMPARE(introspect(token).body, R"({"active":false})"_ba);
    for (const char *caller : {"one-resource", "same-resource"}) {
        const auto answer = m_server->http().postForm(
            "/oauth/introspect", {{"token", token}, {"client_id", caller}, {"client_secret", ServerFixture::kSecret}});
        QCOMPARE(answer.json().value("active"_L1), QJsonValue(true));
        QCOMPARE(answer.member("aud"), u"https://api.test/one"_s);
    }
}

QTEST_GUILESS_MAIN(IntrospectEndpointTest)
#include "IntrospectEndpointTest.moc"
