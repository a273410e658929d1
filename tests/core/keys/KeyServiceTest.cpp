#include "core/keys/KeyService.h"

#include "core/crypto/Jwt.h"
#include "tests/support/TestIssuer.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <thread>

using namespace core;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class KeyServiceTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void makesTheFirstKeyOnceForAll();
    void makesRsaKeysByDefault();
    void walksThroughAllStatesWhileTokensStayValid();
    void refreshesWhileTheKeyRotates();
    void aSecondClickDoesNotPostpone();
    void rotatesAtOnceWhenTold();
    void rotatesBySchedule();
    void rotatesAsOftenAsToldWhileItRuns();
    void tellsWhatTimeHasBrought();
    void keepsARetiringKeyWhileATokenNeedsIt();
    void neverGivesANumberTwice();
    void revokingTheActiveKeyActivatesAnother_data();
    void revokingTheActiveKeyActivatesAnother();
    void revokesOnlyWhatIsThere();
    void retiresOnlyARetiringKey();
    void namesTheWayOutForAWrongKek();
    void refusesToAddAKeyUnderAWrongKek();
    void findsOneChangedByte_data();
    void findsOneChangedByte();
    void aDamagedKeyCanStillBeRevoked();
    void twoServicesAgreeOnOneDatabase();

private:
    QString stateOf(const KeyId &id)
    {
        return m_issuer->text(u"SELECT state FROM signing_keys WHERE kid = '%1'"_s.arg(id.value));
    }
    int publishedKeys()
    {
        return int(QJsonDocument::fromJson(m_issuer->ring.jwks()).object().value("keys"_L1).toArray().size());
    }
    std::unique_ptr<tests::TestIssuer> m_issuer;
};

static const KeyId kFirst{QStringLiteral("2026-01-key-1")};
static const KeyId kSecond{QStringLiteral("2026-01-key-2")};

void KeyServiceTest::init()
{
    m_issuer = std::make_unique<tests::TestIssuer>();
}

void KeyServiceTest::makesTheFirstKeyOnceForAll()
{
    QCOMPARE(m_issuer->ring.active()->id, kFirst);
    QCOMPARE(m_issuer->events(EventType::KeyRotated), 1);
    KeyRing ring;
    KeyService again({m_issuer->database.database(), m_issuer->audit, ring, m_issuer->envelope, m_issuer->clock},
                     tests::TestIssuer::quickPlan());
    QVERIFY(again.load({}));
    QCOMPARE(ring.active()->id, kFirst);
    QCOMPARE(ring.keys().size(), 1u);
}

void KeyServiceTest::makesRsaKeysByDefault()
{
    tests::TestIssuer issuer{KeyPlan{}};
    QCOMPARE(issuer.ring.active()->key.algorithm(), SigningAlgorithm::RS256);
    QCOMPARE(issuer.ring.active()->key.publicKey().bits(), 2048);
}

void KeyServiceTest::walksThroughAllStatesWhileTokensStayValid()
{
    const User user = m_issuer->addUser(u"alice"_s);
    const Client client = m_issuer->addClient(u"test-client"_s);
    const TokenSet old = m_issuer->signIn(user, client);

    QCOMPARE(*m_issuer->keys.rotate(std::nullopt, {}), kSecond);
    QCOMPARE(m_issuer->text(u"SELECT json_extract(event_data, '$.due_at') FROM audit_logs "
                            "WHERE event_type = 'key_rotated' ORDER BY seq DESC LIMIT 1"_s),
             toDateTime(m_issuer->clock.now() + 1h).toString(Qt::ISODate));
    QCOMPARE(stateOf(kSecond), u"next"_s);
    QCOMPARE(publishedKeys(), 2);
    QCOMPARE(m_issuer->ring.active()->id, kFirst); // validators do not know the new one yet
    m_issuer->clock.advance(3599s);
    QCOMPARE(*m_issuer->keys.advance({}), 0);
    m_issuer->clock.advance(1s);
    QCOMPARE(*m_issuer->keys.advance({}), 1);
    QCOMPARE(m_issuer->ring.active()->id, kSecond);
    QCOMPARE(stateOf(kFirst), u"retiring"_s);
    QCOMPARE(publishedKeys(), 2);
    QVERIFY(m_issuer->tokens.inspect(old.refreshToken)->active);

    const TokenSet fresh = m_issuer->signIn(user, client);
    QCOMPARE(parseJwt(fresh.accessToken)->header.value("kid"_L1).toString(), kSecond.value);

    m_issuer->clock.advance(7776000s - 1s);
    QVERIFY(m_issuer->keys.advance({}));
    QCOMPARE(stateOf(kFirst), u"retiring"_s);
    m_issuer->clock.advance(1s);
    QVERIFY(m_issuer->keys.advance({}));
    QCOMPARE(stateOf(kFirst), u"retired"_s);
    QVERIFY(!m_issuer->ring.verificationKey(kFirst.value));
    QCOMPARE(m_issuer->number(u"SELECT COUNT(*) FROM signing_keys WHERE state = 'retired' AND sealed_key IS NULL"_s),
             1);
}

