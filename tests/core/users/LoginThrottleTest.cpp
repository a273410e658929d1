#include "core/users/LoginThrottle.h"

#include "tests/support/ManualClock.h"
#include "tests/support/WrongPassword.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::LoginLimits;
using core::LoginThrottle;
using tests::kAlice;
using tests::wrongPassword;
using Kind = core::LoginThrottle::Refusal::Kind;

class LoginThrottleTest : public QObject
{
    Q_OBJECT
private slots:
    void refusesAnAddressAtItsLimitUntilTheOldestFailureExpires();
    void refusesANameAtItsLimitFromAnyAddress();
    void checksAddressThenNameThenLock();
    void refusedAttemptsNeitherCountNorProlong();
    void aRightPasswordClearsTheCountOfTheNameOnly();
    void refusesAnAddressWithTwiceTheThresholdInsideTheLockDuration();
    void aLimitOfZeroIsOff_data();
    void aLimitOfZeroIsOff();
    void anAbandonedAttemptCountsForNothing();
    void emptyAddressesAreNotCounted();
    void tellsWhatItCountsAndBlocks();
    void tellsOfANameOverItsHourlyLimit();
    void unblocksAnAddress();
    void aNameIsNotKeptLockedByTrying();
};

void LoginThrottleTest::refusesAnAddressAtItsLimitUntilTheOldestFailureExpires()
{
    tests::ManualClock clock;
    LoginThrottle throttle(clock, {});
    for (int i = 0; i < 5; ++i) {
        QVERIFY(wrongPassword(throttle, u"name:n%1"_s.arg(i), u"10.0.0.1"_s));
        clock.advance(2s);
    }
    auto refusal = throttle.admit(u"name:other"_s, u"10.0.0.1"_s);
    QVERIFY(refusal);
    QCOMPARE(refusal->kind, Kind::Address);
    QCOMPARE(refusal->limit, 5);
    QCOMPARE(refusal->retryAfter, 50s);
    QVERIFY(!throttle.admit(u"name:other"_s, u"10.0.0.2"_s));
    clock.advance(50s - 1ms);
    refusal = throttle.admit(u"name:other"_s, u"10.0.0.1"_s);
    QVERIFY(refusal);
    QCOMPARE(refusal->retryAfter, 1s);
    clock.advance(1ms);
    QVERIFY(wrongPassword(throttle, u"name:third"_s, u"10.0.0.1"_s));
    refusal = throttle.admit(u"name:other"_s, u"10.0.0.1"_s); // the second of the five counts for two more seconds
    QVERIFY(refusal);
    QCOMPARE(refusal->retryAfter, 2s);
}

void LoginThrottleTest::refusesANameAtItsLimitFromAnyAddress()
{
    tests::ManualClock clock;
    LoginLimits limits;
    limits.lockThreshold = 0;
    LoginThrottle throttle(clock, limits);
    for (int i = 0; i < 10; ++i) {
        QVERIFY(wrongPassword(throttle, kAlice, u"10.0.0.%1"_s.arg(i)));
        clock.advance(60s);
    }
    const auto refusal = throttle.admit(kAlice, u"10.0.1.1"_s);
    QVERIFY(refusal);
    QCOMPARE(refusal->kind, Kind::Name);
    QCOMPARE(refusal->limit, 10);
    QCOMPARE(refusal->retryAfter, 3000s);
    QVERIFY(!refusal->lockedUntil);
    clock.advance(3000s);
    QVERIFY(!throttle.admit(kAlice, u"10.0.1.1"_s));
}

void LoginThrottleTest::checksAddressThenNameThenLock()
{
    tests::ManualClock clock;
    LoginLimits limits;
    limits.perAddress = 3;
    limits.perName = 3;
    limits.lockThreshold = 3;
    LoginThrottle throttle(clock, limits);
    for (int i = 0; i < 3; ++i)
        QVERIFY(wrongPassword(throttle, kAlice, u"10.0.0.1"_s));
    QCOMPARE(throttle.admit(kAlice, u"10.0.0.1"_s)->kind, Kind::Address);
    QCOMPARE(throttle.admit(kAlice, u"10.0.0.2"_s)->kind, Kind::Name);
    limits.perName = 0;
    throttle.setLimits(limits);
    QCOMPARE(throttle.admit(kAlice, u"10.0.0.2"_s)->kind, Kind::Locked);
}

