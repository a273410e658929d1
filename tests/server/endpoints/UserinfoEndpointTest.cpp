#include "tests/support/ClientKey.h"
#include "tests/support/CodeFlow.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using tests::ClientKey;
using tests::CodeFlow;
using tests::ServerFixture;

namespace {

const auto kUrl = u"https://issuer.test/oauth/userinfo"_s;
const auto kTokenUrl = u"https://issuer.test/oauth/token"_s;

} // namespace

class UserinfoEndpointTest : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_server = std::make_unique<ServerFixture>();
        m_flow = std::make_unique<CodeFlow>(*m_server);
    }
    void cleanup()
    {
        m_flow.reset();
        m_server.reset();
    }

    void tellsWhatTheScopesAllow_data();
    void tellsWhatTheScopesAllow();
    void tellsTheSameSubjectAsTheIdToken();
    void addsWhatTheClientsRulesSay();
    void takesTheTokenBy_data();
    void takesTheTokenBy();
    void asksForATokenWithoutAnyError();
    void refusesTheRequest_data();
    void refusesTheRequest();
    void refusesTokens_data();
    void refusesTokens();
    void refusesATokenThatDied();
    void refusesWithoutTheScope();
    void demandsTheKeyOfABoundToken();
    void refusesABoundTokenAsBearer();
    void handsOutNonces();
    void countsWhatIsRefusedAndProofs();
    void letsOnlyTheClientsOriginsRead();

private:
    tests::HttpAnswer get(const QByteArray &authorization, const tests::HeaderList &more = {}) const
    {
        return m_server->http().get("/oauth/userinfo", tests::HeaderList{{"Authorization", authorization}} + more);
    }
    tests::HttpAnswer tokens(const QStringList &scopes = {u"openid"_s, u"profile"_s, u"email"_s},
                             const tests::HeaderList &headers = {})
    {
        return m_flow->exchange(m_flow->code([&](core::AuthorizationGrant &grant) { grant.scopes = scopes; }), headers);
    }
    QByteArray access() { return tokens().member("access_token").toLatin1(); }
    /// A token that is bound to `m_key`.
    QByteArray bound()
    {
        m_server->issuer.clock.advance(601s);
        const auto proof = m_key.proof("POST", kTokenUrl, m_server->issuer.clock.now());
        return tokens({u"openid"_s}, {{"DPoP", proof}}).member("access_token").toLatin1();
    }

    ClientKey m_key;
    std::unique_ptr<ServerFixture> m_server;
    std::unique_ptr<CodeFlow> m_flow;
};

void UserinfoEndpointTest::tellsWhatTheScopesAllow_data()
{
    QTest::addColumn<QStringList>("scopes");
    QTest::addColumn<QStringList>("claims");
    QTest::newRow("openid") << QStringList{u"openid"_s} << QStringList{u"sub"_s};
    QTest::newRow("profile") << QStringList{u"openid"_s, u"profile"_s}
                             << QStringList{u"preferred_username"_s, u"sub"_s, u"updated_at"_s};
    QTest::newRow("email") << QStringList{u"openid"_s, u"email"_s}
                           << QStringList{u"email"_s, u"email_verified"_s, u"sub"_s};
    QTest::newRow("an API's") << QStringList{u"openid"_s, u"api:read"_s} << QStringList{u"sub"_s};
}

void UserinfoEndpointTest::tellsWhatTheScopesAllow()
{
    QFETCH(QStringList, scopes);
    const auto answer = get("Bearer " + tokens(scopes).member("access_token").toLatin1());
    QVERIFY2(answer.status == 200, answer.body.constData());
    QTEST(answer.json().keys(), "claims");
    QCOMPARE(answer.header("cache-control"), "no-store"_ba);
    QCOMPARE(answer.header("content-type"), "application/json"_ba);
    if (scopes.contains(u"email"_s)) {
        QCOMPARE(answer.member("email"), u"alice@example.com"_s);
        QCOMPARE(answer.json().value("email_verified"_L1), QJsonValue(false));
    }
    if (scopes.contains(u"profile"_s)) {
        QCOMPARE(answer.member("preferred_username"), u"alice"_s);
        QCOMPARE(answer.json().value("updated_at"_L1).toInteger(), core::toSeconds(m_server->alice.updatedAt));
    }
}

