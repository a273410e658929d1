#include "core/authorization/DeviceCodes.h"

#include "tests/support/SessionHouse.h"

#include <QRegularExpression>
#include <QTest>

#include <thread>

using namespace core;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Verdict = DeviceCodes::Poll::Verdict;

class DeviceCodesTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_house = std::make_unique<tests::SessionHouse>();
        m_session = m_house->begin(m_house->alice).session;
    }
    void beginsWithCodesForTheDeviceAndForPeople();
    void findsATypedCode_data();
    void findsATypedCode();
    void letsTheFirstPollThrough();
    void judgesPolls_data();
    void judgesPolls();
    void keepsTheSlowDown();
    void letsADeviceThatNeverSlowsDownThroughNowAndThen();
    void isNotHeldUpByAClockThatWasSetBack();
    void givesAnApprovedOneToItsDeviceOnce();
    void issuesOnceInFiftyParallelExchanges();
    void takesOneOfTwoApprovals();
    void takesOneOfApprovalAndDenial();
    void isNotApproved_data();
    void isNotApproved();
    void tellsTheDeviceThatItWasDenied();
    void listsPendingOnesNewestFirst();

private:
    DeviceCodes::Begun begin() { return *m_house->deviceCodes.begin(m_house->client.id, {u"api:read"_s}, {}, {}); }
    QString idOf(const DeviceCodes::Begun &begun) { return (*m_house->deviceCodes.findPending(begun.userCode))->id; }
    Result<bool> approve(const QString &id)
    {
        return m_house->deviceCodes.approve(id, m_house->alice.id, m_house->authenticationOf(m_session), {});
    }
    Verdict poll(const QByteArray &code) { return m_house->deviceCodes.poll(code, m_house->client.id)->verdict; }
    std::unique_ptr<tests::SessionHouse> m_house;
    BrowserSession m_session;
};

void DeviceCodesTest::beginsWithCodesForTheDeviceAndForPeople()
{
    const auto begun = m_house->deviceCodes.begin(m_house->client.id, {u"openid"_s, u"api:read"_s},
                                                  {u"https://api.test"_s}, tests::TestIssuer::origin());
    QVERIFY(begun);
    QCOMPARE(begun->deviceCode.size(), 43);
    QVERIFY(QRegularExpression(u"^[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}$"_s)
                .match(begun->userCode)
                .hasMatch());
    QVERIFY(begun->expiresIn == 600s && begun->interval == 5s);
    QCOMPARE(m_house->issuer.number(
                 u"SELECT COUNT(*) FROM device_codes WHERE device_code_hash LIKE '%%1%' OR "
                 "user_code_hash LIKE '%%2%'"_s.arg(QString::fromLatin1(begun->deviceCode), begun->userCode)),
             0);
    const auto request = m_house->deviceCodes.findPending(begun->userCode);
    QVERIFY(request && *request);
    QCOMPARE((*request)->client, m_house->client.id);
    QCOMPARE((*request)->scopes, (QStringList{u"openid"_s, u"api:read"_s}));
    QCOMPARE((*request)->resources, QStringList{u"https://api.test"_s});
    QCOMPARE((*request)->address, u"192.0.2.7"_s);
}

void DeviceCodesTest::findsATypedCode_data()
{
    QTest::addColumn<QString>("how");
    QTest::addColumn<bool>("isFound");
    QTest::newRow("as shown") << u"as shown"_s << true;
    QTest::newRow("small letters") << u"small"_s << true;
    QTest::newRow("without dash") << u"no dash"_s << true;
    QTest::newRow("blanks around and inside") << u"blanks"_s << true;
    QTest::newRow("a long dash of a phone's keyboard") << u"long dash"_s << true;
    QTest::newRow("one letter short") << u"short"_s << false;
    QTest::newRow("one letter more") << u"long"_s << false;
    QTest::newRow("empty") << u"empty"_s << false;
    QTest::newRow("very long") << u"very long"_s << false;
    QTest::newRow("a wildcard") << u"wildcard"_s << false;
}

void DeviceCodesTest::findsATypedCode()
{
    QFETCH(QString, how);
    QFETCH(bool, isFound);
    const QString code = begin().userCode;
    const QString plain = QString(code).remove(u'-');
    const QHash<QString, QString> typed{{u"as shown"_s, code},
                                        {u"small"_s, code.toLower()},
                                        {u"no dash"_s, plain},
                                        {u"blanks"_s, u' ' + plain.left(2) + u"  "_s + plain.mid(2) + u'\t'},
                                        {u"long dash"_s, QString(code).replace(u'-', u'–')},
                                        {u"short"_s, plain.left(7)},
                                        {u"long"_s, plain + u'B'},
                                        {u"empty"_s, QString()},
                                        {u"very long"_s, QString(100000, u' ') + plain},
                                        {u"wildcard"_s, u"%%%%%%%%"_s}};
    QCOMPARE(m_house->deviceCodes.findPending(typed.value(how))->has_value(), isFound);
}

