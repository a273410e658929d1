#include "core/admin/database/DatabaseUserAdmin.h"
#include "core/users/LoginLockRepository.h"
#include "tests/support/UserAdminHouse.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace core;
using tests::kUserPassword;

/// What lets a user in or keeps him out: disabled, locked, removed, signed out.
class UserAccessTest : public QObject, private tests::UserAdminHouse
{
    Q_OBJECT

private:
    void fail(const UserId &id, int times)
    {
        for (int i = 0; i < times; ++i)
            QVERIFY(!m_house->throttle.admit(id.value, u"10.0.0.%1"_s.arg(i)));
        for (int i = 0; i < times; ++i)
            m_house->throttle.settleFailure(id.value, u"10.0.0.%1"_s.arg(i));
    }

private Q_SLOTS:
    void init() { build(); }
    void cleanup() { tearDown(); }
    void disablesAndEnables();
    void unlocksWhatIsStored();
    void unlocksWhatOnlyTheThrottleKnows();
    void unlocksWhatOnlyARunningServerKnows();
    void aLockOutlivesAnUnlockThatCouldNotBeStored();
    void removesAndRestores();
    void aDeletedUserCannotBeChanged();
    void endsTheSessionsOfOneUser();
};

void UserAccessTest::disablesAndEnables()
{
    const UserId alice = add(u"alice"_s);
    const UserId bob = add(u"bob"_s);
    const FamilyId family = signIn(u"alice"_s);
    QCOMPARE(await(m_users->setActive({alice, bob, UserId{u"nobody"_s}}, false)).value().size(), size_t(2));
    QVERIFY(!summary(u"alice"_s).active);
    QCOMPARE(m_house->issuer.familyState(family), u"active"_s); // refreshes are refused only while it lasts
    QCOMPARE(m_house->told().size(), 1);
    QCOMPARE(m_house->audited().back().event, u"user_blocked"_s);
    QCOMPARE(await(m_users->setActive({alice}, false)).value().size(), size_t(0));
    QCOMPARE(m_house->told(), QList<int>());

    QCOMPARE(await(m_users->setActive({alice, bob}, true)).value().size(), size_t(2));
    const auto row = m_house->audited().back();
    QCOMPARE(row.event, u"user_updated"_s);
    QCOMPARE(row.user, bob.value);
    const QJsonObject expected{{u"before"_s, QJsonObject{{u"is_active"_s, false}}},
                               {u"after"_s, QJsonObject{{u"is_active"_s, true}}}};
    QCOMPARE(row.data, expected);
    QCOMPARE(m_house->audited().size(), size_t(6));
}

void UserAccessTest::unlocksWhatIsStored()
{
    const UserId alice = add(u"alice"_s);
    const LoginThrottle::Lock lock{alice.value, m_house->issuer.clock.now() + std::chrono::minutes(9), 5, {}};
    QVERIFY(m_house->issuer.database.database().writeNow(
        [&](Transaction &transaction) { return LoginLockRepository::put(transaction, lock); }));
    m_house->throttle.restore({lock});
    QCOMPARE(await(m_users->unlock({alice})).value().size(), size_t(1));
    QVERIFY(!m_house->throttle.lockOf(alice.value));
    QCOMPARE(m_house->issuer.number(u"SELECT COUNT(*) FROM login_locks WHERE failures > 0"_s), 0);
    const auto row = m_house->audited().back();
    QCOMPARE(row.event, u"account_unlocked"_s);
    QCOMPARE(row.data[u"before"_s].toObject()[u"failures"_s].toInt(), 5);
    QCOMPARE(await(m_users->unlock({alice})).value().size(), size_t(0));
    QCOMPARE(m_house->audited().size(), size_t(2));
}

void UserAccessTest::unlocksWhatOnlyTheThrottleKnows()
{
    const UserId alice = add(u"alice"_s);
    const UserId bob = add(u"bob"_s);
    fail(alice, 5);
    fail(bob, 2);
    QVERIFY(m_house->throttle.lockOf(alice.value));
    QCOMPARE(await(m_users->unlock({alice, bob})).value().size(), size_t(2));
    QVERIFY(!m_house->throttle.admit(alice.value, u"10.0.1.1"_s));
    QCOMPARE(m_house->throttle.failuresOf(bob.value), 0);
}

