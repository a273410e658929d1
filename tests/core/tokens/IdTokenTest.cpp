#include "core/crypto/Jwt.h"
#include "core/crypto/TokenDigest.h"
#include "tests/support/TestIssuer.h"

#include <QJsonArray>
#include <QTest>

using namespace core;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// OpenID Connect Core §2, §3.1.3.6, §12.2; RP-Initiated Logout §2.
class IdTokenTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void tellsWhoSignedInWhenAndHow();
    void hashesTheAccessTokenAsItIsSigned_data();
    void hashesTheAccessTokenAsItIsSigned();
    void comesWithOpenidOnly();
    void namesTheFamilyWhereThereIsNoBrowser();
    void comesAgainWithARefreshWithoutNonce();
    void comesAgainOnlyForAnAnswerWithOpenid();
    void isRepeatedInGrace();
    void isProvenWhenExpiredAndItsKeyRetired();
    void isNotProvenByARevokedKey();
    void nothingElseIsProven_data();
    void nothingElseIsProven();

private:
    TokenSet issue(const QStringList &scopes, const std::optional<Authentication> &authentication,
                   const QString &nonce = {})
    {
        return m_issuer->tokens
            .issue({.user = *m_user,
                    .client = *m_client,
                    .scopes = scopes,
                    .accessLifetime = {},
                    .grant = u"authorization_code"_s,
                    .origin = {},
                    .authentication = authentication,
                    .nonce = nonce})
            .value();
    }
    Authentication signedIn() const
    {
        return {m_issuer->clock.now() - 60s, u"urn:acr:1"_s, {u"pwd"_s, u"otp"_s}, SessionId{u"browser"_s}};
    }
    static QJsonObject claims(const QByteArray &token) { return parseJwt(token)->claims; }

    std::unique_ptr<tests::TestIssuer> m_issuer;
    std::optional<User> m_user;
    std::optional<Client> m_client;
};

void IdTokenTest::init()
{
    m_issuer = std::make_unique<tests::TestIssuer>();
    m_user = m_issuer->addUser(u"alice"_s);
    m_client = m_issuer->addClient(u"test-client"_s, [](Client &c) { c.graceSeconds = 10s; });
}

void IdTokenTest::tellsWhoSignedInWhenAndHow()
{
    const TokenSet set = issue({u"openid"_s, u"api:read"_s}, signedIn(), u"n-0S6"_s);
    const qint64 now = toSeconds(m_issuer->clock.now());
    QCOMPARE(parseJwt(set.idToken)->header.value("typ"_L1), u"JWT"_s);
    QCOMPARE(claims(set.idToken),
             (QJsonObject{{u"iss"_s, u"https://issuer.test"_s},
                          {u"sub"_s, m_user->id.value},
                          {u"aud"_s, u"test-client"_s},
                          {u"azp"_s, u"test-client"_s},
                          {u"exp"_s, now + 900},
                          {u"iat"_s, now},
                          {u"auth_time"_s, now - 60},
                          {u"nonce"_s, u"n-0S6"_s},
                          {u"acr"_s, u"urn:acr:1"_s},
                          {u"amr"_s, QJsonArray{u"pwd"_s, u"otp"_s}},
                          {u"at_hash"_s, accessTokenHash(set.accessToken, SigningAlgorithm::EdDSA)},
                          {u"sid"_s, u"browser"_s}}));
    QCOMPARE(claims(set.accessToken).value("auth_time"_L1).toInteger(), now - 60); // RFC 9068 §2.2.1
    QCOMPARE(claims(set.accessToken).value("acr"_L1), u"urn:acr:1"_s);
    QCOMPARE(claims(set.accessToken).value("sid"_L1), set.family.value);
    QCOMPARE(m_issuer->text(u"SELECT session_id FROM token_families"_s), u"browser"_s);
}

