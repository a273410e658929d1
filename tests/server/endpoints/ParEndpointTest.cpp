#include "tests/support/ClientKey.h"
#include "tests/support/CodeFlow.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using tests::ClientKey;
using tests::CodeFlow;
using tests::ServerFixture;

class ParEndpointTest : public QObject
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

    void keepsARequest();
    void authenticatesAsTheTokenEndpointDoes_data();
    void authenticatesAsTheTokenEndpointDoes();
    void refuses_data();
    void refuses();
    void takesTheKeyOfAProof();
    void keepsNoSecret();
    void countsRequestsPerAddress();
    void boundsWhatIsStored();
    void boundsWhatLivesAtOnce();

private:
    static tests::FormFields fields(const QByteArray &client = "code-client")
    {
        return {{"client_id", client},
                {"response_type", "code"},
                {"redirect_uri", CodeFlow::kRedirect},
                {"scope", "openid api:read"},
                {"state", "s1"},
                {"code_challenge", CodeFlow::challenge().toLatin1()},
                {"code_challenge_method", "S256"}};
    }
    tests::HttpAnswer push(const tests::FormFields &fields, const tests::HeaderList &headers = {}) const
    {
        return m_server->http().postForm("/oauth/par", fields, headers);
    }
    core::PushedRequests::Parameters stored(const QString &uri, const QString &client = u"code-client"_s)
    {
        return m_server->pushedRequests.find(uri, core::ClientId{client}, {}).value().value();
    }
    std::unique_ptr<ServerFixture> m_server;
    std::unique_ptr<CodeFlow> m_flow;
};

void ParEndpointTest::keepsARequest()
{
    const auto answer = push(fields());
    QVERIFY2(answer.status == 201, answer.body.constData()); // RFC 9126 §2.2
    QCOMPARE(answer.json().keys(), (QStringList{u"expires_in"_s, u"request_uri"_s}));
    QVERIFY(answer.member("request_uri").startsWith(u"urn:ietf:params:oauth:request_uri:"_s));
    QVERIFY(answer.json().value("expires_in"_L1).toInt() >= 5 && answer.json().value("expires_in"_L1).toInt() <= 600);
    QCOMPARE(answer.header("cache-control"), "no-store"_ba);
    QVERIFY(push(fields()).member("request_uri") != answer.member("request_uri"));
    const auto shown = m_server->http().get("/oauth/authorize?client_id=code-client&request_uri=" +
                                            QUrl::toPercentEncoding(answer.member("request_uri")));
    QCOMPARE(shown.status, 200);
    const auto stolen = m_server->http().get("/oauth/authorize?client_id=other-code-client&request_uri=" +
                                             QUrl::toPercentEncoding(answer.member("request_uri")));
    QCOMPARE(stolen.status, 400); // bound to its client
    QVERIFY(stolen.header("location").isNull());
}

void ParEndpointTest::authenticatesAsTheTokenEndpointDoes_data()
{
    QTest::addColumn<tests::FormFields>("more");
    QTest::addColumn<tests::HeaderList>("headers");
    QTest::addColumn<int>("status");
    using Fields = tests::FormFields;
    using Headers = tests::HeaderList;
    const auto basic = tests::HttpClient::basic("web-client", "s3cret%2B%2Fwith+%3Aspecials%25");
    QTest::newRow("by form") << Fields{{"client_secret", ServerFixture::kSecret}} << Headers{} << 201;
    QTest::newRow("by header") << Fields{} << Headers{basic} << 201;
    QTest::newRow("no secret") << Fields{} << Headers{} << 401;
    QTest::newRow("wrong secret") << Fields{{"client_secret", "x"}} << Headers{} << 401;
    QTest::newRow("two methods") << Fields{{"client_secret", ServerFixture::kSecret}} << Headers{basic} << 400;
}

void ParEndpointTest::authenticatesAsTheTokenEndpointDoes()
{
    QFETCH(tests::FormFields, more);
    QFETCH(tests::HeaderList, headers);
    QTEST(push(fields("web-client") + more, headers).status, "status");
    if (!headers.isEmpty() && more.isEmpty()) // the header names the client
        QCOMPARE(push(CodeFlow::with(fields(), "client_id", QByteArray()), headers).status, 201);
}

void ParEndpointTest::refuses_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("error");
    const auto bad = u"invalid_request"_s;
    QTest::newRow("request_uri inside") << "request_uri"_ba
                                        << "urn:ietf:params:oauth:request_uri:x"_ba << bad;
    QTest::newRow("request") << "request"_ba
                             << "a.b.c"_ba << u"request_not_supported"_s;
    QTest::newRow("foreign redirect_uri") << "redirect_uri"_ba
                                          << "https://evil.example/"_ba << bad;
    QTest::newRow("no PKCE") << "code_challenge"_ba << QByteArray() << bad;
    QTest::newRow("PKCE plain") << "code_challenge_method"_ba
                                << "plain"_ba << bad;
    QTest::newRow("scope that it lacks") << "scope"_ba
                                         << "api:admin"_ba << u"invalid_scope"_s;
    QTest::newRow("response_type") << "response_type"_ba
                                   << "token"_ba << u"unsupported_response_type"_s;
    QTest::newRow("unknown client") << "client_id"_ba
                                    << "nobody"_ba << u"invalid_client"_s;
    QTest::newRow("no client") << "client_id"_ba << QByteArray() << bad;
    QTest::newRow("client without the grant") << "client_id"_ba
                                              << "public-client"_ba << bad;
    QTest::newRow("foreign resource") << "resource"_ba
                                      << "https://other.test/"_ba << u"invalid_target"_s;
}

