#include "server/grants/DeviceCodeGrant.h"

#include "tests/support/ServerFixture.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using tests::ServerFixture;

/// RFC 8628 §3.4 and §3.5, and the endpoint where it begins (§3.1, §3.2).
class DeviceCodeGrantTest : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup() { m_server.reset(); }

    void beginsWithAllThatADeviceShows();
    void refusesToBegin_data();
    void refusesToBegin();
    void waitsForTheUser();
    void slowsDownWhoAsksTooOften();
    void givesTokensOnceWhenTheUserAllows();
    void saysWhenTheUserDenies();
    void saysWhenTheCodeExpired();
    void refusesAnotherClientsCode();
    void refusesCodesThatAreNone();

private:
    tests::HttpAnswer begin(const tests::FormFields &more = {}, const QByteArray &client = "device-client") const
    {
        return m_server->http().postForm("/oauth/device_authorization",
                                         tests::FormFields{{"client_id", client}} + more);
    }
    tests::HttpAnswer poll(const QString &code, const QByteArray &client = "device-client") const
    {
        return m_server->token(
            {{"grant_type", server::DeviceCodeGrant::kType}, {"device_code", code.toLatin1()}, {"client_id", client}});
    }
    void decide(const QString &userCode, bool allow)
    {
        const auto request = m_server->deviceCodes.findPending(userCode).value().value();
        const core::Authentication how{m_server->issuer.clock.now(), u"urn:test"_s, {u"pwd"_s}, {}};
        const auto origin = tests::TestIssuer::origin();
        const auto done = allow ? m_server->deviceCodes.approve(request.id, m_server->alice.id, how, origin)
                                : m_server->deviceCodes.deny(request.id, m_server->alice.id, origin);
        QVERIFY(done && *done);
    }
    std::unique_ptr<ServerFixture> m_server;
};

void DeviceCodeGrantTest::init()
{
    m_server = std::make_unique<ServerFixture>();
    for (const auto &id : {u"device-client"_s, u"other-device"_s})
        m_server->addClient(id, [](core::Client &client) {
            client.grantTypes = {QString::fromLatin1(server::DeviceCodeGrant::kType), u"refresh_token"_s};
            client.corsOrigins = {u"https://app.example"_s};
        });
}

void DeviceCodeGrantTest::beginsWithAllThatADeviceShows()
{
    const auto answer = begin({{"scope", "openid api:read telepathy"}});
    QVERIFY2(answer.status == 200, answer.body.constData());
    QCOMPARE(answer.json().keys(), (QStringList{u"device_code"_s, u"expires_in"_s, u"interval"_s, u"user_code"_s,
                                                u"verification_uri"_s, u"verification_uri_complete"_s}));
    QCOMPARE(answer.member("verification_uri"), u"https://issuer.test/device"_s);
    QCOMPARE(answer.member("verification_uri_complete"),
             u"https://issuer.test/device?user_code="_s + answer.member("user_code"));
    QCOMPARE(answer.json().value("interval"_L1), QJsonValue(5));
    QVERIFY(answer.json().value("expires_in"_L1).toInt() > 60);
    QCOMPARE(answer.header("cache-control"), "no-store"_ba);
    static const QRegularExpression kLetters(u"^[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}$"_s);
    QVERIFY(kLetters.match(answer.member("user_code")).hasMatch());
}

void DeviceCodeGrantTest::refusesToBegin_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("error");
    QTest::newRow("no client") << "scope=openid"_ba << u"invalid_request"_s;
    QTest::newRow("unknown client") << "client_id=nobody"_ba << u"invalid_client"_s;
    QTest::newRow("no secret") << "client_id=confidential-client"_ba << u"invalid_client"_s;
    QTest::newRow("client without the grant") << "client_id=public-client"_ba << u"unauthorized_client"_s;
    QTest::newRow("scope that it lacks") << "client_id=device-client&scope=api%3Aadmin"_ba << u"invalid_scope"_s;
    QTest::newRow("repeated scope") << "client_id=device-client&scope=openid&scope=openid"_ba << u"invalid_request"_s;
    QTest::newRow("resource that it lacks")
        << "client_id=device-client&resource=https%3A%2F%2Fa.test%2F"_ba << u"invalid_target"_s;
}

