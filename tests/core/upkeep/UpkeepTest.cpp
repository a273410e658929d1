#include "core/upkeep/Upkeep.h"

#include "core/crypto/Jwt.h"
#include "core/upkeep/AuditHead.h"
#include "core/upkeep/Purge.h"
#include "tests/support/TestIssuer.h"

#include <QTest>

using namespace core;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

static constexpr std::chrono::days kRetention{365};

class UpkeepTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void purgesTokensSevenDaysAfterTheirEnd();
    void purgesMoreThanOneSlice();
    void stopsBetweenTwoSlices();
    void keepsAFamilyThatStillHasATokenOrMayGetOne();
    void purgesAuditRowsAfterTheirTimeAndKeepsTheChain();
    void signsTheNewestAuditRowOnce();
    void knowsAForgedHead();
    void doesItsWorkByItselfAndStops();

private:
    UpkeepPlan idlePlan() const { return {.keysEvery = 1h, .purgeEvery = 1h, .requestsEvery = 1h, .headEvery = 1h}; }
    Upkeep::Context context()
    {
        return {m_issuer->database.database(), m_issuer->audit, m_issuer->keys, m_issuer->ring, m_issuer->clock};
    }
    std::unique_ptr<tests::TestIssuer> m_issuer;
    std::optional<User> m_user;
    std::optional<Client> m_client;
};

void UpkeepTest::init()
{
    m_issuer = std::make_unique<tests::TestIssuer>();
    m_user = m_issuer->addUser(u"alice"_s);
    m_client = m_issuer->addClient(u"test-client"_s);
}

void UpkeepTest::purgesTokensSevenDaysAfterTheirEnd()
{
    const TokenSet set = m_issuer->signIn(*m_user, *m_client);
    QVERIFY(*m_issuer->tokens.revoke(set.accessToken, *m_client, {}));
    m_issuer->execute(u"INSERT INTO login_locks (subject_key, locked_until, failures) VALUES ('name:x', 5, 5)"_s);
    Purge purge(m_issuer->database.database(), kRetention);

    m_issuer->clock.advance(2592000s + 7 * 24h);
    auto report = purge.run(m_issuer->clock.now());
    QVERIFY(report);
    QCOMPARE(report->refreshTokens, 0);
    QCOMPARE(report->families, 0);
    QCOMPARE(report->deniedTokens, 1);
    QCOMPARE(report->loginLocks, 1);

    m_issuer->clock.advance(1s);
    report = purge.run(m_issuer->clock.now());
    QVERIFY(report);
    QCOMPARE(report->refreshTokens, 1);
    QCOMPARE(report->families, 1);
    QCOMPARE(m_issuer->tokens.inspect(set.refreshToken)->reason, u"expired"_s);
}

void UpkeepTest::purgesMoreThanOneSlice()
{
    const TokenSet set = m_issuer->signIn(*m_user, *m_client);
    m_issuer->execute(
        u"INSERT INTO refresh_tokens (id, jti_hash, family_id, user_id, client_id, scope, kid, created_at, "
        "expires_at) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2500) "
        "SELECT i, 'hash' || i, '%1', 'u', 'c', '', 'k', 0, 1 FROM n"_s.arg(set.family.value));
    const auto report = Purge(m_issuer->database.database(), kRetention).run(m_issuer->clock.now());
    QVERIFY(report);
    QCOMPARE(report->refreshTokens, 2500);
    QVERIFY(m_issuer->tokens.inspect(set.refreshToken)->active);
}

void UpkeepTest::stopsBetweenTwoSlices()
{
    const auto report =
        Purge(m_issuer->database.database(), kRetention).run(m_issuer->clock.now(), [] { return true; });
    QVERIFY(report);
    QCOMPARE(report->refreshTokens, 0);
}

void UpkeepTest::keepsAFamilyThatStillHasATokenOrMayGetOne()
{
    const TokenSet set = m_issuer->signIn(*m_user, *m_client);
    m_issuer->clock.advance(20 * 24h);
    const auto next = m_issuer->refresh(set.refreshToken, *m_client);
    QVERIFY(next);
    m_issuer->clock.advance(18 * 24h);
    const auto report = Purge(m_issuer->database.database(), kRetention).run(m_issuer->clock.now());
    QVERIFY(report);
    QCOMPARE(report->refreshTokens, 1);
    QCOMPARE(report->families, 0);
    QVERIFY(m_issuer->refresh(next->refreshToken, *m_client));
}

