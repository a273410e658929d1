#include "core/admin/database/DatabaseSessionAdmin.h"

#include "tests/support/AdminHouse.h"

#include <QTest>

using namespace core;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class DatabaseSessionAdminTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void listsLivingSessionsLastSeenFirst();
    void leavesOut_data();
    void leavesOut();
    void endsASessionOnce();
    void endsAllSessionsOfAUser();
    void listsConsentsOfUserClientAndAll();
    void takesAConsentBackOnce();
    void listsAndDeniesDevicesThatWait();

private:
    template <class T>
    static Result<T> await(QFuture<Result<T>> future)
    {
        return tests::AdminHouse::await(std::move(future));
    }
    BrowserSessions::Begun begin(const User &user)
    {
        return m_sessions->begin(user, {}, {u"10.0.0.9"_s, u"Firefox"_s, {}, u"http"_s}).value();
    }
    std::unique_ptr<tests::AdminHouse> m_house;
    std::unique_ptr<BrowserSessions> m_sessions;
    std::unique_ptr<Consents> m_consents;
    std::unique_ptr<DeviceCodes> m_devices;
    std::unique_ptr<DatabaseSessionAdmin> m_admin;
    User m_alice;
    User m_bob;
    Client m_client;
};

void DatabaseSessionAdminTest::init()
{
    m_house = std::make_unique<tests::AdminHouse>();
    auto &issuer = m_house->issuer;
    auto &database = issuer.database.database();
    m_sessions = std::make_unique<BrowserSessions>(
        BrowserSessions::Context{database, issuer.audit, issuer.clock, issuer.random}, BrowserSessions::Limits{});
    m_consents = std::make_unique<Consents>(database, issuer.audit, issuer.clock);
    m_devices =
        std::make_unique<DeviceCodes>(DeviceCodes::Context{database, issuer.audit, issuer.clock, issuer.random});
    m_admin = std::make_unique<DatabaseSessionAdmin>(m_house->context,
                                                     DatabaseSessionAdmin::Parts{*m_sessions, *m_consents, *m_devices});
    m_alice = issuer.addUser(u"alice"_s);
    m_bob = issuer.addUser(u"bob"_s);
    m_client = issuer.addClient(u"test-client"_s);
}

void DatabaseSessionAdminTest::cleanup()
{
    m_admin.reset();
    m_devices.reset();
    m_consents.reset();
    m_sessions.reset();
    m_house.reset();
}

void DatabaseSessionAdminTest::listsLivingSessionsLastSeenFirst()
{
    const auto first = begin(m_alice);
    m_house->issuer.clock.advance(2min);
    const auto second = begin(m_bob);
    m_house->issuer.clock.advance(2min);
    QVERIFY(*m_sessions->find(first.cookie));
    IssueRequest request{.user = m_alice,
                         .client = m_client,
                         .scopes = {u"api:read"_s},
                         .withRefreshToken = true,
                         .accessLifetime = {},
                         .grant = u"authorization_code"_s,
                         .origin = {}};
    request.authentication = Authentication{first.session.authenticatedAt, {}, {}, first.session.id};
    QVERIFY(m_house->issuer.tokens.issue(request));
    const auto all = await(m_admin->sessions({}));
    QVERIFY(all);
    QCOMPARE(all->size(), size_t(2));
    const SessionSummary &newest = all->front();
    QCOMPARE(newest.id, first.session.id);
    QCOMPARE(newest.username, u"alice"_s);
    QCOMPARE(newest.address, u"10.0.0.9"_s);
    QCOMPARE(newest.userAgent, u"Firefox"_s);
    QCOMPARE(newest.activeFamilies, 1);
    QCOMPARE(newest.lastSeenAt, m_house->issuer.clock.now());
    QCOMPARE(all->back().activeFamilies, 0);
    const auto bobs = await(m_admin->sessions(m_bob.id));
    QCOMPARE(bobs->size(), size_t(1));
    QCOMPARE(bobs->front().id, second.session.id);
}

void DatabaseSessionAdminTest::leavesOut_data()
{
    QTest::addColumn<QString>("change");
    QTest::newRow("an ended one") << u"UPDATE browser_sessions SET ended_at = 1"_s;
    QTest::newRow("one past its end") << u"UPDATE browser_sessions SET expires_at = 1"_s;
    QTest::newRow("one that was left") << u"UPDATE browser_sessions SET last_seen_at = 1"_s;
    QTest::newRow("one that is too old for today's limits") << u"UPDATE browser_sessions SET authenticated_at = 1"_s;
    QTest::newRow("a disabled user's") << u"UPDATE users SET is_active = 0"_s;
    QTest::newRow("a deleted user's") << u"UPDATE users SET deleted_at = 1"_s;
}

