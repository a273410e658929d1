#include "tests/support/Browser.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace tests {

/// The sign-in form under attack, and what it answers to those who mistype.
class SignInEndpointTest : public QObject
{
    Q_OBJECT

private slots:
    void refusesForgedForms_data();
    void refusesForgedForms();
    void refusesAFormOfAnotherBrowser();
    void refusesAnOldForm();
    void refusesASwappedRequest();
    void refusesASwappedConsent();
    void refusesAConsentOfAnotherBrowser();
    void refusesAConsentAfterAnotherSignIn();
    void nobodyIsSignedInByAnotherSitesForm();
    void theCookieChangesWithEachSignIn();
    void aPlantedCookieIsNotTakenOver();
    void theCookieIsOutOfReach();
    void answersAlikeToAllWrongCredentials_data();
    void answersAlikeToAllWrongCredentials();
    void saysWhatIsMissing();
    void saysWhenToComeAgain();
    void countsWithThePasswordGrant();
    void recordsRefusedForms();

private:
    static FormFields credentials(const QByteArray &user = "alice",
                                  const QByteArray &password = ServerFixture::kPassword)
    {
        return {{"username", user}, {"password", password}};
    }
    static bool hasSession(const Browser &browser) { return browser.cookies.contains("gatehouse-session"); }
};

void SignInEndpointTest::refusesForgedForms_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("no token") << QByteArray() << QByteArray() << QByteArray();
    QTest::newRow("nonsense") << "AAAA"_ba << QByteArray() << QByteArray();
    QTest::newRow("long nonsense") << QByteArray(64, 'A') << QByteArray() << QByteArray();
    QTest::newRow("from another site, by its origin") << "own"_ba
                                                      << "Origin"_ba
                                                      << "https://evil.example"_ba;
    QTest::newRow("from nowhere") << "own"_ba
                                  << "Origin"_ba
                                  << "null"_ba;
    QTest::newRow("from another site, by Sec-Fetch-Site") << "own"_ba
                                                          << "Sec-Fetch-Site"_ba
                                                          << "cross-site"_ba;
    QTest::newRow("from a neighbour") << "own"_ba
                                      << "Sec-Fetch-Site"_ba
                                      << "same-site"_ba;
}

void SignInEndpointTest::refusesForgedForms()
{
    QFETCH(QByteArray, token);
    QFETCH(QByteArray, header);
    QFETCH(QByteArray, value);
    ServerFixture server;
    CodeFlow flow(server);
    Browser browser(server);
    BrowserForm form = Browser::form(browser.get(Browser::authorize()));
    if (token != "own")
        form = form.swapped("csrf", token);
    const auto answer =
        browser.send(form, credentials(), header.isEmpty() ? HeaderList() : HeaderList{{header, value}});
    QCOMPARE(answer.status, 403);
    QVERIFY(answer.body.contains("Nothing was done"));
    QVERIFY(answer.body.contains("href=\"/oauth/authorize?")); // the way back
    QVERIFY(!hasSession(browser));
    QCOMPARE(server.issuer.number(u"SELECT COUNT(*) FROM browser_sessions"_s), 0);
}

void SignInEndpointTest::refusesAFormOfAnotherBrowser()
{
    ServerFixture server;
    CodeFlow flow(server);
    Browser attacker(server);
    const auto form = Browser::form(attacker.get(Browser::authorize()));
    Browser victim(server);
    victim.get(Browser::authorize());
    QCOMPARE(victim.send(form, credentials()).status, 403);
    QVERIFY(!hasSession(victim));
}

void SignInEndpointTest::refusesAnOldForm()
{
    ServerFixture server;
    CodeFlow flow(server);
    Browser browser(server);
    const auto form = Browser::form(browser.get(Browser::authorize()));
    server.issuer.clock.advance(61min);
    QCOMPARE(browser.send(form, credentials()).status, 403);
}

void SignInEndpointTest::refusesASwappedRequest()
{
    ServerFixture server;
    CodeFlow flow(server);
    Browser browser(server);
    const auto form = Browser::form(browser.get(Browser::authorize()));
    Browser other(server);
    const auto otherForm = Browser::form(other.get(Browser::authorize({{"client_id", "other-code-client"}})));
    const auto own = Browser::form(browser.get(Browser::authorize({{"client_id", "other-code-client"}})));
    QCOMPARE(browser.send(form.swapped("query", own.value("query")), credentials()).status, 403);
    QCOMPARE(browser.send(form.swapped("ticket", own.value("ticket")), credentials()).status, 403);
    QCOMPARE(browser.send(form.swapped("purpose", "account"), credentials()).status, 403);
    QCOMPARE(browser.send(form.swapped("purpose", "nothing"), credentials()).status, 400);
    QVERIFY(!hasSession(browser));
    QCOMPARE(browser.send(form, credentials()).status, 303);
}

