#include "server/oauth/ClientAuthentication.h"

#include "tests/support/ClientKey.h"
#include "tests/support/ServerFixture.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using tests::ClientKey;
using tests::HttpClient;
using tests::ServerFixture;

namespace {

constexpr auto kType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
const auto kTyped = "a-typed-secret"_ba;
constexpr auto kFormSecret = "s3cret%2B%2Fwith+%3Aspecials%25";

} // namespace

/// private_key_jwt and the methods that a client is bound to; secrets by header and form are TokenEndpointTest's.
class ClientAuthenticationTest : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup() { m_server.reset(); }

    void takesAnAssertion_data();
    void takesAnAssertion();
    void takesAnAssertionForTheEndpointAsked();
    void refusesAnAssertion_data();
    void refusesAnAssertion();
    void refusesAnAssertionTwice();
    void refusesAnAssertionTwiceAfterARestart();
    void refusesAForeignKey();
    void findsTheKeyByItsId();
    void refusesAnAssertionOf_data();
    void refusesAnAssertionOf();
    void bindsAClientToItsMethod_data();
    void bindsAClientToItsMethod();
    void refusesTwoMethods_data();
    void refusesTwoMethods();
    void limitsGuesses_data();
    void limitsGuesses();
    void takesARightSecretFromWhereOthersGuess();
    void recordsWhoseSecretWasWrong();

private:
    tests::HttpAnswer ask(const QByteArray &assertion, const tests::FormFields &more = {}) const
    {
        return m_server->token(tests::FormFields{{"grant_type", "client_credentials"},
                                                 {"client_assertion_type", kType},
                                                 {"client_assertion", assertion}} +
                               more);
    }
    QByteArray assertion(const ClientKey::Change &change = {}) const
    {
        return m_key.assertion(u"key-client"_s, u"https://issuer.test"_s, m_server->issuer.clock.now(), change);
    }

    void addTypedClient()
    {
        m_server->addClient(
            u"typed-client"_s,
            [](core::Client &client) {
                client.type = core::ClientType::Confidential;
                client.grantTypes = {u"client_credentials"_s};
            },
            true);
        core::SystemRandom random;
        const auto hash =
            core::ClientSecrets::hashTyped(core::SecretBytes::take(QByteArray(kTyped)), 4, random).value();
        m_server->execute(
            u"UPDATE oauth_clients SET client_secret_hash = '%1' WHERE client_id = 'typed-client'"_s.arg(hash));
    }

    ClientKey m_key;
    std::unique_ptr<ServerFixture> m_server;
};

void ClientAuthenticationTest::init()
{
    m_server = std::make_unique<ServerFixture>();
    const auto add = [this](const QString &id, const QString &method, bool withSecret = true) {
        m_server->addClient(
            id,
            [&](core::Client &client) {
                client.type = core::ClientType::Confidential;
                client.grantTypes = {u"client_credentials"_s};
                client.authMethod = method;
                client.jwks = m_key.jwks();
            },
            withSecret);
    };
    add(u"key-client"_s, u"private_key_jwt"_s, false);
    add(u"basic-client"_s, u"client_secret_basic"_s);
    add(u"post-client"_s, u"client_secret_post"_s);
    add(u"any-client"_s, {});
    m_server->addClient(u"disabled-key-client"_s, [this](core::Client &client) {
        client.type = core::ClientType::Confidential;
        client.grantTypes = {u"client_credentials"_s};
        client.authMethod = u"private_key_jwt"_s;
        client.jwks = m_key.jwks();
        client.isActive = false;
    });
}

void ClientAuthenticationTest::takesAnAssertion_data()
{
    QTest::addColumn<ClientKey::Change>("change");
    QTest::addColumn<bool>("withClientId");
    const auto claim = [](const char *row, const QString &name, const QJsonValue &value) {
        QTest::newRow(row) << ClientKey::Change([name, value](QJsonObject &, QJsonObject &claims) {
            claims.insert(name, value);
        }) << false;
    };
    QTest::newRow("plain") << ClientKey::Change() << false;
    QTest::newRow("with client_id") << ClientKey::Change() << true;
    claim("aud is the token endpoint", u"aud"_s, u"https://issuer.test/oauth/token"_s);
    claim("aud is a list of one", u"aud"_s, QJsonArray{u"https://issuer.test"_s});
    claim("no iat", u"iat"_s, QJsonValue::Undefined);
    claim("iat of a clock before ours", u"iat"_s, 1768478400 + 30);
    claim("good for an hour", u"exp"_s, 1768478400 + 3600);
    QTest::newRow("no typ") << ClientKey::Change([](QJsonObject &header, QJsonObject &) { header.remove(u"typ"_s); })
                            << false;
    QTest::newRow("its own typ") << ClientKey::Change([](QJsonObject &header, QJsonObject &) {
        header.insert(u"typ"_s, u"client-authentication+jwt"_s);
    }) << false;
}

