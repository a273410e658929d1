#include "core/admin/database/DatabaseOverviewAdmin.h"

#include "tests/support/AdminHouse.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace core;
using tests::AdminHouse;

class DatabaseOverviewAdminTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<AdminHouse> m_house;
    std::unique_ptr<DatabaseOverviewAdmin> m_overview;

    OverviewFigures figures() { return AdminHouse::await(m_overview->figures()).value(); }

private Q_SLOTS:
    void init()
    {
        m_house = std::make_unique<AdminHouse>();
        m_overview = std::make_unique<DatabaseOverviewAdmin>(m_house->context);
    }
    void cleanup()
    {
        m_overview.reset();
        m_house.reset();
    }
    void countsWhatThereIs();
    void raisesAReuse();
    void keepsTheNoticeOfTheFallback();
    void anAcknowledgedAlertComesBackWhenItGetsWorse();
    void aSnoozedAlertComesBackInTime();
    void anAlertWakesByHand();
    void quietAlertsStandLast();
    void auditsWhatIsAcknowledged();
    void estimatesLiveAccessTokens();
    void tellsTheLastVerification();
    void asksTheProcessForItsAlerts();

private:
    void reuse(const QString &username);
    Alert only() { return figures().alerts.at(0); }
};

void DatabaseOverviewAdminTest::reuse(const QString &username)
{
    const Client client = m_house->issuer.addClient(username + u"-client"_s);
    const TokenSet tokens = m_house->issuer.signIn(m_house->issuer.addUser(username), client);
    QVERIFY(m_house->issuer.refresh(tokens.refreshToken, client));
    QVERIFY(!m_house->issuer.refresh(tokens.refreshToken, client));
}

void DatabaseOverviewAdminTest::anAcknowledgedAlertComesBackWhenItGetsWorse()
{
    // A certificate stays the same alert until it becomes critical; a reuse has a subject of its own each time.
    UpkeepAlert slow{.kind = u"slow_requests"_s, .since = m_house->issuer.clock.now(), .count = 1, .subject = {}};
    m_overview->setLiveAlerts([&slow](Instant) { return std::vector{slow}; });
    m_house->issuer.clock.advance(std::chrono::minutes(1));
    QVERIFY(!only().isQuiet);
    QVERIFY(AdminHouse::await(m_overview->quiet(only(), {})));
    QVERIFY(only().isQuiet);
    m_house->issuer.clock.advance(std::chrono::minutes(1));
    QVERIFY(only().isQuiet);
    slow.latest = m_house->issuer.clock.now();
    QVERIFY(!only().isQuiet);
    QVERIFY(AdminHouse::await(m_overview->quiet(only(), {})));
    slow.severity = UpkeepAlert::Severity::Critical;
    QVERIFY(!only().isQuiet);
}

void DatabaseOverviewAdminTest::aSnoozedAlertComesBackInTime()
{
    reuse(u"alice"_s);
    const Instant until = m_house->issuer.clock.now() + std::chrono::hours(1);
    QVERIFY(AdminHouse::await(m_overview->quiet(only(), until)));
    QVERIFY(only().isQuiet);
    QCOMPARE(only().quietUntil, std::optional(until));
    m_house->issuer.clock.advance(std::chrono::hours(1));
    QVERIFY(!only().isQuiet);
}

void DatabaseOverviewAdminTest::anAlertWakesByHand()
{
    reuse(u"alice"_s);
    QVERIFY(AdminHouse::await(m_overview->quiet(only(), {})));
    QVERIFY(only().isQuiet);
    QVERIFY(AdminHouse::await(m_overview->wake(only())));
    QVERIFY(!only().isQuiet);
}

void DatabaseOverviewAdminTest::quietAlertsStandLast()
{
    reuse(u"alice"_s);
    m_overview->setKekFallback(m_house->issuer.clock.now());
    QVERIFY(AdminHouse::await(m_overview->quiet(only(), {})));
    const auto alerts = figures().alerts;
    QCOMPARE(alerts.size(), 2u);
    QCOMPARE(alerts[0].kind, u"kek_fallback"_s);
    QVERIFY(alerts[1].isQuiet);
}

void DatabaseOverviewAdminTest::auditsWhatIsAcknowledged()
{
    reuse(u"alice"_s);
    const Alert alert = only();
    QVERIFY(AdminHouse::await(m_overview->quiet(alert, {})));
    QCOMPARE(m_house->issuer.number(uR"(
        SELECT COUNT(*) FROM audit_logs
         WHERE event_type = 'settings_changed' AND json_extract(event_data, '$.alert') = 'refresh_reuse'
           AND json_extract(event_data, '$.after') = 'acknowledged')"_s),
             1);
}

