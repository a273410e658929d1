#include "core/clients/Registration.h"

#include "core/crypto/KeyPair.h"
#include "tests/support/RegistrationHouse.h"

#include <QTest>
#include <QUuid>

#include <atomic>
#include <thread>

using namespace Qt::StringLiterals;
using namespace core;
using namespace std::chrono_literals;
using tests::RegistrationHouse;

/// RFC 7591: how a client comes to be.
class RegistrationTest : public QObject
{
    Q_OBJECT
private slots:
    void init() { m_house = std::make_unique<RegistrationHouse>(); }
    void isClosedUntilATokenIsMade();
    void registersAWebApplication();
    void registersAPublicClientWithoutSecret();
    void registersAClientWithKeys();
    void refusesWithoutAGoodToken_data();
    void refusesWithoutAGoodToken();
    void countsAUseOnlyWhenTheClientIsMade();
    void everyRefusalNamesItsMember_data();
    void everyRefusalNamesItsMember();
    void oneUseIsOneClientHoweverManyAsk();

private:
    std::unique_ptr<RegistrationHouse> m_house;
};

void RegistrationTest::isClosedUntilATokenIsMade()
{
    QCOMPARE(m_house->registration.isOpen().value(), false);
    const QString token = m_house->initialToken();
    QCOMPARE(m_house->registration.isOpen().value(), true);
    QVERIFY(m_house->registration.add(SecretBytes::fromText(token), RegistrationHouse::ordinary(), m_house->origin));
    QCOMPARE(m_house->registration.isOpen().value(), false);
}

void RegistrationTest::registersAWebApplication()
{
    const auto added = m_house->add(RegistrationHouse::ordinary());
    QVERIFY2(added, added ? "" : qPrintable(added.error().detail));
    const QJsonObject &answer = added->answer;
    const ClientId id{answer.value("client_id"_L1).toString()};
    QCOMPARE(id, added->client.id);
    QVERIFY(QUuid::fromString(id.value).isNull()); // users have these
    QCOMPARE(answer.value("client_id_issued_at"_L1).toInteger(), toSeconds(m_house->clock.now()));
    QCOMPARE(answer.value("client_secret_expires_at"_L1), QJsonValue(0));
    QCOMPARE(answer.value("client_secret"_L1).toString().size(), 43);
    QCOMPARE(answer.value("registration_access_token"_L1).toString().size(), 43);
    QCOMPARE(answer.value("token_endpoint_auth_method"_L1), QJsonValue(u"client_secret_basic"_s));
    QCOMPARE(answer.value("response_types"_L1), QJsonValue(QJsonArray{u"code"_s}));
    QCOMPARE(answer.value("redirect_uris"_L1), RegistrationHouse::ordinary().value("redirect_uris"_L1));
    QCOMPARE(answer.value("grant_types"_L1), RegistrationHouse::ordinary().value("grant_types"_L1));
    QCOMPARE(answer.value("scope"_L1), QJsonValue(u"openid profile email offline_access"_s));
    QCOMPARE(answer.value("id_token_signed_response_alg"_L1), QJsonValue(u"RS256"_s));
    QVERIFY(!answer.contains("first_party"_L1));
    const auto stored = m_house->directory.find(id);
    QVERIFY(stored && *stored);
    QVERIFY((*stored)->isRegistered && (*stored)->requirePkce && (*stored)->isUsable());
    QVERIFY(m_house->matches(id, answer.value("client_secret"_L1).toString()));
}

void RegistrationTest::registersAPublicClientWithoutSecret()
{
    QJsonObject metadata = RegistrationHouse::ordinary();
    metadata.insert("token_endpoint_auth_method"_L1, u"none"_s);
    metadata.insert("redirect_uris"_L1, QJsonArray{u"com.example.app:/cb"_s, u"http://127.0.0.1/cb"_s});
    const auto added = m_house->add(metadata);
    QVERIFY(added);
    QVERIFY(!added->answer.contains("client_secret"_L1) && !added->answer.contains("client_secret_expires_at"_L1));
    QVERIFY(!added->client.isConfidential());
}

void RegistrationTest::registersAClientWithKeys()
{
    QJsonObject metadata = RegistrationHouse::ordinary();
    metadata.insert("token_endpoint_auth_method"_L1, u"private_key_jwt"_s);
    QCOMPARE(m_house->add(metadata).error().field, u"jwks"_s);
    metadata.insert(
        "jwks"_L1,
        QJsonObject{{u"keys"_s, QJsonArray{PrivateKey::generate(SigningAlgorithm::ES256)->publicKey().toJwk()}}});
    const auto added = m_house->add(metadata);
    QVERIFY(added);
    QVERIFY(!added->answer.contains("client_secret"_L1));
    QCOMPARE(added->answer.value("jwks"_L1), metadata.value("jwks"_L1));
}

