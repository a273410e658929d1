#include "core/upkeep/Alerts.h"

#include "tests/support/TestIssuer.h"

#include <QTest>

using namespace core;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class AlertsTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_issuer = std::make_unique<tests::TestIssuer>(); }
    void quietWhenNothingHappened();
    void reuseIsCriticalForADay();
    void failedLoginsCountByTheirShare_data();
    void failedLoginsCountByTheirShare();
    void aKeyIsDueAWeekBefore();

private:
    std::vector<UpkeepAlert> alerts()
    {
        return *m_issuer->database.database().readNow(
            [this](Snapshot &snapshot) { return currentAlerts(snapshot, m_issuer->clock.now()); });
    }
    void record(EventType type, int times)
    {
        for (int i = 0; i < times; ++i) {
            const auto written = m_issuer->database.database().writeNow([&](Transaction &transaction) {
                return m_issuer->audit.append(
                    transaction,
                    {.type = type, .user = {}, .client = {}, .data = {}, .errorMessage = {}, .origin = {}});
            });
            QVERIFY(written);
        }
    }
    std::unique_ptr<tests::TestIssuer> m_issuer;
};

void AlertsTest::quietWhenNothingHappened()
{
    QVERIFY(alerts().empty());
}

void AlertsTest::reuseIsCriticalForADay()
{
    const Client client = m_issuer->addClient(u"test-client"_s);
    const TokenSet set = m_issuer->signIn(m_issuer->addUser(u"alice"_s), client);
    QVERIFY(m_issuer->refresh(set.refreshToken, client));
    QVERIFY(!m_issuer->refresh(set.refreshToken, client));
    const auto found = alerts();
    QCOMPARE(found.size(), 1u);
    QCOMPARE(found[0].kind, u"refresh_reuse"_s);
    QCOMPARE(found[0].severity, UpkeepAlert::Severity::Critical);
    QCOMPARE(found[0].count, 1);
    QCOMPARE(found[0].subject, set.family.value);
    m_issuer->clock.advance(24h);
    QVERIFY(alerts().empty());
}

void AlertsTest::failedLoginsCountByTheirShare_data()
{
    QTest::addColumn<int>("failed");
    QTest::addColumn<int>("successful");
    QTest::addColumn<bool>("alerts");
    QTest::newRow("few failures") << 9 << 0 << false;
    QTest::newRow("half") << 10 << 10 << true;
    QTest::newRow("less than half") << 10 << 11 << false;
}

void AlertsTest::failedLoginsCountByTheirShare()
{
    QFETCH(int, failed);
    QFETCH(int, successful);
    QFETCH(bool, alerts);
    record(EventType::LoginFailed, failed);
    record(EventType::LoginSuccess, successful);
    const auto found = this->alerts();
    QCOMPARE(!found.empty(), alerts);
    if (alerts)
        QCOMPARE(found[0].count, failed);
    m_issuer->clock.advance(1h);
    QVERIFY(this->alerts().empty());
}

void AlertsTest::aKeyIsDueAWeekBefore()
{
    m_issuer->clock.advance(83 * 24h - 1s);
    QVERIFY(alerts().empty());
    m_issuer->clock.advance(1s);
    QCOMPARE(alerts().at(0).kind, u"key_due"_s);
    QCOMPARE(alerts().at(0).subject, u"2026-01-key-1"_s);
}

QTEST_GUILESS_MAIN(AlertsTest)
#include "AlertsTest.moc"
