#include "core/tokens/RefreshRotation.h"

#include "core/crypto/Jwt.h"
#include "tests/support/RefreshUses.h"

#include <QTest>

using namespace core;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using tests::refreshAtOnce;

class RefreshRotationTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void givesNewTokensAndSpendsTheOldOne();
    void fiftyParallelUsesGiveExactlyOneSuccess();
    void reuseEndsTheFamilyAndOnlyThat();
    void reuseEndsAllOfUserAndClientWhenTheClientWantsThat();
    void repeatedReplaysWriteOneIncidentAMinute();
    void aFloodOfOneNetworkWritesOneRowAMinute();
    void narrowsTheScopesOfOneAnswerOnly();
    void refusedWideningDoesNotUseTheTokenUp();
    void leavesOutWhatTheClientHasLost();
    void disabledPartiesDoNotUseTheTokenUp_data();
    void disabledPartiesDoNotUseTheTokenUp();
    void refusesExpiredTokens();
    void refusesAnAccessToken();
    void refusesTheTokenOfAnotherClientWithoutUsingItUp();
    void aFloodOfBadTokensWritesOneRowAMinute();
    void spendsNothingWhenTheKeyWasRevokedMeanwhile();
    void aRefusedTokenOfADeadChainIsFoundByTheChain_data();
    void aRefusedTokenOfADeadChainIsFoundByTheChain();
    void everyChainOfADeadTokenHasItsOwnRow();
    void aTokenWhoseRowIsGoneStillNamesItsOwner();
    void aTokenThatNobodyMadeNamesNobody();

private:
    QString refusedRow(const QString &column, const FamilyId &family);
    std::unique_ptr<tests::TestIssuer> m_issuer;
    std::optional<User> m_user;
    std::optional<Client> m_client;
};

void RefreshRotationTest::init()
{
    m_issuer = std::make_unique<tests::TestIssuer>();
    m_user = m_issuer->addUser(u"alice"_s);
    m_client = m_issuer->addClient(u"test-client"_s);
}

void RefreshRotationTest::givesNewTokensAndSpendsTheOldOne()
{
    const TokenSet first = m_issuer->signIn(*m_user, *m_client);
    m_issuer->clock.advance(10min);
    const auto second = m_issuer->refresh(first.refreshToken, *m_client);
    QVERIFY(second);
    QVERIFY(second->accessToken != first.accessToken);
    QVERIFY(second->refreshToken != first.refreshToken);
    QCOMPARE(second->family, first.family);
    QCOMPARE(second->expiresIn, 900s);
    QVERIFY(m_issuer->refresh(second->refreshToken, *m_client));
    QCOMPARE(m_issuer->number(u"SELECT depth FROM token_families"_s), 3);
    QCOMPARE(m_issuer->number(u"SELECT COUNT(*) FROM refresh_tokens WHERE used_at IS NULL"_s), 1);
    QCOMPARE(m_issuer->number(u"SELECT expires_at FROM token_families"_s), toMillis(m_issuer->clock.now() + 2592000s));
    QCOMPARE(m_issuer->events(EventType::TokenRefresh), 2);
}

void RefreshRotationTest::fiftyParallelUsesGiveExactlyOneSuccess()
{
    for (int round = 0; round < 40; ++round) {
        const TokenSet set = m_issuer->signIn(*m_user, *m_client);
        const auto outcomes = refreshAtOnce(*m_issuer, set.refreshToken, *m_client, 50);
        QCOMPARE(outcomes.count(std::nullopt), 1);
        QCOMPARE(outcomes.count(RefreshRefusal::Reused), 49);
        QCOMPARE(m_issuer->familyState(set.family), u"reused"_s);
    }
    QCOMPARE(m_issuer->events(EventType::TokenRefresh), 40);
    QCOMPARE(m_issuer->events(EventType::SecurityIncident), 40);
}