void UserinfoEndpointTest::tellsTheSameSubjectAsTheIdToken()
{
    const auto issued = tokens();
    const auto claims = core::parseJwt(issued.member("id_token").toLatin1()).value().claims;
    const auto answer = get("Bearer " + issued.member("access_token").toLatin1());
    QCOMPARE(answer.member("sub"), claims.value("sub"_L1).toString());
    QVERIFY(answer.member("sub").size() <= 255);
}

void UserinfoEndpointTest::addsWhatTheClientsRulesSay()
{
    m_flow->addClient(u"ruled-client"_s, [](core::Client &client) {
        using Source = core::ClaimRule::Source;
        client.claimRules = {{u"login_name"_s, Source::Username, {}, false, false, true},
                             {u"tenant"_s, Source::Fixed, u"seven"_s, false, false, true},
                             {u"hidden"_s, Source::Fixed, u"x"_s, true, true, false},
                             {u"sub"_s, Source::Fixed, u"somebody-else"_s, false, false, true}};
    });
    const auto code =
        m_flow->code([](core::AuthorizationGrant &grant) { grant.scopes = {u"openid"_s}; }, u"ruled-client"_s);
    const auto issued = m_server->token(CodeFlow::fields(code, "ruled-client"));
    const auto answer = get("Bearer " + issued.member("access_token").toLatin1());
    QCOMPARE(answer.json().keys(), (QStringList{u"login_name"_s, u"sub"_s, u"tenant"_s}));
    QCOMPARE(answer.member("login_name"), u"alice"_s);
    QCOMPARE(answer.member("sub"), m_server->alice.id.value);
}

void UserinfoEndpointTest::takesTheTokenBy_data()
{
    QTest::addColumn<QByteArray>("scheme");
    QTest::newRow("Bearer") << "Bearer "_ba;
    QTest::newRow("in small letters") << "bearer "_ba;
    QTest::newRow("in capitals") << "BEARER "_ba;
    QTest::newRow("form") << ""_ba;
}

void UserinfoEndpointTest::takesTheTokenBy()
{
    QFETCH(QByteArray, scheme);
    const auto token = access();
    if (scheme.isEmpty()) {
        QCOMPARE(m_server->http().postForm("/oauth/userinfo", {{"access_token", token}}).status, 200);
        return;
    }
    QCOMPARE(get(scheme + token).status, 200);
    QCOMPARE(m_server->http().send("POST", "/oauth/userinfo", {{"Authorization", scheme + token}}).status, 200);
}

void UserinfoEndpointTest::asksForATokenWithoutAnyError()
{
    for (const auto &headers : {tests::HeaderList{}, tests::HeaderList{{"Authorization", "Basic eDp5"}}}) {
        const auto answer = m_server->http().get("/oauth/userinfo", headers);
        QCOMPARE(answer.status, 401); // RFC 6750 §3.1: no error code when nothing was tried
        QVERIFY(answer.header("www-authenticate").startsWith("Bearer"));
        QVERIFY(answer.header("www-authenticate").contains("DPoP algs=\"RS256 ES256 EdDSA Ed25519\""));
        QVERIFY(!answer.header("www-authenticate").contains("error"));
        QVERIFY(answer.body.isEmpty());
        QCOMPARE(answer.header("cache-control"), "no-store"_ba);
    }
}

void UserinfoEndpointTest::refusesTheRequest_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("in the query") << 0;
    QTest::newRow("in the query under an escaped name") << 1;
    QTest::newRow("in header and form") << 2;
    QTest::newRow("twice in the form") << 3;
    QTest::newRow("two words") << 4;
}

void UserinfoEndpointTest::refusesTheRequest()
{
    QFETCH(int, kind);
    const auto token = access();
    const auto http = m_server->http();
    tests::HttpAnswer answer;
    if (kind == 0)
        answer = http.get("/oauth/userinfo?access_token=" + token);
    else if (kind == 1)
        answer = http.get("/oauth/userinfo?access%5Ftoken=" + token);
    else if (kind == 2)
        answer = http.postForm("/oauth/userinfo", {{"access_token", token}}, {{"Authorization", "Bearer " + token}});
    else if (kind == 3)
        answer = http.postForm("/oauth/userinfo", "access_token=" + token + "&access_token=" + token);
    else
        answer = get("Bearer " + token + " x");
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.member("error"), u"invalid_request"_s);
    QVERIFY(answer.header("www-authenticate").contains("error=\"invalid_request\""));
}

