#include "core/tokens/TokenService.h"

#include "core/crypto/Jwt.h"
#include "core/tokens/TokenFamilyRepository.h"
#include "tests/support/TestIssuer.h"

#include <QTest>

using namespace core;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TokenServiceTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void issuesTokensWithTheClaimsOfTheContract();
    void issuesNoRefreshTokenWhenNoneIsWanted();
    void issuesNothingForADisabledUser();
    void clientLifetimesWinOverTheDefaults();
    void seesAFreshTokenAsActive();
    void sharesTheStateOfFamilyUserAndClient_data();
    void sharesTheStateOfFamilyUserAndClient();
    void seesAUsedRefreshTokenAsInactive();
    void refusesForeignAndTamperedTokens_data();
    void refusesForeignAndTamperedTokens();
    void revokesAnAccessTokenAloneAndOnce();
    void revokesTheFamilyOfARefreshToken();
    void leavesTokensOfOtherClientsAlone();
    void endsAllFamiliesOfAUser();
    void endsNothingWithoutACriterion();
    void keepsNoTokenAndNoJtiInTheDatabase();

private:
    std::unique_ptr<tests::TestIssuer> m_issuer;
    std::optional<User> m_user;
    std::optional<Client> m_client;
};

void TokenServiceTest::init()
{
    m_issuer = std::make_unique<tests::TestIssuer>();
    m_user = m_issuer->addUser(u"alice"_s);
    m_client = m_issuer->addClient(u"test-client"_s);
}

static QStringList sorted(QStringList names)
{
    names.sort();
    return names;
}

void TokenServiceTest::issuesTokensWithTheClaimsOfTheContract()
{
    const TokenSet set = m_issuer->signIn(*m_user, *m_client);
    const auto access = parseJwt(set.accessToken);
    const auto refresh = parseJwt(set.refreshToken);
    QVERIFY(access && refresh);
    const qint64 now = toSeconds(m_issuer->clock.now());

    QCOMPARE(sorted(access->header.keys()), sorted({u"alg"_s, u"typ"_s, u"kid"_s}));
    QCOMPARE(access->header.value("typ"_L1).toString(), u"at+jwt"_s);
    QCOMPARE(access->header.value("kid"_L1).toString(), u"2026-01-key-1"_s);
    QCOMPARE(sorted(access->claims.keys()),
             sorted({u"iss"_s, u"sub"_s, u"aud"_s, u"exp"_s, u"iat"_s, u"nbf"_s, u"jti"_s, u"scope"_s, u"client_id"_s,
                     u"type"_s, u"sid"_s, u"auth_time"_s, u"amr"_s}));
    QCOMPARE(access->claims.value("iss"_L1).toString(), u"https://issuer.test"_s);
    QCOMPARE(access->claims.value("sub"_L1).toString(), m_user->id.value);
    QCOMPARE(access->claims.value("aud"_L1).toString(), u"codelab-api"_s);
    QCOMPARE(access->claims.value("iat"_L1).toInteger(), now);
    QCOMPARE(access->claims.value("nbf"_L1).toInteger(), now - 5);
    QCOMPARE(access->claims.value("exp"_L1).toInteger(), now + 900);
    QCOMPARE(access->claims.value("scope"_L1).toString(), u"api:read api:write"_s);
    QCOMPARE(access->claims.value("client_id"_L1).toString(), u"test-client"_s);
    QCOMPARE(access->claims.value("type"_L1).toString(), u"access"_s);
    QCOMPARE(access->claims.value("sid"_L1).toString(), set.family.value);

    QCOMPARE(refresh->header.value("typ"_L1).toString(), u"rt+jwt"_s);
    QCOMPARE(sorted(refresh->claims.keys()),
             sorted({u"iss"_s, u"sub"_s, u"aud"_s, u"exp"_s, u"iat"_s, u"jti"_s, u"scope"_s, u"client_id"_s, u"type"_s,
                     u"sid"_s, u"auth_time"_s, u"amr"_s}));
    QCOMPARE(refresh->claims.value("type"_L1).toString(), u"refresh"_s);
    QVERIFY(refresh->claims.value("aud"_L1).toString() !=
            "codelab-api"_L1); // no validator may take it for an access token
    QCOMPARE(refresh->claims.value("exp"_L1).toInteger(), now + 2592000);
    QCOMPARE(set.expiresIn, 900s);
    QCOMPARE(m_issuer->events(EventType::TokenIssued), 1);
}