void RefreshRotationTest::reuseEndsTheFamilyAndOnlyThat()
{
    const TokenSet stolen = m_issuer->signIn(*m_user, *m_client);
    const TokenSet other = m_issuer->signIn(*m_user, *m_client);
    const auto successor = m_issuer->refresh(stolen.refreshToken, *m_client);
    QVERIFY(successor);
    m_issuer->clock.advance(5min);
    QCOMPARE_REFUSED(m_issuer->refresh(stolen.refreshToken, *m_client), RefreshRefusal::Reused);
    QCOMPARE_REFUSED(m_issuer->refresh(successor->refreshToken, *m_client), RefreshRefusal::Revoked);
    QVERIFY(!m_issuer->tokens.inspect(successor->accessToken)->active);
    QCOMPARE(m_issuer->familyState(stolen.family), u"reused"_s);
    QCOMPARE(m_issuer->number(u"SELECT COUNT(*) FROM refresh_tokens WHERE reused_at IS NOT NULL"_s), 1);
    QVERIFY(m_issuer->refresh(other.refreshToken, *m_client));

    QCOMPARE(m_issuer->events(EventType::SecurityIncident), 1);
    const QString data =
        m_issuer->text(u"SELECT event_data FROM audit_logs WHERE event_type = 'security_incident' AND success = 0"_s);
    QVERIFY(data.contains(stolen.family.value));
    QVERIFY(data.contains(u"\"policy\":\"family\""_s));
}

void RefreshRotationTest::reuseEndsAllOfUserAndClientWhenTheClientWantsThat()
{
    const Client strict =
        m_issuer->addClient(u"strict-client"_s, [](Client &c) { c.reusePolicy = ReusePolicy::UserAndClient; });
    const User bob = m_issuer->addUser(u"bob"_s);
    const TokenSet stolen = m_issuer->signIn(*m_user, strict);
    const TokenSet sibling = m_issuer->signIn(*m_user, strict);
    const TokenSet elsewhere = m_issuer->signIn(*m_user, *m_client);
    const TokenSet bobs = m_issuer->signIn(bob, strict);
    QVERIFY(m_issuer->refresh(stolen.refreshToken, strict));
    QCOMPARE_REFUSED(m_issuer->refresh(stolen.refreshToken, strict), RefreshRefusal::Reused);
    QCOMPARE_REFUSED(m_issuer->refresh(sibling.refreshToken, strict), RefreshRefusal::Revoked);
    QVERIFY(m_issuer->refresh(elsewhere.refreshToken, *m_client));
    QVERIFY(m_issuer->refresh(bobs.refreshToken, strict));
}

void RefreshRotationTest::repeatedReplaysWriteOneIncidentAMinute()
{
    const TokenSet set = m_issuer->signIn(*m_user, *m_client);
    QVERIFY(m_issuer->refresh(set.refreshToken, *m_client));
    for (int i = 0; i < 20; ++i)
        QCOMPARE_REFUSED(m_issuer->refresh(set.refreshToken, *m_client), RefreshRefusal::Reused);
    QCOMPARE(m_issuer->events(EventType::SecurityIncident), 1);
    m_issuer->clock.advance(1min);
    QCOMPARE_REFUSED(m_issuer->refresh(set.refreshToken, *m_client), RefreshRefusal::Reused);
    QCOMPARE(m_issuer->events(EventType::SecurityIncident), 2);
    QCOMPARE(m_issuer->number(u"SELECT json_extract(event_data, '$.replays') FROM audit_logs "
                              "WHERE event_type = 'security_incident' ORDER BY seq DESC LIMIT 1"_s),
             20);
}

void RefreshRotationTest::aFloodOfOneNetworkWritesOneRowAMinute()
{
    for (int i = 1; i < 50; ++i) {
        Origin origin = tests::TestIssuer::origin(u"2001:db8::%1"_s.arg(i));
        origin.network = u"2001:db8::/64"_s;
        QCOMPARE_REFUSED(m_issuer->tokens.rotate({"a.b.c"_ba, *m_client, {}, origin}), RefreshRefusal::Invalid);
    }
    QCOMPARE(m_issuer->events(EventType::TokenInvalid), 1);
}

void RefreshRotationTest::narrowsTheScopesOfOneAnswerOnly()
{
    const TokenSet set = m_issuer->signIn(*m_user, *m_client);
    const auto narrow = m_issuer->refresh(set.refreshToken, *m_client, {u"api:read"_s});
    QVERIFY(narrow);
    QCOMPARE(narrow->scopes, QStringList{u"api:read"_s});
    QCOMPARE(parseJwt(narrow->accessToken)->claims.value("scope"_L1).toString(), u"api:read"_s);
    const auto full = m_issuer->refresh(narrow->refreshToken, *m_client);
    QVERIFY(full);
    QCOMPARE(full->scopes, (QStringList{u"api:read"_s, u"api:write"_s}));
}

