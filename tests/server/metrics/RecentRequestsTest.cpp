#include "server/metrics/RecentRequests.h"

#include "tests/support/ManualClock.h"

#include <QTest>

using namespace std::chrono_literals;

class RecentRequestsTest : public QObject
{
    Q_OBJECT
private slots:
    void countsTheLastMinuteOnly();
    void countsServerErrorsButNot503();
    void tellsPercentilesOfTheLastFiveMinutes();
    void takesAbsurdDurations();
};

void RecentRequestsTest::countsTheLastMinuteOnly()
{
    tests::ManualClock clock;
    server::RecentRequests recent(clock);
    for (int i = 0; i < 10; ++i)
        recent.record(200);
    clock.advance(30s);
    recent.record(200);
    QCOMPARE(recent.figures().perMinute, 11.0);
    clock.advance(31s);
    QCOMPARE(recent.figures().perMinute, 1.0);
    clock.advance(10min);
    QCOMPARE(recent.figures().perMinute, 0.0);
    QCOMPARE(recent.figures().requests, 11);
}

void RecentRequestsTest::countsServerErrorsButNot503()
{
    tests::ManualClock clock;
    server::RecentRequests recent(clock);
    for (const int status : {200, 404, 500, 502, 503})
        recent.record(status);
    QCOMPARE(recent.figures().serverErrors, 2);
}

void RecentRequestsTest::tellsPercentilesOfTheLastFiveMinutes()
{
    tests::ManualClock clock;
    server::RecentRequests recent(clock);
    QCOMPARE(recent.figures().p95Millis, 0.0);
    for (int i = 0; i < 90; ++i)
        recent.recordToken(10ms);
    for (int i = 0; i < 10; ++i)
        recent.recordToken(500ms);
    const auto figures = recent.figures();
    QCOMPARE(figures.tokenRequests, 100);
    QVERIFY2(figures.p50Millis > 9 && figures.p50Millis < 11, qPrintable(QString::number(figures.p50Millis)));
    QVERIFY2(figures.p95Millis > 450 && figures.p95Millis < 550, qPrintable(QString::number(figures.p95Millis)));
    clock.advance(6min);
    QCOMPARE(recent.figures().tokenRequests, 0);
    QCOMPARE(recent.figures().p95Millis, 0.0);
}

void RecentRequestsTest::takesAbsurdDurations()
{
    tests::ManualClock clock;
    server::RecentRequests recent(clock);
    recent.recordToken(0s);
    recent.recordToken(std::chrono::hours(24));
    QVERIFY(recent.figures().p95Millis > 60000);
}

QTEST_GUILESS_MAIN(RecentRequestsTest)
#include "RecentRequestsTest.moc"
