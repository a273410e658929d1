#include "core/crypto/Jwt.h"
#include "core/tokens/RefreshRotation.h"
#include "core/tokens/TokenFamilyRepository.h"
#include "tests/support/RefreshUses.h"

#include <QTest>

using namespace core;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using tests::refreshAtOnce;

/// A token used again: a retry in the time of grace, or theft.
class RefreshGraceTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void fiftyParallelUsesInGraceGiveOneSuccessor();
    void graceRepeatsTheSameAnswer();
    void graceEndsWithItsTime();
    void graceEndsWhenTheSuccessorIsUsed();
    void graceAnswersWithTheNewKeyAfterARotation();
    void aRetryInGraceOfAnEndedFamilyIsNoTheft_data();
    void aRetryInGraceOfAnEndedFamilyIsNoTheft();
    void aReplayAfterTheEndIsStillTheft_data();
    void aReplayAfterTheEndIsStillTheft();

private:
    QString jtiOf(const QByteArray &token) { return parseJwt(token)->claims.value("jti"_L1).toString(); }

    std::unique_ptr<tests::TestIssuer> m_issuer;
    std::optional<User> m_user;
};

void RefreshGraceTest::init()
{
    m_issuer = std::make_unique<tests::TestIssuer>();
    m_user = m_issuer->addUser(u"alice"_s);
}

void RefreshGraceTest::fiftyParallelUsesInGraceGiveOneSuccessor()
{
    const Client client = m_issuer->addClient(u"native-app"_s, [](Client &c) { c.graceSeconds = 10s; });
    for (int round = 0; round < 10; ++round) {
        const TokenSet set = m_issuer->signIn(*m_user, client);
        QCOMPARE(refreshAtOnce(*m_issuer, set.refreshToken, client, 50).count(std::nullopt), 50);
        QCOMPARE(m_issuer->familyState(set.family), u"active"_s);
    }
    QCOMPARE(m_issuer->number(u"SELECT COUNT(*) FROM refresh_tokens"_s), 20);
}

void RefreshGraceTest::graceRepeatsTheSameAnswer()
{
    const Client client = m_issuer->addClient(u"native-app"_s, [](Client &c) { c.graceSeconds = 10s; });
    const TokenSet set = m_issuer->signIn(*m_user, client);
    const auto once = m_issuer->refresh(set.refreshToken, client);
    m_issuer->clock.advance(9500ms);
    const auto again = m_issuer->refresh(set.refreshToken, client);
    QVERIFY(once && again);
    QCOMPARE(again->refreshToken, once->refreshToken);
    QCOMPARE(again->accessToken, once->accessToken);
    QCOMPARE(once->expiresIn, 900s);
    QCOMPARE(again->expiresIn, 891s);
    QCOMPARE(m_issuer->number(u"SELECT COUNT(*) FROM audit_logs WHERE event_type = 'token_refresh' "
                              "AND json_extract(event_data, '$.grace') = 1"_s),
             1);
    QVERIFY(m_issuer->refresh(once->refreshToken, client));
    QCOMPARE(m_issuer->events(EventType::SecurityIncident), 0);
}

void RefreshGraceTest::graceEndsWithItsTime()
{
    const Client client = m_issuer->addClient(u"native-app"_s, [](Client &c) { c.graceSeconds = 10s; });
    const TokenSet set = m_issuer->signIn(*m_user, client);
    QVERIFY(m_issuer->refresh(set.refreshToken, client));
    m_issuer->clock.advance(10001ms);
    QCOMPARE_REFUSED(m_issuer->refresh(set.refreshToken, client), RefreshRefusal::Reused);
    QCOMPARE(m_issuer->familyState(set.family), u"reused"_s);
}

void RefreshGraceTest::graceEndsWhenTheSuccessorIsUsed()
{
    const Client client = m_issuer->addClient(u"native-app"_s, [](Client &c) { c.graceSeconds = 60s; });
    const TokenSet set = m_issuer->signIn(*m_user, client);
    const auto second = m_issuer->refresh(set.refreshToken, client);
    QVERIFY(second);
    QVERIFY(m_issuer->refresh(second->refreshToken, client));
    QCOMPARE_REFUSED(m_issuer->refresh(set.refreshToken, client), RefreshRefusal::Reused);
}

