#include "server/http/RequestRateLimit.h"

#include "tests/support/ManualClock.h"
#include "tests/support/ResidentMemory.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class RequestRateLimitTest : public QObject
{
    Q_OBJECT

private slots:
    void refusesAboveTheLimit();
    void slides();
    void doesNotCountRefusals();
    void isOffAtZero();
    void takesAnIpv6NetworkForOneClient();
    void remembersABoundedNumberOfAddresses();
    void aMillionAddressesDoNotGrowIt();
    void aClockThatIsSetNeitherOpensNorProlongs_data();
    void aClockThatIsSetNeitherOpensNorProlongs();
    void forgivesWhatAnotherLimitCounts();
    void forgivesAnEarlierSecond();
    void takesANewLimit();

private:
    const QHostAddress m_one{u"192.0.2.1"_s};
    const QHostAddress m_two{u"192.0.2.2"_s};
};

void RequestRateLimitTest::refusesAboveTheLimit()
{
    const tests::ManualClock clock;
    server::RequestRateLimit limit(3, clock);
    for (int i = 0; i < 3; ++i)
        QVERIFY(!limit.admit(m_one));
    const auto excess = limit.admit(m_one);
    QVERIFY(excess);
    QCOMPARE(excess->limit, 3);
    QCOMPARE(excess->remaining, 0);
    QCOMPARE(excess->retryAfter, 60s);
    QVERIFY(!limit.admit(m_two));
}

void RequestRateLimitTest::slides()
{
    tests::ManualClock clock;
    server::RequestRateLimit limit(2, clock);
    QVERIFY(!limit.admit(m_one));
    clock.advance(40s);
    QVERIFY(!limit.admit(m_one));
    QCOMPARE(limit.admit(m_one)->retryAfter, 20s);
    clock.advance(19s);
    QCOMPARE(limit.admit(m_one)->retryAfter, 1s);
    clock.advance(1s);
    QVERIFY(!limit.admit(m_one));
    QCOMPARE(limit.admit(m_one)->retryAfter, 40s);
    clock.advance(1h);
    QVERIFY(!limit.admit(m_one));
    QVERIFY(!limit.admit(m_one));
    QVERIFY(limit.admit(m_one));
}

void RequestRateLimitTest::doesNotCountRefusals()
{
    tests::ManualClock clock;
    server::RequestRateLimit limit(1, clock);
    QVERIFY(!limit.admit(m_one));
    for (int i = 0; i < 59; ++i) {
        clock.advance(1s);
        QVERIFY(limit.admit(m_one));
    }
    clock.advance(1s);
    QVERIFY(!limit.admit(m_one));
}

void RequestRateLimitTest::isOffAtZero()
{
    const tests::ManualClock clock;
    server::RequestRateLimit limit(0, clock);
    for (int i = 0; i < 10000; ++i)
        QVERIFY(!limit.admit(m_one));
}

void RequestRateLimitTest::takesAnIpv6NetworkForOneClient()
{
    const tests::ManualClock clock;
    server::RequestRateLimit limit(1, clock);
    QVERIFY(!limit.admit(QHostAddress(u"2001:db8::1"_s)));
    QVERIFY(limit.admit(QHostAddress(u"2001:db8::2"_s)));
    QVERIFY(limit.admit(QHostAddress(u"2001:db8::ffff:ffff:ffff:ffff"_s)));
    QVERIFY(!limit.admit(QHostAddress(u"2001:db8:0:1::1"_s)));
    QVERIFY(!limit.admit(QHostAddress(u"192.0.2.9"_s)));
    QVERIFY2(limit.admit(QHostAddress(u"::ffff:192.0.2.9"_s)), "the same client by IPv6's name");
}

void RequestRateLimitTest::remembersABoundedNumberOfAddresses()
{
    tests::ManualClock clock;
    server::RequestRateLimit limit(1, clock, 100);
    for (quint32 i = 0; i < 1000; ++i) {
        clock.advance(10ms);
        QVERIFY(!limit.admit(QHostAddress(i + 1)));
        QVERIFY(limit.remembered() <= 100);
    }
    QVERIFY2(limit.admit(QHostAddress(quint32(1000))), "the newest is still known");
    QVERIFY2(!limit.admit(QHostAddress(quint32(1))), "the oldest was forgotten");
}