void IdTokenTest::hashesTheAccessTokenAsItIsSigned_data()
{
    QTest::addColumn<SigningAlgorithm>("algorithm");
    QTest::addColumn<qsizetype>("length");
    QTest::newRow("RS256") << SigningAlgorithm::RS256 << qsizetype(16);
    QTest::newRow("ES256") << SigningAlgorithm::ES256 << qsizetype(16);
    QTest::newRow("EdDSA") << SigningAlgorithm::EdDSA << qsizetype(32);
}

void IdTokenTest::hashesTheAccessTokenAsItIsSigned()
{
    QFETCH(SigningAlgorithm, algorithm);
    KeyPlan plan;
    plan.algorithm = algorithm;
    tests::TestIssuer issuer(plan);
    const User user = issuer.addUser(u"bob"_s);
    const Client client = issuer.addClient(u"other-client"_s, [](Client &c) { c.scopes = {u"openid"_s}; });
    const TokenSet set = issuer.signIn(user, client);
    const auto jwt = parseJwt(set.idToken).value();
    QCOMPARE(jwt.header.value("alg"_L1), algorithmName(algorithm));
    const auto hash = fromBase64Url(jwt.claims.value("at_hash"_L1).toString().toLatin1());
    QVERIFY(hash);
    const bool isShort = algorithm != SigningAlgorithm::EdDSA;
    QTEST(hash->size(), "length");
    QCOMPARE(*hash, (isShort ? sha256(set.accessToken) : sha512(set.accessToken)).first(hash->size()));
    QVERIFY(issuer.tokens.proveIdToken(set.idToken));
}

void IdTokenTest::comesWithOpenidOnly()
{
    QVERIFY(issue({u"api:read"_s}, signedIn()).idToken.isEmpty());
    QVERIFY(!claims(issue({u"openid"_s}, signedIn()).idToken).contains("nonce"_L1));
}

void IdTokenTest::namesTheFamilyWhereThereIsNoBrowser()
{
    const TokenSet set = issue({u"openid"_s}, std::nullopt);
    QCOMPARE(claims(set.idToken).value("sid"_L1), set.family.value);
    QCOMPARE(claims(set.idToken).value("auth_time"_L1).toInteger(), toSeconds(m_issuer->clock.now()));
    QCOMPARE(claims(set.idToken).value("amr"_L1), QJsonArray{u"pwd"_s});
    QVERIFY(!claims(set.idToken).contains("acr"_L1));
}

void IdTokenTest::comesAgainWithARefreshWithoutNonce()
{
    QByteArray refreshToken = issue({u"openid"_s}, signedIn(), u"n-0S6"_s).refreshToken;
    const qint64 signedInAt = toSeconds(signedIn().at);
    for (int round = 0; round < 2; ++round) {
        m_issuer->clock.advance(10min);
        const auto again = m_issuer->refresh(refreshToken, *m_client);
        QVERIFY(again);
        const QJsonObject id = claims(again->idToken);
        const qint64 now = toSeconds(m_issuer->clock.now());
        QVERIFY(!id.contains("nonce"_L1));
        QCOMPARE(id.value("auth_time"_L1).toInteger(), signedInAt);
        QCOMPARE(id.value("iat"_L1).toInteger(), now);
        QCOMPARE(id.value("exp"_L1).toInteger(), now + 900);
        QCOMPARE(id.value("acr"_L1), u"urn:acr:1"_s);
        QCOMPARE(id.value("amr"_L1), (QJsonArray{u"pwd"_s, u"otp"_s}));
        QCOMPARE(id.value("sid"_L1), u"browser"_s);
        QCOMPARE(id.value("at_hash"_L1), accessTokenHash(again->accessToken, SigningAlgorithm::EdDSA));
        QCOMPARE(claims(again->accessToken).value("auth_time"_L1).toInteger(), signedInAt);
        refreshToken = again->refreshToken;
    }
}

void IdTokenTest::comesAgainOnlyForAnAnswerWithOpenid()
{
    const TokenSet set = issue({u"openid"_s, u"api:read"_s}, signedIn());
    const auto narrowed = m_issuer->refresh(set.refreshToken, *m_client, {u"api:read"_s});
    QVERIFY(narrowed && narrowed->idToken.isEmpty());
    const auto whole = m_issuer->refresh(narrowed->refreshToken, *m_client);
    QVERIFY(whole && !whole->idToken.isEmpty());
}

