#include "core/users/LoginThrottle.h"

#include "tests/support/ManualClock.h"

#include <QTest>

#include <atomic>
#include <latch>
#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::LoginLimits;
using core::LoginThrottle;
using Kind = core::LoginThrottle::Refusal::Kind;

class LoginThrottleTest : public QObject
{
    Q_OBJECT
private slots:
    void refusesAnAddressAtItsLimitUntilTheOldestFailureExpires();
    void refusesANameAtItsLimitFromAnyAddress();
    void locksANameUntilSoLongAfterTheLastFailure();
    void checksAddressThenNameThenLock();
    void refusedAttemptsNeitherCountNorProlong();
    void aRightPasswordClearsTheCountOfTheNameOnly();
    void refusesAnAddressWithTwiceTheThresholdInsideTheLockDuration();
    void aLimitOfZeroIsOff_data();
    void aLimitOfZeroIsOff();
    void anAbandonedAttemptCountsForNothing();
    void unlockingLetsTheNextAttemptIn();
    void restoresLocksAndKeepsTheirEnd();
    void liftsOnlyStoredLocksThatAreGone();
    void judgesNoMoreParallelWrongPasswordsThanTheLimit();
    void judgesNoMoreParallelGuessesFromOneAddressThanTheLimit();
    void letsParallelRightPasswordsIn();
    void emptyAddressesAreNotCounted();
    void wakesWaitersWhenTheLimitsAreLifted();
};

namespace {

const QString kAlice = u"0b0e4a7e-0000-4000-8000-000000000001"_s;

/// True when the attempt was judged, and found wrong.
bool wrongPassword(LoginThrottle &throttle, const QString &key, const QString &address)
{
    if (throttle.admit(key, address))
        return false;
    throttle.settleFailure(key, address);
    return true;
}

/// The same with time for others to slip in while the outcome is open.
bool slowWrongPassword(LoginThrottle &throttle, const QString &key, const QString &address)
{
    if (throttle.admit(key, address))
        return false;
    for (int i = 0; i < 200; ++i)
        std::this_thread::yield();
    throttle.settleFailure(key, address);
    return true;
}

LoginLimits onlyLock()
{
    LoginLimits limits;
    limits.perAddress = 0;
    limits.perName = 0;
    limits.enabled = false;
    return limits;
}

} // namespace

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

