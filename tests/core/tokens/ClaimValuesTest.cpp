#include "core/tokens/ClaimValues.h"

#include "core/crypto/Jwt.h"
#include "tests/support/TestIssuer.h"

#include <QTest>

using namespace core;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Source = ClaimRule::Source;

class ClaimValuesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void goWhereTheRuleSends_data();
    void goWhereTheRuleSends();
    void neverReplaceWhatTheStandardsTell_data();
    void neverReplaceWhatTheStandardsTell();
    void tellOfTheUserAsHeIsAtARefresh();
    void tellMachinesOnlyWhatIsFixed();
    void standInExchangedTokens();

private:
    static ClaimRule rule(const QString &claim, Source source, const QString &value = {})
    {
        return {claim, source, value, true, true, true};
    }
    TokenSet issue(const QString &nonce = {})
    {
        return m_issuer->tokens
            .issue({.user = *m_user,
                    .client = *m_client,
                    .scopes = {u"openid"_s},
                    .accessLifetime = {},
                    .grant = u"password"_s,
                    .origin = {},
                    .nonce = nonce})
            .value();
    }
    static QJsonValue told(const QByteArray &token, const QString &claim)
    {
        return parseJwt(token)->claims.value(claim);
    }

    std::unique_ptr<tests::TestIssuer> m_issuer;
    std::optional<User> m_user;
    std::optional<Client> m_client;
};

void ClaimValuesTest::init()
{
    m_issuer = std::make_unique<tests::TestIssuer>();
    m_user = m_issuer->addUser(u"alice"_s);
    m_client = m_issuer->addClient(u"test-client"_s);
}

void ClaimValuesTest::goWhereTheRuleSends_data()
{
    QTest::addColumn<ClaimRule>("rule");
    QTest::addColumn<QJsonValue>("access");
    QTest::addColumn<QJsonValue>("id");
    QTest::addColumn<QJsonValue>("userInfo");
    const QJsonValue none(QJsonValue::Undefined);
    QTest::newRow("name, everywhere") << rule(u"login"_s, Source::Username) << QJsonValue(u"alice"_s)
                                      << QJsonValue(u"alice"_s) << QJsonValue(u"alice"_s);
    QTest::newRow("address, access token") << ClaimRule{u"mail"_s, Source::Email, {}, true, false, false}
                                           << QJsonValue(u"alice@example.com"_s) << none << none;
    QTest::newRow("verified, ID token") << ClaimRule{u"checked"_s, Source::EmailVerified, {}, false, true, false}
                                        << none << QJsonValue(false) << none;
    QTest::newRow("fixed, userinfo") << ClaimRule{u"team"_s, Source::Fixed, u"red"_s, false, false, true} << none
                                     << none << QJsonValue(u"red"_s);
    QTest::newRow("without a name") << rule({}, Source::Fixed, u"red"_s) << none << none << none;
}

void ClaimValuesTest::goWhereTheRuleSends()
{
    QFETCH(ClaimRule, rule);
    m_client->claimRules = {rule};
    const TokenSet set = issue();
    QTEST(told(set.accessToken, rule.claim), "access");
    QTEST(told(set.idToken, rule.claim), "id");
    QTEST(ruledClaims(*m_client, &*m_user, ClaimTarget::UserInfo).value(rule.claim), "userInfo");
    QVERIFY(told(set.refreshToken, rule.claim).isUndefined());
    const auto next = m_issuer->refresh(set.refreshToken, *m_client);
    QVERIFY(next);
    QTEST(told(next->accessToken, rule.claim), "access");
    QTEST(told(next->idToken, rule.claim), "id");
}

/// Also those that this very token would not have: a rule must not invent a key, an actor or a sign-in.
void ClaimValuesTest::neverReplaceWhatTheStandardsTell_data()
{
    QTest::addColumn<QString>("claim");
    for (const char *claim :
         {"iss",       "sub", "aud", "exp", "nbf",   "iat",     "jti", "sid", "scope",   "client_id", "type",
          "auth_time", "acr", "amr", "azp", "nonce", "at_hash", "cnf", "act", "may_act", "events"})
        QTest::newRow(claim) << QString::fromLatin1(claim);
}

void ClaimValuesTest::neverReplaceWhatTheStandardsTell()
{
    QFETCH(QString, claim);
    m_client->claimRules = {rule(claim, Source::Fixed, u"forged"_s)};
    const TokenSet set = issue();
    const auto next = m_issuer->refresh(set.refreshToken, *m_client);
    QVERIFY(next);
    for (const QByteArray &token : {set.accessToken, set.idToken, next->accessToken, next->idToken})
        QVERIFY(told(token, claim) != u"forged"_s);
    QVERIFY(!ruledClaims(*m_client, &*m_user, ClaimTarget::UserInfo).contains(claim));
}

void ClaimValuesTest::tellOfTheUserAsHeIsAtARefresh()
{
    m_client->claimRules = {rule(u"mail"_s, Source::Email)};
    const TokenSet set = issue();
    m_issuer->execute(u"UPDATE users SET email = 'new@example.com'"_s);
    const auto next = m_issuer->refresh(set.refreshToken, *m_client);
    QVERIFY(next);
    QCOMPARE(told(next->accessToken, u"mail"_s), u"new@example.com"_s);
    QCOMPARE(told(next->idToken, u"mail"_s), u"new@example.com"_s);
}

void ClaimValuesTest::tellMachinesOnlyWhatIsFixed()
{
    m_client->claimRules = {rule(u"mail"_s, Source::Email), rule(u"team"_s, Source::Fixed, u"red"_s)};
    const auto set = m_issuer->tokens.issue(ClientTokenRequest{.client = *m_client, .scopes = {}, .origin = {}});
    QVERIFY(set);
    QVERIFY(told(set->accessToken, u"mail"_s).isUndefined());
    QCOMPARE(told(set->accessToken, u"team"_s), u"red"_s);
}

void ClaimValuesTest::standInExchangedTokens()
{
    const TokenSet set = issue();
    Client other = m_issuer->addClient(u"other-client"_s);
    other.claimRules = {rule(u"mail"_s, Source::Email)};
    const auto given = m_issuer->tokens.exchange(
        {.subject = *m_issuer->tokens.inspect(set.accessToken), .client = other, .scopes = {}, .origin = {}});
    QVERIFY(given);
    QCOMPARE(told(given->accessToken, u"mail"_s), u"alice@example.com"_s);
}

QTEST_GUILESS_MAIN(ClaimValuesTest)
#include "ClaimValuesTest.moc"