void ClientAuthenticationTest::takesAnAssertion()
{
    QFETCH(ClientKey::Change, change);
    QFETCH(bool, withClientId);
    const auto more = withClientId ? tests::FormFields{{"client_id", "key-client"}} : tests::FormFields{};
    const auto answer = ask(assertion(change), more);
    QVERIFY2(answer.status == 200, answer.body.constData());
}

void ClientAuthenticationTest::takesAnAssertionForTheEndpointAsked()
{
    const auto ask = [this](const QByteArray &path, const QString &audience) {
        const auto proof = m_key.assertion(u"key-client"_s, audience, m_server->issuer.clock.now());
        return m_server->http()
            .postForm(path, {{"token", "x"}, {"client_assertion_type", kType}, {"client_assertion", proof}})
            .status;
    };
    QCOMPARE(ask("/oauth/introspect", u"https://issuer.test/oauth/introspect"_s), 200);
    QCOMPARE(ask("/oauth/revoke", u"https://issuer.test"_s), 200);
    QCOMPARE(ask("/oauth/revoke", u"https://issuer.test/oauth/par"_s), 401);
}

void ClientAuthenticationTest::refusesAnAssertion_data()
{
    QTest::addColumn<ClientKey::Change>("change");
    const auto claim = [](const char *row, const QString &name, const QJsonValue &value) {
        QTest::newRow(row) << ClientKey::Change(
            [name, value](QJsonObject &, QJsonObject &claims) { claims.insert(name, value); });
    };
    claim("other iss", u"iss"_s, u"any-client"_s);
    claim("other sub", u"sub"_s, u"any-client"_s);
    claim("unknown client", u"sub"_s, u"nobody"_s);
    claim("no aud", u"aud"_s, QJsonValue::Undefined);
    claim("other aud", u"aud"_s, u"https://other.example"_s);
    claim("aud with a slash more", u"aud"_s, u"https://issuer.test/"_s);
    claim("two in aud", u"aud"_s, QJsonArray{u"https://issuer.test"_s, u"https://other.example"_s});
    claim("no exp", u"exp"_s, QJsonValue::Undefined);
    claim("expired", u"exp"_s, 1768478400 - 1);
    claim("good for a day", u"exp"_s, 1768478400 + 86400);
    claim("iat in the future", u"iat"_s, 1768478400 + 300);
    claim("nbf in the future", u"nbf"_s, 1768478400 + 300);
    claim("no jti", u"jti"_s, QJsonValue::Undefined);
    claim("empty jti", u"jti"_s, u""_s);
    claim("jti without end", u"jti"_s, QString(257, u'x'));
    QTest::newRow("typ of a proof") << ClientKey::Change(
        [](QJsonObject &header, QJsonObject &) { header.insert(u"typ"_s, u"dpop+jwt"_s); });
    QTest::newRow("critical extension") << ClientKey::Change(
        [](QJsonObject &header, QJsonObject &) { header.insert(u"crit"_s, QJsonArray{u"x"_s}); });
}

void ClientAuthenticationTest::refusesAnAssertion()
{
    QFETCH(ClientKey::Change, change);
    const auto answer = ask(assertion(change));
    QCOMPARE(answer.status, 401);
    QCOMPARE(answer.member("error"), u"invalid_client"_s);
    QCOMPARE(answer.body, m_server->token({{"grant_type", "client_credentials"}, {"client_id", "nobody"}}).body);
}

void ClientAuthenticationTest::refusesAnAssertionTwice()
{
    const QByteArray once = assertion();
    QCOMPARE(ask(once).status, 200);
    QCOMPARE(ask(once).status, 401);
    const auto sameId = [](QJsonObject &, QJsonObject &claims) { claims.insert(u"jti"_s, u"one"_s); };
    QCOMPARE(ask(assertion(sameId)).status, 200);
    QCOMPARE(ask(assertion(sameId)).status, 401);
}