void UserinfoEndpointTest::refusesTokens_data()
{
    QTest::addColumn<QString>("kind");
    QTest::newRow("nonsense") << u"nonsense"_s;
    QTest::newRow("refresh token") << u"refresh_token"_s;
    QTest::newRow("ID token") << u"id_token"_s;
    QTest::newRow("changed") << u"changed"_s;
}

void UserinfoEndpointTest::refusesTokens()
{
    QFETCH(QString, kind);
    const auto issued = tokens();
    QByteArray token = issued.json().value(kind).toString(kind).toLatin1();
    if (kind == u"changed"_s) {
        token = issued.member("access_token").toLatin1();
        token[token.size() / 2] = token[token.size() / 2] == 'A' ? 'B' : 'A';
    }
    const auto answer = get("Bearer " + token);
    QCOMPARE(answer.status, 401);
    QCOMPARE(answer.member("error"), u"invalid_token"_s);
    QVERIFY(answer.header("www-authenticate").startsWith("Bearer error=\"invalid_token\""));
    QCOMPARE(answer.header("cache-control"), "no-store"_ba);
}

void UserinfoEndpointTest::refusesATokenThatDied()
{
    const auto first = tokens();
    const auto token = "Bearer " + first.member("access_token").toLatin1();
    QCOMPARE(get(token).status, 200);
    m_server->http().postForm("/oauth/revoke",
                              {{"token", first.member("refresh_token").toLatin1()}, {"client_id", "code-client"}});
    QCOMPARE(get(token).status, 401);
    const auto second = "Bearer " + access();
    m_server->issuer.clock.advance(901s);
    QCOMPARE(get(second).status, 401);
    const auto third = "Bearer " + access();
    m_server->execute(u"UPDATE users SET is_active = 0"_s);
    QCOMPARE(get(third).status, 401);
}

void UserinfoEndpointTest::refusesWithoutTheScope()
{
    const auto plain = get("Bearer " + m_server->signedIn().member("access_token").toLatin1());
    QCOMPARE(plain.status, 403);
    QCOMPARE(plain.member("error"), u"insufficient_scope"_s);
    QVERIFY(plain.header("www-authenticate").contains("scope=\"openid\""));
    m_server->addClient(
        u"machine-client"_s,
        [](core::Client &client) {
            client.type = core::ClientType::Confidential;
            client.grantTypes = {u"client_credentials"_s};
        },
        true);
    const auto machine = m_server->token({{"grant_type", "client_credentials"},
                                          {"client_id", "machine-client"},
                                          {"client_secret", ServerFixture::kSecret}});
    QCOMPARE(get("Bearer " + machine.member("access_token").toLatin1()).status, 403);
}

void UserinfoEndpointTest::demandsTheKeyOfABoundToken()
{
    const auto token = bound();
    const auto proof = [&](const ClientKey &key, const ClientKey::Change &change) {
        return tests::HeaderList{{"DPoP", key.proof("GET", kUrl, m_server->issuer.clock.now(), change)}};
    };
    const auto hash = ClientKey::withAccessToken(token);
    QCOMPARE(get("DPoP " + token, proof(m_key, hash)).status, 200);
    const auto withoutHash = get("DPoP " + token, proof(m_key, {}));
    QCOMPARE(withoutHash.status, 401);
    QVERIFY(withoutHash.header("www-authenticate").startsWith("DPoP error=\"invalid_dpop_proof\""));
    const auto foreign = proof(ClientKey(), hash);
    for (int i = 0; i < 2; ++i) // it is not remembered
        QCOMPARE(get("DPoP " + token, foreign).member("error"), u"invalid_token"_s);
    QCOMPARE(get("DPoP " + token).member("error"), u"invalid_token"_s);
    QCOMPARE(get("DPoP " + access(), proof(m_key, hash)).status, 401); // bound to nothing
    const auto once = proof(m_key, hash);
    QCOMPARE(get("DPoP " + token, once).status, 200);
    QCOMPARE(get("DPoP " + token, once).status, 401); // a replay
}

