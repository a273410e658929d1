#include "core/base/SteadyPool.h"

#include <QFile>
#include <QSemaphore>
#include <QTest>

#ifdef Q_OS_LINUX
#include <sys/resource.h>
#include <unistd.h>
#endif

class SteadyPoolTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void runsEverythingAtOnceFromTheStart();
    void losesNothingWhenTheSystemGivesNoMoreThreads();
};

void SteadyPoolTest::runsEverythingAtOnceFromTheStart()
{
    core::SteadyPool pool(4);
    QSemaphore arrived;
    QSemaphore go;
    for (int i = 0; i < 4; ++i) {
        pool.start([&] {
            arrived.release();
            go.acquire();
        });
    }
    QVERIFY(arrived.tryAcquire(4, 30000));
    go.release(4);
    QVERIFY(pool.waitForDone(30000));
}

void SteadyPoolTest::losesNothingWhenTheSystemGivesNoMoreThreads()
{
#if defined(Q_OS_LINUX) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    core::SteadyPool pool(8);
    rlimit before{};
    QCOMPARE(getrlimit(RLIMIT_AS, &before), 0);
    QFile statistics(QStringLiteral("/proc/self/statm"));
    QVERIFY(statistics.open(QIODevice::ReadOnly));
    const auto used = rlim_t(statistics.readAll().split(' ').first().toLongLong() * sysconf(_SC_PAGESIZE));
    const rlimit tight{used + 4 * 1024 * 1024, before.rlim_max}; // no room for the stack of another thread
    QCOMPARE(setrlimit(RLIMIT_AS, &tight), 0);
    QSemaphore done;
    for (int i = 0; i < 64; ++i)
        pool.start([&done] { done.release(); });
    const bool all = done.tryAcquire(64, 30000);
    setrlimit(RLIMIT_AS, &before);
    QVERIFY(all);
    QVERIFY(pool.waitForDone(30000));
#else
    QSKIP("needs a limit of the address space");
#endif
}

QTEST_GUILESS_MAIN(SteadyPoolTest)
#include "SteadyPoolTest.moc"
