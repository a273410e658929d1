#include "tests/support/ClientKey.h"
#include "tests/support/CodeFlow.h"

#include <QSignalSpy>
#include <QTest>
#include <QThread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using tests::ClientKey;
using tests::CodeFlow;
using tests::ServerFixture;

class AuthorizationCodeGrantTest : public QObject
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

    void givesTokensOnce();
    void tellsTheClientWhoSignedIn();
    void givesARefreshTokenToWhoMayRefresh();
    void revokesWhatAReplayedCodeWasExchangedFor();
    void acceptsACodeOnceOutOfManyAtATime();
    void refuses_data();
    void refuses();
    void keepsTheCodeWhenTheRequestDidNotFit();
    void refusesACodeThatExpired();
    void refusesAnotherClientsCode();
    void refusesADowngrade_data();
    void refusesADowngrade();
    void wantsTheRedirectUriThatWasSent_data();
    void wantsTheRedirectUriThatWasSent();
    void bindsToTheKeyThatWasNamed();
    void narrowsResources_data();
    void narrowsResources();
    void refusesADisabledUser();
    void refusesACodeFromTheWrongUser();
    void explainsARefusalInTheAuditLog();

private:
    QJsonObject claimsOf(const tests::HttpAnswer &answer, const char *token) const
    {
        return core::parseJwt(answer.member(token).toLatin1()).value().claims;
    }
    std::unique_ptr<ServerFixture> m_server;
    std::unique_ptr<CodeFlow> m_flow;
};

void AuthorizationCodeGrantTest::givesTokensOnce()
{
    const auto code = m_flow->code();
    const auto answer = m_flow->exchange(code);
    QVERIFY2(answer.status == 200, answer.body.constData());
    QCOMPARE(answer.json().keys(), (QStringList{u"access_token"_s, u"expires_in"_s, u"id_token"_s, u"refresh_token"_s,
                                                u"scope"_s, u"token_type"_s}));
    QCOMPARE(answer.member("scope"), u"openid profile email api:read"_s);
    QCOMPARE(answer.header("cache-control"), "no-store"_ba);
    QVERIFY(answer.header("dpop-nonce").isNull());
    QCOMPARE(m_flow->exchange(code).status, 400);
}

void AuthorizationCodeGrantTest::tellsTheClientWhoSignedIn()
{
    const auto answer = m_flow->exchange(m_flow->code());
    const auto claims = claimsOf(answer, "id_token");
    QCOMPARE(claims.value("iss"_L1).toString(), u"https://issuer.test"_s);
    QCOMPARE(claims.value("aud"_L1).toString(), u"code-client"_s);
    QCOMPARE(claims.value("sub"_L1).toString(), m_server->alice.id.value);
    QCOMPARE(claims.value("nonce"_L1).toString(), u"nonce-1"_s);
    QCOMPARE(claims.value("auth_time"_L1).toInteger(), core::toSeconds(m_server->issuer.clock.now()));
    QCOMPARE(claims.value("acr"_L1).toString(), u"urn:test:acr"_s);
    QVERIFY(!claims.value("at_hash"_L1).toString().isEmpty());
}

void AuthorizationCodeGrantTest::givesARefreshTokenToWhoMayRefresh()
{
    m_flow->addClient(u"no-refresh-client"_s,
                      [](core::Client &client) { client.grantTypes = {u"authorization_code"_s}; });
    const auto code = m_flow->code({}, u"no-refresh-client"_s);
    const auto answer = m_server->token(CodeFlow::fields(code, "no-refresh-client"));
    QCOMPARE(answer.status, 200);
    QVERIFY(!answer.json().contains("refresh_token"_L1));
    const auto first = m_flow->exchange(m_flow->code());
    QCOMPARE(
        m_server->token(ServerFixture::refreshFields(first.member("refresh_token").toLatin1(), "code-client")).status,
        200);
}

