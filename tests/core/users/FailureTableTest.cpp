#include "core/users/FailureTable.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::FailureTable;
using core::Moment;

class FailureTableTest : public QObject
{
    Q_OBJECT
private slots:
    void neverHoldsMoreThanItsCapacity();
    void dropsWhatEndedFirst();
    void aCountIsLostOnlyToAsManyThatAreNoWeaker();
    void whatBlocksOutlastsWhatOnlyCounts();
    void whatBlocksLongestStays();
    void keepsRecordsWithOpenAttempts();
    void whatNoLongerBlocksStillCounts();
    void dropsARecordThatMattersNoMore();
    void tellsWhatBlocksTheLastToEndFirst();

private:
    /// So many failures at `m_now` that count for an hour.
    void fail(FailureTable &table, const QString &key, int times, Moment blockedUntil = Moment(0)) const
    {
        table.obtain(key, m_now).failures.assign(size_t(times), m_now);
        table.settle(key, m_now + 3600s, blockedUntil, m_now);
    }
    Moment m_now{100'000'000};
};

void FailureTableTest::neverHoldsMoreThanItsCapacity()
{
    FailureTable table(100);
    for (int i = 0; i < 1000; ++i) {
        fail(table, QString::number(i), 1);
        m_now += 1ms;
        QVERIFY(table.size() <= 100);
    }
    QVERIFY(table.find(u"999"_s));
    QVERIFY(!table.find(u"0"_s));
}

void FailureTableTest::dropsWhatEndedFirst()
{
    FailureTable table(3);
    fail(table, u"strong"_s, 5);
    m_now += 10s;
    fail(table, u"weak"_s, 1);
    fail(table, u"weaker"_s, 1);
    m_now += 3590s; // the strong one's hour is over
    fail(table, u"another"_s, 1);
    QVERIFY(!table.find(u"strong"_s));
    QVERIFY(table.find(u"weak"_s));
    QVERIFY(table.find(u"weaker"_s));
}

void FailureTableTest::aCountIsLostOnlyToAsManyThatAreNoWeaker()
{
    FailureTable table(10);
    fail(table, u"alice"_s, 3);
    m_now += 1ms;
    for (int times = 1; times <= 2; ++times) {
        for (int i = 0; i < 1000; ++i) {
            fail(table, u"%1-%2"_s.arg(times).arg(i), times);
            m_now += 1ms;
        }
        QVERIFY(table.find(u"alice"_s));
    }
    for (int i = 0; i < 9; ++i) {
        fail(table, u"strong-%1"_s.arg(i), 3);
        m_now += 1ms;
    }
    QVERIFY(table.find(u"alice"_s));
    fail(table, u"one more"_s, 1);
    QVERIFY(!table.find(u"alice"_s));
}

void FailureTableTest::whatBlocksOutlastsWhatOnlyCounts()
{
    FailureTable table(2);
    fail(table, u"locked"_s, 1, m_now + 1s);
    fail(table, u"counted"_s, 100);
    fail(table, u"another"_s, 1);
    QVERIFY(table.find(u"locked"_s));
    QVERIFY(!table.find(u"counted"_s));
    QCOMPARE(table.blocked(), size_t(1));
}

void FailureTableTest::whatBlocksLongestStays()
{
    FailureTable table(2);
    fail(table, u"long"_s, 5, m_now + 900s);
    fail(table, u"short"_s, 5, m_now + 895s);
    fail(table, u"another"_s, 5);
    QVERIFY(table.find(u"long"_s));
    QVERIFY(!table.find(u"short"_s));
}

void FailureTableTest::keepsRecordsWithOpenAttempts()
{
    FailureTable table(2);
    fail(table, u"open"_s, 1);
    table.obtain(u"open"_s, m_now).open = 1;
    table.settle(u"open"_s, m_now + 3600s, Moment(0), m_now);
    for (int i = 0; i < 10; ++i)
        fail(table, QString::number(i), 5);
    QVERIFY(table.find(u"open"_s));
    QCOMPARE(table.size(), size_t(2));
    table.obtain(u"open"_s, m_now).open = 0;
    table.settle(u"open"_s, m_now + 3600s, Moment(0), m_now);
    fail(table, u"another"_s, 5);
    QVERIFY(!table.find(u"open"_s));
}

void FailureTableTest::whatNoLongerBlocksStillCounts()
{
    FailureTable table(10);
    fail(table, u"alice"_s, 5, m_now + 900s);
    QCOMPARE(table.blocked(), size_t(1));
    table.expire(m_now + 900s);
    QCOMPARE(table.blocked(), size_t(0));
    QCOMPARE(table.watched(), size_t(1));
    QCOMPARE(table.find(u"alice"_s)->failures.size(), size_t(5));
    table.expire(m_now + 3600s);
    QCOMPARE(table.size(), size_t(0));
}

void FailureTableTest::dropsARecordThatMattersNoMore()
{
    FailureTable table(10);
    fail(table, u"alice"_s, 2);
    table.obtain(u"alice"_s, m_now).failures.clear();
    table.settle(u"alice"_s, Moment(0), Moment(0), m_now);
    QCOMPARE(table.size(), size_t(0));
    QCOMPARE(table.watched(), size_t(0));
}

void FailureTableTest::tellsWhatBlocksTheLastToEndFirst()
{
    FailureTable table(10);
    fail(table, u"b"_s, 5, m_now + 2s);
    fail(table, u"c"_s, 5, m_now + 3s);
    fail(table, u"a"_s, 5, m_now + 1s);
    fail(table, u"counted"_s, 5);
    QCOMPARE(table.lastToEnd(2), (std::vector<QString>{u"c"_s, u"b"_s}));
    QCOMPARE(table.lastToEnd(100).size(), size_t(3));
}

QTEST_GUILESS_MAIN(FailureTableTest)
#include "FailureTableTest.moc"