void LoginThrottleTest::refusedAttemptsNeitherCountNorProlong()
{
    tests::ManualClock clock;
    LoginThrottle throttle(clock, {});
    for (int i = 0; i < 5; ++i)
        QVERIFY(wrongPassword(throttle, kAlice, u"10.0.0.1"_s));
    const core::Instant end = throttle.lockOf(kAlice)->lockedUntil;
    for (int i = 0; i < 890; ++i) {
        clock.advance(1s);
        QVERIFY(throttle.admit(kAlice, u"10.0.0.2"_s));
    }
    QCOMPARE(throttle.lockOf(kAlice)->lockedUntil, end);
    QCOMPARE(throttle.failuresOf(kAlice), 5);
    clock.advance(10s);
    QVERIFY(!throttle.admit(kAlice, u"10.0.0.2"_s));
}

void LoginThrottleTest::aRightPasswordClearsTheCountOfTheNameOnly()
{
    tests::ManualClock clock;
    LoginThrottle throttle(clock, {});
    for (int i = 0; i < 4; ++i)
        QVERIFY(wrongPassword(throttle, kAlice, u"10.0.0.1"_s));
    QVERIFY(!throttle.admit(kAlice, u"10.0.0.1"_s));
    throttle.settleSuccess(kAlice, u"10.0.0.1"_s);
    QCOMPARE(throttle.failuresOf(kAlice), 0);
    QVERIFY(wrongPassword(throttle, kAlice, u"10.0.0.1"_s));
    QVERIFY(!throttle.lockOf(kAlice));
    QCOMPARE(throttle.admit(u"name:other"_s, u"10.0.0.1"_s)->kind, Kind::Address);
}

void LoginThrottleTest::refusesAnAddressWithTwiceTheThresholdInsideTheLockDuration()
{
    tests::ManualClock clock;
    LoginThrottle throttle(clock, {});
    const core::Instant first = clock.now();
    for (int i = 0; i < 10; ++i) {
        QVERIFY(wrongPassword(throttle, u"name:n%1"_s.arg(i), u"10.0.0.1"_s));
        clock.advance(30s);
    }
    auto refusal = throttle.admit(u"name:other"_s, u"10.0.0.1"_s);
    QVERIFY(refusal);
    QCOMPARE(refusal->kind, Kind::Address);
    QCOMPARE(refusal->limit, 10);
    QCOMPARE(refusal->retryAfter, 600s);
    clock.advance(first + 900s - clock.now());
    QVERIFY(!throttle.admit(u"name:other"_s, u"10.0.0.1"_s));
}

void LoginThrottleTest::aLimitOfZeroIsOff_data()
{
    QTest::addColumn<bool>("enabled");
    QTest::addColumn<int>("perAddress");
    QTest::addColumn<int>("perName");
    QTest::addColumn<int>("lockThreshold");
    QTest::addColumn<int>("judged");
    QTest::newRow("nothing is off") << true << 5 << 10 << 5 << 5;
    QTest::newRow("no address limit") << true << 0 << 10 << 6 << 6;
    QTest::newRow("no address limit, no lock") << true << 0 << 10 << 0 << 10;
    QTest::newRow("only the address limit") << true << 7 << 0 << 0 << 7;
    QTest::newRow("limits are switched off") << false << 5 << 10 << 20 << 20;
    QTest::newRow("everything is off") << false << 5 << 10 << 0 << 300;
}

void LoginThrottleTest::aLimitOfZeroIsOff()
{
    QFETCH(bool, enabled);
    QFETCH(int, perAddress);
    QFETCH(int, perName);
    QFETCH(int, lockThreshold);
    tests::ManualClock clock;
    LoginThrottle throttle(clock, LoginLimits{enabled, perAddress, perName, lockThreshold, 900s});
    int judged = 0;
    for (int i = 0; i < 300; ++i)
        judged += wrongPassword(throttle, kAlice, u"10.0.0.1"_s);
    QTEST(judged, "judged");
}

void LoginThrottleTest::anAbandonedAttemptCountsForNothing()
{
    tests::ManualClock clock;
    LoginThrottle throttle(clock, {});
    for (int i = 0; i < 50; ++i) {
        QVERIFY(!throttle.admit(kAlice, u"10.0.0.1"_s));
        throttle.abandon(kAlice, u"10.0.0.1"_s);
    }
    QCOMPARE(throttle.failuresOf(kAlice), 0);
}

void LoginThrottleTest::emptyAddressesAreNotCounted()
{
    tests::ManualClock clock;
    LoginThrottle throttle(clock, {});
    for (int i = 0; i < 30; ++i)
        QVERIFY(wrongPassword(throttle, u"name:n%1"_s.arg(i), {}));
}

