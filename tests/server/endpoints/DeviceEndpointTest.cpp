#include "server/endpoints/DeviceEndpoint.h"

#include "tests/support/Browser.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace tests {

/// The user's side of the device flow, RFC 8628 §3.3.
class DeviceEndpointTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void leadsFromTheCodeThroughSignInToTheDevice();
    void takesACodeHoweverItIsTyped_data();
    void takesACodeHoweverItIsTyped();
    void asksForConfirmationWithACompleteLinkToo();
    void showsWhoAsksAndFromWhere();
    void denialReachesTheDevice();
    void refusesForgedConfirmations_data();
    void refusesForgedConfirmations();
    void decidesOnce();
    void anAllowedDeviceStandsOnTheAccountPage();
    void saysNothingOfACodeToStrangers();
    void limitsWrongCodes();
    void rightCodesDoNotCount();
    void codesEnd();

private:
    core::DeviceCodes::Begun begin();
    Browser signedIn();
    core::DeviceCodes::Poll::Verdict poll(const core::DeviceCodes::Begun &begun);

    std::unique_ptr<ServerFixture> m_server;
};

void DeviceEndpointTest::init()
{
    m_server = std::make_unique<ServerFixture>();
    m_server->addClient(u"tv-client"_s, [](core::Client &client) {
        client.name = u"Living room TV"_s;
        client.grantTypes = {u"urn:ietf:params:oauth:grant-type:device_code"_s};
    });
}

core::DeviceCodes::Begun DeviceEndpointTest::begin()
{
    return m_server->deviceCodes
        .begin({u"tv-client"_s}, {u"openid"_s, u"api:read"_s}, {}, TestIssuer::origin(u"198.51.100.7"_s))
        .value();
}

Browser DeviceEndpointTest::signedIn()
{
    Browser browser(*m_server);
    browser.signIn(browser.get("/account"));
    return browser;
}

core::DeviceCodes::Poll::Verdict DeviceEndpointTest::poll(const core::DeviceCodes::Begun &begun)
{
    m_server->issuer.clock.advance(5s);
    return m_server->deviceCodes.poll(begun.deviceCode, {u"tv-client"_s}).value().verdict;
}

void DeviceEndpointTest::leadsFromTheCodeThroughSignInToTheDevice()
{
    using enum core::DeviceCodes::Poll::Verdict;
    const auto begun = begin();
    Browser browser(*m_server);
    const auto start = browser.get("/device");
    QVERIFY(start.body.contains("autocomplete=\"one-time-code\""));
    QVERIFY(start.body.contains("<form method=\"get\" action=\"/device\">"));
    const auto page = browser.get("/device?user_code=" + begun.userCode.toLatin1());
    QVERIFY(page.body.contains("id=\"password\""));
    const auto confirm = browser.signIn(page);
    QCOMPARE(Browser::heading(confirm), "Connect <bdi>Living room TV</bdi>?");
    QCOMPARE(poll(begun), Pending);
    const auto done = browser.send(Browser::formWith(confirm, "decision"), {{"decision", "allow"}});
    QCOMPARE(done.status, 200);
    QCOMPARE(Browser::heading(done), "Your device is connected");
    m_server->issuer.clock.advance(5s);
    const auto approved = m_server->deviceCodes.poll(begun.deviceCode, {u"tv-client"_s}).value();
    QCOMPARE(approved.verdict, Approved);
    QCOMPARE(approved.request.user, m_server->alice.id);
    QCOMPARE(approved.request.authentication.amr, QStringList{u"pwd"_s});
}

void DeviceEndpointTest::takesACodeHoweverItIsTyped_data()
{
    QTest::addColumn<int>("form");
    QTest::newRow("as shown") << 0;
    QTest::newRow("small letters") << 1;
    QTest::newRow("without dash") << 2;
    QTest::newRow("with blanks") << 3;
}

void DeviceEndpointTest::takesACodeHoweverItIsTyped()
{
    QFETCH(int, form);
    const QString code = begin().userCode;
    const QStringList forms{code, code.toLower(), QString(code).remove(u'-'), u' ' + QString(code).replace(u'-', u' ')};
    Browser browser = signedIn();
    const auto confirm = browser.get("/device?user_code=" + forms.at(form).toLatin1().toPercentEncoding());
    QVERIFY(confirm.body.contains("<p class=\"code-shown\">" + code.toLatin1() + "</p>"));
    const auto done = browser.send(Browser::formWith(confirm, "decision"), {{"decision", "allow"}});
    QCOMPARE(Browser::heading(done), "Your device is connected");
}

void DeviceEndpointTest::asksForConfirmationWithACompleteLinkToo()
{
    const auto begun = begin();
    Browser browser = signedIn();
    browser.get("/device?user_code=" + begun.userCode.toLatin1());
    QCOMPARE(poll(begun), core::DeviceCodes::Poll::Verdict::Pending);
}

void DeviceEndpointTest::showsWhoAsksAndFromWhere()
{
    const auto begun = begin();
    m_server->issuer.clock.advance(3min);
    Browser browser = signedIn();
    const auto confirm = browser.get("/device?user_code=" + begun.userCode.toLatin1());
    QVERIFY(confirm.body.contains("198.51.100.7"));
    QVERIFY(confirm.body.contains("Started 3 minutes ago"));
    QVERIFY(confirm.body.contains("<code>api:read</code>"));
    QVERIFY(confirm.body.contains("<bdi>alice</bdi>"));
    const auto russian = browser.get("/device?user_code=" + begun.userCode.toLatin1(), {{"Accept-Language", "ru"}});
    QVERIFY(russian.body.contains("Запрос сделан 3 минуты назад"));
}

