#include "core/authorization/SpentIds.h"

#include "tests/support/ManualClock.h"
#include "tests/support/TestDatabase.h"

#include <QTest>
#include <QThread>

#include <atomic>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class SpentIdsTest : public QObject
{
    Q_OBJECT
private slots:
    void spendsAnIdOnce();
    void keepsIssuersApart();
    void remembersAcrossProcesses();
    void spendsOnceOutOfManyAtATime();

private:
    tests::ManualClock m_clock;
};

void SpentIdsTest::spendsAnIdOnce()
{
    tests::TestDatabase database;
    core::SpentIds ids(database.database());
    QVERIFY(ids.spend(u"client"_s, u"id"_s, m_clock.now() + 60s).value());
    QVERIFY(!ids.spend(u"client"_s, u"id"_s, m_clock.now() + 60s).value());
    QVERIFY(!ids.spend(u"client"_s, u"id"_s, m_clock.now() + 120s).value());
    QVERIFY(ids.spend(u"client"_s, u"ID"_s, m_clock.now() + 60s).value());
}

void SpentIdsTest::keepsIssuersApart()
{
    tests::TestDatabase database;
    core::SpentIds ids(database.database());
    QVERIFY(ids.spend(u"a"_s, u"bc"_s, m_clock.now() + 60s).value());
    QVERIFY(ids.spend(u"ab"_s, u"c"_s, m_clock.now() + 60s).value());
    QVERIFY(ids.spend(u"c"_s, u"ab"_s, m_clock.now() + 60s).value());
}

void SpentIdsTest::remembersAcrossProcesses()
{
    tests::TestDatabase database;
    QVERIFY(core::SpentIds(database.database()).spend(u"client"_s, u"id"_s, m_clock.now() + 60s).value());
    const auto other = database.openAgain();
    QVERIFY(!core::SpentIds(*other).spend(u"client"_s, u"id"_s, m_clock.now() + 60s).value());
    database.reopen();
    QVERIFY(!core::SpentIds(database.database()).spend(u"client"_s, u"id"_s, m_clock.now() + 60s).value());
}

void SpentIdsTest::spendsOnceOutOfManyAtATime()
{
    tests::TestDatabase database;
    core::SpentIds ids(database.database());
    std::atomic<int> first = 0;
    std::vector<std::unique_ptr<QThread>> threads;
    for (int i = 0; i < 8; ++i) {
        threads.emplace_back(QThread::create([&] {
            const auto spent = ids.spend(u"client"_s, u"id"_s, m_clock.now() + 60s);
            first += spent && *spent;
        }));
        threads.back()->start();
    }
    for (const auto &thread : threads)
        thread->wait();
    QCOMPARE(first.load(), 1);
}

QTEST_GUILESS_MAIN(SpentIdsTest)
#include "SpentIdsTest.moc"
