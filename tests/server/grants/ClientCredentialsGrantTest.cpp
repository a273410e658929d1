#include "tests/support/ClientKey.h"
#include "tests/support/ServerFixture.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using tests::ServerFixture;

class ClientCredentialsGrantTest : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup() { m_server.reset(); }

    void givesATokenOfTheClientItself();
    void refuses_data();
    void refuses();
    void refusesPublicClients();
    void takesResources();
    void demandsAProofOfSomeClients();

private:
    tests::HttpAnswer ask(const tests::FormFields &more = {}, const QByteArray &client = "machine-client",
                          const tests::HeaderList &headers = {}) const
    {
        return m_server->token(tests::FormFields{{"grant_type", "client_credentials"},
                                                 {"client_id", client},
                                                 {"client_secret", ServerFixture::kSecret}} +
                                   more,
                               headers);
    }
    QJsonObject claimsOf(const tests::HttpAnswer &answer) const
    {
        return core::parseJwt(answer.member("access_token").toLatin1()).value().claims;
    }
    std::unique_ptr<ServerFixture> m_server;
};

void ClientCredentialsGrantTest::init()
{
    m_server = std::make_unique<ServerFixture>();
    const auto machine = [](core::Client &client) {
        client.type = core::ClientType::Confidential;
        client.grantTypes = {u"client_credentials"_s, u"refresh_token"_s};
        client.resources = {u"https://api.test/one"_s};
    };
    m_server->addClient(u"machine-client"_s, machine, true);
    m_server->addClient(
        u"proving-client"_s,
        [&machine](core::Client &client) {
            machine(client);
            client.requireDpop = true;
        },
        true);
    m_server->addClient(u"public-machine"_s,
                        [](core::Client &client) { client.grantTypes = {u"client_credentials"_s}; });
}

void ClientCredentialsGrantTest::givesATokenOfTheClientItself()
{
    const auto answer = ask();
    QVERIFY2(answer.status == 200, answer.body.constData());
    QVERIFY(!answer.json().contains("refresh_token"_L1)); // RFC 6749 §4.4.3
    QVERIFY(!answer.json().contains("id_token"_L1));
    QCOMPARE(answer.member("scope"), u"api:read api:write"_s);
    const auto claims = claimsOf(answer);
    QCOMPARE(claims.value("sub"_L1).toString(), u"machine-client"_s); // RFC 9068 §2.2
    QCOMPARE(claims.value("client_id"_L1).toString(), u"machine-client"_s);
    QCOMPARE(ask({{"scope", "api:read"}}).member("scope"), u"api:read"_s);
}

void ClientCredentialsGrantTest::refuses_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("error");
    QTest::newRow("scope that it lacks") << "scope"_ba
                                         << "api:admin"_ba << u"invalid_scope"_s;
    QTest::newRow("openid, which needs a user") << "scope"_ba
                                                << "openid"_ba << u"invalid_scope"_s;
    QTest::newRow("offline_access") << "scope"_ba
                                    << "api:read offline_access"_ba << u"invalid_scope"_s;
    QTest::newRow("resource that it lacks") << "resource"_ba
                                            << "https://api.test/two"_ba << u"invalid_target"_s;
    QTest::newRow("resource with a fragment") << "resource"_ba
                                              << "https://api.test/one#x"_ba << u"invalid_target"_s;
}

void ClientCredentialsGrantTest::refuses()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    const auto answer = ask({{name, value}});
    QCOMPARE(answer.status, 400);
    QTEST(answer.member("error"), "error");
}

void ClientCredentialsGrantTest::refusesPublicClients()
{
    const auto answer = m_server->token({{"grant_type", "client_credentials"}, {"client_id", "public-machine"}});
    QCOMPARE(answer.member("error"), u"unauthorized_client"_s);
}

void ClientCredentialsGrantTest::takesResources()
{
    const auto answer = ask({{"resource", "https://api.test/one"}});
    QCOMPARE(claimsOf(answer).value("aud"_L1), QJsonValue(u"https://api.test/one"_s));
    QCOMPARE(claimsOf(ask()).value("aud"_L1), QJsonValue(u"codelab-api"_s));
}

void ClientCredentialsGrantTest::demandsAProofOfSomeClients()
{
    m_server->issuer.clock.advance(601s);
    const auto without = ask({}, "proving-client");
    QCOMPARE(without.status, 400);
    QCOMPARE(without.member("error"), u"invalid_dpop_proof"_s);
    const tests::ClientKey key;
    const auto proof = key.proof("POST", u"https://issuer.test/oauth/token"_s, m_server->issuer.clock.now());
    const auto bound = ask({}, "proving-client", {{"DPoP", proof}});
    QCOMPARE(bound.member("token_type"), u"DPoP"_s);
    QCOMPARE(ask({}, "proving-client", {{"DPoP", proof}}).member("error"), u"invalid_dpop_proof"_s); // a replay
}

QTEST_GUILESS_MAIN(ClientCredentialsGrantTest)
#include "ClientCredentialsGrantTest.moc"