void LoginThrottleTest::locksANameUntilSoLongAfterTheLastFailure()
{
    tests::ManualClock clock;
    LoginThrottle throttle(clock, {});
    std::optional<LoginThrottle::Lock> lock;
    for (int i = 0; i < 5; ++i) {
        QVERIFY(!lock);
        QVERIFY(!throttle.admit(u"name:nobody"_s, u"10.0.0.%1"_s.arg(i)));
        lock = throttle.settleFailure(u"name:nobody"_s, u"10.0.0.%1"_s.arg(i));
        clock.advance(100s);
    }
    QVERIFY(lock);
    const core::Instant until = clock.now() - 100s + 900s;
    QCOMPARE(lock->lockedUntil, until);
    QCOMPARE(lock->failures, 5);
    QCOMPARE(lock->lastAddress, u"10.0.0.4"_s);
    QCOMPARE(lock->key, u"name:nobody"_s);
    const auto refusal = throttle.admit(u"name:nobody"_s, u"10.0.1.1"_s);
    QVERIFY(refusal);
    QCOMPARE(refusal->kind, Kind::Locked);
    QCOMPARE(refusal->retryAfter, 800s);
    QCOMPARE(refusal->lockedUntil, until);
    QCOMPARE(throttle.locks().size(), size_t(1));
    QVERIFY(throttle.lockOf(u"name:nobody"_s));
    QCOMPARE(throttle.failuresOf(u"name:nobody"_s), 5);
    clock.set(until);
    QVERIFY(throttle.locks().empty());
    QVERIFY(!throttle.lockOf(u"name:nobody"_s));
    QVERIFY(!throttle.admit(u"name:nobody"_s, u"10.0.1.1"_s));
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
    clock.set(first + 900s);
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

void LoginThrottleTest::unlockingLetsTheNextAttemptIn()
{
    tests::ManualClock clock;
    LoginLimits limits;
    limits.perName = 5;
    LoginThrottle throttle(clock, limits);
    for (int i = 0; i < 5; ++i)
        QVERIFY(wrongPassword(throttle, kAlice, u"10.0.0.1"_s));
    throttle.unlock(kAlice);
    QVERIFY(!throttle.lockOf(kAlice));
    QCOMPARE(throttle.failuresOf(kAlice), 0);
    QVERIFY(!throttle.admit(kAlice, u"10.0.0.2"_s));
}

void LoginThrottleTest::restoresLocksAndKeepsTheirEnd()
{
    tests::ManualClock clock;
    LoginThrottle throttle(clock, {});
    throttle.restore({{kAlice, clock.now() + 100s, 5, u"10.0.0.9"_s}, {u"name:old"_s, clock.now(), 5, {}}});
    QCOMPARE(throttle.locks().size(), size_t(1));
    QCOMPARE(throttle.failuresOf(kAlice), 5);
    const auto refusal = throttle.admit(kAlice, u"10.0.0.1"_s);
    QVERIFY(refusal);
    QCOMPARE(refusal->kind, Kind::Locked);
    QCOMPARE(refusal->retryAfter, 100s);
    clock.advance(100s);
    QVERIFY(!throttle.admit(kAlice, u"10.0.0.1"_s));
}

void LoginThrottleTest::liftsOnlyStoredLocksThatAreGone()
{
    tests::ManualClock clock;
    LoginThrottle throttle(clock, onlyLock());
    for (const QString &key : {u"stored"_s, u"fresh"_s}) {
        for (int i = 0; i < 5; ++i)
            wrongPassword(throttle, key, u"10.0.0.1"_s);
    }
    throttle.confirmStored(u"stored"_s);
    throttle.synchronize({{u"foreign"_s, clock.now() + 60s, 5, {}}});
    QVERIFY(!throttle.lockOf(u"stored"_s));
    QVERIFY(throttle.lockOf(u"fresh"_s)); // its row is still being written
    QVERIFY(throttle.lockOf(u"foreign"_s));
    throttle.synchronize({});
    QVERIFY(!throttle.lockOf(u"foreign"_s));
}

void LoginThrottleTest::judgesNoMoreParallelWrongPasswordsThanTheLimit()
{
    for (int round = 0; round < 20; ++round) {
        tests::ManualClock clock;
        LoginThrottle throttle(clock, {});
        std::atomic<int> judged = 0;
        std::latch start(50);
        {
            std::vector<std::jthread> threads;
            for (int i = 0; i < 50; ++i)
                threads.emplace_back([&, i] {
                    start.arrive_and_wait();
                    judged += slowWrongPassword(throttle, kAlice, u"10.0.%1.1"_s.arg(i));
                });
        }
        QCOMPARE(judged.load(), 5);
        QVERIFY(throttle.lockOf(kAlice));
    }
}

void LoginThrottleTest::judgesNoMoreParallelGuessesFromOneAddressThanTheLimit()
{
    tests::ManualClock clock;
    LoginThrottle throttle(clock, {});
    std::atomic<int> judged = 0;
    std::latch start(50);
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 50; ++i)
            threads.emplace_back([&, i] {
                start.arrive_and_wait();
                judged += slowWrongPassword(throttle, u"name:n%1"_s.arg(i), u"10.0.0.1"_s);
            });
    }
    QCOMPARE(judged.load(), 5);
}

void LoginThrottleTest::letsParallelRightPasswordsIn()
{
    tests::ManualClock clock;
    LoginThrottle throttle(clock, {});
    std::atomic<int> admitted = 0;
    std::atomic<int> open = 0;
    std::atomic<int> most = 0;
    std::latch start(50);
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 50; ++i)
            threads.emplace_back([&] {
                start.arrive_and_wait();
                if (throttle.admit(kAlice, u"10.0.0.1"_s))
                    return;
                const int now = ++open;
                for (int seen = most; seen < now && !most.compare_exchange_weak(seen, now);) {
                }
                std::this_thread::yield();
                --open;
                ++admitted;
                throttle.settleSuccess(kAlice, u"10.0.0.1"_s);
            });
    }
    QCOMPARE(admitted.load(), 50);
    QVERIFY(most <= 5);
}

void LoginThrottleTest::emptyAddressesAreNotCounted()
{
    tests::ManualClock clock;
    LoginThrottle throttle(clock, {});
    for (int i = 0; i < 30; ++i)
        QVERIFY(wrongPassword(throttle, u"name:n%1"_s.arg(i), {}));
}

void LoginThrottleTest::wakesWaitersWhenTheLimitsAreLifted()
{
    tests::ManualClock clock;
    LoginLimits limits;
    limits.perAddress = 1;
    LoginThrottle throttle(clock, limits);
    QVERIFY(!throttle.admit(kAlice, u"10.0.0.1"_s));
    std::jthread waiter([&] { wrongPassword(throttle, u"name:other"_s, u"10.0.0.1"_s); });
    throttle.setLimits(LoginLimits{false, 0, 0, 0, 900s});
    waiter.join();
    QCOMPARE(throttle.failuresOf(u"name:other"_s), 1);
}

QTEST_GUILESS_MAIN(LoginThrottleTest)
#include "LoginThrottleTest.moc"