void DatabaseOverviewAdminTest::estimatesLiveAccessTokens()
{
    m_overview->setAccessTokenLifetime(std::chrono::minutes(15));
    QCOMPARE(figures().liveAccessTokens, 0);
    const Client client = m_house->issuer.addClient(u"test-client"_s);
    const TokenSet tokens = m_house->issuer.signIn(m_house->issuer.addUser(u"alice"_s), client);
    const qint64 issued = figures().liveAccessTokens;
    QVERIFY(issued >= 1);
    QVERIFY(m_house->issuer.refresh(tokens.refreshToken, client));
    QCOMPARE(figures().liveAccessTokens, issued + 1);
    m_house->issuer.clock.advance(std::chrono::minutes(16));
    QCOMPARE(figures().liveAccessTokens, 0);
}

void DatabaseOverviewAdminTest::tellsTheLastVerification()
{
    QVERIFY(!figures().lastVerification);
    const auto record = [this](bool intact) {
        AuditEvent event;
        event.type = EventType::AuditExported;
        event.data = {{u"operation"_s, u"verify"_s}, {u"intact"_s, intact}, {u"rows"_s, 12}, {u"first_bad_seq"_s, 7}};
        QVERIFY(m_house->issuer.database.database().writeNow(
            [&](Transaction &transaction) { return m_house->issuer.audit.append(transaction, event); }));
    };
    record(true);
    QVERIFY(figures().lastVerification->intact);
    QCOMPARE(figures().lastVerification->rows, 12);
    QVERIFY(figures().alerts.empty());
    m_house->issuer.clock.advance(std::chrono::seconds(1));
    record(false);
    QVERIFY(!figures().lastVerification->intact);
    QCOMPARE(only().kind, u"chain_broken"_s);
    QCOMPARE(only().subject, u"7"_s);
}

void DatabaseOverviewAdminTest::asksTheProcessForItsAlerts()
{
    m_overview->setLiveAlerts([](Instant now) {
        return std::vector{UpkeepAlert{.kind = u"disk_low"_s, .since = now, .count = 1, .subject = u"/data"_s}};
    });
    QCOMPARE(only().kind, u"disk_low"_s);
    QCOMPARE(only().subject, u"/data"_s);
}

void DatabaseOverviewAdminTest::countsWhatThereIs()
{
    const User alice = m_house->issuer.addUser(u"alice"_s);
    m_house->issuer.addUser(u"bob"_s);
    m_house->issuer.execute(u"UPDATE users SET deleted_at = 1 WHERE username = 'bob'"_s);
    const Client client = m_house->issuer.addClient(u"test-client"_s);
    m_house->issuer.signIn(alice, client);
    const FamilyId ended = m_house->issuer.signIn(alice, client).family;
    QVERIFY(m_house->issuer.tokens.endFamily(ended, u"admin"_s, tests::TestIssuer::origin()));
    m_house->throttle.restore({{alice.id.value, m_house->issuer.clock.now() + std::chrono::minutes(5), 5, {}}});
    const OverviewFigures now = figures();
    QCOMPARE(now.users, 1);
    QCOMPARE(now.activeUsers, 0); // never signed in with a password
    QCOMPARE(now.clients, 1);
    QCOMPARE(now.activeFamilies, 1);
    QCOMPARE(now.lockedNames, 1);
    QCOMPARE(now.auditRows, m_house->issuer.number(u"SELECT COUNT(*) FROM audit_logs"_s));
    QCOMPARE(now.alerts.size(), size_t(0));
    const qint64 when = toMillis(m_house->issuer.clock.now());
    m_house->issuer.execute(u"UPDATE users SET last_login_at = %1"_s.arg(when)); // bob too, but he is deleted
    QCOMPARE(figures().activeUsers, 1);
    m_house->issuer.clock.advance(std::chrono::hours(24 * 31));
    QCOMPARE(figures().activeUsers, 0);
    QCOMPARE(figures().activeFamilies, 0);
    QCOMPARE(figures().lockedNames, 0);
}

void DatabaseOverviewAdminTest::raisesAReuse()
{
    m_overview->setKekFallback(m_house->issuer.clock.now());
    const Client client = m_house->issuer.addClient(u"test-client"_s);
    const TokenSet tokens = m_house->issuer.signIn(m_house->issuer.addUser(u"alice"_s), client);
    QVERIFY(m_house->issuer.refresh(tokens.refreshToken, client));
    QVERIFY(!m_house->issuer.refresh(tokens.refreshToken, client));
    const OverviewFigures now = figures();
    QCOMPARE(now.alerts.size(), size_t(2));
    QCOMPARE(now.alerts[0].kind, u"refresh_reuse"_s);
    QVERIFY(now.alerts[0].severity == Alert::Severity::Critical);
    QCOMPARE(now.alerts[0].subject, tokens.family.value);
}

void DatabaseOverviewAdminTest::keepsTheNoticeOfTheFallback()
{
    QCOMPARE(figures().alerts.size(), size_t(0));
    m_overview->setKekFallback(m_house->issuer.clock.now());
    const OverviewFigures now = figures();
    QCOMPARE(now.alerts.size(), size_t(1));
    QCOMPARE(now.alerts[0].kind, u"kek_fallback"_s);
    QVERIFY(now.alerts[0].severity == Alert::Severity::Notice);
}

QTEST_GUILESS_MAIN(DatabaseOverviewAdminTest)
#include "DatabaseOverviewAdminTest.moc"
