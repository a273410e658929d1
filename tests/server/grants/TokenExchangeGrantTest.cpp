#include "server/grants/TokenExchangeGrant.h"

#include "tests/support/ClientKey.h"
#include "tests/support/CodeFlow.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using server::TokenExchangeGrant;
using tests::ServerFixture;

class TokenExchangeGrantTest : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup() { m_server.reset(); }

    void exchangesAnAccessToken();
    void keepsTheChainOfActors();
    void neverLivesLonger();
    void refuses_data();
    void refuses();
    void refusesWhatIsNoLivingAccessToken();
    void refusesABoundTokenWithoutItsKey();
    void endsTheChainSomewhere();
    void keepsATokenToItsAudience_data();
    void keepsATokenToItsAudience();
    void isForConfidentialClientsOnly();
    void isOffByDefault();

private:
    tests::HttpAnswer exchange(const QString &subject, const tests::FormFields &more = {},
                               const tests::HeaderList &headers = {}, const QByteArray &client = "service-client") const
    {
        tests::FormFields fields{{"grant_type", TokenExchangeGrant::kType},
                                 {"subject_token", subject.toLatin1()},
                                 {"subject_token_type", TokenExchangeGrant::kAccessTokenType},
                                 {"client_id", client},
                                 {"client_secret", ServerFixture::kSecret}};
        for (const auto &[name, value] : more)
            fields = tests::CodeFlow::with(fields, name, value);
        return m_server->token(fields, headers);
    }
    QJsonObject claimsOf(const tests::HttpAnswer &answer) const
    {
        return core::parseJwt(answer.member("access_token").toLatin1()).value().claims;
    }
    std::unique_ptr<ServerFixture> m_server;
};

void TokenExchangeGrantTest::init()
{
    m_server = std::make_unique<ServerFixture>();
    for (const auto &id : {u"service-client"_s, u"second-service"_s}) {
        m_server->addClient(
            id,
            [](core::Client &client) {
                client.type = core::ClientType::Confidential;
                client.grantTypes = {QString::fromLatin1(TokenExchangeGrant::kType)};
                client.scopes = {u"api:read"_s, u"api:admin"_s};
                client.resources = {u"https://api.test/one"_s};
            },
            true);
    }
}

void TokenExchangeGrantTest::exchangesAnAccessToken()
{
    const auto subject = m_server->signedIn().member("access_token");
    const auto answer = exchange(subject);
    QVERIFY2(answer.status == 200, answer.body.constData());
    QCOMPARE(answer.member("issued_token_type"), QString::fromLatin1(TokenExchangeGrant::kAccessTokenType));
    QCOMPARE(answer.member("token_type"), u"bearer"_s);
    QCOMPARE(answer.member("scope"), u"api:read"_s); // what both have
    QVERIFY(!answer.json().contains("refresh_token"_L1));
    const auto claims = claimsOf(answer);
    QCOMPARE(claims.value("sub"_L1).toString(), m_server->alice.id.value);
    QCOMPARE(claims.value("client_id"_L1).toString(), u"service-client"_s);
    QCOMPARE(claimsOf(exchange(subject, {{"resource", "https://api.test/one"}})).value("aud"_L1),
             QJsonValue(u"https://api.test/one"_s));
    QCOMPARE(claimsOf(exchange(subject, {{"audience", "https://api.test/one"}})).value("aud"_L1),
             QJsonValue(u"https://api.test/one"_s));
}

void TokenExchangeGrantTest::keepsTheChainOfActors()
{
    const auto first = exchange(m_server->signedIn().member("access_token"));
    const auto second = exchange(first.member("access_token"), {}, {}, "second-service");
    QVERIFY2(second.status == 200, second.body.constData());
    const auto act = claimsOf(second).value("act"_L1).toObject();
    QCOMPARE(act.value("sub"_L1).toString(), u"second-service"_s);
    QCOMPARE(act.value("act"_L1).toObject().value("sub"_L1).toString(), u"service-client"_s);
}

void TokenExchangeGrantTest::neverLivesLonger()
{
    const auto subject = m_server->signedIn();
    m_server->issuer.clock.advance(800s);
    const auto answer = exchange(subject.member("access_token"));
    QVERIFY(claimsOf(answer).value("exp"_L1).toInteger() <= claimsOf(subject).value("exp"_L1).toInteger());
    QVERIFY(answer.json().value("expires_in"_L1).toInt() <= 100);
}

void TokenExchangeGrantTest::refuses_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("error");
    const auto bad = u"invalid_request"_s;
    QTest::newRow("no subject") << "subject_token"_ba << QByteArray() << bad;
    QTest::newRow("no type") << "subject_token_type"_ba << QByteArray() << bad;
    QTest::newRow("type of an ID token") << "subject_token_type"_ba
                                         << "urn:ietf:params:oauth:token-type:id_token"_ba << bad;
    QTest::newRow("type of a refresh token") << "subject_token_type"_ba
                                             << "urn:ietf:params:oauth:token-type:refresh_token"_ba << bad;
    QTest::newRow("wants a refresh token") << "requested_token_type"_ba
                                           << "urn:ietf:params:oauth:token-type:refresh_token"_ba << bad;
    QTest::newRow("actor") << "actor_token"_ba
                           << "x"_ba << bad;
    QTest::newRow("nonsense") << "subject_token"_ba
                              << "a.b.c"_ba << bad;
    QTest::newRow("scope that only the client has") << "scope"_ba
                                                    << "api:admin"_ba << u"invalid_scope"_s;
    QTest::newRow("scope that only the subject has") << "scope"_ba
                                                     << "api:write"_ba << u"invalid_scope"_s;
    QTest::newRow("foreign resource") << "resource"_ba
                                      << "https://api.test/two"_ba << u"invalid_target"_s;
    QTest::newRow("foreign audience") << "audience"_ba
                                      << "other-api"_ba << u"invalid_target"_s;
}

