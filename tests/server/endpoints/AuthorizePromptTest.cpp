#include "tests/support/Browser.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace tests {

/// prompt, max_age and id_token_hint: when somebody is asked for his password, and the limits of a session.
class AuthorizePromptTest : public QObject
{
    Q_OBJECT

private slots:
    void answersByPrompt_data();
    void answersByPrompt();
    void promptLoginAsksForThePasswordOnce();
    void aTicketOfAnotherBrowserSkipsNoSignIn();
    void choosesAnAccount();
    void anIdTokenHintOfAnotherUserAsksAgain();
    void asksAgainWhenTheSignInIsTooOld();
    void maxAgeZeroAlwaysAsks();
    void theSessionEndsWhenNobodyComes();

private:
    static QByteArray idTokenOf(const ServerFixture &server, Browser &browser);
};

QByteArray AuthorizePromptTest::idTokenOf(const ServerFixture &server, Browser &browser)
{
    const auto answer = browser.get(Browser::authorize());
    const auto tokens = server.token(CodeFlow::fields(Browser::answered(answer, "code").toLatin1()));
    return tokens.member("id_token").toLatin1();
}

void AuthorizePromptTest::answersByPrompt_data()
{
    QTest::addColumn<QByteArray>("prompt");
    QTest::addColumn<bool>("isSignedIn");
    QTest::addColumn<bool>("isAllowed");
    QTest::addColumn<QByteArray>("expected"); // an error for the client, or a piece of the page
    QTest::newRow("none, nobody signed in") << "none"_ba << false << false << "error=login_required"_ba;
    QTest::newRow("none, not allowed yet") << "none"_ba << true << false << "error=consent_required"_ba;
    QTest::newRow("none, all is there") << "none"_ba << true << true << "code="_ba;
    QTest::newRow("login") << "login"_ba << true << true << "id=\"password\""_ba;
    QTest::newRow("consent") << "consent"_ba << true << true << "asks for access"_ba;
    QTest::newRow("consent, nobody signed in") << "consent"_ba << false << false << "id=\"password\""_ba;
    QTest::newRow("select_account") << "select_account"_ba << true << true << "Choose an account"_ba;
    QTest::newRow("select_account, nobody signed in") << "select_account"_ba << false << false << "id=\"password\""_ba;
    QTest::newRow("login and consent") << "login consent"_ba << true << true << "id=\"password\""_ba;
    QTest::newRow("none with another") << "none login"_ba << true << true << "error=invalid_request"_ba;
    QTest::newRow("unknown") << "create"_ba << true << true << "error=invalid_request"_ba;
}

void AuthorizePromptTest::answersByPrompt()
{
    QFETCH(QByteArray, prompt);
    QFETCH(bool, isSignedIn);
    QFETCH(bool, isAllowed);
    QFETCH(QByteArray, expected);
    ServerFixture server;
    CodeFlow flow(server);
    Browser browser(server);
    if (isSignedIn)
        browser.signIn(browser.get(Browser::authorize()));
    if (isAllowed)
        QVERIFY(server.consents
                    .grant(server.alice.id, {u"code-client"_s}, {u"openid"_s, u"profile"_s, u"api:read"_s},
                           TestIssuer::origin())
                    .has_value());
    const auto answer = browser.get(Browser::authorize({{"prompt", prompt}}));
    if (expected.endsWith('=') || expected.startsWith("error="))
        QVERIFY2(Browser::isAtClient(answer) && answer.header("location").contains(expected),
                 answer.header("location"));
    else
        QVERIFY2(answer.status == 200 && answer.body.contains(expected), Browser::heading(answer));
}

void AuthorizePromptTest::promptLoginAsksForThePasswordOnce()
{
    ServerFixture server;
    CodeFlow flow(server);
    Browser browser = allowedBrowser(server);
    const QByteArray path = Browser::authorize({{"prompt", "login"}});
    const auto page = browser.get(path);
    QVERIFY(page.body.contains("value=\"alice\"")); // known already
    QVERIFY(Browser::isAtClient(browser.signIn(page)));
    QVERIFY(browser.get(path).body.contains("id=\"password\"")); // the next request asks again
}

