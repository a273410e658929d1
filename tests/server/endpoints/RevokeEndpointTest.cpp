#include "tests/support/CodeFlow.h"

#include <QTest>

using namespace Qt::StringLiterals;
using tests::HttpClient;
using tests::ServerFixture;

class RevokeEndpointTest : public QObject
{
    Q_OBJECT
private slots:
    void init() { m_server = std::make_unique<ServerFixture>(); }
    void cleanup() { m_server.reset(); }

    void endsTheFamilyOfARefreshToken_data();
    void endsTheFamilyOfARefreshToken();
    void deniesAnAccessToken();
    void answersTheSameForATokenThatItDoesNotKnow_data();
    void answersTheSameForATokenThatItDoesNotKnow();
    void leavesAnotherClientsTokenAlone();
    void answersTwiceTheSame();
    void endsTheTokensOfACode();
    void deniesAMachinesToken();
    void leavesTokensThatAreForTheClientItself();
    void refuses_data();
    void refuses();
    void countsRequestsPerAddress();

private:
    tests::HttpAnswer revoke(const QByteArray &token, const QByteArray &client = "public-client") const
    {
        return m_server->http().postForm("/oauth/revoke", {{"token", token}, {"client_id", client}});
    }
    bool isActive(const QByteArray &token) const
    {
        const tests::FormFields fields{
            {"token", token}, {"client_id", "confidential-client"}, {"client_secret", ServerFixture::kSecret}};
        return m_server->http().postForm("/oauth/introspect", fields).json().value("active"_L1).toBool();
    }
    std::unique_ptr<ServerFixture> m_server;
};

void RevokeEndpointTest::endsTheFamilyOfARefreshToken_data()
{
    QTest::addColumn<QByteArray>("hint");
    QTest::newRow("no hint") << ""_ba;
    QTest::newRow("right hint") << "refresh_token"_ba;
    QTest::newRow("wrong hint") << "access_token"_ba;
    QTest::newRow("unknown hint") << "whatever"_ba;
}

void RevokeEndpointTest::endsTheFamilyOfARefreshToken()
{
    QFETCH(QByteArray, hint);
    const auto tokens = m_server->signedIn();
    const auto refresh = tokens.member("refresh_token").toLatin1();
    const auto revoked = m_server->http().postForm(
        "/oauth/revoke", {{"token", refresh}, {"client_id", "public-client"}, {"token_type_hint", hint}});
    QCOMPARE(revoked.status, 200);
    QCOMPARE(revoked.body, R"({"revoked":true})"_ba);
    QCOMPARE(revoked.header("cache-control"), "no-store"_ba);
    QCOMPARE(m_server->token(ServerFixture::refreshFields(refresh)).status, 400);
    QVERIFY(!isActive(tokens.member("access_token").toLatin1()));
    QVERIFY(m_server->issuer.events(core::EventType::TokenRevoke) >= 1);
}

void RevokeEndpointTest::deniesAnAccessToken()
{
    const auto tokens = m_server->signedIn();
    const auto access = tokens.member("access_token").toLatin1();
    QVERIFY(isActive(access));
    QCOMPARE(revoke(access).status, 200);
    QVERIFY(!isActive(access));
    QCOMPARE(m_server->token(ServerFixture::refreshFields(tokens.member("refresh_token").toLatin1())).status, 200);
}

void RevokeEndpointTest::answersTheSameForATokenThatItDoesNotKnow_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::newRow("word") << "nonsense"_ba;
    QTest::newRow("three parts") << "a.b.c"_ba;
    QTest::newRow("long") << QByteArray(20000, 'a');
}

void RevokeEndpointTest::answersTheSameForATokenThatItDoesNotKnow()
{
    QFETCH(QByteArray, token);
    const auto revoked = revoke(token);
    QCOMPARE(revoked.status, 200); // RFC 7009 §2.2
    QCOMPARE(revoked.body, R"({"revoked":true})"_ba);
}

