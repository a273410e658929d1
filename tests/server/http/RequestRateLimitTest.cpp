#include "server/http/RequestRateLimit.h"

#include "tests/support/ManualClock.h"

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
    void givesNothingAwayWhenTheClockGoesBack();

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
    QVERIFY(!limit.admit(QHostAddress(u"2001:db8:0:1::1"_s)));
}

void RequestRateLimitTest::remembersABoundedNumberOfAddresses()
{
    tests::ManualClock clock;
    server::RequestRateLimit limit(1, clock, 100);
    for (quint32 i = 0; i < 1000; ++i) {
        clock.advance(10ms);
        QVERIFY(!limit.admit(QHostAddress(i + 1)));
    }
    QVERIFY2(limit.admit(QHostAddress(quint32(1000))), "the newest is still known");
    QVERIFY2(!limit.admit(QHostAddress(quint32(1))), "the oldest was forgotten");
}

void RequestRateLimitTest::givesNothingAwayWhenTheClockGoesBack()
{
    tests::ManualClock clock;
    server::RequestRateLimit limit(1, clock);
    QVERIFY(!limit.admit(m_one));
    clock.advance(-30s);
    QVERIFY(limit.admit(m_one));
}

QTEST_GUILESS_MAIN(RequestRateLimitTest)
#include "RequestRateLimitTest.moc"
