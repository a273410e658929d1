#include "server/RequestPool.h"

#include <QSemaphore>
#include <QTest>

using server::RequestPool;

class RequestPoolTest : public QObject
{
    Q_OBJECT
private slots:
    void runsInTheOrderOfComing();
    void takesNoMoreThanItHasPlaces();
    void refusesWhatHasNotBegunWhenItCloses();
    void runsAgainAfterItWasOpened();
    void refusesWhatWaitsAtItsEnd();

private:
    static RequestPool::Job counting(std::atomic<int> &runs, std::atomic<int> &refusals)
    {
        return {[&runs] { ++runs; }, [&refusals] { ++refusals; }};
    }
    /// Keeps a thread until it is released.
    struct Blocker
    {
        RequestPool::Job job{[this] {
                                 begun.release();
                                 end.acquire();
                             },
                             [] {}};
        QSemaphore begun;
        QSemaphore end;
    };
};

void RequestPoolTest::runsInTheOrderOfComing()
{
    RequestPool pool(1, 10);
    Blocker blocker;
    QVERIFY(pool.start(blocker.job));
    blocker.begun.acquire();
    QList<int> order;
    for (int i = 0; i < 5; ++i)
        QVERIFY(pool.start({[&order, i] { order += i; }, [] {}}));
    blocker.end.release();
    QVERIFY(pool.waitForDone(QDeadlineTimer(20000)));
    QCOMPARE(order, (QList<int>{0, 1, 2, 3, 4}));
}

void RequestPoolTest::takesNoMoreThanItHasPlaces()
{
    RequestPool pool(1, 2);
    std::atomic<int> runs = 0, refusals = 0;
    Blocker blocker;
    QVERIFY(pool.start(blocker.job));
    blocker.begun.acquire();
    QVERIFY(pool.start(counting(runs, refusals)));
    QVERIFY(pool.start(counting(runs, refusals)));
    QVERIFY(!pool.start(counting(runs, refusals)));
    QCOMPARE(pool.waiting(), 2);
    blocker.end.release();
    QVERIFY(pool.waitForDone(QDeadlineTimer(20000)));
    QCOMPARE(runs, 2);
    QCOMPARE(refusals, 0); // whoever was not taken answers by himself
}

void RequestPoolTest::refusesWhatHasNotBegunWhenItCloses()
{
    RequestPool pool(1, 10);
    std::atomic<int> runs = 0, refusals = 0;
    Blocker blocker;
    QVERIFY(pool.start(blocker.job));
    blocker.begun.acquire();
    QVERIFY(pool.start(counting(runs, refusals)));
    QVERIFY(pool.start(counting(runs, refusals)));
    QVERIFY(!pool.waitForDone(QDeadlineTimer(10)));
    pool.close();
    QCOMPARE(refusals, 2);
    QVERIFY(!pool.start(counting(runs, refusals)));
    blocker.end.release();
    QVERIFY(pool.waitForDone(QDeadlineTimer(QDeadlineTimer::Forever)));
    QCOMPARE(runs, 0);
}

void RequestPoolTest::runsAgainAfterItWasOpened()
{
    RequestPool pool(1, 10);
    std::atomic<int> runs = 0, refusals = 0;
    pool.close();
    pool.open();
    QVERIFY(pool.start(counting(runs, refusals)));
    QVERIFY(pool.waitForDone(QDeadlineTimer(20000)));
    QCOMPARE(runs, 1);
}

void RequestPoolTest::refusesWhatWaitsAtItsEnd()
{
    std::atomic<int> runs = 0, refusals = 0;
    Blocker blocker;
    {
        RequestPool pool(1, 10);
        QVERIFY(pool.start(blocker.job));
        blocker.begun.acquire();
        QVERIFY(pool.start({[&] { ++runs; },
                            [&] {
                                ++refusals;
                                blocker.end.release();
                            }}));
    }
    QCOMPARE(runs, 0);
    QCOMPARE(refusals, 1);
}

QTEST_GUILESS_MAIN(RequestPoolTest)
#include "RequestPoolTest.moc"
