#include "core/crypto/Jwt.h"
#include "core/tokens/ProvenToken.h"
#include "tests/support/RefreshUses.h"

#include <QTest>

using namespace core;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Five kinds of token with one issuer and one key: none passes as another.
class TokenKindsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void passAsWhatTheyAreOnly_data();
    void passAsWhatTheyAreOnly();
    void logoutTokensTellWhatTheStandardAsks();

private:
    QByteArray token(const QString &kind)
    {
        if (kind == "access"_L1)
            return m_set.accessToken;
        if (kind == "refresh"_L1)
            return m_set.refreshToken;
        if (kind == "id"_L1)
            return m_set.idToken;
        if (kind == "logout"_L1)
            return m_issuer->tokens.logoutToken(m_client->id, m_user->id, SessionId{u"browser"_s}).value();
        return m_issuer->tokens.issue(ClientTokenRequest{.client = *m_client, .scopes = {u"api:read"_s}, .origin = {}})
            .value()
            .accessToken;
    }
    bool isProven(const QByteArray &token, TokenKind kind)
    {
        return proveToken(token, kind, m_issuer->ring, m_issuer->tokens.issuer(), m_issuer->clock.now()).has_value();
    }

    std::unique_ptr<tests::TestIssuer> m_issuer;
    std::optional<User> m_user;
    std::optional<Client> m_client;
    TokenSet m_set;
};

void TokenKindsTest::init()
{
    m_issuer = std::make_unique<tests::TestIssuer>();
    m_user = m_issuer->addUser(u"alice"_s);
    m_client = m_issuer->addClient(u"test-client"_s, [](Client &c) { c.scopes << u"openid"_s; });
    m_set = m_issuer->signIn(*m_user, *m_client);
}

void TokenKindsTest::passAsWhatTheyAreOnly_data()
{
    QTest::addColumn<QString>("typ");
    QTest::addColumn<bool>("isAccess");
    QTest::addColumn<bool>("isRefresh");
    QTest::addColumn<bool>("isId");
    QTest::addColumn<bool>("isRevocable");
    QTest::newRow("access") << u"at+jwt"_s << true << false << false << true;
    QTest::newRow("refresh") << u"rt+jwt"_s << false << true << false << true;
    QTest::newRow("machine") << u"at+jwt"_s << true << false << false << true;
    QTest::newRow("id") << u"JWT"_s << false << false << true << false;
    QTest::newRow("logout") << u"logout+jwt"_s << false << false << false << false;
}

void TokenKindsTest::passAsWhatTheyAreOnly()
{
    QFETCH(const bool, isAccess);
    QFETCH(const bool, isRefresh);
    const QByteArray bytes = token(QString::fromLatin1(QTest::currentDataTag()));
    QTEST(parseJwt(bytes)->header.value("typ"_L1).toString(), "typ");
    QCOMPARE(isProven(bytes, TokenKind::Access), isAccess);
    QCOMPARE(isProven(bytes, TokenKind::Refresh), isRefresh);
    QTEST(m_issuer->tokens.proveIdToken(bytes).has_value(), "isId");
    const auto state = m_issuer->tokens.inspect(bytes);
    QCOMPARE(state->active, isAccess || isRefresh);
    QCOMPARE(state->isRefresh, isRefresh);
    QCOMPARE(m_issuer->refresh(bytes, *m_client).has_value(), isRefresh);
    QTEST(*m_issuer->tokens.revoke(bytes, *m_client, {}), "isRevocable");
}

void TokenKindsTest::logoutTokensTellWhatTheStandardAsks()
{
    const qint64 now = toSeconds(m_issuer->clock.now());
    QJsonObject claims = parseJwt(token(u"logout"_s))->claims;
    QVERIFY(!claims.take("jti"_L1).toString().isEmpty());
    QCOMPARE(claims, (QJsonObject{{u"iss"_s, u"https://issuer.test"_s},
                                  {u"aud"_s, u"test-client"_s},
                                  {u"iat"_s, now},
                                  {u"exp"_s, now + 120},
                                  {u"sub"_s, m_user->id.value},
                                  {u"sid"_s, u"browser"_s},
                                  {u"events"_s, QJsonObject{{u"http://schemas.openid.net/event/backchannel-logout"_s,
                                                             QJsonObject()}}}}));
    QVERIFY(parseJwt(token(u"logout"_s))->claims.value("jti"_L1) !=
            parseJwt(token(u"logout"_s))->claims.value("jti"_L1));
}

QTEST_GUILESS_MAIN(TokenKindsTest)
#include "TokenKindsTest.moc"