void SignInEndpointTest::refusesASwappedConsent()
{
    ServerFixture server;
    CodeFlow flow(server);
    Browser browser(server);
    const auto form = Browser::formWith(browser.signIn(browser.get(Browser::authorize())), "decision");
    const auto more = Browser::formWith(browser.get(Browser::authorize({{"scope", "openid api:write"}})), "decision");
    const FormFields allow{{"decision", "allow"}};
    QCOMPARE(browser.send(form.swapped("query", more.value("query")), allow).status, 403);
    QCOMPARE(browser.send(form.swapped("csrf", more.value("csrf")), allow).status, 403);
    QCOMPARE(browser.send(form.swapped("csrf", {}), allow).status, 403);
    QCOMPARE(browser.send(form, {{"decision", "perhaps"}}).status, 400);
    QCOMPARE(server.issuer.number(u"SELECT COUNT(*) FROM consents"_s), 0);
    QVERIFY(Browser::isAtClient(browser.send(form, allow)));
}

void SignInEndpointTest::refusesAConsentOfAnotherBrowser()
{
    ServerFixture server;
    CodeFlow flow(server);
    server.addUser(u"mallory"_s);
    Browser mallory(server);
    const auto form = Browser::formWith(mallory.signIn(mallory.get(Browser::authorize()), "mallory"), "decision");
    Browser alice(server);
    alice.signIn(alice.get(Browser::authorize()));
    QCOMPARE(alice.send(form, {{"decision", "allow"}}).status, 403);
    QCOMPARE(server.issuer.number(u"SELECT COUNT(*) FROM consents"_s), 0);
}

void SignInEndpointTest::refusesAConsentAfterAnotherSignIn()
{
    ServerFixture server;
    CodeFlow flow(server);
    server.addUser(u"bob"_s);
    Browser browser(server);
    const auto asked = browser.signIn(browser.get(Browser::authorize()));
    const auto other = browser.send(Browser::formWith(asked, "account"), {{"account", "other"}});
    browser.signIn(other, "bob");
    QCOMPARE(browser.send(Browser::formWith(asked, "decision"), {{"decision", "allow"}}).status, 403);
    QCOMPARE(server.issuer.number(u"SELECT COUNT(*) FROM consents"_s), 0);
}

void SignInEndpointTest::nobodyIsSignedInByAnotherSitesForm()
{
    // The attacker knows his own password, and wants the victim to be signed in as him.
    ServerFixture server;
    CodeFlow flow(server);
    server.addUser(u"mallory"_s);
    Browser attacker(server);
    const auto form = Browser::form(attacker.get("/account"));
    Browser victim(server); // no cookie of ours: SameSite, or never here
    const auto answer = victim.send(form, credentials("mallory"), {{"Origin", "https://evil.example"}});
    QCOMPARE(answer.status, 403);
    QVERIFY(!hasSession(victim));
}

void SignInEndpointTest::theCookieChangesWithEachSignIn()
{
    ServerFixture server;
    CodeFlow flow(server);
    Browser browser(server);
    browser.signIn(browser.get("/account"));
    const QByteArray first = browser.cookies.value("gatehouse-session");
    QVERIFY(first.size() >= 43);
    browser.signIn(browser.get(Browser::authorize({{"prompt", "login"}})));
    const QByteArray second = browser.cookies.value("gatehouse-session");
    QVERIFY(first != second);
    QVERIFY(!server.sessions.find(first).value()); // the old one is worth nothing
    QVERIFY(server.sessions.find(second).value());
    QCOMPARE(server.issuer.number(u"SELECT COUNT(*) FROM browser_sessions"_s), 1);
}

void SignInEndpointTest::aPlantedCookieIsNotTakenOver()
{
    ServerFixture server;
    CodeFlow flow(server);
    Browser browser(server);
    const QByteArray planted(43, 'A');
    browser.cookies.insert("gatehouse-session", planted);
    browser.signIn(browser.get("/account"));
    QVERIFY(browser.cookies.value("gatehouse-session") != planted);
    QVERIFY(!server.sessions.find(planted).value());
}

