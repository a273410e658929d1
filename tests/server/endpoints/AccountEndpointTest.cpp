#include "tests/support/Browser.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace tests {

/// A user's own page.
class AccountEndpointTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void asksForSignInFirst();
    void showsWhoAndWhere();
    void changesThePassword();
    void refusesANewPassword_data();
    void refusesANewPassword();
    void aWrongOldPasswordCountsAsAFailedSignIn();
    void endsAnotherBrowser();
    void endsNobodyElsesSession();
    void endsAllOthers();
    void revokesAccess();
    void signsOut();
    void refusesForgedForms_data();
    void refusesForgedForms();

private:
    static constexpr auto kNew = "An0ther!password";
    static FormFields passwords(const QByteArray &current, const QByteArray &wanted, const QByteArray &repeated)
    {
        return {{"current_password", current}, {"new_password", wanted}, {"repeated_password", repeated}};
    }
    Browser signedIn(const QByteArray &user = "alice", const QByteArray &agent = "Firefox/140.0 (X11; Linux)");
    static BrowserForm actionForm(const HttpAnswer &page, const QByteArray &action)
    {
        return Browser::formWith(page, "value=\"" + action + '"');
    }

    std::unique_ptr<ServerFixture> m_server;
    std::unique_ptr<CodeFlow> m_flow;
};

void AccountEndpointTest::init()
{
    m_server = std::make_unique<ServerFixture>();
    m_flow = std::make_unique<CodeFlow>(*m_server);
}

Browser AccountEndpointTest::signedIn(const QByteArray &user, const QByteArray &agent)
{
    Browser browser(*m_server);
    browser.send(Browser::form(browser.get("/account")), {{"username", user}, {"password", ServerFixture::kPassword}},
                 {{"User-Agent", agent}});
    return browser;
}

void AccountEndpointTest::asksForSignInFirst()
{
    Browser browser(*m_server);
    const auto page = browser.get("/account");
    QCOMPARE(Browser::heading(page), "Sign in");
    QVERIFY(!page.body.contains("value=\"deny\"")); // there is nowhere to go back to
    const auto posted =
        browser.send(Browser::form(page), {{"username", "alice"}, {"password", ServerFixture::kPassword}});
    QCOMPARE(posted.header("location"), "/account");
    QCOMPARE(Browser::heading(browser.follow(posted)), "Your account");
}

void AccountEndpointTest::showsWhoAndWhere()
{
    signedIn("alice", "Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0");
    signedIn("alice", "\"><b>");
    Browser browser = signedIn();
    const auto page = browser.get("/account");
    QVERIFY(page.body.contains("<bdi>alice</bdi>") && page.body.contains("<bdi>alice@example.com</bdi>"));
    QVERIFY(page.body.contains("Edge on Windows") && page.body.contains("Unknown browser"));
    QCOMPARE(page.body.count("this browser</span>"), 1);
    QVERIFY(page.body.indexOf("Firefox on Linux<span class=\"badge\">") > 0);
    QVERIFY(page.body.contains("autocomplete=\"new-password\""));
}

void AccountEndpointTest::changesThePassword()
{
    Browser other = signedIn();
    Browser browser = signedIn();
    const QByteArray before = browser.cookies.value("gatehouse-session");
    const auto answer =
        browser.send(actionForm(browser.get("/account"), "password"), passwords(ServerFixture::kPassword, kNew, kNew));
    QCOMPARE(answer.status, 303);
    const auto page = browser.follow(answer);
    QVERIFY(page.body.contains("Your password is changed"));
    QVERIFY(browser.cookies.value("gatehouse-session") != before);
    QCOMPARE(Browser::heading(other.get("/account")), "Sign in");
    QCOMPARE(m_server->token(ServerFixture::passwordFields()).status, 400);
    QCOMPARE(m_server->token(ServerFixture::passwordFields("public-client", kNew)).status, 200);
}

void AccountEndpointTest::refusesANewPassword_data()
{
    QTest::addColumn<QByteArray>("current");
    QTest::addColumn<QByteArray>("wanted");
    QTest::addColumn<QByteArray>("repeated");
    QTest::addColumn<QByteArray>("text");
    const QByteArray right(ServerFixture::kPassword);
    QTest::newRow("wrong old one") << "wrong"_ba << QByteArray(kNew) << QByteArray(kNew)
                                   << "The current password is wrong."_ba;
    QTest::newRow("they differ") << right << QByteArray(kNew) << "other"_ba
                                 << "The two new passwords differ."_ba;
    QTest::newRow("too weak") << right << "short"_ba
                              << "short"_ba
                              << "is too short"_ba;
    QTest::newRow("nothing new") << right << QByteArray() << QByteArray() << "Fill in all three fields."_ba;
    QTest::newRow("too long") << right << QByteArray("Aa1!").repeated(20) << QByteArray("Aa1!").repeated(20)
                              << "72 bytes"_ba;
}

void AccountEndpointTest::refusesANewPassword()
{
    QFETCH(QByteArray, current);
    QFETCH(QByteArray, wanted);
    QFETCH(QByteArray, repeated);
    QFETCH(QByteArray, text);
    Browser browser = signedIn();
    const auto answer =
        browser.send(actionForm(browser.get("/account"), "password"), passwords(current, wanted, repeated));
    QCOMPARE(answer.status, 400);
    QVERIFY2(answer.body.contains(text), answer.body.right(3000));
    QVERIFY(answer.body.contains("role=\"alert\""));
    QVERIFY(!answer.body.contains(ServerFixture::kPassword) && !answer.body.contains(kNew));
    QCOMPARE(m_server->token(ServerFixture::passwordFields()).status, 200);
}