void TokenExchangeGrantTest::refuses()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    const auto answer = exchange(m_server->signedIn().member("access_token"), {{name, value}});
    QCOMPARE(answer.status, 400);
    QTEST(answer.member("error"), "error");
}

void TokenExchangeGrantTest::refusesWhatIsNoLivingAccessToken()
{
    tests::CodeFlow flow(*m_server);
    const auto tokens = flow.exchange(flow.code());
    const auto expected = u"invalid_request"_s;
    QCOMPARE(exchange(tokens.member("id_token")).member("error"), expected); // an ID token is no access token
    QCOMPARE(exchange(tokens.member("refresh_token")).member("error"), expected);
    QCOMPARE(exchange(tokens.member("access_token")).status, 200);
    m_server->http().postForm("/oauth/revoke",
                              {{"token", tokens.member("refresh_token").toLatin1()}, {"client_id", "code-client"}});
    QCOMPARE(exchange(tokens.member("access_token")).member("error"), expected);
    const auto other = m_server->signedIn().member("access_token");
    m_server->issuer.clock.advance(901s);
    QCOMPARE(exchange(other).member("error"), expected);
}

void TokenExchangeGrantTest::refusesABoundTokenWithoutItsKey()
{
    m_server->issuer.clock.advance(601s);
    const tests::ClientKey key;
    const auto proof = [&] {
        return tests::HeaderList{
            {"DPoP", key.proof("POST", u"https://issuer.test/oauth/token"_s, m_server->issuer.clock.now())}};
    };
    const auto bound = m_server->token(ServerFixture::passwordFields(), proof()).member("access_token");
    QCOMPARE(exchange(bound).member("error"), u"invalid_request"_s);
    QCOMPARE(exchange(bound, {}, proof()).member("token_type"), u"DPoP"_s);
}

/// RFC 8693 §2.2.2: a subject that is not acceptable makes the request invalid.
void TokenExchangeGrantTest::endsTheChainSomewhere()
{
    auto answer = m_server->signedIn();
    for (int i = 0; i < 10 && answer.status == 200; ++i)
        answer = exchange(answer.member("access_token"));
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.member("error"), u"invalid_request"_s);
    QVERIFY(answer.member("error_description").contains("subject_token"_L1));
}

void TokenExchangeGrantTest::keepsATokenToItsAudience_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QString>("expected"); ///< an error, or `aud`
    QTest::newRow("no target") << QByteArray() << QByteArray() << u"https://rs1.example"_s;
    for (const QByteArray name : {"resource", "audience"}) {
        const auto row = [&name](const char *title, const QByteArray &target, const QString &expected) {
            QTest::newRow((name + ": " + title).constData()) << name << target << expected;
        };
        row("its own", "https://rs1.example", u"https://rs1.example"_s);
        row("one of the client's", "https://api.test/one", u"https://api.test/one"_s);
        row("one of somebody's", "https://api.test/two", u"invalid_target"_s);
    }
    QTest::newRow("audience: the configured one") << "audience"_ba
                                                  << "codelab-api"_ba << u"invalid_target"_s;
    QTest::newRow("resource: the configured one") << "resource"_ba
                                                  << "codelab-api"_ba << u"invalid_target"_s;
}

void TokenExchangeGrantTest::keepsATokenToItsAudience()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, target);
    m_server->addClient(u"app-of-rs1"_s, [](core::Client &client) { client.resources = {u"https://rs1.example"_s}; });
    const auto subject = m_server->token(
        tests::CodeFlow::with(ServerFixture::passwordFields("app-of-rs1"), "resource", "https://rs1.example"));
    QCOMPARE(claimsOf(subject).value("aud"_L1), QJsonValue(u"https://rs1.example"_s));
    const auto answer = exchange(subject.member("access_token"),
                                 name.isEmpty() ? tests::FormFields() : tests::FormFields{{name, target}});
    QTEST(answer.status == 200 ? claimsOf(answer).value("aud"_L1).toString() : answer.member("error"), "expected");
}

void TokenExchangeGrantTest::isForConfidentialClientsOnly()
{
    m_server->addClient(u"public-exchanger"_s, [](core::Client &client) { // as no rule lets it in any more
        client.grantTypes = {QString::fromLatin1(TokenExchangeGrant::kType)};
    });
    const auto answer = m_server->token({{"grant_type", TokenExchangeGrant::kType},
                                         {"subject_token", m_server->signedIn().member("access_token").toLatin1()},
                                         {"subject_token_type", TokenExchangeGrant::kAccessTokenType},
                                         {"client_id", "public-exchanger"}});
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.member("error"), u"unauthorized_client"_s);
}

void TokenExchangeGrantTest::isOffByDefault()
{
    const auto answer = exchange(m_server->signedIn().member("access_token"), {}, {}, "confidential-client");
    QCOMPARE(answer.member("error"), u"unauthorized_client"_s);
    QVERIFY(!core::Client().allowsGrant(QString::fromLatin1(TokenExchangeGrant::kType)));
}

QTEST_GUILESS_MAIN(TokenExchangeGrantTest)
#include "TokenExchangeGrantTest.moc"