void LoginThrottleTest::tellsWhatItCountsAndBlocks()
{
    tests::ManualClock clock;
    LoginThrottle throttle(clock, {});
    for (int i = 0; i < 5; ++i)
        QVERIFY(wrongPassword(throttle, kAlice, u"10.0.0.1"_s));
    QVERIFY(wrongPassword(throttle, u"name:bob"_s, u"10.0.0.2"_s));
    QVERIFY(throttle.admit(kAlice, u"10.0.0.1"_s));
    QVERIFY(throttle.admit(kAlice, u"10.0.0.2"_s));
    auto standing = throttle.standing(500);
    QCOMPARE(standing.failedSignIns, 6);
    QCOMPARE(standing.refusedByAddress, 1);
    QCOMPARE(standing.refusedByName, 0);
    QCOMPARE(standing.refusedByLock, 1);
    QCOMPARE(standing.watchedNames, 2);
    QCOMPARE(standing.watchedAddresses, 2);
    QCOMPARE(standing.blockedTotal, 2);
    QCOMPARE(standing.blocked.size(), size_t(2));
    QVERIFY(!standing.blocked[0].isAddress); // ends last
    QCOMPARE(standing.blocked[0].key, kAlice);
    QCOMPARE(standing.blocked[0].failures, 5);
    QCOMPARE(standing.blocked[0].until, clock.now() + 900s);
    QCOMPARE(standing.blocked[0].lastAddress, u"10.0.0.1"_s);
    QVERIFY(standing.blocked[1].isAddress);
    QCOMPARE(standing.blocked[1].until, clock.now() + 60s);
    QCOMPARE(throttle.standing(1).blocked.size(), size_t(1));
    QCOMPARE(throttle.standing(1).blockedTotal, 2);
    clock.advance(60s);
    QCOMPARE(throttle.standing(500).blockedTotal, 1);
    clock.advance(840s);
    standing = throttle.standing(500);
    QCOMPARE(standing.blockedTotal, 0);
    QCOMPARE(standing.watchedNames, 2); // for the hour
    QCOMPARE(standing.watchedAddresses, 0);
    clock.advance(45min);
    QCOMPARE(throttle.standing(500).watchedNames, 0);
}

void LoginThrottleTest::tellsOfANameOverItsHourlyLimit()
{
    tests::ManualClock clock;
    LoginLimits limits;
    limits.lockThreshold = 0;
    limits.perName = 2;
    LoginThrottle throttle(clock, limits);
    for (int i = 0; i < 2; ++i)
        QVERIFY(wrongPassword(throttle, u"name:bob"_s, u"10.0.0.1"_s));
    QVERIFY(throttle.refuses(u"name:bob"_s));
    QCOMPARE(throttle.lockedNames(), 0);
    const auto standing = throttle.standing(500);
    QCOMPARE(standing.blockedTotal, 1);
    QCOMPARE(standing.blocked[0].until, clock.now() + 3600s);
    QCOMPARE(standing.blocked[0].lastAddress, u"10.0.0.1"_s);
    limits.perName = 3;
    throttle.setLimits(limits);
    QCOMPARE(throttle.standing(500).blockedTotal, 0);
    QVERIFY(!throttle.refuses(u"name:bob"_s));
    limits.perName = 1;
    throttle.setLimits(limits);
    QCOMPARE(throttle.standing(500).blockedTotal, 1);
}

void LoginThrottleTest::unblocksAnAddress()
{
    tests::ManualClock clock;
    LoginThrottle throttle(clock, {});
    for (int i = 0; i < 5; ++i)
        QVERIFY(wrongPassword(throttle, u"name:n%1"_s.arg(i), u"10.0.0.1"_s));
    QVERIFY(throttle.refusesAddress(u"10.0.0.1"_s));
    throttle.unblockAddress(u"10.0.0.1"_s);
    QVERIFY(!throttle.refusesAddress(u"10.0.0.1"_s));
    QVERIFY(wrongPassword(throttle, u"name:other"_s, u"10.0.0.1"_s));
}

/// Somebody who knows a name can keep its owner out for as long as PRODUCT.md §8 says, however hard he tries.
void LoginThrottleTest::aNameIsNotKeptLockedByTrying()
{
    tests::ManualClock clock;
    LoginThrottle throttle(clock, {});
    int judged = 0;
    int let = 0;
    for (int second = 0; second < 2 * 3600; ++second) {
        clock.advance(1s);
        const auto refused = throttle.admit(kAlice, u"10.0.%1.1"_s.arg(second % 256));
        if (refused)
            continue;
        ++let;
        throttle.settleFailure(kAlice, u"10.0.%1.1"_s.arg(second % 256));
        ++judged;
    }
    QCOMPARE(judged, let);
    QCOMPARE(judged, 20); // ten an hour and no more
}

QTEST_GUILESS_MAIN(LoginThrottleTest)
#include "LoginThrottleTest.moc"