void AccountEndpointTest::aWrongOldPasswordCountsAsAFailedSignIn()
{
    Browser browser = signedIn();
    const auto form = actionForm(browser.get("/account"), "password");
    for (int i = 0; i < 5; ++i)
        browser.send(form, passwords("wrong", kNew, kNew));
    const auto limited = browser.send(form, passwords(ServerFixture::kPassword, kNew, kNew));
    QCOMPARE(limited.status, 400);
    QVERIFY(limited.body.contains("Too many failed attempts."));
    QCOMPARE(m_server->token(ServerFixture::passwordFields()).status, 429);
}

void AccountEndpointTest::endsAnotherBrowser()
{
    Browser other = signedIn();
    Browser browser = signedIn();
    const auto page = browser.get("/account");
    const auto done = browser.follow(browser.send(actionForm(page, "end-session"), {}));
    QVERIFY(done.body.contains("The browser is signed out."));
    QCOMPARE(Browser::heading(other.get("/account")), "Sign in");
    QCOMPARE(Browser::heading(browser.get("/account")), "Your account");
}

void AccountEndpointTest::endsNobodyElsesSession()
{
    m_server->addUser(u"bob"_s);
    Browser bob = signedIn("bob");
    signedIn();
    Browser browser = signedIn();
    const QString bobs = m_server->sessions.find(bob.cookies.value("gatehouse-session")).value()->session.id.value;
    const auto form = actionForm(browser.get("/account"), "end-session").swapped("subject", bobs.toLatin1());
    browser.send(form, {});
    QCOMPARE(Browser::heading(bob.get("/account")), "Your account");
}

void AccountEndpointTest::endsAllOthers()
{
    Browser one = signedIn();
    Browser two = signedIn();
    Browser browser = signedIn();
    browser.send(actionForm(browser.get("/account"), "end-others"), {});
    QCOMPARE(Browser::heading(one.get("/account")), "Sign in");
    QCOMPARE(Browser::heading(two.get("/account")), "Sign in");
    QCOMPARE(Browser::heading(browser.get("/account")), "Your account");
}

void AccountEndpointTest::revokesAccess()
{
    Browser browser = signedIn();
    const auto consent = browser.get(Browser::authorize());
    const auto answer = browser.send(Browser::formWith(consent, "decision"), {{"decision", "allow"}});
    const auto tokens = m_server->token(CodeFlow::fields(Browser::answered(answer, "code").toLatin1()));
    const auto page = browser.get("/account");
    QVERIFY(page.body.contains("<bdi>code-client</bdi>"));
    const auto done = browser.follow(browser.send(actionForm(page, "revoke"), {}));
    QVERIFY(done.body.contains("The app has no access any more."));
    QVERIFY(!done.body.contains("<bdi>code-client</bdi>"));
    const auto refresh = tokens.member("refresh_token").toLatin1();
    QCOMPARE(m_server->token(ServerFixture::refreshFields(refresh, "code-client")).status, 400);
    QVERIFY(Browser::heading(browser.get(Browser::authorize())).contains("asks for access"));
}

void AccountEndpointTest::signsOut()
{
    Browser browser = signedIn();
    const auto page = browser.get("/account");
    const auto done = browser.send(Browser::formWith(page, "value=\"sign-out\""), {{"decision", "sign-out"}});
    QCOMPARE(Browser::heading(done), "You are signed out");
    QCOMPARE(Browser::heading(browser.get("/account")), "Sign in");
}

void AccountEndpointTest::refusesForgedForms_data()
{
    QTest::addColumn<QByteArray>("action");
    for (const char *action : {"password", "end-session", "end-others", "revoke"})
        QTest::newRow(action) << QByteArray(action);
}

void AccountEndpointTest::refusesForgedForms()
{
    QFETCH(QByteArray, action);
    Browser other = signedIn();
    Browser browser = signedIn();
    browser.send(Browser::formWith(browser.get(Browser::authorize()), "decision"), {{"decision", "allow"}});
    const auto form = actionForm(browser.get("/account"), action);
    const FormFields typed = action == "password" ? passwords(ServerFixture::kPassword, kNew, kNew) : FormFields();
    QCOMPARE(browser.send(form.swapped("csrf", "x"), typed).status, 403);
    QCOMPARE(browser.send(form, typed, {{"Sec-Fetch-Site", "cross-site"}}).status, 403);
    const auto foreign = actionForm(other.get("/account"), "end-others").value("csrf");
    QCOMPARE(browser.send(form.swapped("csrf", foreign), typed).status, 403);
    QCOMPARE(browser.send(form.swapped("action", "everything"), typed).status, 400);
    QCOMPARE(Browser::heading(other.get("/account")), "Your account");
    QVERIFY(browser.get("/account").body.contains("<bdi>code-client</bdi>"));
    QCOMPARE(m_server->token(ServerFixture::passwordFields()).status, 200);
}

} // namespace tests

QTEST_GUILESS_MAIN(tests::AccountEndpointTest)
#include "AccountEndpointTest.moc"