void DatabaseSessionAdminTest::leavesOut()
{
    QFETCH(QString, change);
    begin(m_alice);
    QCOMPARE(await(m_admin->sessions({}))->size(), size_t(1));
    m_house->issuer.execute(change);
    QVERIFY(await(m_admin->sessions({}))->empty());
}

void DatabaseSessionAdminTest::endsASessionOnce()
{
    const auto begun = begin(m_alice);
    QVERIFY(await(m_admin->endSession(begun.session.id)));
    QVERIFY(!*m_sessions->find(begun.cookie));
    QCOMPARE(m_house->told().size(), 1);
    const auto row = m_house->audited().back();
    QCOMPARE(row.event, u"token_revoke"_s);
    QCOMPARE(row.user, m_alice.id.value);
    QCOMPARE(row.data.value(u"session_id"_s).toString(), begun.session.id.value);
    QCOMPARE(row.data.value(u"reason"_s).toString(), u"admin"_s);
    QCOMPARE(await(m_admin->endSession(begun.session.id)).error().kind, ErrorKind::NotFound);
    QVERIFY(m_house->told().isEmpty());
}

void DatabaseSessionAdminTest::endsAllSessionsOfAUser()
{
    begin(m_alice);
    begin(m_alice);
    const auto bobs = begin(m_bob);
    QCOMPARE(await(m_admin->endSessionsOf(m_alice.id)).value(), 2);
    QCOMPARE(await(m_admin->endSessionsOf(m_alice.id)).value(), 0);
    QCOMPARE(m_house->told().size(), 1);
    QVERIFY(*m_sessions->find(bobs.cookie));
}

void DatabaseSessionAdminTest::listsConsentsOfUserClientAndAll()
{
    QVERIFY(m_consents->grant(m_alice.id, m_client.id, {u"openid"_s, u"api:read"_s}, {}));
    m_house->issuer.clock.advance(1min);
    QVERIFY(m_consents->grant(m_bob.id, m_client.id, {u"api:read"_s}, {}));
    QVERIFY(m_consents->grant(m_bob.id, ClientId{u"gone-client"_s}, {u"api:read"_s}, {}));
    m_house->issuer.signIn(m_alice, m_client);
    QCOMPARE(await(m_admin->consents({}, {}))->size(), size_t(3));
    QCOMPARE(await(m_admin->consents({}, m_client.id))->size(), size_t(2));
    QCOMPARE(await(m_admin->consents(m_bob.id, {}))->size(), size_t(2));
    const auto one = await(m_admin->consents(m_alice.id, m_client.id));
    QCOMPARE(one->size(), size_t(1));
    QCOMPARE(one->front().username, u"alice"_s);
    QCOMPARE(one->front().clientName, u"test-client"_s);
    QCOMPARE(one->front().scopes, (QStringList{u"openid"_s, u"api:read"_s}));
    QCOMPARE(one->front().activeFamilies, 1);
    QCOMPARE(await(m_admin->consents({}, ClientId{u"gone-client"_s}))->front().clientName, u"gone-client"_s);
}

void DatabaseSessionAdminTest::takesAConsentBackOnce()
{
    QVERIFY(m_consents->grant(m_alice.id, m_client.id, {u"api:read"_s}, {}));
    const auto family = m_house->issuer.signIn(m_alice, m_client).family;
    QVERIFY(await(m_admin->revokeConsent(m_alice.id, m_client.id)));
    QCOMPARE(m_house->issuer.familyState(family), u"revoked"_s);
    QCOMPARE(m_house->audited().back().event, u"consent_revoked"_s);
    QCOMPARE(await(m_admin->revokeConsent(m_alice.id, m_client.id)).error().kind, ErrorKind::NotFound);
}

void DatabaseSessionAdminTest::listsAndDeniesDevicesThatWait()
{
    const auto begun = m_devices->begin(m_client.id, {u"api:read"_s}, {}, {u"10.0.0.5"_s, u"TV"_s, {}, {}});
    QVERIFY(begun);
    const auto waiting = await(m_admin->pendingDevices());
    QCOMPARE(waiting->size(), size_t(1));
    const PendingDevice device = waiting->front();
    QCOMPARE(device.client, m_client.id);
    QCOMPARE(device.clientName, u"test-client"_s);
    QCOMPARE(device.scopes, QStringList{u"api:read"_s});
    QCOMPARE(device.address, u"10.0.0.5"_s);
    QCOMPARE(device.expiresAt - device.createdAt, 600s);
    QVERIFY(await(m_admin->denyDevice(device.id)));
    QCOMPARE(m_devices->poll(begun->deviceCode, m_client.id)->verdict, DeviceCodes::Poll::Verdict::Denied);
    QCOMPARE(await(m_admin->denyDevice(device.id)).error().kind, ErrorKind::NotFound);
    QVERIFY(await(m_admin->pendingDevices())->empty());
}

QTEST_GUILESS_MAIN(DatabaseSessionAdminTest)
#include "DatabaseSessionAdminTest.moc"
