#include "core/users/LoginThrottle.h"
#include "tests/support/ManualClock.h"
#include "tests/support/ResidentMemory.h"
#include "tests/support/WrongPassword.h"

#include <QTest>

#include <atomic>
#include <latch>
#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::LoginLimits;
using core::LoginThrottle;
using tests::kAlice;
using tests::wrongPassword;

/// Many strangers, and many at once.
class LoginThrottleUnderLoadTest : public QObject
{
    Q_OBJECT
private slots:
    void aMillionNamesAndAddressesDoNotGrowIt();
    void judgesNoMoreParallelWrongPasswordsThanTheLimit();
    void judgesNoMoreParallelGuessesFromOneAddressThanTheLimit();
    void letsParallelRightPasswordsIn();
    void wakesWaitersWhenTheLimitsAreLifted();
};

namespace {

/// After as many as fill it twice. Together a million; debug builds and sanitizers take their time with that.
#if defined(__OPTIMIZE__)
constexpr int kMoreStrangers = tests::kMeasuresMemory ? 900'000 : 100'000;
#else
constexpr int kMoreStrangers = 100'000;
#endif

/// wrongPassword() with time for others to slip in while the outcome is open.
bool slowWrongPassword(LoginThrottle &throttle, const QString &key, const QString &address)
{
    if (throttle.admit(key, address))
        return false;
    for (int i = 0; i < 200; ++i)
        std::this_thread::yield();
    throttle.settleFailure(key, address);
    return true;
}

} // namespace

void LoginThrottleUnderLoadTest::aMillionNamesAndAddressesDoNotGrowIt()
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
    flood(100'000, kMoreStrangers);
    const auto after = throttle.standing(500);
    QCOMPARE(after.failedSignIns, 100'007 + kMoreStrangers);
    QCOMPARE(after.watchedNames, full.watchedNames);
    QCOMPARE(after.watchedAddresses, full.watchedAddresses);
    QCOMPARE(after.watchedNames, 50'000);
    const qint64 grown = tests::residentBytes() - before;
    qInfo("%d strangers: %lld KiB resident, of which the last %d %lld KiB", 100'000 + kMoreStrangers,
          (before + grown) / 1024, kMoreStrangers, grown / 1024);
    // Less than one forgotten allocation a stranger, which is 32 bytes at least.
    QVERIFY2(!tests::kMeasuresMemory || grown < 2 * 1024 * 1024, qPrintable(QString::number(grown)));
    QVERIFY(throttle.lockOf(kAlice));
    QCOMPARE(throttle.failuresOf(u"name:bob"_s), 2); // stronger than any stranger's
}

void LoginThrottleUnderLoadTest::judgesNoMoreParallelWrongPasswordsThanTheLimit()
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

void LoginThrottleUnderLoadTest::judgesNoMoreParallelGuessesFromOneAddressThanTheLimit()
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

void LoginThrottleUnderLoadTest::letsParallelRightPasswordsIn()
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

void LoginThrottleUnderLoadTest::wakesWaitersWhenTheLimitsAreLifted()
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

QTEST_GUILESS_MAIN(LoginThrottleUnderLoadTest)
#include "LoginThrottleUnderLoadTest.moc"
