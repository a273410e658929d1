#include "core/users/LoginLockRepository.h"
#include "core/users/PasswordSignIn.h"
#include "tests/support/SignInHouse.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace core;
using Reason = SignInRefusal::Reason;

/// What a sign-in counts, locks and writes of its failures.
class SignInLimitsTest : public QObject
{
    Q_OBJECT
private slots:
    void countsNameAndAddressOfAUserAsOne();
    void locksKnownAndUnknownNamesAlike();
    void writesALockWithItsAuditRows();
    void forgetsTheLockRowAfterARightPassword();
    void auditsRefusedAttemptsOnceAMinute();
    void anUnlockByAnotherProcessForgetsTheHourToo();
    void anIpv6NetworkIsOneAddress();
    void longNamesTakeLittleRoom();
};

void SignInLimitsTest::countsNameAndAddressOfAUserAsOne()
{
    tests::SignInHouse house;
    const User alice = house.add(u"alice"_s, u"right"_s);
    for (int i = 0; i < 5; ++i) {
        const QString name = i % 2 ? u"ALICE"_s : u"alice@EXAMPLE.com"_s;
        QCOMPARE(house.enter(name, u"wrong"_s, u"10.0.0.%1"_s.arg(i)).error().reason, Reason::BadCredentials);
    }
    QCOMPARE(house.throttle.failuresOf(alice.id.value), 5);
    for (const QString &name : {u"alice"_s, u"alice@example.com"_s})
        QCOMPARE(house.enter(name, u"right"_s, u"10.0.1.1"_s).error().reason, Reason::Locked);
}

void SignInLimitsTest::locksKnownAndUnknownNamesAlike()
{
    tests::SignInHouse house;
    house.add(u"alice"_s, u"right"_s);
    std::vector<SignInRefusal> refusals;
    for (const QString &name : {u"alice"_s, u"Nobody"_s}) {
        for (int i = 0; i < 5; ++i)
            QCOMPARE(house.enter(name, u"wrong"_s, u"10.%1.0.%2"_s.arg(name.size()).arg(i)).error().reason,
                     Reason::BadCredentials);
        refusals.push_back(house.enter(name.toLower(), u"right"_s, u"10.9.9.9"_s).error());
    }
    QCOMPARE(refusals[0].reason, Reason::Locked);
    QCOMPARE(refusals[1].reason, refusals[0].reason);
    QCOMPARE(refusals[1].retryAfter, refusals[0].retryAfter);
    QCOMPARE(refusals[1].lockedUntil, refusals[0].lockedUntil);
    QCOMPARE(refusals[1].limit, refusals[0].limit);
    QCOMPARE(refusals[0].retryAfter, std::chrono::seconds(900));
    house.clock.advance(std::chrono::seconds(900));
    QVERIFY(house.enter(u"alice"_s, u"right"_s, u"10.9.9.9"_s));
}

void SignInLimitsTest::writesALockWithItsAuditRows()
{
    tests::SignInHouse house;
    const User alice = house.add(u"alice"_s, u"right"_s);
    for (int i = 0; i < 5; ++i)
        QVERIFY(!house.enter(u"alice"_s, u"wrong"_s));
    const auto locks = house.db.database().readNow([](Snapshot &s) { return LoginLockRepository::all(s); });
    QCOMPARE(locks->size(), size_t(1));
    QCOMPARE(locks->front().key, alice.id.value);
    QCOMPARE(locks->front().lastAddress, u"10.0.0.1"_s);
    QCOMPARE(house.countOf(u"login_failed"_s, u"bad_credentials"_s), 5);
    const tests::AuditRow last = house.rows().back();
    QCOMPARE(last.event, u"account_locked"_s);
    QCOMPARE(last.user, alice.id.value);
    QCOMPARE(last.data.value(u"failures"_s).toInt(), 5);
    QCOMPARE(last.data.value(u"locked_until"_s).toString(), u"2026-01-15T12:15:00.000Z"_s);
    house.write([&](Transaction &t) { return LoginLockRepository::lift(t, alice.id.value, house.clock.now()); });
    const auto stored = house.db.database().readNow([](Snapshot &s) { return LoginLockRepository::all(s); });
    house.throttle.synchronize(*stored, house.throttle.unlocks()); // as after `user unlock` of another process
    QVERIFY(house.enter(u"alice"_s, u"right"_s, u"10.0.0.2"_s));
}

void SignInLimitsTest::forgetsTheLockRowAfterARightPassword()
{
    tests::SignInHouse house;
    house.add(u"alice"_s, u"right"_s);
    for (int i = 0; i < 5; ++i)
        QVERIFY(!house.enter(u"alice"_s, u"wrong"_s));
    house.clock.advance(std::chrono::seconds(900));
    QVERIFY(house.enter(u"alice"_s, u"right"_s));
    const auto locks = house.db.database().readNow([](Snapshot &s) { return LoginLockRepository::all(s); });
    QVERIFY(locks->empty());
}

