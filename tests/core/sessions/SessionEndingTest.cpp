#include "core/sessions/SessionEnding.h"

#include "core/sessions/UserEnding.h"
#include "tests/support/SessionHouse.h"

#include <QTest>

using namespace core;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class SessionEndingTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_house = std::make_unique<tests::SessionHouse>(); }
    void endsOnceAndSaysSo();
    void endsTheFamiliesOfTheSessionButThoseWithOfflineAccess();
    void tellsEveryClientOfTheSessionOnce();
    void tellsNobodyWhoCannotHear_data();
    void tellsNobodyWhoCannotHear();
    void endsTheChainsOfASessionPastItsLimits();
    void dropsCodesThatWereNotUsed();
    void endsAllOfAUserButOne();
    void restsTheChainsOfADisabledUser();
    void endsEverythingOfAUser();
    void writesNothingWhenTheAuditRowCannotBeWritten();

private:
    template <class Task>
    auto write(Task task)
    {
        return m_house->issuer.database.database().writeNow(task);
    }
    std::unique_ptr<tests::SessionHouse> m_house;
};

void SessionEndingTest::endsOnceAndSaysSo()
{
    const auto begun = m_house->begin(m_house->alice);
    QCOMPARE(m_house->sessions.end(begun.session.id, u"signed_out"_s, tests::TestIssuer::origin()).value(), true);
    QVERIFY(!m_house->isSignedIn(begun.cookie));
    QCOMPARE(m_house->audited(EventType::TokenRevoke, u"reason"_s), u"signed_out"_s);
    QCOMPARE(m_house->issuer.text(u"SELECT end_reason FROM browser_sessions"_s), u"signed_out"_s);
    const qint64 rows = m_house->issuer.events(EventType::TokenRevoke);
    QCOMPARE(m_house->sessions.end(begun.session.id, u"signed_out"_s, {}).value(), false);
    QCOMPARE(m_house->sessions.end(SessionId{u"nobody's"_s}, u"signed_out"_s, {}).value(), false);
    QCOMPARE(m_house->sessions.end({}, u"signed_out"_s, {}).value(), false);
    QCOMPARE(m_house->issuer.events(EventType::TokenRevoke), rows);
}

void SessionEndingTest::endsTheFamiliesOfTheSessionButThoseWithOfflineAccess()
{
    const auto ours = m_house->begin(m_house->alice);
    const auto other = m_house->begin(m_house->alice);
    const auto inSession = m_house->enter(m_house->alice, m_house->client, ours.session);
    const auto offline =
        m_house->enter(m_house->alice, m_house->client, ours.session, {u"api:read"_s, u"offline_access"_s});
    const auto elsewhere = m_house->enter(m_house->alice, m_house->client, other.session);
    const auto withoutBrowser = m_house->issuer.signIn(m_house->alice, m_house->client).family;
    QVERIFY(*m_house->sessions.end(ours.session.id, u"signed_out"_s, {}));
    QCOMPARE(m_house->issuer.familyState(inSession), u"revoked"_s);
    QCOMPARE(m_house->issuer.familyState(offline), u"active"_s);
    QCOMPARE(m_house->issuer.familyState(elsewhere), u"active"_s);
    QCOMPARE(m_house->issuer.familyState(withoutBrowser), u"active"_s);
    QCOMPARE(m_house->audited(EventType::TokenRevoke, u"families_ended"_s), u"1"_s);
}

