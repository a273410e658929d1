#include "core/admin/database/DatabaseKeyAdmin.h"

#include "tests/support/AdminHouse.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace core;
using namespace std::chrono_literals;
using tests::AdminHouse;

class DatabaseKeyAdminTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<AdminHouse> m_house;
    std::unique_ptr<DatabaseKeyAdmin> m_keys;

    template <class T>
    Result<T> await(QFuture<Result<T>> future)
    {
        return AdminHouse::await(std::move(future));
    }
    KeySummary key(const KeyId &id)
    {
        const auto overview = await(m_keys->overview());
        for (const KeySummary &each : overview.value().keys) {
            if (each.id == id)
                return each;
        }
        qFatal("no such key");
    }
    KeyId activeKey() { return m_house->issuer.ring.active()->id; }

private Q_SLOTS:
    void init()
    {
        m_house = std::make_unique<AdminHouse>();
        m_keys = std::make_unique<DatabaseKeyAdmin>(m_house->context, m_house->issuer.keys, m_house->issuer.ring,
                                                    DatabaseKeyAdmin::Kek{u"environment"_s, true});
    }
    void cleanup()
    {
        m_keys.reset();
        m_house.reset();
    }
    void showsTheKeysAndTheirPlace();
    void countsTheLiveTokensOfEachKey();
    void publishesTheNextKey();
    void rotatesAtOnce();
    void refusesANegativeWait();
    void retiresBeforeItsTime();
    void previewsAndRevokesTheActiveKey();
    void revokesAKeyOnce();
    void exportsThePublicPartOnly();
};

void DatabaseKeyAdminTest::showsTheKeysAndTheirPlace()
{
    const auto overview = await(m_keys->overview());
    QVERIFY(overview);
    QCOMPARE(overview->keys.size(), size_t(1));
    QCOMPARE(overview->keys[0].id, activeKey());
    QCOMPARE(overview->keys[0].state, KeyState::Active);
    QCOMPARE(overview->keys[0].algorithm, SigningAlgorithm::EdDSA);
    QCOMPARE(overview->kekPlace, u"environment"_s);
    QVERIFY(overview->kekIsFallback);
    QVERIFY(overview->jwks.contains(activeKey().value));
    QVERIFY(!overview->jwks.contains(u"\"d\""_s));
    QCOMPARE(overview->jwksMaxAge.count(), 3600);
}

void DatabaseKeyAdminTest::countsTheLiveTokensOfEachKey()
{
    const User alice = m_house->issuer.addUser(u"alice"_s);
    const Client client = m_house->issuer.addClient(u"test-client"_s);
    const KeyId first = activeKey();
    const TokenSet tokens = m_house->issuer.signIn(alice, client);
    m_house->issuer.signIn(alice, client);
    QCOMPARE(key(first).liveRefreshTokens, 2);
    const KeyId second = await(m_keys->rotate(0s)).value();
    QVERIFY(m_house->issuer.refresh(tokens.refreshToken, client));
    QCOMPARE(key(first).liveRefreshTokens, 1);
    QCOMPARE(key(second).liveRefreshTokens, 1);
    m_house->issuer.clock.advance(24h * 31);
    QCOMPARE(key(first).liveRefreshTokens, 0);
}

void DatabaseKeyAdminTest::publishesTheNextKey()
{
    const KeyId before = activeKey();
    const KeyId next = await(m_keys->rotate({})).value();
    QCOMPARE(activeKey(), before);
    QCOMPARE(key(next).state, KeyState::Next);
    QVERIFY(*key(next).activateAt == m_house->issuer.clock.now() + 1h);
    QVERIFY(m_house->issuer.ring.jwks().contains(next.value.toLatin1()));
    QCOMPARE(await(m_keys->overview())->keys.front().id, next);
    QCOMPARE(m_house->audited().back().event, u"key_rotated"_s);
    QCOMPARE(m_house->told(), QList<int>{KeysArea | AuditArea});
}

