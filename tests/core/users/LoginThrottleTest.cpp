#include "core/users/LoginThrottle.h"

#include "tests/support/ManualClock.h"
#include "tests/support/ResidentMemory.h"

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
    void aClockThatIsSetNeitherOpensNorProlongs_data();
    void aClockThatIsSetNeitherOpensNorProlongs();
    void aStoredLockIsTakenByTheTimeOfDay_data();
    void aStoredLockIsTakenByTheTimeOfDay();
    void aMillionNamesAndAddressesDoNotGrowIt();
    void doesWhatOtherProcessesStoredOnce();
    void aRowThatIsGoneTellsNothing();
    void anUnlockOfItsOwnIsNotDoneAgain();
    void anOldUnlockIsNotDoneAfterARestart();
    void tellsWhatItCountsAndBlocks();
    void tellsOfANameOverItsHourlyLimit();
    void unblocksAnAddress();
    void aNameIsNotKeptLockedByTrying();
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
    QCOMPARE(throttle.lockedNames(), 1);
    QVERIFY(throttle.lockOf(u"name:nobody"_s));
    QCOMPARE(throttle.failuresOf(u"name:nobody"_s), 5);
    clock.advance(800s);
    QCOMPARE(throttle.standing(10).blockedTotal, 0);
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

void LoginThrottleTest::unlockingLetsTheNextAttemptIn()
{
    tests::ManualClock clock;
    LoginLimits limits;
    limits.perName = 5;
    LoginThrottle throttle(clock, limits);
    for (int i = 0; i < 5; ++i)
        QVERIFY(wrongPassword(throttle, kAlice, u"10.0.0.1"_s));
    throttle.unlock(kAlice, clock.now());
    QVERIFY(!throttle.lockOf(kAlice));
    QCOMPARE(throttle.failuresOf(kAlice), 0);
    QVERIFY(!throttle.admit(kAlice, u"10.0.0.2"_s));
}

void LoginThrottleTest::restoresLocksAndKeepsTheirEnd()
{
    tests::ManualClock clock;
    LoginThrottle throttle(clock, {});
    throttle.restore({{kAlice, clock.now() + 100s, 5, u"10.0.0.9"_s}, {u"name:old"_s, clock.now(), 5, {}}});
    QCOMPARE(throttle.lockedNames(), 1);
    QCOMPARE(throttle.failuresOf(kAlice), 5);
    const auto refusal = throttle.admit(kAlice, u"10.0.0.1"_s);
    QVERIFY(refusal);
    QCOMPARE(refusal->kind, Kind::Locked);
    QCOMPARE(refusal->retryAfter, 100s);
    clock.advance(100s);
    QVERIFY(!throttle.admit(kAlice, u"10.0.0.1"_s));
}

void LoginThrottleTest::aClockThatIsSetNeitherOpensNorProlongs_data()
{
    QTest::addColumn<qint64>("hours");
    QTest::newRow("an hour forward") << qint64(1);
    QTest::newRow("a year forward") << qint64(8760);
    QTest::newRow("an hour back") << qint64(-1);
    QTest::newRow("a year back") << qint64(-8760);
}

void LoginThrottleTest::aClockThatIsSetNeitherOpensNorProlongs()
{
    QFETCH(qint64, hours);
    tests::ManualClock clock;
    LoginThrottle throttle(clock, {});
    for (int i = 0; i < 5; ++i)
        QVERIFY(wrongPassword(throttle, kAlice, u"10.0.0.1"_s));
    const core::Instant before = clock.now();
    clock.set(before + std::chrono::hours(hours));
    QCOMPARE(throttle.admit(kAlice, u"10.0.0.1"_s)->retryAfter, 60s);
    const auto locked = throttle.admit(kAlice, u"10.0.0.2"_s);
    QVERIFY(locked);
    QCOMPARE(locked->retryAfter, 900s);
    QCOMPARE(locked->lockedUntil, clock.now() + 900s); // by the clock that the reader has
    QCOMPARE(throttle.lockOf(kAlice)->lockedUntil, clock.now() + 900s);
    QCOMPARE(throttle.failuresOf(kAlice), 5);
    clock.advance(60s);
    QVERIFY(wrongPassword(throttle, u"name:other"_s, u"10.0.0.1"_s));
    clock.advance(840s);
    QVERIFY(wrongPassword(throttle, kAlice, u"10.0.0.3"_s));
}

void LoginThrottleTest::aStoredLockIsTakenByTheTimeOfDay_data()
{
    QTest::addColumn<int>("minutesTillEnd");
    QTest::addColumn<int>("locked"); // seconds
    QTest::newRow("nothing was set") << 10 << 600;
    QTest::newRow("ended, or the clock was set forward") << 0 << 0;
    QTest::newRow("set back by a day while off") << 24 * 60 << 900;
}