void SessionEndingTest::tellsEveryClientOfTheSessionOnce()
{
    const Client second = m_house->addClient(u"second-client"_s, u"https://second.test/logout"_s);
    const auto begun = m_house->begin(m_house->alice);
    const auto gone = m_house->enter(m_house->alice, m_house->client, begun.session);
    QVERIFY(*m_house->issuer.tokens.endFamily(gone, u"test"_s, {}));
    m_house->enter(m_house->alice, second, begun.session, {u"api:read"_s, u"offline_access"_s});
    m_house->enter(m_house->alice, second, begun.session);
    m_house->enter(m_house->alice, m_house->quietClient, begun.session);
    int told = 0;
    m_house->sessions.setLogoutListener([&told] { ++told; });
    QVERIFY(*m_house->sessions.end(begun.session.id, u"signed_out"_s, {}));
    QCOMPARE(told, 1);
    auto taken = m_house->logoutDeliveries.take(10).value();
    std::ranges::sort(taken, {}, [](const auto &delivery) { return delivery.client.value; });
    QCOMPARE(taken.size(), size_t(2));
    QCOMPARE(taken[0].uri, u"https://second.test/logout"_s);
    QCOMPARE(taken[1].uri, u"https://client.test/logout"_s);
    for (const auto &delivery : taken) {
        QCOMPARE(delivery.session, begun.session.id);
        QCOMPARE(delivery.user, m_house->alice.id);
    }
}

void SessionEndingTest::tellsNobodyWhoCannotHear_data()
{
    QTest::addColumn<QString>("change");
    QTest::newRow("a disabled client") << u"UPDATE oauth_clients SET is_active = 0"_s;
    QTest::newRow("a deleted client") << u"UPDATE oauth_clients SET deleted_at = 1"_s;
    QTest::newRow("one without an address") << u"UPDATE oauth_clients SET metadata = '{}'"_s;
}

void SessionEndingTest::tellsNobodyWhoCannotHear()
{
    QFETCH(QString, change);
    const auto begun = m_house->begin(m_house->alice);
    m_house->enter(m_house->alice, m_house->client, begun.session);
    m_house->issuer.execute(change);
    QVERIFY(*m_house->sessions.end(begun.session.id, u"signed_out"_s, {}));
    QCOMPARE(m_house->deliveries(), 0);
}

void SessionEndingTest::endsTheChainsOfASessionPastItsLimits()
{
    const auto begun = m_house->begin(m_house->alice);
    const auto family = m_house->enter(m_house->alice, m_house->client, begun.session);
    m_house->issuer.clock.advance(9h);
    QVERIFY(!m_house->isSignedIn(begun.cookie));
    QCOMPARE(m_house->issuer.familyState(family), u"active"_s);
    QVERIFY(*m_house->sessions.end(begun.session.id, u"signed_out"_s, {}));
    QCOMPARE(m_house->issuer.familyState(family), u"revoked"_s);
    QCOMPARE(m_house->deliveries(), 1);
}

void SessionEndingTest::dropsCodesThatWereNotUsed()
{
    const auto begun = m_house->begin(m_house->alice);
    const auto other = m_house->begin(m_house->alice);
    const auto code = *m_house->codes.issue(m_house->grantFor(m_house->alice, begun.session));
    const auto others = *m_house->codes.issue(m_house->grantFor(m_house->alice, other.session));
    QVERIFY(*m_house->sessions.end(begun.session.id, u"signed_out"_s, {}));
    QVERIFY(!*m_house->codes.find(code));
    QVERIFY(*m_house->codes.find(others));
}

void SessionEndingTest::endsAllOfAUserButOne()
{
    const auto here = m_house->begin(m_house->alice);
    const auto there = m_house->begin(m_house->alice);
    const auto old = m_house->begin(m_house->alice);
    const auto bobs = m_house->begin(m_house->bob);
    const auto staying = m_house->enter(m_house->alice, m_house->client, here.session);
    const auto ending = m_house->enter(m_house->alice, m_house->client, there.session);
    const auto code = *m_house->codes.issue(m_house->grantFor(m_house->alice, there.session));
    m_house->issuer.execute(
        u"UPDATE browser_sessions SET last_seen_at = 1 WHERE id = '%1'"_s.arg(old.session.id.value));
    QCOMPARE(m_house->sessions.endOf(m_house->alice.id, here.session.id, u"signed_out"_s, {}).value(), 1);
    QVERIFY(m_house->isSignedIn(here.cookie));
    QVERIFY(!m_house->isSignedIn(there.cookie));
    QVERIFY(m_house->isSignedIn(bobs.cookie));
    QCOMPARE(m_house->issuer.familyState(staying), u"active"_s);
    QCOMPARE(m_house->issuer.familyState(ending), u"revoked"_s);
    QVERIFY(!*m_house->codes.find(code));
    QCOMPARE(m_house->issuer.number(u"SELECT COUNT(*) FROM browser_sessions WHERE ended_at IS NULL"_s), 2);
    const qint64 rows = m_house->issuer.events(EventType::TokenRevoke);
    QCOMPARE(m_house->sessions.endOf(m_house->alice.id, here.session.id, u"signed_out"_s, {}).value(), 0);
    QCOMPARE(m_house->issuer.events(EventType::TokenRevoke), rows);
}