void RefreshGraceTest::graceAnswersWithTheNewKeyAfterARotation()
{
    const Client client = m_issuer->addClient(u"native-app"_s, [](Client &c) { c.graceSeconds = 60s; });
    const TokenSet set = m_issuer->signIn(*m_user, client);
    const auto once = m_issuer->refresh(set.refreshToken, client);
    const auto newKey = m_issuer->keys.rotate(0s, {});
    QVERIFY(once && newKey);
    const auto again = m_issuer->refresh(set.refreshToken, client);
    QVERIFY(again);
    QCOMPARE(jtiOf(again->refreshToken), jtiOf(once->refreshToken));
    QCOMPARE(*m_issuer->keys.familiesSignedBy(*newKey), 1);
    QVERIFY(m_issuer->refresh(again->refreshToken, client));
}

void RefreshGraceTest::aRetryInGraceOfAnEndedFamilyIsNoTheft_data()
{
    QTest::addColumn<QString>("reason");
    QTest::newRow("signed out") << u"logout"_s;
    QTest::newRow("ended in the console") << u"admin"_s;
    QTest::newRow("new password") << u"password_change"_s;
}

/// The answer was lost, then the user signed out: the client's retry proves nothing against anybody.
void RefreshGraceTest::aRetryInGraceOfAnEndedFamilyIsNoTheft()
{
    QFETCH(QString, reason);
    const Client client = m_issuer->addClient(u"native-app"_s, [](Client &c) {
        c.graceSeconds = 10s;
        c.reusePolicy = ReusePolicy::UserAndClient;
    });
    const TokenSet set = m_issuer->signIn(*m_user, client);
    const TokenSet sibling = m_issuer->signIn(*m_user, client);
    QVERIFY(m_issuer->refresh(set.refreshToken, client));
    QVERIFY(m_issuer->database.database().writeNow([&](Transaction &transaction) {
        return TokenFamilyRepository::endFamilies(transaction, {.family = set.family}, reason, m_issuer->clock.now());
    }));
    m_issuer->clock.advance(9s);
    QCOMPARE_REFUSED(m_issuer->refresh(set.refreshToken, client), RefreshRefusal::Revoked);
    QCOMPARE(m_issuer->events(EventType::SecurityIncident), 0);
    QCOMPARE(m_issuer->number(u"SELECT COUNT(*) FROM refresh_tokens WHERE reused_at IS NOT NULL"_s), 0);
    QCOMPARE(m_issuer->familyState(set.family), u"revoked"_s);
    QVERIFY(m_issuer->refresh(sibling.refreshToken, client));
}

void RefreshGraceTest::aReplayAfterTheEndIsStillTheft_data()
{
    QTest::addColumn<int>("grace");
    QTest::addColumn<bool>("successorUsed");
    QTest::addColumn<int>("waited");
    QTest::newRow("no grace") << 0 << false << 0;
    QTest::newRow("past the grace") << 10 << false << 11;
    QTest::newRow("in the grace, the successor was used") << 10 << true << 0;
}

void RefreshGraceTest::aReplayAfterTheEndIsStillTheft()
{
    QFETCH(int, grace);
    QFETCH(bool, successorUsed);
    QFETCH(int, waited);
    const Client client =
        m_issuer->addClient(u"native-app"_s, [=](Client &c) { c.graceSeconds = std::chrono::seconds(grace); });
    const TokenSet set = m_issuer->signIn(*m_user, client);
    const auto next = m_issuer->refresh(set.refreshToken, client);
    QVERIFY(next);
    if (successorUsed)
        QVERIFY(m_issuer->refresh(next->refreshToken, client));
    QVERIFY(m_issuer->database.database().writeNow([&](Transaction &transaction) {
        return TokenFamilyRepository::endFamilies(transaction, {.family = set.family}, u"logout"_s,
                                                  m_issuer->clock.now());
    }));
    m_issuer->clock.advance(std::chrono::seconds(waited));
    QCOMPARE_REFUSED(m_issuer->refresh(set.refreshToken, client), RefreshRefusal::Reused);
    QCOMPARE(m_issuer->events(EventType::SecurityIncident), 1);
}

QTEST_GUILESS_MAIN(RefreshGraceTest)
#include "RefreshGraceTest.moc"