void DeviceCodeGrantTest::refusesToBegin()
{
    QFETCH(QByteArray, body);
    const auto answer = m_server->http().postForm("/oauth/device_authorization", body);
    QTEST(answer.member("error"), "error");
    QCOMPARE(answer.status, answer.member("error") == u"invalid_client"_s ? 401 : 400);
    QCOMPARE(answer.header("cache-control"), "no-store"_ba);
}

void DeviceCodeGrantTest::waitsForTheUser()
{
    const auto code = begin().member("device_code");
    const auto first = poll(code); // never slow_down
    QCOMPARE(first.status, 400);
    QCOMPARE(first.member("error"), u"authorization_pending"_s);
    for (int i = 0; i < 3; ++i) {
        m_server->issuer.clock.advance(5s);
        QCOMPARE(poll(code).member("error"), u"authorization_pending"_s);
    }
    QCOMPARE(m_server->issuer.events(core::EventType::TokenInvalid), 0); // no refusal, a step of the protocol
}

void DeviceCodeGrantTest::slowsDownWhoAsksTooOften()
{
    const auto code = begin().member("device_code");
    QCOMPARE(poll(code).member("error"), u"authorization_pending"_s);
    m_server->issuer.clock.advance(1s);
    QCOMPARE(poll(code).member("error"), u"slow_down"_s);
    m_server->issuer.clock.advance(5s); // not enough any more: §3.5 adds five seconds for good
    QCOMPARE(poll(code).member("error"), u"slow_down"_s);
    for (int i = 0; i < 10; ++i) { // a client with a fixed cadence gets through in the end
        m_server->issuer.clock.advance(30s);
        QCOMPARE(poll(code).member("error"), u"authorization_pending"_s);
    }
}

void DeviceCodeGrantTest::givesTokensOnceWhenTheUserAllows()
{
    const auto begun = begin({{"scope", "openid api:read"}});
    decide(begun.member("user_code"), true);
    const auto tokens = poll(begun.member("device_code"));
    QVERIFY2(tokens.status == 200, tokens.body.constData());
    QCOMPARE(tokens.member("scope"), u"openid api:read"_s);
    QVERIFY(!tokens.member("id_token").isEmpty() && !tokens.member("refresh_token").isEmpty());
    const auto claims = core::parseJwt(tokens.member("id_token").toLatin1()).value().claims;
    QCOMPARE(claims.value("sub"_L1).toString(), m_server->alice.id.value);
    m_server->issuer.clock.advance(10s);
    QCOMPARE(poll(begun.member("device_code")).member("error"), u"invalid_grant"_s);
}

void DeviceCodeGrantTest::saysWhenTheUserDenies()
{
    const auto begun = begin();
    decide(begun.member("user_code"), false);
    QCOMPARE(poll(begun.member("device_code")).member("error"), u"access_denied"_s);
}

void DeviceCodeGrantTest::saysWhenTheCodeExpired()
{
    const auto code = begin().member("device_code");
    m_server->issuer.clock.advance(601s);
    QCOMPARE(poll(code).member("error"), u"expired_token"_s);
}

void DeviceCodeGrantTest::refusesAnotherClientsCode()
{
    const auto begun = begin();
    decide(begun.member("user_code"), true);
    QCOMPARE(poll(begun.member("device_code"), "other-device").member("error"), u"invalid_grant"_s);
    m_server->issuer.clock.advance(10s);
    QCOMPARE(poll(begun.member("device_code")).status, 200);
}

void DeviceCodeGrantTest::refusesCodesThatAreNone()
{
    QCOMPARE(poll(u"abc"_s).member("error"), u"invalid_grant"_s);
    QCOMPARE(poll({}).member("error"), u"invalid_request"_s);
    const auto begun = begin();
    QCOMPARE(poll(begun.member("user_code")).member("error"), u"invalid_grant"_s);
}

QTEST_GUILESS_MAIN(DeviceCodeGrantTest)
#include "DeviceCodeGrantTest.moc"