void AuthorizationCodeGrantTest::revokesWhatAReplayedCodeWasExchangedFor()
{
    QSignalSpy incidents(&m_server->server, &core::ServerControl::securityIncident);
    const auto code = m_flow->code();
    const auto tokens = m_flow->exchange(code);
    m_server->issuer.clock.advance(120s); // an expired one too
    const auto replay = m_flow->exchange(code);
    QCOMPARE(replay.member("error"), u"invalid_grant"_s);
    QCOMPARE(
        m_server->token(ServerFixture::refreshFields(tokens.member("refresh_token").toLatin1(), "code-client")).status,
        400);
    QVERIFY(!m_server->issuer.tokens.inspect(tokens.member("access_token").toLatin1())->active);
    QVERIFY(m_server->issuer.events(core::EventType::SecurityIncident) >= 1);
    QTRY_VERIFY(!incidents.isEmpty());
    const auto metrics = m_server->http().get("/metrics").body;
    QVERIFY(metrics.contains("auth_authorization_code_replays_total 1"));
    QVERIFY(metrics.contains(R"(auth_token_requests_total{grant_type="authorization_code",result="invalid_grant"} 1)"));
}

void AuthorizationCodeGrantTest::acceptsACodeOnceOutOfManyAtATime()
{
    const auto code = m_flow->code();
    std::atomic<int> successes = 0;
    std::vector<std::unique_ptr<QThread>> threads;
    for (int i = 0; i < 8; ++i) {
        threads.emplace_back(QThread::create([&] { successes += m_flow->exchange(code).status == 200; }));
        threads.back()->start();
    }
    for (const auto &thread : threads)
        thread->wait();
    QCOMPARE(successes.load(), 1);
    QCOMPARE(m_server->issuer.number(u"SELECT COUNT(*) FROM token_families WHERE client_id = 'code-client'"_s), 1);
}

void AuthorizationCodeGrantTest::refuses_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("error");
    const auto grant = u"invalid_grant"_s;
    QTest::newRow("no code") << "code"_ba << QByteArray() << u"invalid_request"_s;
    QTest::newRow("empty code") << "code"_ba
                                << ""_ba << u"invalid_request"_s;
    QTest::newRow("unknown code") << "code"_ba
                                  << "abc"_ba << grant;
    QTest::newRow("no verifier") << "code_verifier"_ba << QByteArray() << grant;
    QTest::newRow("wrong verifier") << "code_verifier"_ba << QByteArray(43, 'a') << grant;
    QTest::newRow("the challenge as verifier") << "code_verifier"_ba << CodeFlow::challenge().toLatin1() << grant;
    QTest::newRow("malformed verifier") << "code_verifier"_ba
                                        << "short"_ba << grant;
    QTest::newRow("other redirect_uri") << "redirect_uri"_ba
                                        << "https://app.example/other"_ba << grant;
    QTest::newRow("redirect_uri with a slash more") << "redirect_uri"_ba
                                                    << "https://app.example/callback/"_ba << grant;
    QTest::newRow("no redirect_uri") << "redirect_uri"_ba << QByteArray() << grant;
    QTest::newRow("resource that was not granted") << "resource"_ba
                                                   << "https://api.test/one"_ba << u"invalid_target"_s;
}

void AuthorizationCodeGrantTest::refuses()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    const auto answer = m_server->token(CodeFlow::with(CodeFlow::fields(m_flow->code()), name, value));
    QCOMPARE(answer.status, 400);
    QTEST(answer.member("error"), "error");
}

void AuthorizationCodeGrantTest::keepsTheCodeWhenTheRequestDidNotFit()
{
    const auto code = m_flow->code();
    QCOMPARE(m_server->token(CodeFlow::with(CodeFlow::fields(code), "code_verifier", QByteArray(43, 'a'))).status, 400);
    QCOMPARE(m_server->token(CodeFlow::with(CodeFlow::fields(code), "redirect_uri", "https://x.example/")).status, 400);
    QCOMPARE(m_flow->exchange(code).status, 200);
}