void SignInEndpointTest::theCookieIsOutOfReach()
{
    ServerFixture server;
    CodeFlow flow(server);
    Browser browser(server);
    const auto page = browser.get("/account");
    const auto answer = browser.send(Browser::form(page), credentials());
    for (const QByteArray &cookie : {page.header("set-cookie"), answer.header("set-cookie")}) {
        QVERIFY2(cookie.contains("; HttpOnly") && cookie.contains("; SameSite=Lax") && cookie.contains("; Path=/"),
                 cookie);
        QVERIFY2(!cookie.contains("Domain"), cookie);
    }
}

void SignInEndpointTest::answersAlikeToAllWrongCredentials_data()
{
    QTest::addColumn<QByteArray>("user");
    QTest::addColumn<QByteArray>("password");
    QTest::newRow("wrong password") << "alice"_ba
                                    << "wrong"_ba;
    QTest::newRow("unknown user") << "nobody"_ba
                                  << "wrong"_ba;
    QTest::newRow("disabled user") << "carol"_ba << QByteArray(ServerFixture::kPassword);
    QTest::newRow("too long for any hash") << "alice"_ba << QByteArray(200, 'x');
}

void SignInEndpointTest::answersAlikeToAllWrongCredentials()
{
    QFETCH(QByteArray, user);
    QFETCH(QByteArray, password);
    ServerFixture server;
    CodeFlow flow(server);
    server.addUser(u"carol"_s);
    server.execute(u"UPDATE users SET is_active = 0 WHERE username = 'carol'"_s);
    Browser browser(server);
    const auto answer = browser.send(Browser::form(browser.get("/account")), credentials(user, password));
    QCOMPARE(answer.status, 400);
    QVERIFY(answer.body.contains("Wrong user name or password"));
    QVERIFY(answer.body.contains("role=\"alert\"") && answer.body.contains("aria-describedby=\"error\""));
    QVERIFY(answer.body.contains("value=\"" + user + '"'));
    QVERIFY(!answer.body.contains(password));
    QVERIFY(!hasSession(browser));
}

void SignInEndpointTest::saysWhatIsMissing()
{
    ServerFixture server;
    CodeFlow flow(server);
    Browser browser(server);
    const auto page = browser.get("/account");
    for (const FormFields &typed : {credentials("", "x"), credentials("alice", ""), FormFields()}) {
        const auto answer = browser.send(Browser::form(page), typed);
        QCOMPARE(answer.status, 400);
        QVERIFY(answer.body.contains("Enter both your user name and your password"));
    }
    QCOMPARE(server.issuer.events(core::EventType::LoginFailed), 0);
}

void SignInEndpointTest::saysWhenToComeAgain()
{
    ServerFixture::Options options;
    options.limits.perAddress = 0;
    options.limits.lockThreshold = 3;
    ServerFixture server(options);
    CodeFlow flow(server);
    Browser browser(server);
    auto page = browser.get("/account");
    for (int i = 0; i < 3; ++i)
        page = browser.send(Browser::form(page), credentials("alice", "wrong"));
    page = browser.send(Browser::form(page), credentials());
    QCOMPARE(page.status, 403);
    QCOMPARE(page.header("retry-after"), "900");
    QVERIFY(page.body.contains("Try again in 15 minutes."));
    QVERIFY(!hasSession(browser));
    server.issuer.clock.advance(901s);
    QCOMPARE(browser.send(Browser::form(page), credentials()).status, 303);
}

void SignInEndpointTest::countsWithThePasswordGrant()
{
    ServerFixture server;
    CodeFlow flow(server);
    Browser browser(server);
    auto page = browser.get("/account");
    for (int i = 0; i < 5; ++i)
        server.token(ServerFixture::passwordFields("public-client", "wrong", "user-" + QByteArray::number(i)));
    page = browser.send(Browser::form(page), credentials());
    QCOMPARE(page.status, 429);
    QVERIFY(page.header("retry-after").toInt() > 0);
    QVERIFY(page.body.contains("Too many attempts"));
}

void SignInEndpointTest::recordsRefusedForms()
{
    ServerFixture server;
    CodeFlow flow(server);
    Browser browser(server);
    browser.send(Browser::form(browser.get("/account")).swapped("csrf", "x"), credentials(),
                 {{"X-Request-ID", "forged-1"}});
    QCOMPARE(server.issuer.text(u"SELECT request_id FROM audit_logs WHERE event_type = 'token_invalid' "
                                "AND event_data LIKE '%csrf%'"_s),
             u"forged-1"_s);
}

} // namespace tests

QTEST_GUILESS_MAIN(tests::SignInEndpointTest)
#include "SignInEndpointTest.moc"