void RefreshRotationTest::refusedWideningDoesNotUseTheTokenUp()
{
    const TokenSet set = m_issuer->signIn(*m_user, *m_client);
    QCOMPARE_REFUSED(m_issuer->refresh(set.refreshToken, *m_client, {u"api:read"_s, u"api:admin"_s}),
                     RefreshRefusal::Scope);
    QVERIFY(m_issuer->refresh(set.refreshToken, *m_client));
}

void RefreshRotationTest::leavesOutWhatTheClientHasLost()
{
    const TokenSet set = m_issuer->signIn(*m_user, *m_client);
    m_client->scopes = {u"api:read"_s};
    const auto next = m_issuer->refresh(set.refreshToken, *m_client);
    QVERIFY(next);
    QCOMPARE(next->scopes, QStringList{u"api:read"_s});
}

void RefreshRotationTest::disabledPartiesDoNotUseTheTokenUp_data()
{
    QTest::addColumn<QString>("change");
    QTest::addColumn<QString>("back");
    QTest::newRow("user disabled") << u"UPDATE users SET is_active = 0"_s << u"UPDATE users SET is_active = 1"_s;
    QTest::newRow("user deleted") << u"UPDATE users SET deleted_at = 1"_s << u"UPDATE users SET deleted_at = NULL"_s;
    QTest::newRow("client disabled") << u"UPDATE oauth_clients SET is_active = 0"_s
                                     << u"UPDATE oauth_clients SET is_active = 1"_s;
}

void RefreshRotationTest::disabledPartiesDoNotUseTheTokenUp()
{
    QFETCH(QString, change);
    QFETCH(QString, back);
    const TokenSet set = m_issuer->signIn(*m_user, *m_client);
    m_issuer->execute(change);
    QCOMPARE_REFUSED(m_issuer->refresh(set.refreshToken, *m_client), RefreshRefusal::UserDisabled);
    m_issuer->execute(back);
    QVERIFY(m_issuer->refresh(set.refreshToken, *m_client));
}

void RefreshRotationTest::refusesExpiredTokens()
{
    const TokenSet set = m_issuer->signIn(*m_user, *m_client);
    m_issuer->clock.advance(2592000s);
    QCOMPARE_REFUSED(m_issuer->refresh(set.refreshToken, *m_client), RefreshRefusal::Expired);
    QCOMPARE(m_issuer->familyState(set.family), u"active"_s);
}

void RefreshRotationTest::refusesAnAccessToken()
{
    const TokenSet set = m_issuer->signIn(*m_user, *m_client);
    QCOMPARE_REFUSED(m_issuer->refresh(set.accessToken, *m_client), RefreshRefusal::Invalid);
}

void RefreshRotationTest::refusesTheTokenOfAnotherClientWithoutUsingItUp()
{
    const Client other = m_issuer->addClient(u"other-client"_s);
    const TokenSet set = m_issuer->signIn(*m_user, *m_client);
    QCOMPARE_REFUSED(m_issuer->refresh(set.refreshToken, other), RefreshRefusal::WrongClient);
    QVERIFY(m_issuer->refresh(set.refreshToken, *m_client));
}

void RefreshRotationTest::aFloodOfBadTokensWritesOneRowAMinute()
{
    for (int i = 0; i < 100; ++i)
        QCOMPARE_REFUSED(m_issuer->refresh("a.b.c"_ba, *m_client), RefreshRefusal::Invalid);
    QCOMPARE(m_issuer->events(EventType::TokenInvalid), 1);
    m_issuer->clock.advance(1min);
    QCOMPARE_REFUSED(m_issuer->refresh("a.b.c"_ba, *m_client), RefreshRefusal::Invalid);
    QCOMPARE(m_issuer->events(EventType::TokenInvalid), 2);
    QCOMPARE(m_issuer->number(u"SELECT json_extract(event_data, '$.count') FROM audit_logs "
                              "WHERE event_type = 'token_invalid' ORDER BY seq DESC LIMIT 1"_s),
             100);
}

void RefreshRotationTest::spendsNothingWhenTheKeyWasRevokedMeanwhile()
{
    const TokenSet set = m_issuer->signIn(*m_user, *m_client);
    const auto next = m_issuer->keys.rotate(0s, {});
    QVERIFY(next);
    m_issuer->execute(u"UPDATE signing_keys SET state = 'retired' WHERE state = 'active'"_s); // by another process
    QCOMPARE_REFUSED(m_issuer->refresh(set.refreshToken, *m_client), RefreshRefusal::Storage);
    QCOMPARE(m_issuer->number(u"SELECT COUNT(*) FROM refresh_tokens WHERE used_at IS NOT NULL"_s), 0);
}

