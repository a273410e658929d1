#include "core/crypto/Jwt.h"
#include "tests/support/TestIssuer.h"

#include <QJsonArray>
#include <QTest>

using namespace core;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// RFC 8693.
class TokenExchangeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void givesATokenOfTheSameUserForAnotherClient();
    void keepsTheChainOfActors();
    void endsTheChainSomewhere();
    void neverOutlivesTheSubject_data();
    void neverOutlivesTheSubject();
    void refusesSubjects_data();
    void refusesSubjects();
    void keepsTheSubjectsAudience_data();
    void keepsTheSubjectsAudience();
    void refusesAScopeThatTheSubjectLacks();
    void refusesWhenTheFamilyEndedMeanwhile();
    void endsWithFamilyUserAndBothClients_data();
    void endsWithFamilyUserAndBothClients();
    void isRevokedByItsOwnClient();

private:
    TokenState state(const QByteArray &token) { return m_issuer->tokens.inspect(token).value(); }
    Result<TokenSet> exchange(const TokenState &subject, const Client &client, const QStringList &scopes = {})
    {
        return m_issuer->tokens.exchange({.subject = subject, .client = client, .scopes = scopes, .origin = {}});
    }
    static QJsonObject claims(const QByteArray &token) { return parseJwt(token)->claims; }

    std::unique_ptr<tests::TestIssuer> m_issuer;
    std::optional<User> m_user;
    std::optional<Client> m_client;
    std::optional<Client> m_gateway;
    TokenSet m_set;
};

void TokenExchangeTest::init()
{
    m_issuer = std::make_unique<tests::TestIssuer>();
    m_user = m_issuer->addUser(u"alice"_s);
    m_client = m_issuer->addClient(u"front-client"_s);
    m_gateway = m_issuer->addClient(u"gateway-client"_s);
    m_set = m_issuer->signIn(*m_user, *m_client);
}

void TokenExchangeTest::givesATokenOfTheSameUserForAnotherClient()
{
    const auto given = m_issuer->tokens.exchange({.subject = state(m_set.accessToken),
                                                  .client = *m_gateway,
                                                  .scopes = {u"api:read"_s},
                                                  .resources = {u"https://api.test"_s},
                                                  .dpopKey = u"thumb"_s,
                                                  .origin = {}});
    QVERIFY(given);
    QVERIFY(given->refreshToken.isEmpty() && given->idToken.isEmpty() && given->isDpopBound);
    QCOMPARE(given->family, m_set.family);
    QCOMPARE(given->scopes, QStringList{u"api:read"_s});
    const QJsonObject told = claims(given->accessToken);
    const QJsonObject subject = claims(m_set.accessToken);
    QCOMPARE(parseJwt(given->accessToken)->header.value("typ"_L1), u"at+jwt"_s);
    QCOMPARE(told.value("sub"_L1), m_user->id.value);
    QCOMPARE(told.value("sid"_L1), m_set.family.value);
    QCOMPARE(told.value("client_id"_L1), u"gateway-client"_s);
    QCOMPARE(told.value("aud"_L1), u"https://api.test"_s);
    QCOMPARE(told.value("scope"_L1), u"api:read"_s);
    QCOMPARE(told.value("act"_L1).toObject(), (QJsonObject{{u"sub"_s, u"gateway-client"_s}}));
    QCOMPARE(told.value("cnf"_L1).toObject(), (QJsonObject{{u"jkt"_s, u"thumb"_s}}));
    QCOMPARE(told.value("auth_time"_L1), subject.value("auth_time"_L1));
    QVERIFY(told.value("jti"_L1) != subject.value("jti"_L1));
    QVERIFY(state(given->accessToken).active);
    QCOMPARE(m_issuer->number(u"SELECT COUNT(*) FROM audit_logs WHERE event_type = 'token_issued' "
                              "AND client_id = 'gateway-client' AND user_id IS NOT NULL "
                              "AND json_extract(event_data, '$.grant') = 'token_exchange' "
                              "AND json_extract(event_data, '$.subject_client') = 'front-client'"_s),
             1);
}

void TokenExchangeTest::keepsTheChainOfActors()
{
    const Client third = m_issuer->addClient(u"third-client"_s);
    const auto first = exchange(state(m_set.accessToken), *m_gateway);
    QVERIFY(first);
    const auto second = exchange(state(first->accessToken), third);
    QVERIFY(second);
    QCOMPARE(claims(second->accessToken).value("act"_L1).toObject(),
             (QJsonObject{{u"sub"_s, u"third-client"_s}, {u"act"_s, QJsonObject{{u"sub"_s, u"gateway-client"_s}}}}));
}

void TokenExchangeTest::endsTheChainSomewhere()
{
    QByteArray token = m_set.accessToken;
    for (int i = 0; i < 5; ++i) {
        const auto next = exchange(state(token), *m_gateway);
        QVERIFY(next);
        token = next->accessToken;
    }
    QVERIFY(state(token).active);
    const auto last = exchange(state(token), *m_gateway);
    QVERIFY(!last);
    QCOMPARE(last.error().kind, ErrorKind::InvalidInput);
}

void TokenExchangeTest::neverOutlivesTheSubject_data()
{
    QTest::addColumn<int>("lifetime");
    QTest::addColumn<int>("expected");
    QTest::newRow("a client of long tokens") << 3600 << 300;
    QTest::newRow("a client of short tokens") << 60 << 60;
}