void DeviceCodesTest::letsTheFirstPollThrough()
{
    QCOMPARE(poll(begin().deviceCode), Verdict::Pending);
}

void DeviceCodesTest::judgesPolls_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<Verdict>("verdict");
    QTest::newRow("in time") << u"in time"_s << Verdict::Pending;
    QTest::newRow("a moment early") << u"a moment early"_s << Verdict::Pending;
    QTest::newRow("too early") << u"too early"_s << Verdict::SlowDown;
    QTest::newRow("unknown") << u"unknown"_s << Verdict::Unknown;
    QTest::newRow("empty") << u"empty"_s << Verdict::Unknown;
    QTest::newRow("another client's") << u"another client's"_s << Verdict::Unknown;
    QTest::newRow("expired") << u"expired"_s << Verdict::Expired;
    QTest::newRow("approved and expired") << u"approved and expired"_s << Verdict::Expired;
}

void DeviceCodesTest::judgesPolls()
{
    QFETCH(QString, what);
    QFETCH(Verdict, verdict);
    const auto begun = begin();
    const auto id = idOf(begun);
    QCOMPARE(poll(begun.deviceCode), Verdict::Pending);
    if (what == "approved and expired"_L1)
        QVERIFY(*approve(id));
    const QHash<QString, std::chrono::milliseconds> waits{{u"a moment early"_s, 4600ms},
                                                          {u"too early"_s, 4000ms},
                                                          {u"expired"_s, 600s},
                                                          {u"approved and expired"_s, 600s}};
    m_house->issuer.clock.advance(waits.value(what, 5s));
    const QByteArray code = what == "unknown"_L1 ? QByteArray(43, 'A')
                            : what == "empty"_L1 ? QByteArray()
                                                 : begun.deviceCode;
    const ClientId client = what == "another client's"_L1 ? m_house->quietClient.id : m_house->client.id;
    const auto judged = m_house->deviceCodes.poll(code, client);
    QVERIFY(judged);
    QCOMPARE(judged->verdict, verdict);
    QVERIFY(judged->request.id.isEmpty());
}

void DeviceCodesTest::keepsTheSlowDown()
{
    const auto begun = begin();
    QCOMPARE(poll(begun.deviceCode), Verdict::Pending);
    m_house->issuer.clock.advance(1s);
    QCOMPARE(poll(begun.deviceCode), Verdict::SlowDown); // from now on ten seconds
    m_house->issuer.clock.advance(10s);
    QCOMPARE(poll(begun.deviceCode), Verdict::Pending);
    m_house->issuer.clock.advance(10s);
    QCOMPARE(poll(begun.deviceCode), Verdict::Pending);
    m_house->issuer.clock.advance(6s);
    QCOMPARE(poll(begun.deviceCode), Verdict::SlowDown); // five would have been enough before
}

void DeviceCodesTest::letsADeviceThatNeverSlowsDownThroughNowAndThen()
{
    const auto begun = begin();
    int pending = 0;
    for (int i = 0; i < 100; ++i) {
        pending += poll(begun.deviceCode) == Verdict::Pending;
        m_house->issuer.clock.advance(3s);
    }
    QVERIFY2(pending >= 10, qPrintable(QString::number(pending)));
    QVERIFY2(pending <= 20, qPrintable(QString::number(pending)));
    QVERIFY(*approve(idOf(begun)));
    QCOMPARE(poll(begun.deviceCode), Verdict::Approved);
}

void DeviceCodesTest::isNotHeldUpByAClockThatWasSetBack()
{
    const auto begun = begin();
    m_house->issuer.clock.advance(60s);
    QCOMPARE(poll(begun.deviceCode), Verdict::Pending);
    m_house->issuer.clock.set(m_house->issuer.clock.now() - 50s);
    QCOMPARE(poll(begun.deviceCode), Verdict::Pending);
}

void DeviceCodesTest::givesAnApprovedOneToItsDeviceOnce()
{
    const auto begun = begin();
    const auto id = idOf(begun);
    QVERIFY(*approve(id));
    QVERIFY(!*m_house->deviceCodes.findPending(begun.userCode));
    const auto polled = m_house->deviceCodes.poll(begun.deviceCode, m_house->client.id);
    QCOMPARE(polled->verdict, Verdict::Approved);
    QCOMPARE(polled->request.id, id);
    QCOMPARE(polled->request.user, m_house->alice.id);
    QCOMPARE(polled->request.scopes, QStringList{u"api:read"_s});
    QCOMPARE(polled->request.authentication.at, m_session.authenticatedAt);
    QCOMPARE(polled->request.authentication.amr, QStringList{u"pwd"_s});
    QVERIFY2(polled->request.authentication.session.isEmpty(), "signing out of the browser leaves the device alone");
    QCOMPARE(m_house->audited(EventType::ConsentGranted, u"device_request"_s), id);
    auto request = m_house->issueRequest(m_house->alice, m_house->client, m_session, {u"api:read"_s});
    request.alongside = m_house->deviceCodes.spend(begun.deviceCode);
    QVERIFY(m_house->issuer.tokens.issue(request));
    const auto again = m_house->issuer.tokens.issue(request);
    QVERIFY(!again);
    QCOMPARE(again.error().kind, ErrorKind::Conflict);
    QCOMPARE(poll(begun.deviceCode), Verdict::Unknown);
}