void DatabaseKeyAdminTest::rotatesAtOnce()
{
    const KeyId before = activeKey();
    const KeyId next = await(m_keys->rotate(0s)).value();
    QCOMPARE(activeKey(), next);
    QCOMPARE(key(before).state, KeyState::Retiring);
    QVERIFY(key(before).retireAt.has_value());
}

void DatabaseKeyAdminTest::refusesANegativeWait()
{
    const auto rotated = await(m_keys->rotate(-1s));
    QCOMPARE(rotated.error().kind, ErrorKind::InvalidInput);
    QCOMPARE(m_house->told(), QList<int>());
}

void DatabaseKeyAdminTest::retiresBeforeItsTime()
{
    const KeyId before = activeKey();
    QVERIFY(!await(m_keys->retire(before))); // it signs
    QVERIFY(await(m_keys->rotate(0s)));
    m_house->told();
    QVERIFY(await(m_keys->retire(before)));
    QCOMPARE(key(before).state, KeyState::Retired);
    QVERIFY(!m_house->issuer.ring.jwks().contains(before.value.toLatin1()));
    QCOMPARE(m_house->audited().back().data[u"state"_s].toString(), u"retired"_s);
    QCOMPARE(m_house->told(), QList<int>{KeysArea | AuditArea});
    QCOMPARE(await(m_keys->retire(KeyId{u"none"_s})).error().kind, ErrorKind::NotFound);
}

void DatabaseKeyAdminTest::previewsAndRevokesTheActiveKey()
{
    const User alice = m_house->issuer.addUser(u"alice"_s);
    const Client client = m_house->issuer.addClient(u"test-client"_s);
    const FamilyId family = m_house->issuer.signIn(alice, client).family;
    const KeyId stolen = activeKey();
    QCOMPARE(await(m_keys->previewRevoke(stolen)).value(), 1);
    const auto report = await(m_keys->revoke(stolen));
    QVERIFY(report);
    QCOMPARE(report->familiesEnded, 1);
    QCOMPARE(report->nowActive, activeKey());
    QVERIFY(report->nowActive != stolen);
    QCOMPARE(m_house->issuer.familyState(family), u"revoked"_s);
    QCOMPARE(key(stolen).state, KeyState::Revoked);
    QCOMPARE(m_house->told(), QList<int>{KeysArea | ChainsArea | AuditArea});
    const auto rows = m_house->audited();
    QVERIFY(std::ranges::any_of(rows, [&](const tests::AuditedChange &row) {
        return row.event == "key_revoked"_L1 && row.data[u"kid"_s].toString() == stolen.value &&
               row.data[u"families_ended"_s].toInt() == 1;
    }));
}

void DatabaseKeyAdminTest::revokesAKeyOnce()
{
    const KeyId first = activeKey();
    QVERIFY(await(m_keys->revoke(first)));
    QCOMPARE(await(m_keys->revoke(first)).error().kind, ErrorKind::Conflict);
    QCOMPARE(await(m_keys->revoke(KeyId{u"none"_s})).error().kind, ErrorKind::NotFound);
    QCOMPARE(await(m_keys->previewRevoke(KeyId{u"none"_s})).error().kind, ErrorKind::NotFound);
}

void DatabaseKeyAdminTest::exportsThePublicPartOnly()
{
    const QString pem = await(m_keys->exportPublicPem(activeKey())).value();
    QVERIFY(pem.startsWith("-----BEGIN PUBLIC KEY-----"_L1));
    QVERIFY(!pem.contains(u"PRIVATE"_s));
    QCOMPARE(pem.toLatin1(), m_house->issuer.ring.active()->key.publicKey().toPem());
    QCOMPARE(await(m_keys->exportPublicPem(KeyId{u"none"_s})).error().kind, ErrorKind::NotFound);
}

QTEST_GUILESS_MAIN(DatabaseKeyAdminTest)
#include "DatabaseKeyAdminTest.moc"