void SignInLimitsTest::auditsRefusedAttemptsOnceAMinute()
{
    tests::SignInHouse house;
    house.add(u"alice"_s, u"right"_s);
    for (int i = 0; i < 5; ++i)
        QVERIFY(!house.enter(u"alice"_s, u"wrong"_s));
    for (int i = 0; i < 20; ++i) {
        const auto refused = house.enter(u"alice"_s, u"right"_s);
        QCOMPARE(refused.error().reason, Reason::RateLimited);
        QCOMPARE(refused.error().limit, 5);
        QCOMPARE(refused.error().retryAfter, std::chrono::seconds(60));
        QCOMPARE(refused.error().label, u"rate_limited"_s);
    }
    QCOMPARE(house.countOf(u"rate_limit_exceeded"_s, u"rate_limited"_s), 1);
    house.clock.advance(std::chrono::seconds(60));
    for (int i = 0; i < 20; ++i)
        QCOMPARE(house.enter(u"alice"_s, u"right"_s).error().reason, Reason::Locked);
    QCOMPARE(house.countOf(u"login_failed"_s, u"locked"_s), 1);
    house.clock.advance(std::chrono::seconds(60));
    QVERIFY(!house.enter(u"alice"_s, u"right"_s));
    QCOMPARE(house.countOf(u"login_failed"_s, u"locked"_s), 2);
    QCOMPARE(house.rows().back().data.value(u"refused"_s).toInt(), 20);
}

void SignInLimitsTest::anUnlockByAnotherProcessForgetsTheHourToo()
{
    LoginLimits limits;
    limits.lockThreshold = 0;
    limits.perAddress = 0;
    limits.perName = 3;
    tests::SignInHouse house(limits);
    const User alice = house.add(u"alice"_s, u"right"_s);
    for (int i = 0; i < 3; ++i)
        QVERIFY(!house.enter(u"alice"_s, u"wrong"_s));
    QCOMPARE(house.enter(u"alice"_s, u"right"_s).error().reason, Reason::RateLimited);
    const auto other = house.db.openAgain();
    QVERIFY(other->writeNow(
        [&](Transaction &t) { return LoginLockRepository::lift(t, alice.id.value, house.clock.now()); }));
    const auto stored = house.db.database().readNow([](Snapshot &s) { return LoginLockRepository::all(s); });
    house.throttle.synchronize(*stored, house.throttle.unlocks());
    QVERIFY(house.enter(u"alice"_s, u"right"_s));
}

void SignInLimitsTest::anIpv6NetworkIsOneAddress()
{
    tests::SignInHouse house;
    house.add(u"alice"_s, u"right"_s);
    const auto enterFrom = [&](const QString &address, const QString &network, const QString &name) {
        const Origin origin{address, u"agent"_s, RequestId{u"request-1"_s}, u"http"_s, network};
        return house.signIn.signIn(name, SecretBytes::fromText(u"wrong"_s), ClientId{u"test-client"_s}, origin)
            .error()
            .reason;
    };
    for (int i = 1; i <= 5; ++i)
        QCOMPARE(enterFrom(u"2001:db8::%1"_s.arg(i), u"2001:db8::/64"_s, u"name-%1"_s.arg(i)), Reason::BadCredentials);
    QCOMPARE(enterFrom(u"2001:db8::ffff"_s, u"2001:db8::/64"_s, u"alice"_s), Reason::RateLimited);
    QCOMPARE(enterFrom(u"2001:db8:0:1::1"_s, u"2001:db8:0:1::/64"_s, u"alice"_s), Reason::BadCredentials);
    QCOMPARE(house.countOf(u"rate_limit_exceeded"_s), 1);
    QCOMPARE(house.rows()[5].address, u"2001:db8::ffff"_s); // the row names the address, not the network
}

void SignInLimitsTest::longNamesTakeLittleRoom()
{
    LoginLimits limits;
    limits.perAddress = 0;
    tests::SignInHouse house(limits);
    const QString one = QString(254, QChar(0xfdfa)) + u'1'; // each is eighteen characters when folded
    const QString two = QString(254, QChar(0xfdfa)) + u'2';
    for (int i = 0; i < 5; ++i)
        QCOMPARE(house.enter(one, u"wrong"_s).error().reason, Reason::BadCredentials);
    QCOMPARE(house.enter(one, u"wrong"_s).error().reason, Reason::Locked);
    QCOMPARE(house.enter(two, u"wrong"_s).error().reason, Reason::BadCredentials);
    QVERIFY(house.throttle.standing(1).blocked.at(0).key.size() < 100);
}

QTEST_GUILESS_MAIN(SignInLimitsTest)
#include "SignInLimitsTest.moc"