void DeviceCodesTest::issuesOnceInFiftyParallelExchanges()
{
    const auto begun = begin();
    QVERIFY(*approve(idOf(begun)));
    std::atomic<int> issued = 0;
    std::vector<std::jthread> threads;
    for (int i = 0; i < 50; ++i)
        threads.emplace_back([&] {
            auto request = m_house->issueRequest(m_house->alice, m_house->client, m_session, {u"api:read"_s});
            request.alongside = m_house->deviceCodes.spend(begun.deviceCode);
            if (m_house->issuer.tokens.issue(request))
                ++issued;
        });
    threads.clear();
    QCOMPARE(issued.load(), 1);
    QCOMPARE(m_house->issuer.number(u"SELECT COUNT(*) FROM token_families"_s), 1);
}

void DeviceCodesTest::takesOneOfTwoApprovals()
{
    const QString id = idOf(begin());
    const auto bobs = m_house->begin(m_house->bob).session;
    std::atomic<int> taken = 0;
    std::vector<std::jthread> threads;
    for (int i = 0; i < 20; ++i)
        threads.emplace_back([&, isAlice = i % 2 == 0] {
            const auto approved =
                isAlice ? approve(id)
                        : m_house->deviceCodes.approve(id, m_house->bob.id, m_house->authenticationOf(bobs), {});
            if (approved && *approved)
                ++taken;
        });
    threads.clear();
    QCOMPARE(taken.load(), 1);
    QCOMPARE(m_house->issuer.events(EventType::ConsentGranted), 1);
}

void DeviceCodesTest::takesOneOfApprovalAndDenial()
{
    const auto begun = begin();
    const QString id = idOf(begun);
    QVERIFY(*m_house->deviceCodes.deny(id, m_house->alice.id, {}));
    QVERIFY(!*approve(id));
    QVERIFY(!*m_house->deviceCodes.deny(id, m_house->alice.id, {}));
    QCOMPARE(poll(begun.deviceCode), Verdict::Denied);
}

void DeviceCodesTest::isNotApproved_data()
{
    QTest::addColumn<QString>("change");
    QTest::newRow("expired") << u"UPDATE device_codes SET expires_at = 1"_s;
    QTest::newRow("by a disabled user") << u"UPDATE users SET is_active = 0"_s;
    QTest::newRow("by a deleted user") << u"UPDATE users SET deleted_at = 1"_s;
    QTest::newRow("used") << u"UPDATE device_codes SET state = 'used'"_s;
}

void DeviceCodesTest::isNotApproved()
{
    QFETCH(QString, change);
    const QString id = idOf(begin());
    m_house->issuer.execute(change);
    QCOMPARE(approve(id).value(), false);
    QCOMPARE(approve(u"nobody's"_s).value(), false);
    QCOMPARE(m_house->issuer.events(EventType::ConsentGranted), 0);
}

void DeviceCodesTest::tellsTheDeviceThatItWasDenied()
{
    const auto begun = begin();
    QVERIFY(*m_house->deviceCodes.deny(idOf(begun), {}, {})); // by an admin
    QCOMPARE(poll(begun.deviceCode), Verdict::Denied);
    QCOMPARE(m_house->issuer.text(u"SELECT error_message FROM audit_logs WHERE event_type = 'consent_granted'"_s),
             u"access_denied"_s);
}

void DeviceCodesTest::listsPendingOnesNewestFirst()
{
    const auto first = begin();
    const auto firstId = idOf(first);
    m_house->issuer.clock.advance(1s);
    const auto secondId = idOf(begin());
    m_house->issuer.clock.advance(1s);
    const auto thirdId = idOf(begin());
    QVERIFY(*approve(secondId));
    const auto pending = m_house->deviceCodes.pending(10);
    QVERIFY(pending);
    QCOMPARE(pending->size(), size_t(2));
    QCOMPARE(pending->at(0).id, thirdId);
    QCOMPARE(pending->at(1).id, firstId);
    QCOMPARE(m_house->deviceCodes.pending(1)->size(), size_t(1));
    m_house->issuer.clock.advance(600s);
    QVERIFY(m_house->deviceCodes.pending(10)->empty());
}

QTEST_GUILESS_MAIN(DeviceCodesTest)
#include "DeviceCodesTest.moc"
