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
};

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
    QCOMPARE(now.clients, 1);
    QCOMPARE(now.activeFamilies, 1);
    QCOMPARE(now.lockedNames, 1);
    QCOMPARE(now.auditRows, m_house->issuer.number(u"SELECT COUNT(*) FROM audit_logs"_s));
    QCOMPARE(now.alerts.size(), size_t(0));
    m_house->issuer.clock.advance(std::chrono::hours(24 * 31));
    QCOMPARE(figures().activeFamilies, 0);
    QCOMPARE(figures().lockedNames, 0);
}

void DatabaseOverviewAdminTest::raisesAReuse()
{
    m_overview->setKekFallback(true);
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
    m_overview->setKekFallback(true);
    const OverviewFigures now = figures();
    QCOMPARE(now.alerts.size(), size_t(1));
    QCOMPARE(now.alerts[0].kind, u"kek_fallback"_s);
    QVERIFY(now.alerts[0].severity == Alert::Severity::Notice);
}

QTEST_GUILESS_MAIN(DatabaseOverviewAdminTest)
#include "DatabaseOverviewAdminTest.moc"
