#include "core/users/FailureTable.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class FailureTableTest : public QObject
{
    Q_OBJECT
private slots:
    void neverHoldsMoreThanItsCapacity();
    void dropsWhatNothingDependsOnFirst();
    void dropsTheOldestBeforeAnyLiveLock();
    void dropsTheOldestLockWhenThereAreOnlyLocks();
    void keepsRecordsWithOpenAttempts();

private:
    const core::Instant m_start = core::fromSeconds(100'000);
};

void FailureTableTest::neverHoldsMoreThanItsCapacity()
{
    core::FailureTable table(100);
    for (int i = 0; i < 1000; ++i) {
        table.obtain(QString::number(i), m_start).failures = {m_start + std::chrono::seconds(i)};
        QVERIFY(table.size() <= 100);
    }
    QVERIFY(table.find(u"999"_s));
    QVERIFY(!table.find(u"0"_s));
}

void FailureTableTest::dropsWhatNothingDependsOnFirst()
{
    core::FailureTable table(3);
    table.obtain(u"expired"_s, m_start).failures = {m_start - 3600s};
    table.obtain(u"older"_s, m_start).failures = {m_start - 3599s};
    table.obtain(u"newer"_s, m_start).failures = {m_start};
    table.obtain(u"another"_s, m_start);
    QVERIFY(!table.find(u"expired"_s));
    QVERIFY(table.find(u"older"_s));
    QVERIFY(table.find(u"newer"_s));
}

void FailureTableTest::dropsTheOldestBeforeAnyLiveLock()
{
    core::FailureTable table(3);
    table.obtain(u"locked"_s, m_start).lock = core::LoginThrottle::Lock{u"locked"_s, m_start + 1s, 5, {}};
    table.obtain(u"newer"_s, m_start).failures = {m_start};
    table.obtain(u"older"_s, m_start).failures = {m_start - 10s};
    table.obtain(u"another"_s, m_start).failures = {m_start};
    QVERIFY(!table.find(u"older"_s));
    QVERIFY(table.find(u"locked"_s));
    QVERIFY(table.find(u"newer"_s));
}

void FailureTableTest::dropsTheOldestLockWhenThereAreOnlyLocks()
{
    core::FailureTable table(2);
    for (const auto &[key, at] : {std::pair(u"new"_s, m_start), std::pair(u"old"_s, m_start - 5s)}) {
        auto &record = table.obtain(key, m_start);
        record.failures = {at};
        record.lock = core::LoginThrottle::Lock{key, at + 900s, 5, {}};
    }
    table.obtain(u"another"_s, m_start);
    QVERIFY(table.find(u"new"_s));
    QVERIFY(!table.find(u"old"_s));
}

void FailureTableTest::keepsRecordsWithOpenAttempts()
{
    core::FailureTable table(2);
    table.obtain(u"open"_s, m_start).open = 1;
    table.obtain(u"second"_s, m_start).failures = {m_start};
    table.obtain(u"third"_s, m_start).failures = {m_start};
    QVERIFY(table.find(u"open"_s));
    QVERIFY(!table.find(u"second"_s));
}

QTEST_GUILESS_MAIN(FailureTableTest)
#include "FailureTableTest.moc"