void RegistrationTest::refusesWithoutAGoodToken_data()
{
    QTest::addColumn<QString>("token");
    QTest::newRow("none") << QString();
    QTest::newRow("unknown") << u"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"_s;
    QTest::newRow("used up") << u"used"_s;
    QTest::newRow("expired") << u"expired"_s;
}

void RegistrationTest::refusesWithoutAGoodToken()
{
    QFETCH(QString, token);
    const QString made = m_house->initialToken();
    if (token == "used"_L1) {
        QVERIFY(m_house->registration.add(SecretBytes::fromText(made), RegistrationHouse::ordinary(), m_house->origin));
        token = made;
    } else if (token == "expired"_L1) {
        m_house->clock.advance(1h);
        token = made;
    }
    const qint64 before = m_house->countClients();
    const auto added =
        m_house->registration.add(SecretBytes::fromText(token), {}, m_house->origin); // the token is judged first
    QCOMPARE(added.error().kind, ErrorKind::NotFound);
    QCOMPARE(m_house->countClients(), before);
}

void RegistrationTest::countsAUseOnlyWhenTheClientIsMade()
{
    const QString token = m_house->initialToken();
    QJsonObject metadata = RegistrationHouse::ordinary();
    metadata.insert("redirect_uris"_L1, QJsonArray{u"http://app.example.com/cb"_s});
    const auto refused = m_house->registration.add(SecretBytes::fromText(token), metadata, m_house->origin);
    QCOMPARE(refused.error().kind, ErrorKind::InvalidInput);
    QCOMPARE(refused.error().field, u"redirect_uris"_s);
    QVERIFY(m_house->registration.add(SecretBytes::fromText(token), RegistrationHouse::ordinary(), m_house->origin));
    QVERIFY(!m_house->registration.add(SecretBytes::fromText(token), RegistrationHouse::ordinary(), m_house->origin));
}

void RegistrationTest::everyRefusalNamesItsMember_data()
{
    QTest::addColumn<QString>("member");
    QTest::addColumn<QJsonValue>("value");
    const auto row = [](const char *member, const QJsonValue &value) {
        QTest::newRow(member) << QString::fromLatin1(member) << value;
    };
    row("redirect_uris", QJsonArray{u"http://app.example.com/cb"_s});
    row("post_logout_redirect_uris", QJsonArray{u"http://app.example.com/bye"_s});
    row("grant_types", QJsonArray{u"password"_s});
    row("response_types", QJsonArray{u"token"_s});
    row("scope", u"api:admin"_s);
    row("jwks_uri", u"https://app.example.com/jwks"_s);
    row("jwks", QJsonObject{{u"keys"_s, QJsonArray()}});
    row("token_endpoint_auth_method", u"tls_client_auth"_s);
    row("application_type", u"browser"_s);
    row("client_name", u"a\nb"_s);
    row("contacts", QJsonArray{u""_s});
    row("logo_uri", u"http://app.example.com/logo"_s);
    row("cors_origins", QJsonArray{u"*"_s});
    row("backchannel_logout_uri", u"https://127.0.0.1/"_s);
    row("id_token_signed_response_alg", u"none"_s);
    row("first_party", true);
    row("resources", QJsonArray{u"https://api.example.com"_s});
    row("claim_rules", 1);
}

void RegistrationTest::everyRefusalNamesItsMember()
{
    QFETCH(QString, member);
    QFETCH(QJsonValue, value);
    QJsonObject metadata = RegistrationHouse::ordinary();
    metadata.insert(member, value);
    const auto added = m_house->add(metadata);
    QVERIFY(!added);
    QCOMPARE(added.error().field, member);
    QVERIFY2(added.error().detail.contains(member), qPrintable(added.error().detail));
    for (const QChar c : added.error().detail) // RFC 6749 §5.2: what an error_description may hold
        QVERIFY2(c >= u' ' && c < u'\x7f' && c != u'"' && c != u'\\', qPrintable(added.error().detail));
}

void RegistrationTest::oneUseIsOneClientHoweverManyAsk()
{
    const QString token = m_house->initialToken(3);
    std::atomic<int> made = 0, refused = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 12; ++i) {
        threads.emplace_back([&] {
            const auto added =
                m_house->registration.add(SecretBytes::fromText(token), RegistrationHouse::ordinary(), m_house->origin);
            ++(added ? made : refused);
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(made.load(), 3);
    QCOMPARE(refused.load(), 9);
    QCOMPARE(m_house->countClients(), 3);
}

QTEST_GUILESS_MAIN(RegistrationTest)
#include "RegistrationTest.moc"