void TokenServiceTest::issuesNoRefreshTokenWhenNoneIsWanted()
{
    const auto set = m_issuer->tokens.issue({.user = *m_user,
                                             .client = *m_client,
                                             .scopes = {u"api:read"_s},
                                             .withRefreshToken = false,
                                             .accessLifetime = 60s,
                                             .grant = u"lab"_s,
                                             .origin = {}});
    QVERIFY(set);
    QVERIFY(set->refreshToken.isEmpty());
    QCOMPARE(set->expiresIn, 60s);
    QCOMPARE(m_issuer->number(u"SELECT COUNT(*) FROM refresh_tokens"_s), 0);
    QVERIFY(m_issuer->tokens.inspect(set->accessToken)->active);
    QCOMPARE(*m_issuer->tokens.endFamily(set->family, u"console"_s, {}), 1);
    QVERIFY(!m_issuer->tokens.inspect(set->accessToken)->active);
}

void TokenServiceTest::issuesNothingForADisabledUser()
{
    m_issuer->execute(u"UPDATE users SET is_active = 0"_s);
    const auto set = m_issuer->tokens.issue({.user = *m_user,
                                             .client = *m_client,
                                             .scopes = {},
                                             .accessLifetime = {},
                                             .grant = u"password"_s,
                                             .origin = {}});
    QVERIFY(!set);
    QCOMPARE(set.error().kind, ErrorKind::Conflict);
    QCOMPARE(m_issuer->number(u"SELECT COUNT(*) FROM token_families"_s), 0);
    QCOMPARE(m_issuer->events(EventType::TokenIssued), 0);
}

void TokenServiceTest::clientLifetimesWinOverTheDefaults()
{
    m_client->accessTokenLifetime = 3600s;
    m_client->refreshTokenLifetime = 7776000s;
    const TokenSet set = m_issuer->signIn(*m_user, *m_client);
    QCOMPARE(set.expiresIn, 3600s);
    const auto refresh = parseJwt(set.refreshToken);
    QCOMPARE(refresh->claims.value("exp"_L1).toInteger(), toSeconds(m_issuer->clock.now()) + 7776000);
}

void TokenServiceTest::seesAFreshTokenAsActive()
{
    const TokenSet set = m_issuer->signIn(*m_user, *m_client);
    const auto access = m_issuer->tokens.inspect(set.accessToken);
    QVERIFY(access && access->active && !access->isRefresh);
    QCOMPARE(access->username, u"alice"_s);
    QCOMPARE(access->user, m_user->id);
    QCOMPARE(access->client, m_client->id);
    QCOMPARE(access->family, set.family);
    const auto refresh = m_issuer->tokens.inspect(set.refreshToken);
    QVERIFY(refresh && refresh->active && refresh->isRefresh);

    m_issuer->clock.advance(900s);
    QCOMPARE(m_issuer->tokens.inspect(set.accessToken)->reason, u"expired"_s);
    QVERIFY(m_issuer->tokens.inspect(set.refreshToken)->active);
}

void TokenServiceTest::sharesTheStateOfFamilyUserAndClient_data()
{
    QTest::addColumn<QString>("change");
    QTest::addColumn<QString>("reason");
    QTest::newRow("user disabled") << u"UPDATE users SET is_active = 0"_s << u"user_disabled"_s;
    QTest::newRow("user deleted") << u"UPDATE users SET deleted_at = 1"_s << u"user_disabled"_s;
    QTest::newRow("client disabled") << u"UPDATE oauth_clients SET is_active = 0"_s << u"client_disabled"_s;
    QTest::newRow("client deleted") << u"UPDATE oauth_clients SET deleted_at = 1"_s << u"client_disabled"_s;
    QTest::newRow("family revoked") << u"UPDATE token_families SET state = 'revoked'"_s << u"family_revoked"_s;
    QTest::newRow("family reused") << u"UPDATE token_families SET state = 'reused'"_s << u"family_reused"_s;
}

