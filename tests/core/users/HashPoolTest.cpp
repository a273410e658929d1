#include "core/users/HashPool.h"

#include "tests/support/ManualClock.h"

#include <QTest>

#include <atomic>
#include <latch>
#include <thread>
#include <vector>

class HashPoolTest : public QObject
{
    Q_OBJECT
private slots:
    void runsTheWorkBeforeItReturns();
    void refusesAtOnceWhenTheQueueIsFull();
    void neverRunsMoreAtOnceThanItHasThreads();
    void isUsableAgainAfterARefusal();
    void refusesWhoWouldWaitTooLong_data();
    void refusesWhoWouldWaitTooLong();
    void finishesWhatRunsAndRefusesWhatWaitsWhenClosed();
};

void HashPoolTest::runsTheWorkBeforeItReturns()
{
    core::HashPool pool(2);
    int ran = 0;
    QVERIFY(pool.run([&ran] { ++ran; }));
    QCOMPARE(ran, 1);
    QCOMPARE(pool.depth(), 0);
    QCOMPARE(pool.capacity(), 18);
    QVERIFY(core::HashPool().capacity() >= 17);
}

void HashPoolTest::refusesAtOnceWhenTheQueueIsFull()
{
    core::HashPool pool(1, 2);
    std::latch release(1);
    std::atomic<int> ran = 0;
    std::vector<std::jthread> callers;
    for (int i = 0; i < 3; ++i)
        callers.emplace_back([&] {
            pool.run([&] {
                release.wait();
                ++ran;
            });
        });
    QTRY_COMPARE_WITH_TIMEOUT(pool.depth(), 3, 30000);
    QVERIFY(!pool.run([&ran] { ++ran; }));
    release.count_down();
    callers.clear();
    QCOMPARE(ran.load(), 3);
}

void HashPoolTest::neverRunsMoreAtOnceThanItHasThreads()
{
    core::HashPool pool(2, 64);
    std::atomic<int> now = 0;
    std::atomic<int> most = 0;
    std::atomic<int> ran = 0;
    std::vector<std::jthread> callers;
    for (int i = 0; i < 40; ++i)
        callers.emplace_back([&] {
            pool.run([&] {
                const int running = ++now;
                for (int seen = most; seen < running && !most.compare_exchange_weak(seen, running);) {
                }
                std::this_thread::yield();
                --now;
                ++ran;
            });
        });
    callers.clear();
    QCOMPARE(ran.load(), 40);
    QVERIFY(most <= 2);
}

void HashPoolTest::isUsableAgainAfterARefusal()
{
    core::HashPool pool(1, 0);
    std::latch release(1);
    std::jthread caller([&] { pool.run([&] { release.wait(); }); });
    QTRY_COMPARE_WITH_TIMEOUT(pool.depth(), 1, 30000);
    QVERIFY(!pool.run([] {}));
    release.count_down();
    caller.join();
    QVERIFY(pool.run([] {}));
}

void HashPoolTest::refusesWhoWouldWaitTooLong_data()
{
    QTest::addColumn<int>("milliseconds"); // a hash
    QTest::addColumn<int>("admitted");     // beside the one that runs
    QTest::newRow("cost 12") << 250 << 16;
    QTest::newRow("cost 16") << 3000 << 2;
    QTest::newRow("slower than the limit") << 9000 << 0;
}

void HashPoolTest::refusesWhoWouldWaitTooLong()
{
    QFETCH(int, milliseconds);
    QFETCH(int, admitted);
    tests::ManualClock clock;
    core::HashPool pool(1, 16, &clock);
    QVERIFY(pool.run([&] { clock.advance(std::chrono::milliseconds(milliseconds)); }));
    QCOMPARE(pool.expectedWait().count(), 0);
    std::latch release(1);
    std::vector<std::jthread> callers;
    for (int i = 0; i < 1 + admitted; ++i) {
        callers.emplace_back([&] { pool.run([&] { release.wait(); }); });
        [&] { QTRY_COMPARE_WITH_TIMEOUT(pool.depth(), i + 1, 30000); }();
    }
    const auto wait = pool.expectedWait();
    std::atomic<int> oneMore = -1;
    std::jthread late([&] { oneMore = pool.run([] {}); });
    [&] { QTRY_COMPARE_WITH_TIMEOUT(oneMore.load(), 0, 10000); }();
    release.count_down();
    callers.clear();
    QCOMPARE(wait.count(), milliseconds * (1 + admitted));
    for (int i = 0; i < 20; ++i)
        QVERIFY(pool.run([] {})); // the free pool always tries, and so learns that hashes are fast again
    QVERIFY(pool.expectedWait() < core::HashPool::kLongestWait);
}

void HashPoolTest::finishesWhatRunsAndRefusesWhatWaitsWhenClosed()
{
    core::HashPool pool(1, 16);
    std::latch release(1);
    bool firstWasRun = false;
    std::atomic<int> ran = 0;
    std::atomic<int> refused = 0;
    std::jthread first([&] { firstWasRun = pool.run([&] { release.wait(); }); });
    QTRY_COMPARE_WITH_TIMEOUT(pool.depth(), 1, 30000);
    std::vector<std::jthread> waiting;
    for (int i = 0; i < 16; ++i)
        waiting.emplace_back([&] { refused += !pool.run([&ran] { ++ran; }); });
    [&] { QTRY_COMPARE_WITH_TIMEOUT(pool.depth(), 17, 30000); }(); // released also when this fails
    pool.close();
    [&] { QTRY_COMPARE_WITH_TIMEOUT(refused.load(), 16, 30000); }(); // while the first one still runs
    const bool lateWasRun = pool.run([&ran] { ++ran; });
    release.count_down();
    waiting.clear();
    first.join();
    QVERIFY(firstWasRun);
    QVERIFY(!lateWasRun);
    QCOMPARE(refused.load(), 16);
    QCOMPARE(ran.load(), 0);
    pool.open();
    QVERIFY(pool.run([&ran] { ++ran; }));
    QCOMPARE(ran.load(), 1);
}

QTEST_GUILESS_MAIN(HashPoolTest)
#include "HashPoolTest.moc"