void RequestRateLimitTest::aMillionAddressesDoNotGrowIt()
{
    tests::ManualClock clock;
    server::RequestRateLimit limit(100, clock);
    for (int i = 0; i < 100; ++i)
        QVERIFY(!limit.admit(m_one));
    const auto flood = [&](quint32 first, quint32 count) {
        for (quint32 i = first; i < first + count; ++i) {
            limit.admit(QHostAddress(0x0a000000 + i));
            if (i % 20'000 == 0)
                clock.advance(1s);
        }
    };
    flood(0, 100'000);
    const qint64 before = tests::residentBytes();
    QCOMPARE(limit.remembered(), 20'000);
    flood(100'000, 900'000);
    QCOMPARE(limit.remembered(), 20'000);
    const qint64 grown = tests::residentBytes() - before;
    QVERIFY2(!tests::kMeasuresMemory || grown < 4 * 1024 * 1024, qPrintable(QString::number(grown)));
    QVERIFY2(limit.admit(m_one), "who sent much is not pushed out by many who sent little");
}

void RequestRateLimitTest::aClockThatIsSetNeitherOpensNorProlongs_data()
{
    QTest::addColumn<int>("hours");
    QTest::newRow("forward") << 24;
    QTest::newRow("back") << -24;
}

void RequestRateLimitTest::aClockThatIsSetNeitherOpensNorProlongs()
{
    QFETCH(const int, hours);
    tests::ManualClock clock;
    server::RequestRateLimit limit(1, clock);
    QVERIFY(!limit.admit(m_one));
    clock.set(clock.now() + std::chrono::hours(hours));
    QCOMPARE(limit.admit(m_one)->retryAfter, 60s);
    clock.advance(60s);
    QVERIFY(!limit.admit(m_one));
}

void RequestRateLimitTest::forgivesWhatAnotherLimitCounts()
{
    tests::ManualClock clock;
    server::RequestRateLimit limit(2, clock);
    for (int i = 0; i < 50; ++i) {
        QVERIFY(!limit.admit(m_one));
        limit.forgive(m_one);
    }
    QCOMPARE(limit.remembered(), 0);
    QVERIFY(!limit.admit(m_one));
    limit.forgive(m_two); // of whom nothing is known
    QVERIFY(!limit.admit(m_one));
    QVERIFY(limit.admit(m_one));
    clock.advance(60s);
    limit.admit(m_one);
    limit.forgive(m_one);
    limit.forgive(m_one); // once too often takes nothing else back
    QVERIFY(!limit.admit(m_one));
    QVERIFY(!limit.admit(m_one));
    QVERIFY(limit.admit(m_one));
}

void RequestRateLimitTest::forgivesAnEarlierSecond()
{
    tests::ManualClock clock;
    server::RequestRateLimit limit(2, clock);
    for (int i = 0; i < 20; ++i) { // two at a time, of which one lasts into the next second
        QVERIFY(!limit.admit(m_one));
        clock.advance(1s);
        QVERIFY(!limit.admit(m_one));
        limit.forgive(m_one);
        limit.forgive(m_one);
    }
    QCOMPARE(limit.remembered(), 0);
}

void RequestRateLimitTest::takesANewLimit()
{
    tests::ManualClock clock;
    server::RequestRateLimit limit(1, clock);
    QVERIFY(!limit.admit(m_one));
    QVERIFY(limit.admit(m_one));
    limit.setLimit(2);
    QVERIFY(!limit.admit(m_one));
    QCOMPARE(limit.admit(m_one)->limit, 2);
    limit.setLimit(0);
    QVERIFY(!limit.admit(m_one));
}

QTEST_GUILESS_MAIN(RequestRateLimitTest)
#include "RequestRateLimitTest.moc"