void ClientAuthenticationTest::refusesAnAssertionTwiceAfterARestart()
{
    const QByteArray once = assertion();
    QCOMPARE(ask(once).status, 200);
    core::Settings settings{};
    settings.listeners = {{u"127.0.0.1"_s, 0, {}}};
    server::Server second(m_server->parts(settings));
    const auto urls = second.start();
    QVERIFY(urls);
    const HttpClient client(quint16(QUrl(urls->constFirst()).port()));
    const auto answer = client.postForm(
        "/oauth/token",
        {{"grant_type", "client_credentials"}, {"client_assertion_type", kType}, {"client_assertion", once}});
    QCOMPARE(answer.status, 401);
}

void ClientAuthenticationTest::refusesAForeignKey()
{
    const auto now = m_server->issuer.clock.now();
    QCOMPARE(ask(ClientKey().assertion(u"key-client"_s, u"https://issuer.test"_s, now)).status, 401);
    const auto parts = assertion().split('.');
    QCOMPARE(ask(core::base64Url(R"({"alg":"none"})") + '.' + parts[1] + '.').status, 401);
    // RFC 8725 §2.1: the public key as a secret of HS256
    QCOMPARE(ask(core::base64Url(R"({"alg":"HS256"})") + '.' + parts[1] + '.' + parts[2]).status, 401);
}

void ClientAuthenticationTest::findsTheKeyByItsId()
{
    const ClientKey other;
    const auto named = [](QJsonObject jwk, const QString &kid) {
        jwk.insert(u"kid"_s, kid);
        return jwk;
    };
    m_server->addClient(u"two-keys"_s, [&](core::Client &client) {
        client.type = core::ClientType::Confidential;
        client.grantTypes = {u"client_credentials"_s};
        client.authMethod = u"private_key_jwt"_s;
        client.jwks = {{u"keys"_s, QJsonArray{named(other.jwk(), u"old"_s), named(m_key.jwk(), u"new"_s)}}};
    });
    const auto status = [&](const QString &kid) {
        return ask(m_key.assertion(u"two-keys"_s, u"https://issuer.test"_s, m_server->issuer.clock.now(),
                                   [&kid](QJsonObject &header, QJsonObject &) { header.insert(u"kid"_s, kid); }))
            .status;
    };
    QCOMPARE(status(u"new"_s), 200);
    QCOMPARE(status(u"old"_s), 401);
    QCOMPARE(status(u"unknown"_s), 401);
}

void ClientAuthenticationTest::refusesAnAssertionOf_data()
{
    QTest::addColumn<QString>("client");
    QTest::newRow("a client with a secret") << u"any-client"_s;
    QTest::newRow("a public client") << u"public-client"_s;
    QTest::newRow("a disabled client") << u"disabled-key-client"_s;
    QTest::newRow("nobody") << u"nobody"_s;
}

void ClientAuthenticationTest::refusesAnAssertionOf()
{
    QFETCH(QString, client);
    QCOMPARE(ask(m_key.assertion(client, u"https://issuer.test"_s, m_server->issuer.clock.now())).status, 401);
}

void ClientAuthenticationTest::bindsAClientToItsMethod_data()
{
    QTest::addColumn<QByteArray>("client");
    QTest::addColumn<bool>("byHeader");
    QTest::addColumn<int>("status");
    QTest::newRow("basic by header") << "basic-client"_ba << true << 200;
    QTest::newRow("basic by form") << "basic-client"_ba << false << 401;
    QTest::newRow("post by form") << "post-client"_ba << false << 200;
    QTest::newRow("post by header") << "post-client"_ba << true << 401;
    QTest::newRow("any by header") << "any-client"_ba << true << 200;
    QTest::newRow("any by form") << "any-client"_ba << false << 200;
    QTest::newRow("key by form") << "key-client"_ba << false << 401;
}

void ClientAuthenticationTest::bindsAClientToItsMethod()
{
    QFETCH(QByteArray, client);
    QFETCH(bool, byHeader);
    const tests::FormFields grant{{"grant_type", "client_credentials"}};
    const auto answer = byHeader
                            ? m_server->token(grant, {HttpClient::basic(client, kFormSecret)})
                            : m_server->token(grant + tests::FormFields{{"client_id", client},
                                                                        {"client_secret", ServerFixture::kSecret}});
    QTEST(answer.status, "status");
}

void ClientAuthenticationTest::refusesTwoMethods_data()
{
    QTest::addColumn<tests::FormFields>("more");
    QTest::addColumn<tests::HeaderList>("headers");
    QTest::addColumn<int>("status");
    using Fields = tests::FormFields;
    using Headers = tests::HeaderList;
    const auto basic = HttpClient::basic("any-client", kFormSecret);
    QTest::newRow("assertion and secret") << Fields{{"client_secret", "x"}} << Headers{} << 400;
    QTest::newRow("assertion and header") << Fields{} << Headers{basic} << 400;
    QTest::newRow("assertion of another client_id") << Fields{{"client_id", "any-client"}} << Headers{} << 401;
}