QString RefreshRotationTest::refusedRow(const QString &column, const FamilyId &family)
{
    return m_issuer->text(u"SELECT COALESCE(%1, '') FROM audit_logs WHERE event_type = 'token_invalid' AND "
                          "family_id = '%2' ORDER BY seq DESC LIMIT 1"_s.arg(column, family.value));
}

void RefreshRotationTest::aRefusedTokenOfADeadChainIsFoundByTheChain_data()
{
    QTest::addColumn<QString>("end");
    QTest::addColumn<QString>("error");
    QTest::addColumn<QString>("reason");
    QTest::newRow("by an admin") << u"admin"_s << u"revoked"_s << u"admin"_s;
    QTest::newRow("signed out") << u"logout"_s << u"revoked"_s << u"logout"_s;
    QTest::newRow("after a theft") << u"reuse"_s << u"revoked"_s << u"reuse"_s;
    QTest::newRow("expired") << QString() << u"expired"_s << QString();
    QTest::newRow("another client") << u"stranger"_s << u"wrong_client"_s << QString();
}

void RefreshRotationTest::aRefusedTokenOfADeadChainIsFoundByTheChain()
{
    QFETCH(QString, end);
    QFETCH(QString, error);
    QFETCH(QString, reason);
    Client asking = *m_client;
    TokenSet set = m_issuer->signIn(*m_user, *m_client);
    if (end == "reuse"_L1) {
        const auto next = m_issuer->refresh(set.refreshToken, *m_client);
        QCOMPARE_REFUSED(m_issuer->refresh(set.refreshToken, *m_client), RefreshRefusal::Reused);
        set = *next;
    } else if (end == "stranger"_L1) {
        asking = m_issuer->addClient(u"other-client"_s);
    } else if (end.isEmpty()) {
        m_issuer->clock.advance(2592000s);
    } else {
        QVERIFY(m_issuer->tokens.endFamily(set.family, end, {}));
    }
    QVERIFY(!m_issuer->refresh(set.refreshToken, asking));
    QCOMPARE(refusedRow(u"error_message"_s, set.family), error);
    QCOMPARE(refusedRow(u"user_id"_s, set.family), m_user->id.value);
    QCOMPARE(refusedRow(u"client_id"_s, set.family), asking.id.value);
    QCOMPARE(refusedRow(u"json_extract(event_data, '$.end_reason')"_s, set.family), reason);
    QVERIFY(!refusedRow(u"event_data"_s, set.family).contains(QString::fromLatin1(set.refreshToken.right(20))));
}

void RefreshRotationTest::everyChainOfADeadTokenHasItsOwnRow()
{
    for (int chain = 0; chain < 2; ++chain) {
        const TokenSet set = m_issuer->signIn(*m_user, *m_client);
        QVERIFY(m_issuer->tokens.endFamily(set.family, u"admin"_s, {}));
        for (int i = 0; i < 5; ++i)
            QCOMPARE_REFUSED(m_issuer->refresh(set.refreshToken, *m_client), RefreshRefusal::Revoked);
        QCOMPARE(refusedRow(u"error_message"_s, set.family), u"revoked"_s);
    }
    QCOMPARE(m_issuer->events(EventType::TokenInvalid), 2); // one a minute for each
}

void RefreshRotationTest::aTokenWhoseRowIsGoneStillNamesItsOwner()
{
    const TokenSet set = m_issuer->signIn(*m_user, *m_client);
    m_issuer->execute(u"DELETE FROM refresh_tokens"_s); // as after a restore of an older backup
    QCOMPARE_REFUSED(m_issuer->refresh(set.refreshToken, *m_client), RefreshRefusal::Invalid);
    QCOMPARE(refusedRow(u"user_id"_s, set.family), m_user->id.value);
}

void RefreshRotationTest::aTokenThatNobodyMadeNamesNobody()
{
    QCOMPARE_REFUSED(m_issuer->refresh("a.b.c"_ba, *m_client), RefreshRefusal::Invalid);
    QCOMPARE(m_issuer->events(EventType::TokenInvalid), 1);
    QCOMPARE(m_issuer->number(u"SELECT COUNT(*) FROM audit_logs WHERE event_type = 'token_invalid' AND "
                              "(user_id IS NOT NULL OR family_id IS NOT NULL)"_s),
             0);
}

QTEST_GUILESS_MAIN(RefreshRotationTest)
#include "RefreshRotationTest.moc"
