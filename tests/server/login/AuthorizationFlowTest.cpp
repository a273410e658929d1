#include "tests/support/Browser.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace tests {

/// What may be skipped, stretched or swapped between the pages of an authorization request.
class AuthorizationFlowTest : public QObject
{
    Q_OBJECT

private slots:
    void anOldSessionIsNoSignIn_data();
    void anOldSessionIsNoSignIn();
    void aSignInCountsForAFewMinutes();
    void aUsedTicketDoesNotStretchMaxAge();
    void maxAgeIsMeasuredUntilConsentIsAsked();
    void aClockSetBackAsksAgain();
    void whatWasNotShownIsNotAllowed_data();
    void whatWasNotShownIsNotAllowed();
    void writesNoForeignBytesIntoAddresses_data();
    void writesNoForeignBytesIntoAddresses();

private:
    /// A browser in which alice is signed in and has allowed the client.
    static Browser allowed(const ServerFixture &server);
};

Browser AuthorizationFlowTest::allowed(const ServerFixture &server)
{
    Browser browser(server);
    const auto consent = browser.signIn(browser.get(Browser::authorize()));
    browser.send(Browser::formWith(consent, "decision"), {{"decision", "allow"}});
    return browser;
}

void AuthorizationFlowTest::anOldSessionIsNoSignIn_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("prompt=login") << "prompt"_ba
                                  << "login"_ba;
    QTest::newRow("max_age=0") << "max_age"_ba
                               << "0"_ba;
    QTest::newRow("max_age=60") << "max_age"_ba
                                << "60"_ba;
}

/// The form is fetched without the session, the address that follows it is called with the session.
void AuthorizationFlowTest::anOldSessionIsNoSignIn()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    ServerFixture server;
    CodeFlow flow(server);
    Browser browser = allowed(server);
    server.issuer.clock.advance(2min);
    const QByteArray session = browser.cookies.take("gatehouse-session");
    const auto form = Browser::form(browser.get(Browser::authorize({{name, value}})));
    browser.cookies.insert("gatehouse-session", session);
    const auto answer = browser.get("/oauth/continue?ticket=" + form.value("ticket") +
                                    "&query=" + form.value("query").toPercentEncoding());
    QCOMPARE(answer.status, 200);
    QVERIFY(answer.body.contains("id=\"password\""));
}

void AuthorizationFlowTest::aSignInCountsForAFewMinutes()
{
    ServerFixture server;
    CodeFlow flow(server);
    Browser browser = allowed(server);
    const auto page = browser.get(Browser::authorize({{"prompt", "login"}}));
    const auto sent =
        browser.send(Browser::form(page), {{"username", "alice"}, {"password", ServerFixture::kPassword}});
    const QByteArray address = sent.header("location");
    QVERIFY(address.startsWith("/oauth/continue?"));
    QVERIFY(Browser::isAtClient(browser.get(address)));
    server.issuer.clock.advance(5min);
    QVERIFY(Browser::isAtClient(browser.get(address)));
    server.issuer.clock.advance(1s);
    const auto later = browser.get(address);
    QVERIFY(later.body.contains("id=\"password\""));
    QVERIFY(Browser::isAtClient(browser.signIn(later)));
    const auto afterAnother = browser.get(address); // that session has another cookie by now
    QVERIFY(afterAnother.body.contains("id=\"password\""));
}

void AuthorizationFlowTest::aUsedTicketDoesNotStretchMaxAge()
{
    ServerFixture server;
    CodeFlow flow(server);
    Browser browser = allowed(server);
    server.issuer.clock.advance(1min);
    const auto page = browser.get(Browser::authorize({{"max_age", "1"}}));
    const auto sent =
        browser.send(Browser::form(page), {{"username", "alice"}, {"password", ServerFixture::kPassword}});
    const QByteArray address = sent.header("location");
    server.issuer.clock.advance(1500ms); // a slow redirect
    QVERIFY(Browser::isAtClient(browser.get(address)));
    server.issuer.clock.advance(501ms);
    QVERIFY(browser.get(address).body.contains("id=\"password\""));
}

void AuthorizationFlowTest::maxAgeIsMeasuredUntilConsentIsAsked()
{
    ServerFixture server;
    CodeFlow flow(server);
    Browser browser(server);
    const QByteArray path = Browser::authorize({{"max_age", "1"}, {"prompt", "login consent"}});
    const auto consent = browser.signIn(browser.get(path));
    server.issuer.clock.advance(1min); // people read
    const auto form = Browser::formWith(consent, "decision");
    QVERIFY(Browser::isAtClient(browser.send(form, {{"decision", "allow"}})));
    server.issuer.clock.advance(5min);
    const auto late = browser.follow(browser.send(form, {{"decision", "allow"}}));
    QVERIFY(late.body.contains("id=\"password\""));
}