void AuthorizePromptTest::aTicketOfAnotherBrowserSkipsNoSignIn()
{
    ServerFixture server;
    CodeFlow flow(server);
    Browser attacker(server);
    const auto form = Browser::form(attacker.get(Browser::authorize({{"prompt", "login"}})));
    const QByteArray link =
        "/oauth/continue?ticket=" + form.value("ticket") + "&query=" + form.value("query").toPercentEncoding();
    Browser victim = allowedBrowser(server);
    const auto answer = victim.get(link);
    QCOMPARE(answer.status, 303);
    QVERIFY(answer.header("location").startsWith("/oauth/authorize?"));
    QVERIFY(victim.follow(answer).body.contains("id=\"password\""));
}

void AuthorizePromptTest::choosesAnAccount()
{
    ServerFixture server;
    CodeFlow flow(server);
    server.addUser(u"bob"_s);
    Browser browser = allowedBrowser(server);
    const QByteArray path = Browser::authorize({{"prompt", "select_account"}});
    const auto choice = browser.get(path);
    QVERIFY(Browser::isAtClient(browser.follow(browser.send(Browser::form(choice), {{"account", "current"}}))));
    const auto other = browser.send(Browser::form(browser.get(path)), {{"account", "other"}});
    QVERIFY(other.body.contains("id=\"password\"") && !other.body.contains("alice"));
    const auto consent = browser.signIn(other, "bob");
    QVERIFY(consent.body.contains("<bdi>bob</bdi>"));
}

void AuthorizePromptTest::anIdTokenHintOfAnotherUserAsksAgain()
{
    ServerFixture server;
    CodeFlow flow(server);
    server.addUser(u"bob"_s);
    Browser alices = allowedBrowser(server);
    const QByteArray hint = idTokenOf(server, alices);
    QVERIFY(!hint.isEmpty());
    QVERIFY(Browser::isAtClient(alices.get(Browser::authorize({{"id_token_hint", hint}, {"prompt", "none"}}))));

    Browser bobs(server);
    bobs.signIn(bobs.get(Browser::authorize()), "bob");
    const auto silent = bobs.get(Browser::authorize({{"id_token_hint", hint}, {"prompt", "none"}}));
    QCOMPARE(Browser::answered(silent, "error"), u"login_required"_s);
    const auto page = bobs.get(Browser::authorize({{"id_token_hint", hint}}));
    QVERIFY(page.body.contains("id=\"password\""));
    QCOMPARE(Browser::answered(bobs.signIn(page, "bob"), "error"), u"login_required"_s);
    const auto forged = bobs.get(Browser::authorize({{"id_token_hint", hint + "x"}}));
    QCOMPARE(Browser::answered(forged, "error"), u"invalid_request"_s);
}

void AuthorizePromptTest::asksAgainWhenTheSignInIsTooOld()
{
    ServerFixture server;
    CodeFlow flow(server);
    Browser browser = allowedBrowser(server);
    server.issuer.clock.advance(100s);
    QVERIFY(Browser::isAtClient(browser.get(Browser::authorize({{"max_age", "100"}}))));
    server.issuer.clock.advance(1s);
    QCOMPARE(Browser::answered(browser.get(Browser::authorize({{"max_age", "100"}, {"prompt", "none"}})), "error"),
             u"login_required"_s);
    const auto page = browser.get(Browser::authorize({{"max_age", "100"}}));
    QVERIFY(page.body.contains("id=\"password\""));
    QVERIFY(Browser::isAtClient(browser.signIn(page)));
}

void AuthorizePromptTest::maxAgeZeroAlwaysAsks()
{
    ServerFixture server;
    CodeFlow flow(server);
    Browser browser = allowedBrowser(server);
    const auto page = browser.get(Browser::authorize({{"max_age", "0"}}));
    QVERIFY(page.body.contains("id=\"password\""));
    QVERIFY(Browser::isAtClient(browser.signIn(page)));
}

void AuthorizePromptTest::theSessionEndsWhenNobodyComes()
{
    ServerFixture server;
    CodeFlow flow(server);
    Browser browser = allowedBrowser(server);
    for (int hours = 0; hours < 7 * 24; hours += 7) {
        QVERIFY2(Browser::isAtClient(browser.get(Browser::authorize())), "idle for less than the limit");
        server.issuer.clock.advance(7h);
    }
    QVERIFY2(browser.get(Browser::authorize()).status == 200, "the absolute limit");
    Browser later(server);
    later.signIn(later.get(Browser::authorize()));
    server.issuer.clock.advance(8h + 1min);
    QVERIFY2(later.get(Browser::authorize()).body.contains("id=\"password\""), "idle for too long");
}

} // namespace tests

QTEST_GUILESS_MAIN(tests::AuthorizePromptTest)
#include "AuthorizePromptTest.moc"
