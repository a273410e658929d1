#include "app/LiveAlerts.h"

#include "app/OwnAddress.h"

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
    void tellsOfAnIssuerElsewhere()
    {
        m_alerts->noteStrayIssuer(u"http://127.0.0.1:8003"_s, core::Instant(m_wall));
        const auto first = now();
        QCOMPARE(first.size(), 1u);
        QCOMPARE(first[0].kind, u"issuer_elsewhere"_s);
        QCOMPARE(first[0].subject, u"http://127.0.0.1:8003"_s);
        m_alerts->noteStrayIssuer(u"http://127.0.0.1:8003"_s, core::Instant(m_wall + 1h)); // settings were changed
        QVERIFY(now().at(0).since == first[0].since);
        m_alerts->noteStrayIssuer({}, core::Instant(m_wall));
        QVERIFY(now().empty());
    }
    void knowsWhereItAnswers_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("issuer");
        QTest::addColumn<bool>("answers");
        const QString usual = u"http://127.0.0.1:8003"_s;
        QTest::newRow("the same") << usual << usual << true;
        QTest::newRow("another name of loopback") << usual << u"http://localhost:8003"_s << true;
        QTest::newRow("on every address") << u"http://0.0.0.0:8003"_s << u"http://10.0.0.7:8003"_s << true;
        QTest::newRow("another port") << u"http://127.0.0.1:8010"_s << usual << false;
        QTest::newRow("another host") << u"http://10.0.0.7:8003"_s << usual << false;
        QTest::newRow("with TLS") << u"https://127.0.0.1:8003"_s << usual << false;
        QTest::newRow("the port of its scheme") << u"https://auth.lan:443"_s << u"https://auth.lan"_s << true;
        QTest::newRow("with a path") << usual << usual + u"/realms/a"_s << true;
    }
    void knowsWhereItAnswers()
    {
        QFETCH(QString, url);
        QFETCH(QString, issuer);
        QTEST(app::answersAt({u"http://127.0.0.2:1"_s, url}, issuer), "answers");
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