void AuthorizationFlowTest::aClockSetBackAsksAgain()
{
    ServerFixture server;
    CodeFlow flow(server);
    Browser browser = allowed(server);
    const auto now = server.issuer.clock.now();
    const auto before = browser.get(Browser::authorize({{"prompt", "login"}}));
    const auto sent =
        browser.send(Browser::form(before), {{"username", "alice"}, {"password", ServerFixture::kPassword}});
    server.issuer.clock.set(now - 1h);
    const auto page = browser.follow(sent);
    QVERIFY(page.body.contains("id=\"password\""));
    QVERIFY2(Browser::isAtClient(browser.signIn(page)), "once more is enough");
    server.issuer.clock.set(now - 2h);
    QVERIFY(browser.get(Browser::authorize({{"max_age", "600"}})).body.contains("id=\"password\""));
}

void AuthorizationFlowTest::whatWasNotShownIsNotAllowed_data()
{
    QTest::addColumn<bool>("isPushed");
    QTest::newRow("in the address") << false;
    QTest::newRow("pushed") << true;
}

void AuthorizationFlowTest::whatWasNotShownIsNotAllowed()
{
    QFETCH(bool, isPushed);
    ServerFixture server;
    CodeFlow flow(server);
    flow.addClient(u"growing-client"_s, [](core::Client &client) { client.scopes = {u"api:read"_s}; });
    QByteArray path = Browser::authorize({{"client_id", "growing-client"}, {"scope", QByteArray()}});
    if (isPushed) {
        core::PushedRequests::Parameters pushed;
        for (const auto &[name, value] : QUrlQuery(QString::fromLatin1(path.split('?').at(1))).queryItems())
            pushed.emplace_back(name.toUtf8(), QByteArray::fromPercentEncoding(value.toUtf8()));
        const auto uri = server.pushedRequests.push({u"growing-client"_s}, pushed).value();
        path = "/oauth/authorize?client_id=growing-client&request_uri=" + uri.toUtf8();
    }
    Browser browser(server);
    const auto asked = browser.signIn(browser.get(path));
    QVERIFY(asked.body.contains("api:read") && !asked.body.contains("api:write"));
    const auto form = Browser::formWith(asked, "decision");
    server.execute(
        u"UPDATE oauth_clients SET allowed_scopes = '[\"api:read\",\"api:write\"]' WHERE client_id = 'growing-client'"_s);
    const auto again = browser.follow(browser.send(form, {{"decision", "allow"}}));
    QVERIFY(Browser::heading(again).contains("asks for access"));
    QVERIFY(again.body.contains("api:write"));
    QCOMPARE(server.issuer.number(u"SELECT COUNT(*) FROM consents"_s), 0);
    const auto shown = Browser::formWith(again, "decision");
    QCOMPARE(browser.send(form.swapped("shown", shown.value("shown")), {{"decision", "allow"}}).status, 403);
    QVERIFY(Browser::isAtClient(browser.send(shown, {{"decision", "allow"}})));
}

void AuthorizationFlowTest::writesNoForeignBytesIntoAddresses_data()
{
    QTest::addColumn<QByteArray>("query"); // percent-encoded once
    QTest::addColumn<bool>("isTaken");
    QTest::newRow("as our pages write it") << "client_id%3Dcode-client%26state%3Da%252Bb"_ba << true;
    QTest::newRow("line break") << "a%0d%0aSet-Cookie:%20x%3Dy"_ba << false;
    QTest::newRow("line feed") << "a%0aX:y"_ba << false;
    QTest::newRow("blank") << "a%20b"_ba << false;
    QTest::newRow("DEL") << "a%7fb"_ba << false;
    QTest::newRow("not ASCII") << "%c3%a9"_ba << false;
    QTest::newRow("empty") << ""_ba << false;
}

void AuthorizationFlowTest::writesNoForeignBytesIntoAddresses()
{
    QFETCH(QByteArray, query);
    QFETCH(bool, isTaken);
    ServerFixture server;
    CodeFlow flow(server);
    const auto answer = Browser(server).get("/oauth/continue?ticket=x&query=" + query);
    QCOMPARE(answer.status, isTaken ? 303 : 400);
    if (isTaken)
        QCOMPARE(answer.header("location"), "/oauth/authorize?client_id=code-client&state=a%2Bb");
    else
        QVERIFY(answer.header("location").isNull() && answer.body.contains("<code>query</code>"));
}

} // namespace tests

QTEST_GUILESS_MAIN(tests::AuthorizationFlowTest)
#include "AuthorizationFlowTest.moc"