void TokenExchangeTest::neverOutlivesTheSubject()
{
    QFETCH(int, lifetime);
    QFETCH(int, expected);
    m_issuer->clock.advance(10min);
    m_gateway->accessTokenLifetime = std::chrono::seconds(lifetime);
    const auto given = exchange(state(m_set.accessToken), *m_gateway);
    QVERIFY(given);
    QCOMPARE(given->expiresIn, std::chrono::seconds(expected));
    QCOMPARE(claims(given->accessToken).value("exp"_L1).toInteger(), toSeconds(m_issuer->clock.now()) + expected);
}

void TokenExchangeTest::refusesSubjects_data()
{
    using Subject = std::function<TokenState(TokenState, TokenState)>;
    QTest::addColumn<Subject>("subject");
    QTest::newRow("a refresh token") << Subject([](TokenState, TokenState refresh) { return refresh; });
    QTest::newRow("one that is over") << Subject([](TokenState access, TokenState) {
        access.active = false;
        return access;
    });
    QTest::newRow("nothing") << Subject([](TokenState, TokenState) { return TokenState(); });
}

void TokenExchangeTest::refusesSubjects()
{
    using Subject = std::function<TokenState(TokenState, TokenState)>;
    QFETCH(Subject, subject);
    const auto given = exchange(subject(state(m_set.accessToken), state(m_set.refreshToken)), *m_gateway);
    QVERIFY(!given);
    QCOMPARE(given.error().kind, ErrorKind::InvalidInput);
    QCOMPARE(given.error().field, u"subject_token"_s);
    QCOMPARE(m_issuer->events(EventType::TokenIssued), 1);
}

void TokenExchangeTest::keepsTheSubjectsAudience_data()
{
    QTest::addColumn<QStringList>("resources");
    QTest::newRow("one resource") << QStringList{u"https://rs1.example"_s};
    QTest::newRow("two resources") << QStringList{u"https://rs1.example"_s, u"https://rs2.example"_s};
    QTest::newRow("the configured audience") << QStringList();
}

/// Whoever is given a token for one API must not be able to make one for another of it.
void TokenExchangeTest::keepsTheSubjectsAudience()
{
    QFETCH(QStringList, resources);
    const auto set = m_issuer->tokens.issue({.user = *m_user,
                                             .client = *m_client,
                                             .scopes = {u"api:read"_s},
                                             .accessLifetime = {},
                                             .grant = u"password"_s,
                                             .origin = {},
                                             .resources = resources});
    QVERIFY(set);
    const auto given = exchange(state(set->accessToken), *m_gateway);
    QVERIFY(given);
    QCOMPARE(claims(given->accessToken).value("aud"_L1), claims(set->accessToken).value("aud"_L1));
}

void TokenExchangeTest::refusesAScopeThatTheSubjectLacks()
{
    const auto given = exchange(state(m_set.accessToken), *m_gateway, {u"api:read"_s, u"api:admin"_s});
    QVERIFY(!given);
    QCOMPARE(given.error().field, u"scope"_s);
}

void TokenExchangeTest::refusesWhenTheFamilyEndedMeanwhile()
{
    const TokenState subject = state(m_set.accessToken);
    QVERIFY(m_issuer->tokens.endFamily(m_set.family, u"logout"_s, {}));
    const auto given = exchange(subject, *m_gateway);
    QVERIFY(!given);
    QCOMPARE(given.error().kind, ErrorKind::Conflict);
    QCOMPARE(m_issuer->events(EventType::TokenIssued), 1);
}

void TokenExchangeTest::endsWithFamilyUserAndBothClients_data()
{
    QTest::addColumn<QString>("change");
    QTest::addColumn<QString>("reason");
    QTest::newRow("family") << u"UPDATE token_families SET state = 'revoked'"_s << u"family_revoked"_s;
    QTest::newRow("user") << u"UPDATE users SET is_active = 0"_s << u"user_disabled"_s;
    QTest::newRow("the first client") << u"UPDATE oauth_clients SET is_active = 0 WHERE client_id = 'front-client'"_s
                                      << u"client_disabled"_s;
    QTest::newRow("the acting client")
        << u"UPDATE oauth_clients SET deleted_at = 1 WHERE client_id = 'gateway-client'"_s << u"client_disabled"_s;
    QTest::newRow("nobody") << u"SELECT 1"_s << QString();
}

void TokenExchangeTest::endsWithFamilyUserAndBothClients()
{
    QFETCH(QString, change);
    const auto given = exchange(state(m_set.accessToken), *m_gateway);
    QVERIFY(given);
    m_issuer->execute(change);
    QTEST(state(given->accessToken).reason, "reason");
}

void TokenExchangeTest::isRevokedByItsOwnClient()
{
    const auto given = exchange(state(m_set.accessToken), *m_gateway);
    QVERIFY(given);
    QVERIFY(!*m_issuer->tokens.revoke(given->accessToken, *m_client, {}));
    QVERIFY(*m_issuer->tokens.revoke(given->accessToken, *m_gateway, {}));
    QCOMPARE(state(given->accessToken).reason, u"revoked"_s);
    QVERIFY(state(m_set.accessToken).active);
}

QTEST_GUILESS_MAIN(TokenExchangeTest)
#include "TokenExchangeTest.moc"