void ParEndpointTest::refuses()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    const auto answer = push(CodeFlow::with(fields(), name, value));
    QTEST(answer.member("error"), "error");
    QCOMPARE(answer.status, answer.member("error") == u"invalid_client"_s ? 401 : 400);
    QCOMPARE(answer.header("cache-control"), "no-store"_ba);
    QVERIFY(answer.header("location").isNull());
    QCOMPARE(m_server->issuer.number(u"SELECT COUNT(*) FROM pushed_requests"_s), 0);
}

void ParEndpointTest::takesTheKeyOfAProof()
{
    m_server->issuer.clock.advance(601s);
    const ClientKey key;
    const auto proof = [&] {
        return tests::HeaderList{
            {"DPoP", key.proof("POST", u"https://issuer.test/oauth/par"_s, m_server->issuer.clock.now())}};
    };
    const auto answer = push(fields(), proof());
    QCOMPARE(answer.status, 201);
    const auto parameters = stored(answer.member("request_uri"));
    QVERIFY(std::ranges::find(parameters, std::pair("dpop_jkt"_ba, key.thumbprint().toLatin1())) != parameters.end());
    QCOMPARE(
        push(fields() + tests::FormFields{{"dpop_jkt", ClientKey().thumbprint().toLatin1()}}, proof()).member("error"),
        u"invalid_dpop_proof"_s);
    QCOMPARE(push(fields() + tests::FormFields{{"dpop_jkt", key.thumbprint().toLatin1()}}, proof()).status, 201);
    QCOMPARE(push(fields(), {{"DPoP", "nonsense"}}).member("error"), u"invalid_dpop_proof"_s);
    // A request that is refused leaves nothing of its proof.
    const auto once = proof();
    QCOMPARE(push(CodeFlow::with(fields(), "response_type", "token"), once).status, 400);
    QCOMPARE(push(fields(), once).status, 201);
    QCOMPARE(push(fields(), once).member("error"), u"invalid_dpop_proof"_s);
}

void ParEndpointTest::keepsNoSecret()
{
    const auto answer =
        push(fields("web-client") + tests::FormFields{{"client_secret", ServerFixture::kSecret}, {"unknown", "x"}});
    for (const auto &[name, value] : stored(answer.member("request_uri"), u"web-client"_s))
        QVERIFY2(name != "client_secret" && name != "unknown" && value != ServerFixture::kSecret, name.constData());
    QCOMPARE(
        m_server->issuer.number(
            u"SELECT COUNT(*) FROM pushed_requests WHERE request_hash LIKE 'urn:%' OR parameters LIKE '%s3cret%'"_s),
        0);
}

void ParEndpointTest::countsRequestsPerAddress()
{
    ServerFixture limited({.change = [](core::Settings &settings) {
        settings.rateLimiting = true;
        settings.rateLimitRequestsPerIp = 2;
    }});
    const CodeFlow flow(limited);
    const auto ask = [&] { return limited.http().postForm("/oauth/par", fields()); };
    QCOMPARE(ask().status, 201);
    QCOMPARE(ask().status, 201);
    const auto refused = ask();
    QCOMPARE(refused.status, 429);
    QVERIFY(!refused.header("retry-after").isEmpty());
}

void ParEndpointTest::boundsWhatIsStored()
{
    const auto refused = push(CodeFlow::with(fields(), "acr_values", QByteArray(8192, 'x')));
    QCOMPARE(refused.status, 400);
    QCOMPARE(refused.member("error"), u"invalid_request"_s);
    QVERIFY2(refused.member("error_description").contains("'acr_values'"_L1), refused.body.constData());
    QVERIFY(refused.member("error_description").contains("8192 bytes"_L1));
    QCOMPARE(push(CodeFlow::with(fields(), "unknown", QByteArray(20'000, 'x'))).status, 201); // is not kept
    QVERIFY(m_server->issuer.number(u"SELECT MAX(LENGTH(parameters)) FROM pushed_requests"_s) < 1000);
}

void ParEndpointTest::boundsWhatLivesAtOnce()
{
    const auto web = fields("web-client") + tests::FormFields{{"client_secret", ServerFixture::kSecret}};
    for (int i = 0; i < 200; ++i)
        QCOMPARE(push(fields()).status, 201);
    QCOMPARE(push(web).status, 201); // who is proven has more
    const auto refused = push(fields());
    QCOMPARE(refused.status, 429);
    QCOMPARE(refused.header("retry-after"), "90"_ba);
    m_server->issuer.clock.advance(core::PushedRequests::kLifetime);
    QCOMPARE(push(fields()).status, 201);
}

QTEST_GUILESS_MAIN(ParEndpointTest)
#include "ParEndpointTest.moc"