void UpkeepTest::signsTheNewestAuditRowOnce()
{
    AuditHead head({m_issuer->database.database(), m_issuer->audit, m_issuer->ring, m_issuer->clock});
    QVERIFY(*head.sign());
    QVERIFY(!*head.sign());
    const QByteArray jws = m_issuer->text(u"SELECT jws FROM audit_heads"_s).toLatin1();
    const auto parsed = parseJwt(jws);
    QVERIFY(parsed);
    QCOMPARE(parsed->header.value("typ"_L1).toString(), u"audit-head+jwt"_s);
    QCOMPARE(parsed->claims.value("hash"_L1).toString(),
             m_issuer->text(u"SELECT hash FROM audit_logs ORDER BY seq DESC LIMIT 1"_s));
    QVERIFY(m_issuer->ring.active()->key.publicKey().verify(parsed->signingInput, parsed->signature));
    m_issuer->signIn(*m_user, *m_client);
    QVERIFY(*head.sign());
    QCOMPARE(m_issuer->number(u"SELECT COUNT(*) FROM audit_heads"_s), 2);
}

void UpkeepTest::purgesAuditRowsAfterTheirTimeAndKeepsTheChain()
{
    m_issuer->signIn(*m_user, *m_client);
    m_issuer->clock.advance(kRetention);
    m_issuer->signIn(*m_user, *m_client);
    m_issuer->clock.advance(1s);
    const auto report = Purge(m_issuer->database.database(), kRetention).run(m_issuer->clock.now());
    QVERIFY(report);
    QCOMPARE(report->auditRows, 2); // the first key and the first sign-in
    QCOMPARE(m_issuer->events(EventType::TokenIssued), 1);
    const auto verdict =
        m_issuer->database.database().readNow([this](Snapshot &snapshot) { return m_issuer->audit.verify(snapshot); });
    QVERIFY(verdict && verdict->intact);
}

void UpkeepTest::knowsAForgedHead()
{
    AuditHead head({m_issuer->database.database(), m_issuer->audit, m_issuer->ring, m_issuer->clock});
    QVERIFY(*head.sign());
    SignedHead stored{.nodeId = m_issuer->audit.nodeId(),
                      .seq = m_issuer->number(u"SELECT seq FROM audit_heads"_s),
                      .hash = m_issuer->text(u"SELECT hash FROM audit_heads"_s),
                      .jws = m_issuer->text(u"SELECT jws FROM audit_heads"_s)};
    QVERIFY(m_issuer->keys.rotate(0s, {}));
    QVERIFY(m_issuer->keys.retire(KeyId{u"2026-01-key-1"_s}, {})); // signed by a key that has left the JWKS since
    QVERIFY(AuditHead::isGenuine(stored, m_issuer->ring.keys()));
    SignedHead moved = stored;
    moved.seq += 1;
    QVERIFY(!AuditHead::isGenuine(moved, m_issuer->ring.keys()));
    const tests::TestIssuer stranger;
    QVERIFY(!AuditHead::isGenuine(stored, stranger.ring.keys()));
}

void UpkeepTest::doesItsWorkByItselfAndStops()
{
    QVERIFY(m_issuer->keys.rotate(std::nullopt, {}));
    m_issuer->clock.advance(1h);
    m_issuer->execute(u"INSERT INTO pushed_requests (request_hash, client_id, parameters, created_at, expires_at) "
                      "VALUES ('x', 'test-client', '[]', 0, 1)"_s);
    Upkeep upkeep(context(), {.keysEvery = 5ms, .purgeEvery = 1h, .requestsEvery = 5ms, .headEvery = 5ms});
    upkeep.start();
    QTRY_COMPARE(m_issuer->number(u"SELECT COUNT(*) FROM pushed_requests"_s), 0);
    QTRY_COMPARE(m_issuer->ring.active()->id.value, u"2026-01-key-2"_s);
    QTRY_VERIFY(m_issuer->number(u"SELECT COUNT(*) FROM audit_heads"_s) > 0);
    upkeep.stop();
    upkeep.stop();
    Upkeep idle(context(), idlePlan());
    idle.start();
}

QTEST_GUILESS_MAIN(UpkeepTest)
#include "UpkeepTest.moc"