void TokenServiceTest::sharesTheStateOfFamilyUserAndClient()
{
    QFETCH(QString, change);
    QFETCH(QString, reason);
    const TokenSet set = m_issuer->signIn(*m_user, *m_client);
    m_issuer->execute(change);
    for (const QByteArray &token : {set.accessToken, set.refreshToken}) {
        const auto state = m_issuer->tokens.inspect(token);
        QVERIFY(state && !state->active);
        QCOMPARE(state->reason, reason);
    }
}

void TokenServiceTest::seesAUsedRefreshTokenAsInactive()
{
    const TokenSet set = m_issuer->signIn(*m_user, *m_client);
    const auto next = m_issuer->refresh(set.refreshToken, *m_client);
    QVERIFY(next);
    QCOMPARE(m_issuer->tokens.inspect(set.refreshToken)->reason, u"used"_s);
    QVERIFY(m_issuer->tokens.inspect(next->refreshToken)->active);
    QVERIFY(m_issuer->tokens.inspect(set.accessToken)->active);
}

void TokenServiceTest::refusesForeignAndTamperedTokens_data()
{
    QTest::addColumn<std::function<QByteArray(const QByteArray &)>>("change");
    using Change = std::function<QByteArray(const QByteArray &)>;
    QTest::newRow("empty") << Change([](const QByteArray &) { return QByteArray(); });
    QTest::newRow("two parts") << Change([](const QByteArray &t) { return t.left(t.lastIndexOf('.')); });
    QTest::newRow("no signature") << Change([](const QByteArray &t) { return t.left(t.lastIndexOf('.') + 1); });
    QTest::newRow("one character of the claims") << Change([](QByteArray t) {
        const auto at = t.indexOf('.') + 20;
        t[at] = t[at] == 'A' ? 'B' : 'A';
        return t;
    });
    QTest::newRow("one character of the signature") << Change([](QByteArray t) {
        const auto at = t.lastIndexOf('.') + 20;
        t[at] = t[at] == 'A' ? 'B' : 'A';
        return t;
    });
    QTest::newRow("another issuer's key") << Change([](const QByteArray &) {
        tests::TestIssuer other;
        const User user = other.addUser(u"alice"_s);
        return other.signIn(user, other.addClient(u"test-client"_s)).refreshToken;
    });
    QTest::newRow("alg none") << Change([](const QByteArray &t) {
        const QByteArray header = QByteArray(R"({"alg":"none","typ":"rt+jwt"})")
                                      .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
        return QByteArray(header + t.mid(t.indexOf('.'), t.lastIndexOf('.') - t.indexOf('.') + 1));
    });
    QTest::newRow("20 KiB") << Change([](const QByteArray &t) { return QByteArray(t + QByteArray(20 * 1024, 'A')); });
}

void TokenServiceTest::refusesForeignAndTamperedTokens()
{
    QFETCH(std::function<QByteArray(const QByteArray &)>, change);
    const TokenSet set = m_issuer->signIn(*m_user, *m_client);
    const QByteArray token = change(set.refreshToken);
    const auto state = m_issuer->tokens.inspect(token);
    QVERIFY(state && !state->active && state->claims.isEmpty());
    const auto refreshed = m_issuer->refresh(token, *m_client);
    QVERIFY(!refreshed);
    QCOMPARE(refreshed.error(), RefreshRefusal::Invalid);
    QVERIFY(!*m_issuer->tokens.revoke(token, *m_client, {}));
    QCOMPARE(m_issuer->events(EventType::TokenInvalid), 1);
    QVERIFY(m_issuer->refresh(set.refreshToken, *m_client)); // and the real one still works
}

void TokenServiceTest::revokesAnAccessTokenAloneAndOnce()
{
    const TokenSet set = m_issuer->signIn(*m_user, *m_client);
    QVERIFY(*m_issuer->tokens.revoke(set.accessToken, *m_client, {}));
    QVERIFY(!*m_issuer->tokens.revoke(set.accessToken, *m_client, {}));
    QCOMPARE(m_issuer->tokens.inspect(set.accessToken)->reason, u"revoked"_s);
    QVERIFY(m_issuer->tokens.inspect(set.refreshToken)->active);
    QCOMPARE(m_issuer->events(EventType::TokenRevoke), 1);
}