void RevokeEndpointTest::leavesAnotherClientsTokenAlone()
{
    const auto refresh = m_server->signedIn().member("refresh_token").toLatin1();
    QCOMPARE(revoke(refresh, "other-client").body, R"({"revoked":true})"_ba);
    QCOMPARE(m_server->token(ServerFixture::refreshFields(refresh)).status, 200);
}

void RevokeEndpointTest::answersTwiceTheSame()
{
    const auto refresh = m_server->signedIn().member("refresh_token").toLatin1();
    const auto first = revoke(refresh);
    const auto second = revoke(refresh);
    QCOMPARE(second.status, first.status);
    QCOMPARE(second.body, first.body);
}

void RevokeEndpointTest::endsTheTokensOfACode()
{
    tests::CodeFlow flow(*m_server);
    const auto tokens = flow.exchange(flow.code());
    QCOMPARE(revoke(tokens.member("refresh_token").toLatin1(), "code-client").status, 200);
    QVERIFY(!isActive(tokens.member("access_token").toLatin1())); // RFC 7009 §2.1: the whole grant
    QVERIFY(!isActive(tokens.member("refresh_token").toLatin1()));
}

void RevokeEndpointTest::deniesAMachinesToken()
{
    m_server->addClient(
        u"machine-client"_s,
        [](core::Client &client) {
            client.type = core::ClientType::Confidential;
            client.grantTypes = {u"client_credentials"_s};
        },
        true);
    const tests::FormFields machine{{"client_id", "machine-client"}, {"client_secret", ServerFixture::kSecret}};
    const auto token =
        m_server->token(tests::FormFields{{"grant_type", "client_credentials"}} + machine).member("access_token");
    QVERIFY(isActive(token.toLatin1()));
    revoke(token.toLatin1()); // another client's
    QVERIFY(isActive(token.toLatin1()));
    QCOMPARE(
        m_server->http().postForm("/oauth/revoke", tests::FormFields{{"token", token.toLatin1()}} + machine).status,
        200);
    QVERIFY(!isActive(token.toLatin1()));
}

void RevokeEndpointTest::leavesTokensThatAreForTheClientItself()
{
    tests::CodeFlow flow(*m_server);
    const auto tokens = flow.exchange(flow.code());
    QCOMPARE(revoke(tokens.member("id_token").toLatin1(), "code-client").body, R"({"revoked":true})"_ba);
    QVERIFY(isActive(tokens.member("access_token").toLatin1()));
}

void RevokeEndpointTest::refuses_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("error");
    QTest::newRow("no token") << "client_id=public-client"_ba << 400 << u"invalid_request"_s;
    QTest::newRow("empty token") << "client_id=public-client&token="_ba << 400 << u"invalid_request"_s;
    QTest::newRow("repeated token") << "client_id=public-client&token=a&token=b"_ba << 400 << u"invalid_request"_s;
    QTest::newRow("no client") << "token=a"_ba << 400 << u"invalid_request"_s;
    QTest::newRow("unknown client") << "token=a&client_id=nobody"_ba << 401 << u"invalid_client"_s;
    QTest::newRow("no secret") << "token=a&client_id=confidential-client"_ba << 401 << u"invalid_client"_s;
    QTest::newRow("disabled client") << "token=a&client_id=disabled-client"_ba << 401 << u"invalid_client"_s;
}

void RevokeEndpointTest::refuses()
{
    QFETCH(QByteArray, body);
    const auto answer = m_server->http().postForm("/oauth/revoke", body);
    QTEST(answer.status, "status");
    QTEST(answer.member("error"), "error");
    QCOMPARE(answer.header("cache-control"), "no-store"_ba);
}

void RevokeEndpointTest::countsRequestsPerAddress()
{
    m_server = std::make_unique<ServerFixture>(
        ServerFixture::Options{.change = [](core::Settings &settings) { settings.rateLimitRequestsPerIp = 2; }});
    QCOMPARE(revoke("x").status, 200);
    QCOMPARE(revoke("x").status, 200);
    const auto refused = revoke("x");
    QCOMPARE(refused.status, 429);
    QVERIFY(!refused.header("retry-after").isEmpty());
}

QTEST_GUILESS_MAIN(RevokeEndpointTest)
#include "RevokeEndpointTest.moc"
