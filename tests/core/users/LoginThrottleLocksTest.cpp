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

/// How a name is locked, what of it is stored, and what other processes stored of it.
class LoginThrottleLocksTest : public QObject
{
    Q_OBJECT
private slots:
    void locksANameUntilSoLongAfterTheLastFailure();
    void unlockingLetsTheNextAttemptIn();
    void restoresLocksAndKeepsTheirEnd();
    void aClockThatIsSetNeitherOpensNorProlongs_data();
    void aClockThatIsSetNeitherOpensNorProlongs();
    void aStoredLockIsTakenByTheTimeOfDay_data();
    void aStoredLockIsTakenByTheTimeOfDay();
    void doesWhatOtherProcessesStoredOnce();
    void aRowThatIsGoneTellsNothing();
    void anUnlockOfItsOwnIsNotDoneAgain();
    void rowsReadBeforeAnUnlockDoNotBringTheLockBack();
    void anOldUnlockIsNotDoneAfterARestart();
};

namespace {

LoginLimits onlyLock()
{
    LoginLimits limits;
    limits.perAddress = 0;
    limits.perName = 0;
    limits.enabled = false;
    return limits;
}

} // namespace

void LoginThrottleLocksTest::locksANameUntilSoLongAfterTheLastFailure()
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

void LoginThrottleLocksTest::unlockingLetsTheNextAttemptIn()
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

void LoginThrottleLocksTest::restoresLocksAndKeepsTheirEnd()
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

void LoginThrottleLocksTest::aClockThatIsSetNeitherOpensNorProlongs_data()
{
    QTest::addColumn<qint64>("hours");
    QTest::newRow("an hour forward") << qint64(1);
    QTest::newRow("a year forward") << qint64(8760);
    QTest::newRow("an hour back") << qint64(-1);
    QTest::newRow("a year back") << qint64(-8760);
}

void LoginThrottleLocksTest::aClockThatIsSetNeitherOpensNorProlongs()
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

void LoginThrottleLocksTest::aStoredLockIsTakenByTheTimeOfDay_data()
{
    QTest::addColumn<int>("minutesTillEnd");
    QTest::addColumn<int>("locked"); // seconds
    QTest::newRow("nothing was set") << 10 << 600;
    QTest::newRow("ended, or the clock was set forward") << 0 << 0;
    QTest::newRow("set back by a day while off") << 24 * 60 << 900;
}

void LoginThrottleLocksTest::aStoredLockIsTakenByTheTimeOfDay()
{
    QFETCH(int, minutesTillEnd);
    QFETCH(int, locked);
    tests::ManualClock clock;
    LoginThrottle throttle(clock, {});
    throttle.restore({{kAlice, clock.now() + std::chrono::minutes(minutesTillEnd), 5, {}}});
    const auto refusal = throttle.admit(kAlice, u"10.0.0.1"_s);
    QCOMPARE(refusal ? int(refusal->retryAfter.count()) : 0, locked);
}

void LoginThrottleLocksTest::doesWhatOtherProcessesStoredOnce()
{
    tests::ManualClock clock;
    LoginThrottle throttle(clock, onlyLock());
    for (int i = 0; i < 3; ++i)
        wrongPassword(throttle, kAlice, u"10.0.0.1"_s);
    const LoginThrottle::Lock foreign{u"foreign"_s, clock.now() + 60s, 5, {}};
    const LoginThrottle::Lock lift{kAlice, clock.now(), 0, {}};
    throttle.synchronize({foreign, lift}, throttle.unlocks());
    QVERIFY(throttle.lockOf(u"foreign"_s));
    QCOMPARE(throttle.failuresOf(kAlice), 0);
    QVERIFY(wrongPassword(throttle, kAlice, u"10.0.0.1"_s));
    throttle.synchronize({foreign, lift}, throttle.unlocks()); // for another reason
    QCOMPARE(throttle.failuresOf(kAlice), 1);
    throttle.synchronize({{u"foreign"_s, clock.now(), 0, {}}}, throttle.unlocks());
    QVERIFY(!throttle.lockOf(u"foreign"_s));
}

void LoginThrottleLocksTest::aRowThatIsGoneTellsNothing()
{
    tests::ManualClock clock;
    LoginThrottle throttle(clock, onlyLock());
    for (int i = 0; i < 5; ++i)
        wrongPassword(throttle, kAlice, u"10.0.0.1"_s);
    const LoginThrottle::Lock stored{kAlice, throttle.lockOf(kAlice)->lockedUntil, 5, {}};
    throttle.synchronize({stored}, throttle.unlocks());
    throttle.synchronize({}, throttle.unlocks()); // purged after the clock was set forward
    QVERIFY(throttle.lockOf(kAlice));
}

void LoginThrottleLocksTest::anUnlockOfItsOwnIsNotDoneAgain()
{
    tests::ManualClock clock;
    LoginThrottle throttle(clock, onlyLock());
    throttle.unlock(kAlice, clock.now());
    QVERIFY(wrongPassword(throttle, kAlice, u"10.0.0.1"_s));
    throttle.synchronize({{kAlice, clock.now(), 0, {}}}, throttle.unlocks());
    QCOMPARE(throttle.failuresOf(kAlice), 1);
}

void LoginThrottleLocksTest::rowsReadBeforeAnUnlockDoNotBringTheLockBack()
{
    tests::ManualClock clock;
    LoginThrottle throttle(clock, onlyLock());
    for (int i = 0; i < 5; ++i)
        wrongPassword(throttle, kAlice, u"10.0.0.1"_s);
    const quint64 before = throttle.unlocks();
    const LoginThrottle::Lock stored{kAlice, throttle.lockOf(kAlice)->lockedUntil, 5, {}};
    const LoginThrottle::Lock other{u"other"_s, stored.lockedUntil, 5, {}};
    throttle.unlock(kAlice, clock.now());
    throttle.synchronize({stored, other}, before);
    QVERIFY(!throttle.lockOf(kAlice));
    QVERIFY(throttle.lockOf(u"other"_s));
    QVERIFY(wrongPassword(throttle, kAlice, u"10.0.0.1"_s));
    throttle.synchronize({{kAlice, clock.now(), 0, {}}, other}, throttle.unlocks());
    QCOMPARE(throttle.failuresOf(kAlice), 1); // the unlock is not done a second time
    throttle.synchronize({{kAlice, clock.now() + 60s, 5, {}}}, throttle.unlocks());
    QVERIFY(throttle.lockOf(kAlice)); // a later one counts
}

void LoginThrottleLocksTest::anOldUnlockIsNotDoneAfterARestart()
{
    tests::ManualClock clock;
    LoginThrottle throttle(clock, onlyLock());
    const LoginThrottle::Lock lift{kAlice, clock.now(), 0, {}};
    throttle.restore({lift});
    QVERIFY(wrongPassword(throttle, kAlice, u"10.0.0.1"_s));
    throttle.synchronize({lift}, throttle.unlocks());
    QCOMPARE(throttle.failuresOf(kAlice), 1);
}

QTEST_GUILESS_MAIN(LoginThrottleLocksTest)
#include "LoginThrottleLocksTest.moc"
