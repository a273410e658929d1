#include "core/upkeep/Alerts.h"

#include "core/upkeep/CertificateAlarm.h"
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
    void aCertificateIsDue_data();
    void aCertificateIsDue();
    void theMostSeriousComesFirst();
    void theLogSaysItOnceADay();

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
    QCOMPARE(found[0].username, u"alice"_s);
    QCOMPARE(found[0].client, u"test-client"_s);
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

void AlertsTest::aCertificateIsDue_data()
{
    QTest::addColumn<qint64>("secondsLeft");
    QTest::addColumn<std::optional<UpkeepAlert::Severity>>("severity");
    using Severity = UpkeepAlert::Severity;
    const qint64 day = 86400;
    QTest::newRow("over thirty days") << 30 * day + 1 << std::optional<Severity>();
    QTest::newRow("thirty days") << 30 * day << std::optional(Severity::Warning);
    QTest::newRow("over a week") << 7 * day + 1 << std::optional(Severity::Warning);
    QTest::newRow("a week") << 7 * day << std::optional(Severity::Critical);
    QTest::newRow("ended") << -day << std::optional(Severity::Critical);
}

void AlertsTest::aCertificateIsDue()
{
    QFETCH(qint64, secondsLeft);
    QFETCH(std::optional<UpkeepAlert::Severity>, severity);
    const Instant now = m_issuer->clock.now();
    const RunningCertificate running{u"a.test"_s, now + std::chrono::seconds(secondsLeft)};
    const auto found = *m_issuer->database.database().readNow(
        [&](Snapshot &snapshot) { return currentAlerts(snapshot, now, {}, running); });
    QCOMPARE(found.size(), size_t(severity ? 1 : 0));
    if (!severity)
        return;
    QCOMPARE(found[0].kind, u"certificate_due"_s);
    QCOMPARE(found[0].severity, *severity);
    QCOMPARE(found[0].subject, u"a.test"_s);
    QVERIFY(found[0].since <= now);
}

void AlertsTest::theMostSeriousComesFirst()
{
    record(EventType::LoginFailed, 10);
    const Instant now = m_issuer->clock.now();
    const auto found = *m_issuer->database.database().readNow([&](Snapshot &snapshot) {
        return currentAlerts(snapshot, now, {}, RunningCertificate{u"a.test"_s, now});
    });
    QCOMPARE(found.size(), 2u);
    QCOMPARE(found[0].kind, u"certificate_due"_s);
    QCOMPARE(found[1].kind, u"failed_logins"_s);
}

void AlertsTest::theLogSaysItOnceADay()
{
    CertificateAlarm alarm;
    Instant now = m_issuer->clock.now();
    RunningCertificate running{u"a.test"_s, now + 31 * 24h};
    QVERIFY(!alarm.look(std::nullopt, now));
    QVERIFY(!alarm.look(running, now));
    now += 24h;
    QVERIFY(alarm.look(running, now));
    QVERIFY(!alarm.look(running, now + 23h));
    QVERIFY(alarm.look(running, now + 24h));
    running.notAfter += 1h; // another one
    QVERIFY(alarm.look(running, now + 25h));
    QVERIFY(alarm.look(running, now + 2h)); // the clock was set back
    running.notAfter += 365 * 24h;
    QVERIFY(!alarm.look(running, now));
}

QTEST_GUILESS_MAIN(AlertsTest)
#include "AlertsTest.moc"