void UserinfoEndpointTest::refusesABoundTokenAsBearer()
{
    const auto token = bound();
    const tests::HeaderList proof{
        {"DPoP", m_key.proof("GET", kUrl, m_server->issuer.clock.now(), ClientKey::withAccessToken(token))}};
    for (const auto &answer : {get("Bearer " + token), get("Bearer " + token, proof),
                               m_server->http().postForm("/oauth/userinfo", {{"access_token", token}})}) {
        QCOMPARE(answer.status, 401); // RFC 9449 §7.2
        QCOMPARE(answer.member("error"), u"invalid_token"_s);
    }
}

void UserinfoEndpointTest::countsWhatIsRefusedAndProofs()
{
    const auto bearer = access();
    const auto token = bound();
    const auto limit = [&](int most) {
        core::Settings settings{};
        settings.listeners = {{u"127.0.0.1"_s, 0, {}}};
        settings.rateLimitRequestsPerIp = most;
        QVERIFY(m_server->server.adopt(settings, {}));
        m_server->issuer.clock.advance(61s);
    };
    const auto proven = [&] {
        const auto now = m_server->issuer.clock.now();
        return get("DPoP " + token, {{"DPoP", m_key.proof("GET", kUrl, now, ClientKey::withAccessToken(token))}})
            .status;
    };
    limit(2);
    for (int i = 0; i < 5; ++i)
        QCOMPARE(get("Bearer " + bearer).status, 200);
    QCOMPARE(get("Bearer x").status, 401);
    QCOMPARE(get("Bearer x").status, 401);
    QCOMPARE(get("Bearer " + bearer).status, 429);
    limit(2);
    QCOMPARE(proven(), 200);
    QCOMPARE(proven(), 200);
    QCOMPARE(proven(), 429);
}

void UserinfoEndpointTest::handsOutNonces()
{
    // Right after the start every proof needs a nonce, here as at the token endpoint.
    const auto now = m_server->issuer.clock.now();
    const auto code = m_flow->code();
    const auto asked = m_flow->exchange(code, {{"DPoP", m_key.proof("POST", kTokenUrl, now)}});
    QCOMPARE(asked.status, 400);
    QCOMPARE(asked.member("error"), u"use_dpop_nonce"_s);
    const auto nonce = asked.header("dpop-nonce");
    const auto given =
        m_flow->exchange(code, {{"DPoP", m_key.proof("POST", kTokenUrl, now, ClientKey::withNonce(nonce))}});
    QVERIFY2(given.status == 200, given.body.constData());
    QVERIFY(!given.header("dpop-nonce").isEmpty()); // RFC 9449 §8.2
    const auto token = given.member("access_token").toLatin1();
    const auto askedHere =
        get("DPoP " + token, {{"DPoP", m_key.proof("GET", kUrl, now, ClientKey::withAccessToken(token))}});
    QCOMPARE(askedHere.status, 401);
    QVERIFY(askedHere.header("www-authenticate").contains("error=\"use_dpop_nonce\""));
    const auto both = [&](QJsonObject &header, QJsonObject &claims) {
        ClientKey::withAccessToken(token)(header, claims);
        ClientKey::withNonce(askedHere.header("dpop-nonce"))(header, claims);
    };
    QCOMPARE(get("DPoP " + token, {{"DPoP", m_key.proof("GET", kUrl, now, both)}}).status, 200);
}

void UserinfoEndpointTest::letsOnlyTheClientsOriginsRead()
{
    m_flow->addClient(u"browser-app"_s, [](core::Client &client) { client.corsOrigins = {u"https://spa.example"_s}; });
    const auto issued = m_server->token(CodeFlow::fields(m_flow->code({}, u"browser-app"_s), "browser-app"));
    const auto token = "Bearer " + issued.member("access_token").toLatin1();
    QCOMPARE(get(token, {{"Origin", "https://spa.example"}}).header("access-control-allow-origin"),
             "https://spa.example"_ba);
    QVERIFY(get(token, {{"Origin", "https://other.example"}}).header("access-control-allow-origin").isNull());
    const auto preflight = m_server->http().send("OPTIONS", "/oauth/userinfo",
                                                 {{"Origin", "https://spa.example"},
                                                  {"Access-Control-Request-Method", "GET"},
                                                  {"Access-Control-Request-Headers", "authorization, dpop"}});
    QVERIFY(preflight.header("access-control-allow-headers").contains("DPoP"));
    QVERIFY(preflight.header("access-control-allow-methods").contains("POST"));
}

QTEST_GUILESS_MAIN(UserinfoEndpointTest)
#include "UserinfoEndpointTest.moc"