void ClientAuthenticationTest::refusesTwoMethods()
{
    QFETCH(tests::FormFields, more);
    QFETCH(tests::HeaderList, headers);
    const auto answer = m_server->token(tests::FormFields{{"grant_type", "client_credentials"},
                                                          {"client_assertion_type", kType},
                                                          {"client_assertion", assertion()}} +
                                            more,
                                        headers);
    QTEST(answer.status, "status");
    const auto alone = m_server->token({{"client_assertion", assertion()}, {"grant_type", "client_credentials"}});
    QCOMPARE(alone.status, 400); // without its type
    const auto otherType = m_server->token(
        {{"client_assertion", assertion()}, {"client_assertion_type", "urn:x"}, {"grant_type", "client_credentials"}});
    QCOMPARE(otherType.status, 401);
}

void ClientAuthenticationTest::limitsGuesses_data()
{
    QTest::addColumn<QByteArray>("client");
    QTest::addColumn<QByteArray>("path");
    for (const auto &path : {"/oauth/token"_ba, "/oauth/introspect"_ba, "/oauth/revoke"_ba, "/oauth/par"_ba,
                             "/oauth/device_authorization"_ba})
        QTest::newRow(path.constData()) << "typed-client"_ba << path;
    QTest::newRow("unknown client") << "nobody"_ba
                                    << "/oauth/token"_ba;
    QTest::newRow("generated secret") << "any-client"_ba
                                      << "/oauth/token"_ba;
}

void ClientAuthenticationTest::limitsGuesses()
{
    QFETCH(QByteArray, client);
    QFETCH(QByteArray, path);
    addTypedClient();
    const auto guess = [&](const QByteArray &id, const QByteArray &secret) {
        return m_server->http().postForm(path, {{"client_id", id}, {"client_secret", secret}});
    };
    for (int i = 0; i < 10; ++i)
        QCOMPARE(guess(client, "wrong" + QByteArray::number(i)).status, 401);
    const auto refused = guess(client, "wrong");
    QCOMPARE(refused.status, 429);
    QCOMPARE(refused.member("error"), u"rate_limit_exceeded"_s);
    QCOMPARE(refused.header("retry-after"), "60"_ba);
    QCOMPARE(guess("other-client", "wrong").status, 401); // another's own count
    m_server->issuer.clock.advance(61s);
    QCOMPARE(guess(client, "wrong").status, 401);
}

void ClientAuthenticationTest::takesARightSecretFromWhereOthersGuess()
{
    addTypedClient();
    const auto status = [&](const QByteArray &client, const QByteArray &secret) {
        return m_server->token({{"grant_type", "client_credentials"}, {"client_id", client}, {"client_secret", secret}})
            .status;
    };
    QCOMPARE(status("typed-client", kTyped), 200);
    for (int i = 0; i < 12; ++i) {
        status("typed-client", "wrong");
        status("any-client", "wrong");
    }
    QCOMPARE(status("typed-client", "wrong"), 429);
    QCOMPARE(status("typed-client", kTyped), 200); // it was right before
    QCOMPARE(status("any-client", ServerFixture::kSecret), 200);
    m_server->issuer.clients.invalidate();
    QCOMPARE(status("typed-client", kTyped), 200);
}

/// The client hears the same of both; the administrator finds the application that broke.
void ClientAuthenticationTest::recordsWhoseSecretWasWrong()
{
    const auto noteOf = [this](const QByteArray &client) {
        const auto answer =
            m_server->token({{"grant_type", "client_credentials"}, {"client_id", client}, {"client_secret", "wrong"}});
        m_server->issuer.clock.advance(61s); // one row a minute
        return answer.member("error_description") + u'|' +
               m_server->issuer.text(
                   u"SELECT json_extract(event_data, '$.note') FROM audit_logs "
                   "WHERE event_type = 'token_invalid' AND client_id IS NULL ORDER BY seq DESC LIMIT 1"_s);
    };
    QCOMPARE(noteOf("any-client"), u"Client authentication failed.|the secret or the assertion is wrong: any-client"_s);
    QCOMPARE(noteOf("nobody"), u"Client authentication failed.|the client is unknown or disabled"_s);
}

QTEST_GUILESS_MAIN(ClientAuthenticationTest)
#include "ClientAuthenticationTest.moc"