void UserAccessTest::unlocksWhatOnlyARunningServerKnows()
{
    const UserId alice = add(u"alice"_s);
    LoginThrottle running(m_house->issuer.clock, {}); // of the server beside this process
    for (int i = 0; i < 4; ++i) {
        QVERIFY(!running.admit(alice.value, u"10.0.0.1"_s));
        running.settleFailure(alice.value, u"10.0.0.1"_s);
    }
    m_house->context.countsElsewhere = true;
    QCOMPARE(await(m_users->unlock({alice})).value().size(), size_t(1));
    QCOMPARE(m_house->audited().back().event, u"account_unlocked"_s);
    const auto stored = m_house->issuer.database.database().readNow(
        [](Snapshot &snapshot) { return LoginLockRepository::all(snapshot); });
    running.synchronize(*stored, running.unlocks());
    QCOMPARE(running.failuresOf(alice.value), 0);
}

void UserAccessTest::aLockOutlivesAnUnlockThatCouldNotBeStored()
{
    const UserId alice = add(u"alice"_s);
    fail(alice, 5);
    m_house->refuseAuditRows();
    QCOMPARE(await(m_users->unlock({alice})).error().kind, ErrorKind::Storage);
    QVERIFY(m_house->throttle.lockOf(alice.value));
    QCOMPARE(m_house->told(), QList<int>());
}

void UserAccessTest::removesAndRestores()
{
    const UserId alice = add(u"alice"_s);
    const FamilyId family = signIn(u"alice"_s);
    QCOMPARE(await(m_users->remove({alice, UserId{u"nobody"_s}})).value().size(), size_t(1));
    QCOMPARE(m_house->issuer.familyState(family), u"revoked"_s);
    QVERIFY(summary(alice.value).deleted);
    const auto deleted = m_house->audited().back();
    QCOMPARE(deleted.event, u"user_deleted"_s);
    QCOMPARE(deleted.data[u"families_ended"_s].toInt(), 1);
    QCOMPARE(deleted.data[u"before"_s].toObject()[u"username"_s].toString(), u"alice"_s);
    QCOMPARE(await(m_users->create({u"alice"_s, u"new@example.com"_s, kUserPassword, false})).error().kind,
             ErrorKind::AlreadyExists); // so that restore() can undo it

    QCOMPARE(await(m_users->restore({alice})).value().size(), size_t(1));
    QVERIFY(!summary(alice.value).deleted);
    QVERIFY(isPassword(alice, kUserPassword));
    QCOMPARE(m_house->issuer.familyState(family), u"revoked"_s);
    const auto restored = m_house->audited().back();
    QCOMPARE(restored.event, u"user_updated"_s);
    QCOMPARE(restored.data[u"after"_s].toObject()[u"deleted"_s].toBool(true), false);
    QCOMPARE(await(m_users->restore({alice})).value().size(), size_t(0));
}

void UserAccessTest::aDeletedUserCannotBeChanged()
{
    const UserId alice = add(u"alice"_s);
    QVERIFY(await(m_users->remove({alice})));
    QCOMPARE(await(m_users->update(alice, u"carol"_s, u"c@example.com"_s, true)).error().kind, ErrorKind::NotFound);
    QCOMPARE(await(m_users->setPassword(alice, kUserPassword)).error().kind, ErrorKind::NotFound);
    QCOMPARE(await(m_users->endSessions(alice)).error().kind, ErrorKind::NotFound);
    QCOMPARE(await(m_users->setActive({alice}, false)).value().size(), size_t(0));
}

void UserAccessTest::endsTheSessionsOfOneUser()
{
    const UserId alice = add(u"alice"_s);
    add(u"bob"_s);
    const FamilyId first = signIn(u"alice"_s);
    m_house->issuer.clock.advance(std::chrono::hours(24 * 29));
    signIn(u"alice"_s);
    const FamilyId his = signIn(u"bob"_s);
    m_house->issuer.clock.advance(std::chrono::hours(24 * 2)); // the first one has expired
    QCOMPARE(summary(u"alice"_s).activeFamilies, 1);
    QCOMPARE(await(m_users->endSessions(alice)).value(), 1);
    QCOMPARE(m_house->issuer.familyState(his), u"active"_s);
    const auto row = m_house->audited().back();
    QCOMPARE(row.event, u"token_revoke"_s);
    QCOMPARE(row.user, alice.value);
    QCOMPARE(row.data, (QJsonObject{{u"families_ended"_s, 1}, {u"reason"_s, u"admin"_s}}));
    QCOMPARE(m_house->told().size(), 1);
    QCOMPARE(await(m_users->endSessions(alice)).value(), 0);
    QCOMPARE(m_house->told(), QList<int>());
    QCOMPARE(m_house->issuer.familyState(first), u"revoked"_s);
}

QTEST_GUILESS_MAIN(UserAccessTest)
#include "UserAccessTest.moc"