void AuthorizationCodeGrantTest::refusesACodeThatExpired()
{
    const auto code = m_flow->code();
    m_server->issuer.clock.advance(core::AuthorizationCodes::kLifetime + 1ms);
    QCOMPARE(m_flow->exchange(code).member("error"), u"invalid_grant"_s);
    QCOMPARE(m_server->issuer.events(core::EventType::SecurityIncident), 0);
}

void AuthorizationCodeGrantTest::refusesAnotherClientsCode()
{
    const auto code = m_flow->code();
    const auto stolen = m_server->token(CodeFlow::fields(code, "other-code-client"));
    QCOMPARE(stolen.member("error"), u"invalid_grant"_s);
    QCOMPARE(m_flow->exchange(code).status, 200); // unspoilt
    const auto replayed = m_server->token(CodeFlow::fields(code, "other-code-client"));
    QCOMPARE(replayed.body, stolen.body);
    QCOMPARE(m_server->issuer.events(core::EventType::SecurityIncident), 0);
}

void AuthorizationCodeGrantTest::refusesADowngrade_data()
{
    QTest::addColumn<QString>("client");
    QTest::addColumn<bool>("withVerifier");
    QTest::addColumn<int>("status");
    QTest::newRow("verifier without challenge, confidential") << u"web-client"_s << true << 400;
    QTest::newRow("neither, confidential") << u"web-client"_s << false << 200;
    QTest::newRow("verifier without challenge, public") << u"code-client"_s << true << 400;
    QTest::newRow("neither, public") << u"code-client"_s << false << 400;
}

void AuthorizationCodeGrantTest::refusesADowngrade()
{
    QFETCH(QString, client);
    QFETCH(bool, withVerifier);
    const auto code = m_flow->code([](core::AuthorizationGrant &grant) { grant.codeChallenge.clear(); }, client);
    auto fields = CodeFlow::fields(code, client.toLatin1());
    if (!withVerifier)
        fields = CodeFlow::with(fields, "code_verifier", QByteArray());
    if (client == u"web-client"_s)
        fields.emplaceBack("client_secret", ServerFixture::kSecret);
    const auto answer = m_server->token(fields);
    QTEST(answer.status, "status");
}

void AuthorizationCodeGrantTest::wantsTheRedirectUriThatWasSent_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QByteArray>("now");
    QTest::addColumn<int>("status");
    QTest::newRow("sent, sent") << QString::fromLatin1(CodeFlow::kRedirect) << QByteArray(CodeFlow::kRedirect) << 200;
    QTest::newRow("sent, omitted") << QString::fromLatin1(CodeFlow::kRedirect) << QByteArray() << 400;
    QTest::newRow("omitted, omitted") << QString() << QByteArray() << 200;
    QTest::newRow("omitted, the only one") << QString() << QByteArray(CodeFlow::kRedirect) << 200;
    QTest::newRow("omitted, another") << QString() << "https://app.example/x"_ba << 400;
}

void AuthorizationCodeGrantTest::wantsTheRedirectUriThatWasSent()
{
    QFETCH(QString, before);
    QFETCH(QByteArray, now);
    const auto code = m_flow->code([&](core::AuthorizationGrant &grant) { grant.redirectUri = before; });
    QTEST(m_server->token(CodeFlow::with(CodeFlow::fields(code), "redirect_uri", now)).status, "status");
}

void AuthorizationCodeGrantTest::bindsToTheKeyThatWasNamed()
{
    m_server->issuer.clock.advance(601s);
    const ClientKey key;
    const auto now = m_server->issuer.clock.now();
    const auto code = m_flow->code([&](core::AuthorizationGrant &grant) { grant.dpopKey = key.thumbprint(); });
    const auto url = u"https://issuer.test/oauth/token"_s;
    QCOMPARE(m_flow->exchange(code).status, 400);
    QCOMPARE(m_flow->exchange(code, {{"DPoP", ClientKey().proof("POST", url, now)}}).member("error"),
             u"invalid_grant"_s);
    const auto bound = m_flow->exchange(code, {{"DPoP", key.proof("POST", url, now)}});
    QCOMPARE(bound.status, 200);
    QCOMPARE(bound.member("token_type"), u"DPoP"_s);
    QCOMPARE(claimsOf(bound, "access_token").value("cnf"_L1).toObject().value("jkt"_L1).toString(), key.thumbprint());
}