void KeyServiceTest::refreshesWhileTheKeyRotates()
{
    const User user = m_issuer->addUser(u"alice"_s);
    const Client client = m_issuer->addClient(u"test-client"_s);
    TokenSet set = m_issuer->signIn(user, client);
    std::atomic<bool> failed = false;
    std::atomic<bool> done = false;
    std::jthread refreshing([&] {
        while (!done && !failed) {
            auto next = m_issuer->refresh(set.refreshToken, client);
            failed = !next || !m_issuer->tokens.inspect(next->accessToken)->active;
            if (next)
                set = *std::move(next);
        }
    });
    for (int i = 0; i < 10 && !failed; ++i)
        QVERIFY(m_issuer->keys.rotate(0s, {}));
    done = true;
    refreshing.join();
    QVERIFY(!failed);
}

void KeyServiceTest::aSecondClickDoesNotPostpone()
{
    QVERIFY(m_issuer->keys.rotate(std::nullopt, {}));
    m_issuer->clock.advance(30min);
    const int recorded = int(m_issuer->events(EventType::KeyRotated));
    QCOMPARE(*m_issuer->keys.rotate(std::nullopt, {}), kSecond);
    QCOMPARE(m_issuer->events(EventType::KeyRotated), recorded); // nothing has changed
    m_issuer->clock.advance(30min);
    QCOMPARE(*m_issuer->keys.advance({}), 1);
    QCOMPARE(m_issuer->ring.active()->id, kSecond);
}

void KeyServiceTest::rotatesAtOnceWhenTold()
{
    QVERIFY(m_issuer->keys.rotate(std::nullopt, {}));
    QCOMPARE(*m_issuer->keys.rotate(0s, {}), kSecond);
    QCOMPARE(m_issuer->ring.active()->id, kSecond);
    QCOMPARE(stateOf(kFirst), u"retiring"_s);
    QVERIFY(!m_issuer->keys.rotate(-1s, {}));
}

void KeyServiceTest::rotatesBySchedule()
{
    m_issuer->clock.advance(90 * 24h - 3601s);
    QCOMPARE(*m_issuer->keys.advance({}), 0);
    m_issuer->clock.advance(1s);
    QCOMPARE(*m_issuer->keys.advance({}), 1);
    QCOMPARE(publishedKeys(), 2);
    QCOMPARE(*m_issuer->keys.advance({}), 0);
    m_issuer->clock.advance(1h);
    QCOMPARE(*m_issuer->keys.advance({}), 1);
    QCOMPARE(m_issuer->ring.active()->id.value, u"2026-04-key-2"_s);
}

void KeyServiceTest::rotatesAsOftenAsToldWhileItRuns()
{
    m_issuer->keys.rotateEvery(0h);
    m_issuer->clock.advance(1000 * 24h);
    QCOMPARE(*m_issuer->keys.advance({}), 0); // by hand only
    m_issuer->keys.rotateEvery(2000 * 24h);
    QCOMPARE(*m_issuer->keys.advance({}), 0);
    m_issuer->keys.rotateEvery(30 * 24h);
    QCOMPARE(*m_issuer->keys.advance({}), 1);
    QCOMPARE(publishedKeys(), 2);
}

void KeyServiceTest::tellsWhatTimeHasBrought()
{
    int told = 0;
    KeyId signing;
    m_issuer->keys.setAdvanceListener([&] {
        ++told;
        signing = m_issuer->ring.active()->id;
    });
    QVERIFY(m_issuer->keys.rotate(1h, {}));
    QCOMPARE(*m_issuer->keys.advance({}), 0);
    QCOMPARE(told, 0); // who asked for the rotation knows of it
    m_issuer->clock.advance(1h);
    QCOMPARE(*m_issuer->keys.advance({}), 1);
    QCOMPARE(told, 1);
    QCOMPARE(signing, kSecond); // in use when it is told
    QCOMPARE(*m_issuer->keys.advance({}), 0);
    QCOMPARE(told, 1);
}