void DeviceEndpointTest::denialReachesTheDevice()
{
    const auto begun = begin();
    Browser browser = signedIn();
    const auto confirm = browser.get("/device?user_code=" + begun.userCode.toLatin1());
    const auto done = browser.send(Browser::formWith(confirm, "decision"), {{"decision", "deny"}});
    QCOMPARE(Browser::heading(done), "Access denied");
    QCOMPARE(poll(begun), core::DeviceCodes::Poll::Verdict::Denied);
}

void DeviceEndpointTest::refusesForgedConfirmations_data()
{
    QTest::addColumn<QString>("kind");
    for (const char *kind :
         {"no token", "another code's token", "another browser's", "another site", "old", "no decision"})
        QTest::newRow(kind) << QString::fromLatin1(kind);
}

void DeviceEndpointTest::refusesForgedConfirmations()
{
    QFETCH(QString, kind);
    const auto begun = begin();
    const auto other = begin();
    Browser browser = signedIn();
    auto form = Browser::formWith(browser.get("/device?user_code=" + begun.userCode.toLatin1()), "decision");
    HeaderList headers;
    FormFields decision{{"decision", "allow"}};
    if (kind == "no token"_L1)
        form = form.swapped("csrf", {});
    else if (kind == "another code's token"_L1)
        form = form.swapped("user_code", other.userCode.toLatin1());
    else if (kind == "another browser's"_L1)
        browser.cookies = signedIn().cookies;
    else if (kind == "another site"_L1)
        headers = {{"Origin", "https://evil.example"}};
    else if (kind == "old"_L1)
        m_server->issuer.clock.advance(61min);
    else
        decision.clear();
    const auto answer = browser.send(form, decision, headers);
    QVERIFY2(answer.status == 403 || answer.status == 400, QByteArray::number(answer.status));
    QCOMPARE(m_server->issuer.number(u"SELECT COUNT(*) FROM device_codes WHERE state <> 'pending'"_s), 0);
}

void DeviceEndpointTest::decidesOnce()
{
    const auto begun = begin();
    Browser browser = signedIn();
    const auto form = Browser::formWith(browser.get("/device?user_code=" + begun.userCode.toLatin1()), "decision");
    browser.send(form, {{"decision", "deny"}});
    const auto again = browser.send(form, {{"decision", "allow"}});
    QCOMPARE(again.status, 400);
    QVERIFY(again.body.contains("This code is not known here"));
    QCOMPARE(poll(begun), core::DeviceCodes::Poll::Verdict::Denied);
}

void DeviceEndpointTest::anAllowedDeviceStandsOnTheAccountPage()
{
    Browser browser = signedIn();
    const auto confirm = browser.get("/device?user_code=" + begin().userCode.toLatin1());
    browser.send(Browser::formWith(confirm, "decision"), {{"decision", "allow"}});
    QVERIFY(browser.get("/account").body.contains("<bdi>Living room TV</bdi>"));
}

void DeviceEndpointTest::saysNothingOfACodeToStrangers()
{
    Browser stranger(*m_server);
    const auto known = stranger.get("/device?user_code=" + begin().userCode.toLatin1());
    const auto unknown = stranger.get("/device?user_code=BCDF-GHJK");
    QCOMPARE(known.status, unknown.status);
    QCOMPARE(Browser::heading(known), Browser::heading(unknown));
    QVERIFY(!known.body.contains("Living room"));
}

void DeviceEndpointTest::limitsWrongCodes()
{
    Browser browser = signedIn();
    for (int i = 0; i < server::DeviceEndpoint::kWrongCodesPerMinute; ++i)
        QCOMPARE(browser.get("/device?user_code=BCDF-GHJ" + QByteArray(1, char('K' + i))).status, 400);
    const auto begun = begin();
    const auto limited = browser.get("/device?user_code=" + begun.userCode.toLatin1());
    QCOMPARE(limited.status, 429);
    QVERIFY(limited.header("retry-after").toInt() > 0);
    QVERIFY(!limited.body.contains("Living room"));
    m_server->issuer.clock.advance(61s);
    QCOMPARE(browser.get("/device?user_code=" + begun.userCode.toLatin1()).status, 200);
}

void DeviceEndpointTest::rightCodesDoNotCount()
{
    Browser browser = signedIn();
    const auto begun = begin();
    for (int i = 0; i < 3 * server::DeviceEndpoint::kWrongCodesPerMinute; ++i)
        QCOMPARE(browser.get("/device?user_code=" + begun.userCode.toLatin1()).status, 200);
}

void DeviceEndpointTest::codesEnd()
{
    const auto begun = begin();
    Browser browser = signedIn();
    m_server->issuer.clock.advance(core::DeviceCodes::kLifetime + 1s);
    QCOMPARE(browser.get("/device?user_code=" + begun.userCode.toLatin1()).status, 400);
}

} // namespace tests

QTEST_GUILESS_MAIN(tests::DeviceEndpointTest)
#include "DeviceEndpointTest.moc"