void AuthorizationCodeGrantTest::narrowsResources_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QJsonValue>("aud");
    const QJsonArray both{u"https://api.test/one"_s, u"https://api.test/two"_s};
    QTest::newRow("all") << ""_ba << QJsonValue(both);
    QTest::newRow("one of them") << "&resource=https%3A%2F%2Fapi.test%2Ftwo"_ba
                                 << QJsonValue(u"https://api.test/two"_s);
    QTest::newRow("repeated") << "&resource=https%3A%2F%2Fapi.test%2Fone&resource=https%3A%2F%2Fapi.test%2Ftwo"_ba
                              << QJsonValue(both);
    QTest::newRow("another") << "&resource=https%3A%2F%2Fapi.test%2Fthree"_ba << QJsonValue();
}

void AuthorizationCodeGrantTest::narrowsResources()
{
    QFETCH(QByteArray, query);
    QFETCH(QJsonValue, aud);
    const auto code = m_flow->code([](core::AuthorizationGrant &grant) {
        grant.resources = {u"https://api.test/one"_s, u"https://api.test/two"_s};
    });
    const auto answer =
        m_server->http().postForm("/oauth/token", tests::HttpClient::encoded(CodeFlow::fields(code)) + query);
    if (aud.isNull()) {
        QCOMPARE(answer.member("error"), u"invalid_target"_s);
        return;
    }
    QCOMPARE(answer.status, 200);
    QCOMPARE(claimsOf(answer, "access_token").value("aud"_L1), aud);
}

void AuthorizationCodeGrantTest::refusesADisabledUser()
{
    const auto code = m_flow->code();
    m_server->execute(u"UPDATE users SET is_active = 0"_s);
    QCOMPARE(m_flow->exchange(code).member("error"), u"invalid_grant"_s);
}

/// Code injection: a code of the attacker's own sign-in in the victim's browser fails at the verifier there.
void AuthorizationCodeGrantTest::refusesACodeFromTheWrongUser()
{
    const auto mallory = m_server->addUser(u"mallory"_s);
    const auto injected = m_flow->code([&](core::AuthorizationGrant &grant) {
        grant.user = mallory.id;
        grant.codeChallenge = QString::fromLatin1(core::base64Url(core::sha256("mallory's own verifier")));
    });
    QCOMPARE(m_flow->exchange(injected).member("error"), u"invalid_grant"_s);
}

void AuthorizationCodeGrantTest::explainsARefusalInTheAuditLog()
{
    const auto fields = CodeFlow::with(CodeFlow::fields(m_flow->code()), "code_verifier", QByteArray(43, 'a'));
    const auto answer = m_server->token(fields, {{"X-Request-ID", "why-refused"}});
    QVERIFY(!answer.body.contains("verifier"));
    const auto data = m_server->issuer.text(u"SELECT event_data FROM audit_logs WHERE request_id = 'why-refused'"_s);
    QVERIFY2(data.contains(u"the code_verifier is wrong"_s), qPrintable(data));
    QVERIFY(data.contains(u"/oauth/token"_s) && data.contains(u"invalid_grant"_s));
    QVERIFY(!data.contains(QString(43, u'a')));
    for (int i = 0; i < 5; ++i)
        m_server->token(fields);
    QCOMPARE(m_server->issuer.events(core::EventType::TokenInvalid), 1); // one row a minute
}

QTEST_GUILESS_MAIN(AuthorizationCodeGrantTest)
#include "AuthorizationCodeGrantTest.moc"