void LoginThrottleTest::aStoredLockIsTakenByTheTimeOfDay()
{
    QFETCH(int, minutesTillEnd);
    QFETCH(int, locked);
    tests::ManualClock clock;
    LoginThrottle throttle(clock, {});
    throttle.restore({{kAlice, clock.now() + std::chrono::minutes(minutesTillEnd), 5, {}}});
    const auto refusal = throttle.admit(kAlice, u"10.0.0.1"_s);
    QCOMPARE(refusal ? int(refusal->retryAfter.count()) : 0, locked);
}

void LoginThrottleTest::aMillionNamesAndAddressesDoNotGrowIt()
{
    tests::ManualClock clock;
    LoginThrottle throttle(clock, {});
    for (int i = 0; i < 5; ++i)
        QVERIFY(wrongPassword(throttle, kAlice, u"10.0.0.1"_s));
    for (int i = 0; i < 2; ++i)
        QVERIFY(wrongPassword(throttle, u"name:bob"_s, u"10.0.0.2"_s));
    const auto flood = [&](int first, int count) {
        for (int i = first; i < first + count; ++i)
            wrongPassword(throttle, u"name:stranger-%1"_s.arg(i), u"192.%1"_s.arg(i));
    };
    flood(0, 100'000);
    const qint64 before = tests::residentBytes();
    const auto full = throttle.standing(500);
    const int more = tests::kMeasuresMemory ? 900'000 : 100'000; // sanitizers take their time
    flood(100'000, more);
    const auto after = throttle.standing(500);
    QCOMPARE(after.failedSignIns, 100'007 + more);
    QCOMPARE(after.watchedNames, full.watchedNames);
    QCOMPARE(after.watchedAddresses, full.watchedAddresses);
    QCOMPARE(after.watchedNames, 50'000);
    const qint64 grown = tests::residentBytes() - before;
    qInfo("a million strangers: %lld KiB resident, of which the last 900,000 %lld KiB", (before + grown) / 1024,
          grown / 1024);
    QVERIFY2(!tests::kMeasuresMemory || grown < 4 * 1024 * 1024, qPrintable(QString::number(grown)));
    QVERIFY(throttle.lockOf(kAlice));
    QCOMPARE(throttle.failuresOf(u"name:bob"_s), 2); // stronger than any stranger's
}

void LoginThrottleTest::doesWhatOtherProcessesStoredOnce()
{
    tests::ManualClock clock;
    LoginThrottle throttle(clock, onlyLock());
    for (int i = 0; i < 3; ++i)
        wrongPassword(throttle, kAlice, u"10.0.0.1"_s);
    const LoginThrottle::Lock foreign{u"foreign"_s, clock.now() + 60s, 5, {}};
    const LoginThrottle::Lock lift{kAlice, clock.now(), 0, {}};
    throttle.synchronize({foreign, lift});
    QVERIFY(throttle.lockOf(u"foreign"_s));
    QCOMPARE(throttle.failuresOf(kAlice), 0);
    QVERIFY(wrongPassword(throttle, kAlice, u"10.0.0.1"_s));
    throttle.synchronize({foreign, lift}); // for another reason
    QCOMPARE(throttle.failuresOf(kAlice), 1);
    throttle.synchronize({{u"foreign"_s, clock.now(), 0, {}}});
    QVERIFY(!throttle.lockOf(u"foreign"_s));
}

void LoginThrottleTest::aRowThatIsGoneTellsNothing()
{
    tests::ManualClock clock;
    LoginThrottle throttle(clock, onlyLock());
    for (int i = 0; i < 5; ++i)
        wrongPassword(throttle, kAlice, u"10.0.0.1"_s);
    const LoginThrottle::Lock stored{kAlice, throttle.lockOf(kAlice)->lockedUntil, 5, {}};
    throttle.synchronize({stored});
    throttle.synchronize({}); // purged after the clock was set forward
    QVERIFY(throttle.lockOf(kAlice));
}

void LoginThrottleTest::anUnlockOfItsOwnIsNotDoneAgain()
{
    tests::ManualClock clock;
    LoginThrottle throttle(clock, onlyLock());
    throttle.unlock(kAlice, clock.now());
    QVERIFY(wrongPassword(throttle, kAlice, u"10.0.0.1"_s));
    throttle.synchronize({{kAlice, clock.now(), 0, {}}});
    QCOMPARE(throttle.failuresOf(kAlice), 1);
}

void LoginThrottleTest::anOldUnlockIsNotDoneAfterARestart()
{
    tests::ManualClock clock;
    LoginThrottle throttle(clock, onlyLock());
    const LoginThrottle::Lock lift{kAlice, clock.now(), 0, {}};
    throttle.restore({lift});
    QVERIFY(wrongPassword(throttle, kAlice, u"10.0.0.1"_s));
    throttle.synchronize({lift});
    QCOMPARE(throttle.failuresOf(kAlice), 1);
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