void SessionEndingTest::restsTheChainsOfADisabledUser()
{
    const auto begun = m_house->begin(m_house->alice);
    const auto family = m_house->enter(m_house->alice, m_house->client, begun.session);
    const auto outcome = write([&](Transaction &transaction) {
        return SessionEnding(m_house->issuer.random)
            .endOf(transaction, m_house->alice.id, {},
                   {u"user_disabled"_s, m_house->issuer.clock.now(), SessionEnding::Chains::Keep});
    });
    QVERIFY(outcome);
    QCOMPARE(outcome->sessionsEnded, 1);
    QCOMPARE(outcome->familiesEnded, 0);
    QCOMPARE(outcome->logoutsQueued, 1);
    QVERIFY(!m_house->isSignedIn(begun.cookie));
    QCOMPARE(m_house->issuer.familyState(family), u"active"_s);
}

void SessionEndingTest::endsEverythingOfAUser()
{
    const auto begun = m_house->begin(m_house->alice);
    const auto offline =
        m_house->enter(m_house->alice, m_house->client, begun.session, {u"api:read"_s, u"offline_access"_s});
    const auto bobs = m_house->issuer.signIn(m_house->bob, m_house->client).family;
    const auto device = *m_house->deviceCodes.begin(m_house->client.id, {u"api:read"_s}, {}, {});
    const auto request = *m_house->deviceCodes.findPending(device.userCode);
    QVERIFY(
        *m_house->deviceCodes.approve(request->id, m_house->alice.id, m_house->authenticationOf(begun.session), {}));
    const auto outcome = write([&](Transaction &transaction) {
        return UserEnding(m_house->issuer.random)
            .end(transaction, m_house->alice.id, {}, {u"password_change"_s, m_house->issuer.clock.now()});
    });
    QVERIFY(outcome);
    QCOMPARE(outcome->sessionsEnded, 1);
    QCOMPARE(outcome->familiesEnded, 1);
    QCOMPARE(m_house->issuer.familyState(offline), u"revoked"_s);
    QCOMPARE(m_house->issuer.familyState(bobs), u"active"_s);
    QCOMPARE(m_house->deviceCodes.poll(device.deviceCode, m_house->client.id)->verdict,
             DeviceCodes::Poll::Verdict::Denied);
}

void SessionEndingTest::writesNothingWhenTheAuditRowCannotBeWritten()
{
    const auto begun = m_house->begin(m_house->alice);
    const auto family = m_house->enter(m_house->alice, m_house->client, begun.session);
    m_house->issuer.execute(u"CREATE TRIGGER refuse BEFORE INSERT ON audit_logs "
                            "BEGIN SELECT RAISE(ABORT, 'no more rows'); END"_s);
    QVERIFY(!m_house->sessions.end(begun.session.id, u"signed_out"_s, {}));
    QVERIFY(m_house->isSignedIn(begun.cookie));
    QCOMPARE(m_house->issuer.familyState(family), u"active"_s);
    QCOMPARE(m_house->deliveries(), 0);
}

QTEST_GUILESS_MAIN(SessionEndingTest)
#include "SessionEndingTest.moc"