void KeyServiceTest::keepsARetiringKeyWhileATokenNeedsIt()
{
    KeyPlan plan = tests::TestIssuer::quickPlan();
    plan.longestTokenLifetime = 60s; // configured lower than a token that was made before
    tests::TestIssuer issuer{plan};
    const User user = issuer.addUser(u"alice"_s);
    const Client client = issuer.addClient(u"test-client"_s);
    const TokenSet set = issuer.signIn(user, client);
    QVERIFY(issuer.keys.rotate(0s, {}));
    issuer.clock.advance(10 * 24h);
    QCOMPARE(*issuer.keys.advance({}), 0);
    QVERIFY(issuer.keys.rotate(1s, {}));
    issuer.clock.advance(1s);
    QCOMPARE(*issuer.keys.advance({}), 1); // the third key becomes active, and no more than that
    QVERIFY(issuer.tokens.inspect(set.refreshToken)->active);
    issuer.clock.advance(20 * 24h);
    QCOMPARE(*issuer.keys.advance({}), 2);
    QVERIFY(!issuer.ring.verificationKey(kFirst.value));
}

void KeyServiceTest::neverGivesANumberTwice()
{
    QCOMPARE(*m_issuer->keys.rotate(0s, {}), kSecond);
    m_issuer->execute(u"DELETE FROM signing_keys WHERE kid = '%1'"_s.arg(kSecond.value));
    m_issuer->clock.advance(20 * 24h);
    QVERIFY(m_issuer->keys.advance({}));
    QCOMPARE(m_issuer->ring.active()->id.value, u"2026-02-key-3"_s);
}

void KeyServiceTest::revokingTheActiveKeyActivatesAnother_data()
{
    QTest::addColumn<bool>("hasNext");
    QTest::newRow("the next key") << true;
    QTest::newRow("a key made for it") << false;
}

void KeyServiceTest::revokingTheActiveKeyActivatesAnother()
{
    QFETCH(bool, hasNext);
    const User user = m_issuer->addUser(u"alice"_s);
    const Client client = m_issuer->addClient(u"test-client"_s);
    const TokenSet set = m_issuer->signIn(user, client);
    if (hasNext)
        QVERIFY(m_issuer->keys.rotate(std::nullopt, {}));
    QCOMPARE(*m_issuer->keys.familiesSignedBy(kFirst), 1);

    const auto report = m_issuer->keys.revoke(kFirst, {});
    QVERIFY(report);
    QCOMPARE(report->familiesEnded, 1);
    QCOMPARE(report->nowActive, kSecond);
    QCOMPARE(m_issuer->ring.active()->id, kSecond);
    QCOMPARE(publishedKeys(), 1);
    QCOMPARE(m_issuer->familyState(set.family), u"revoked"_s);
    QCOMPARE(m_issuer->number(u"SELECT COUNT(*) FROM refresh_tokens WHERE revoked = 1"_s), 1);
    QVERIFY(!m_issuer->tokens.inspect(set.accessToken)->active);
    QVERIFY(!m_issuer->refresh(set.refreshToken, client));
    QCOMPARE(m_issuer->events(EventType::KeyRevoked), 1);
    QCOMPARE(m_issuer->number(u"SELECT COUNT(*) FROM signing_keys WHERE state = 'revoked' AND sealed_key IS NULL"_s),
             1);
    QVERIFY(m_issuer->tokens.inspect(m_issuer->signIn(user, client).accessToken)->active);
}

void KeyServiceTest::revokesOnlyWhatIsThere()
{
    QCOMPARE(m_issuer->keys.revoke(KeyId{u"2020-01-key-9"_s}, {}).error().kind, ErrorKind::NotFound);
    QVERIFY(m_issuer->keys.rotate(0s, {}));
    QVERIFY(m_issuer->keys.revoke(kFirst, {}));
    QCOMPARE(m_issuer->ring.active()->id, kSecond);
    QCOMPARE(m_issuer->keys.revoke(kFirst, {}).error().kind, ErrorKind::Conflict);
}

void KeyServiceTest::retiresOnlyARetiringKey()
{
    QCOMPARE(m_issuer->keys.retire(kFirst, {}).error().kind, ErrorKind::Conflict);
    QCOMPARE(m_issuer->keys.retire(kSecond, {}).error().kind, ErrorKind::NotFound);
    QVERIFY(m_issuer->keys.rotate(0s, {}));
    QVERIFY(m_issuer->keys.retire(kFirst, {}));
    QCOMPARE(stateOf(kFirst), u"retired"_s);
    QCOMPARE(publishedKeys(), 1);
}

