#include "app/LiveAlerts.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class LiveAlertsTest : public QObject
{
    Q_OBJECT

private:
    double m_p95 = 0;
    qint64 m_free = 100ll << 30;
    std::chrono::milliseconds m_wall = 1'750'000'000s;
    std::chrono::milliseconds m_running = 5000s;
    std::unique_ptr<app::LiveAlerts> m_alerts;

    std::vector<core::UpkeepAlert> now() { return m_alerts->current(core::Instant(m_wall)); }
    void pass(std::chrono::milliseconds span)
    {
        m_wall += span;
        m_running += span;
    }

private Q_SLOTS:
    void init()
    {
        m_p95 = 0;
        m_free = 100ll << 30;
        m_alerts = std::make_unique<app::LiveAlerts>(
            app::LiveAlerts::Sources{[this] { return m_p95; }, [this] { return m_free; }, [this] { return m_wall; },
                                     [this] { return m_running; }},
            u"/data"_s);
    }
    void isQuietOnANormalDay()
    {
        pass(24h);
        QVERIFY(now().empty());
    }
    void tellsOfSlowRequestsSinceTheyBegan()
    {
        m_p95 = 201;
        const auto first = now();
        QCOMPARE(first.size(), 1u);
        QCOMPARE(first[0].kind, u"slow_requests"_s);
        pass(1min);
        QVERIFY(now()[0].since == first[0].since);
        m_p95 = 200;
        QVERIFY(now().empty());
        m_p95 = 300;
        QVERIFY(now()[0].since > first[0].since);
    }
    void tellsOfALowDisk()
    {
        m_free = 1000ll << 20;
        QCOMPARE(now().at(0).kind, u"disk_low"_s);
        QCOMPARE(now().at(0).count, 1000);
        QVERIFY(now().at(0).severity == core::UpkeepAlert::Severity::Warning);
        m_free = 100ll << 20;
        QVERIFY(now().at(0).severity == core::UpkeepAlert::Severity::Critical);
        m_free = -1;
        QVERIFY(now().empty());
    }
    void tellsForADayThatTheClockWasSet_data()
    {
        QTest::addColumn<int>("seconds");
        QTest::newRow("forwards") << 3600;
        QTest::newRow("backwards") << -90;
    }
    void tellsForADayThatTheClockWasSet()
    {
        QFETCH(int, seconds);
        m_wall += std::chrono::seconds(seconds);
        QCOMPARE(now().at(0).kind, u"clock_set"_s);
        QCOMPARE(now().at(0).count, seconds);
        pass(1h);
        QCOMPARE(now().at(0).count, seconds);
        pass(24h);
        QVERIFY(now().empty());
    }
    void smallCorrectionsAreNothing()
    {
        for (int hour = 0; hour < 48; ++hour) {
            m_wall += 20s;
            pass(1h);
            QVERIFY(now().empty());
        }
    }
};

QTEST_GUILESS_MAIN(LiveAlertsTest)
#include "LiveAlertsTest.moc"