void IdTokenTest::isRepeatedInGrace()
{
    const TokenSet set = issue({u"openid"_s}, signedIn());
    const auto once = m_issuer->refresh(set.refreshToken, *m_client);
    m_issuer->clock.advance(9s);
    const auto again = m_issuer->refresh(set.refreshToken, *m_client);
    QVERIFY(once && again);
    QCOMPARE(again->idToken, once->idToken);
    QCOMPARE(again->accessToken, once->accessToken);
}

void IdTokenTest::isProvenWhenExpiredAndItsKeyRetired()
{
    const TokenSet set = issue({u"openid"_s}, signedIn());
    const KeyId old = m_issuer->ring.active()->id;
    m_issuer->clock.advance(20min);
    QVERIFY(m_issuer->keys.rotate(0s, {}));
    QVERIFY(m_issuer->keys.retire(old, {}));
    const auto facts = m_issuer->tokens.proveIdToken(set.idToken);
    QVERIFY(facts);
    QCOMPARE(facts->user, m_user->id);
    QCOMPARE(facts->client, m_client->id);
    QCOMPARE(facts->session, SessionId{u"browser"_s});
}

void IdTokenTest::isNotProvenByARevokedKey()
{
    const TokenSet set = issue({u"openid"_s}, signedIn());
    QVERIFY(m_issuer->keys.revoke(m_issuer->ring.active()->id, {}));
    QVERIFY(!m_issuer->tokens.proveIdToken(set.idToken));
}

void IdTokenTest::nothingElseIsProven_data()
{
    using Change = std::function<QByteArray(const TokenSet &, const KeyRing::ActiveKey &)>;
    QTest::addColumn<Change>("change");
    const auto altered = [](const QString &claim, const QJsonValue &value) {
        return Change([=](const TokenSet &set, const KeyRing::ActiveKey &key) {
            auto jwt = parseJwt(set.idToken).value();
            jwt.claims.insert(claim, value);
            return signJwt(key.key, jwt.header, jwt.claims).value();
        });
    };
    QTest::newRow("an access token") << Change([](const TokenSet &set, const auto &) { return set.accessToken; });
    QTest::newRow("a refresh token") << Change([](const TokenSet &set, const auto &) { return set.refreshToken; });
    QTest::newRow("nothing") << Change([](const TokenSet &, const auto &) { return QByteArray(); });
    QTest::newRow("a stranger's signature") << Change([](const TokenSet &set, const auto &) {
        const auto jwt = parseJwt(set.idToken).value();
        return signJwt(PrivateKey::generate(SigningAlgorithm::EdDSA).value(), jwt.header, jwt.claims).value();
    });
    QTest::newRow("another issuer") << altered(u"iss"_s, u"https://other.test"_s);
    QTest::newRow("an old access token of type JWT") << altered(u"type"_s, u"access"_s);
    QTest::newRow("without at_hash") << altered(u"at_hash"_s, QJsonValue::Undefined);
    QTest::newRow("two audiences") << altered(u"aud"_s, QJsonArray{u"test-client"_s, u"other"_s});
    QTest::newRow("for another party") << altered(u"azp"_s, u"other"_s);
    QTest::newRow("without a session") << altered(u"sid"_s, QJsonValue::Undefined);
}

void IdTokenTest::nothingElseIsProven()
{
    using Change = std::function<QByteArray(const TokenSet &, const KeyRing::ActiveKey &)>;
    QFETCH(Change, change);
    const TokenSet set = issue({u"openid"_s}, signedIn());
    QVERIFY(m_issuer->tokens.proveIdToken(set.idToken));
    QVERIFY(!m_issuer->tokens.proveIdToken(change(set, *m_issuer->ring.active())));
}

QTEST_GUILESS_MAIN(IdTokenTest)
#include "IdTokenTest.moc"