void KeyServiceTest::namesTheWayOutForAWrongKek()
{
    const Envelope wrong(m_issuer->random.secret(32), m_issuer->random);
    KeyRing ring;
    KeyService service({m_issuer->database.database(), m_issuer->audit, ring, wrong, m_issuer->clock},
                       tests::TestIssuer::quickPlan());
    const auto loaded = service.load({});
    QVERIFY(!loaded);
    QCOMPARE(loaded.error().kind, ErrorKind::Crypto);
    QVERIFY(loaded.error().detail.contains(u"restore a backup"_s));
    QVERIFY(!ring.active());
    QCOMPARE(m_issuer->number(u"SELECT COUNT(*) FROM signing_keys"_s), 1);
}

void KeyServiceTest::refusesToAddAKeyUnderAWrongKek()
{
    const Envelope wrong(m_issuer->random.secret(32), m_issuer->random);
    KeyRing ring;
    KeyService service({m_issuer->database.database(), m_issuer->audit, ring, wrong, m_issuer->clock},
                       tests::TestIssuer::quickPlan());
    QCOMPARE(service.rotate(0s, {}).error().kind, ErrorKind::Crypto);
    QCOMPARE(m_issuer->number(u"SELECT COUNT(*) FROM signing_keys"_s), 1);
}

void KeyServiceTest::findsOneChangedByte_data()
{
    QTest::addColumn<QString>("column");
    QTest::newRow("sealed private part") << u"sealed_key"_s;
    QTest::newRow("public part") << u"public_key"_s;
}

void KeyServiceTest::findsOneChangedByte()
{
    QFETCH(QString, column);
    const auto changed = m_issuer->database.database().writeNow([&](Transaction &transaction) -> Result<int> {
        auto rows = transaction.run(u"SELECT %1 FROM signing_keys"_s.arg(column));
        if (!rows || !rows->next())
            return fail(ErrorKind::Storage, u"no key"_s);
        QByteArray bytes = rows->bytes(0);
        bytes[bytes.size() - 5] = char(bytes[bytes.size() - 5] ^ 1);
        auto updated = transaction.run(u"UPDATE signing_keys SET %1 = :bytes"_s.arg(column), {{"bytes"_L1, bytes}});
        return updated ? Result<int>(updated->affected()) : fail(updated.error());
    });
    QCOMPARE(*changed, 1);
    const auto loaded = m_issuer->keys.load({});
    QVERIFY(!loaded);
    QCOMPARE(loaded.error().kind, ErrorKind::Crypto);
}

void KeyServiceTest::aDamagedKeyCanStillBeRevoked()
{
    QVERIFY(m_issuer->keys.rotate(0s, {}));
    m_issuer->execute(u"UPDATE signing_keys SET sealed_key = x'00' WHERE kid = '%1'"_s.arg(kSecond.value));
    const auto loaded = m_issuer->keys.load({});
    QVERIFY(!loaded);
    QVERIFY(loaded.error().detail.contains(kSecond.value));
    QVERIFY(m_issuer->keys.revoke(kSecond, {}));
    QVERIFY(m_issuer->keys.load({}));
    QCOMPARE(m_issuer->ring.active()->id.value, u"2026-01-key-3"_s);
}

void KeyServiceTest::twoServicesAgreeOnOneDatabase()
{
    const auto otherDatabase = m_issuer->database.openAgain();
    KeyRing otherRing;
    KeyService other({*otherDatabase, m_issuer->audit, otherRing, m_issuer->envelope, m_issuer->clock},
                     tests::TestIssuer::quickPlan());
    QVERIFY(other.load({}));
    for (int round = 0; round < 10; ++round) {
        {
            std::jthread here([&] { (void)m_issuer->keys.rotate(0s, {}); });
            std::jthread there([&] { (void)other.revoke(otherRing.active()->id, {}); });
        }
        QVERIFY(m_issuer->keys.advance({}));
        QVERIFY(other.advance({}));
        QCOMPARE(m_issuer->number(u"SELECT COUNT(*) FROM signing_keys WHERE state = 'active'"_s), 1);
        QCOMPARE(m_issuer->ring.active()->id, otherRing.active()->id);
        QCOMPARE(m_issuer->ring.jwks(), otherRing.jwks());
    }
}

QTEST_GUILESS_MAIN(KeyServiceTest)
#include "KeyServiceTest.moc"
