#include "core/authorization/Consents.h"

#include "tests/support/SessionHouse.h"

#include <QTest>

using namespace core;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class ConsentsTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_house = std::make_unique<tests::SessionHouse>(); }
    void addsToWhatWasAllowedBefore();
    void auditsOnlyWhatIsNew();
    void listsThoseOfOneUser();
    void takesBackWithEverythingThatItGave();
    void takesBackOnce();

private:
    Result<void> grant(const User &user, const QStringList &scopes)
    {
        return m_house->consents.grant(user.id, m_house->client.id, scopes, tests::TestIssuer::origin());
    }
    std::unique_ptr<tests::SessionHouse> m_house;
};

void ConsentsTest::addsToWhatWasAllowedBefore()
{
    QVERIFY(!*m_house->consents.find(m_house->alice.id, m_house->client.id));
    const Instant start = m_house->issuer.clock.now();
    QVERIFY(grant(m_house->alice, {u"openid"_s, u"api:read"_s}));
    m_house->issuer.clock.advance(1h);
    QVERIFY(grant(m_house->alice, {u"api:write"_s, u"api:read"_s, u"api:write"_s}));
    const auto consent = m_house->consents.find(m_house->alice.id, m_house->client.id);
    QVERIFY(consent && *consent);
    QCOMPARE((*consent)->scopes, (QStringList{u"openid"_s, u"api:read"_s, u"api:write"_s}));
    QCOMPARE((*consent)->grantedAt, start);
    QCOMPARE((*consent)->updatedAt, start + 1h);
    QVERIFY(!*m_house->consents.find(m_house->bob.id, m_house->client.id));
    QVERIFY(!*m_house->consents.find(m_house->alice.id, m_house->quietClient.id));
}

void ConsentsTest::auditsOnlyWhatIsNew()
{
    QVERIFY(grant(m_house->alice, {u"api:read"_s}));
    QVERIFY(grant(m_house->alice, {u"api:read"_s}));
    QCOMPARE(m_house->issuer.events(EventType::ConsentGranted), 1);
    QVERIFY(grant(m_house->alice, {u"api:read"_s, u"api:write"_s}));
    QCOMPARE(m_house->issuer.events(EventType::ConsentGranted), 2);
    QCOMPARE(m_house->audited(EventType::ConsentGranted, u"added"_s), u"api:write"_s);
}

void ConsentsTest::listsThoseOfOneUser()
{
    QVERIFY(grant(m_house->alice, {u"api:read"_s}));
    QVERIFY(grant(m_house->bob, {u"api:read"_s}));
    m_house->issuer.clock.advance(1h);
    QVERIFY(m_house->consents.grant(m_house->alice.id, m_house->quietClient.id, {u"openid"_s}, {}));
    const auto list = m_house->consents.list(m_house->alice.id);
    QVERIFY(list);
    QCOMPARE(list->size(), size_t(2));
    QCOMPARE(list->front().client, m_house->quietClient.id);
}

void ConsentsTest::takesBackWithEverythingThatItGave()
{
    const auto session = m_house->begin(m_house->alice).session;
    QVERIFY(grant(m_house->alice, {u"api:read"_s}));
    const auto family = m_house->enter(m_house->alice, m_house->client, session, {u"offline_access"_s});
    const auto others = m_house->enter(m_house->alice, m_house->quietClient, session);
    const auto bobs = m_house->issuer.signIn(m_house->bob, m_house->client).family;
    const auto code = *m_house->codes.issue(m_house->grantFor(m_house->alice, session));
    const auto device = *m_house->deviceCodes.begin(m_house->client.id, {u"api:read"_s}, {}, {});
    const auto request = *m_house->deviceCodes.findPending(device.userCode);
    QVERIFY(*m_house->deviceCodes.approve(request->id, m_house->alice.id, m_house->authenticationOf(session), {}));
    QCOMPARE(m_house->consents.revoke(m_house->alice.id, m_house->client.id, {}).value(), true);
    QVERIFY(!*m_house->consents.find(m_house->alice.id, m_house->client.id));
    QCOMPARE(m_house->issuer.familyState(family), u"revoked"_s);
    QCOMPARE(m_house->issuer.familyState(others), u"active"_s);
    QCOMPARE(m_house->issuer.familyState(bobs), u"active"_s);
    QVERIFY(!*m_house->codes.find(code));
    QCOMPARE(m_house->deviceCodes.poll(device.deviceCode, m_house->client.id)->verdict,
             DeviceCodes::Poll::Verdict::Denied);
    QCOMPARE(m_house->audited(EventType::ConsentRevoked, u"families_ended"_s), u"1"_s);
}

void ConsentsTest::takesBackOnce()
{
    QVERIFY(grant(m_house->alice, {u"api:read"_s}));
    QVERIFY(*m_house->consents.revoke(m_house->alice.id, m_house->client.id, {}));
    QCOMPARE(m_house->consents.revoke(m_house->alice.id, m_house->client.id, {}).value(), false);
    QCOMPARE(m_house->issuer.events(EventType::ConsentRevoked), 1);
}

QTEST_GUILESS_MAIN(ConsentsTest)
#include "ConsentsTest.moc"