void TokenServiceTest::revokesTheFamilyOfARefreshToken()
{
    const TokenSet set = m_issuer->signIn(*m_user, *m_client);
    const TokenSet other = m_issuer->signIn(*m_user, *m_client);
    QVERIFY(*m_issuer->tokens.revoke(set.refreshToken, *m_client, {}));
    QVERIFY(!*m_issuer->tokens.revoke(set.refreshToken, *m_client, {}));
    QVERIFY(!m_issuer->tokens.inspect(set.accessToken)->active);
    const auto refused = m_issuer->refresh(set.refreshToken, *m_client);
    QVERIFY(!refused);
    QCOMPARE(refused.error(), RefreshRefusal::Revoked);
    QVERIFY(m_issuer->refresh(other.refreshToken, *m_client));
}

void TokenServiceTest::leavesTokensOfOtherClientsAlone()
{
    const Client other = m_issuer->addClient(u"other-client"_s);
    const TokenSet set = m_issuer->signIn(*m_user, *m_client);
    QVERIFY(!*m_issuer->tokens.revoke(set.accessToken, other, {}));
    QVERIFY(!*m_issuer->tokens.revoke(set.refreshToken, other, {}));
    QVERIFY(m_issuer->tokens.inspect(set.accessToken)->active);
    QVERIFY(m_issuer->tokens.inspect(set.refreshToken)->active);
}

void TokenServiceTest::endsAllFamiliesOfAUser()
{
    const User bob = m_issuer->addUser(u"bob"_s);
    m_issuer->signIn(*m_user, *m_client);
    m_issuer->signIn(*m_user, *m_client);
    const TokenSet bobs = m_issuer->signIn(bob, *m_client);
    QCOMPARE(*m_issuer->tokens.endFamiliesOf(m_user->id, u"password_change"_s, {}), 2);
    QCOMPARE(*m_issuer->tokens.endFamiliesOf(m_user->id, u"password_change"_s, {}), 0);
    QVERIFY(m_issuer->tokens.inspect(bobs.refreshToken)->active);
    QCOMPARE(m_issuer->number(u"SELECT COUNT(*) FROM refresh_tokens WHERE revoked = 1"_s), 2);
    const auto unknown = m_issuer->tokens.endFamily(FamilyId{u"nobody"_s}, u"console"_s, {});
    QVERIFY(!unknown);
    QCOMPARE(unknown.error().kind, ErrorKind::NotFound);
}

void TokenServiceTest::endsNothingWithoutACriterion()
{
    m_issuer->signIn(*m_user, *m_client);
    // An empty session is that of everybody who has none.
    for (const FamilyCriteria &criteria : {FamilyCriteria{}, FamilyCriteria{.session = SessionId()}}) {
        const auto ended = m_issuer->database.database().writeNow([&](Transaction &transaction) {
            return TokenFamilyRepository::endFamilies(transaction, criteria, u"mistake"_s, m_issuer->clock.now());
        });
        QVERIFY(!ended);
    }
    QCOMPARE(m_issuer->number(u"SELECT COUNT(*) FROM token_families WHERE state = 'active'"_s), 1);
}

void TokenServiceTest::keepsNoTokenAndNoJtiInTheDatabase()
{
    const TokenSet set = m_issuer->signIn(*m_user, *m_client);
    const auto next = m_issuer->refresh(set.refreshToken, *m_client);
    QVERIFY(next);
    QByteArray stored;
    for (const QString &suffix : {u""_s, u"-wal"_s}) {
        QFile file(m_issuer->database.path() + suffix);
        if (file.open(QIODevice::ReadOnly))
            stored += file.readAll();
    }
    QVERIFY(stored.contains(set.family.value.toLatin1()));
    for (const QByteArray &token : {set.accessToken, set.refreshToken, next->accessToken, next->refreshToken}) {
        QVERIFY(!stored.contains(token));
        QVERIFY(!stored.contains(parseJwt(token)->claims.value("jti"_L1).toString().toLatin1()));
    }
}

QTEST_GUILESS_MAIN(TokenServiceTest)
#include "TokenServiceTest.moc"
