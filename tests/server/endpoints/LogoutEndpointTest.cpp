#include "tests/support/Browser.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace tests {

/// OpenID Connect RP-Initiated Logout 1.0.
class LogoutEndpointTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void signsOutAtOnceWithAnIdToken_data();
    void signsOutAtOnceWithAnIdToken();
    void takesAnExpiredIdToken();
    void aFormOfAnotherSiteIsSentAgainWithCookies_data();
    void aFormOfAnotherSiteIsSentAgainWithCookies();
    void anotherSiteTakesNoCookieAway();
    void anIdTokenAloneEndsNothing();
    void anIdTokenOfAnotherSessionAsks();
    void asksWithoutAProof_data();
    void asksWithoutAProof();
    void leadsBackAfterTheQuestion();
    void anotherUsersIdTokenEndsNobodysSession();
    void leadsOnlyToRegisteredAddresses_data();
    void leadsOnlyToRegisteredAddresses();
    void refusesForgedAnswers();
    void saysSoWhenNobodyIsSignedIn();
    void endsTokensButThoseForWhenTheUserIsAway();

private:
    static constexpr auto kAfter = "https://app.example/bye?x=1";
    /// Alice, signed in, with an ID token of the client.
    struct SignedIn
    {
        Browser browser;
        HttpAnswer tokens;
    };
    SignedIn signedIn(const QByteArray &user = "alice", const QByteArray &scope = "openid api:read");
    static QByteArray path(const QMap<QByteArray, QByteArray> &parameters);
    qint64 living() const;

    std::unique_ptr<ServerFixture> m_server;
    std::unique_ptr<CodeFlow> m_flow;
};

void LogoutEndpointTest::init()
{
    m_server = std::make_unique<ServerFixture>();
    m_flow = std::make_unique<CodeFlow>(*m_server);
    m_flow->addClient(u"leaving-client"_s, [](core::Client &client) {
        client.firstParty = true;
        client.postLogoutRedirectUris = {QString::fromLatin1(kAfter), u"https://app.example/bye"_s};
    });
    m_server->addUser(u"bob"_s);
}

LogoutEndpointTest::SignedIn LogoutEndpointTest::signedIn(const QByteArray &user, const QByteArray &scope)
{
    SignedIn signedIn{Browser(*m_server), {}};
    const auto answer = signedIn.browser.signIn(
        signedIn.browser.get(Browser::authorize({{"client_id", "leaving-client"}, {"scope", scope}})), user);
    signedIn.tokens = m_server->token(CodeFlow::fields(Browser::answered(answer, "code").toLatin1(), "leaving-client"));
    if (signedIn.tokens.status != 200)
        qFatal("no tokens: %s", signedIn.tokens.body.constData());
    return signedIn;
}

QByteArray LogoutEndpointTest::path(const QMap<QByteArray, QByteArray> &parameters)
{
    QByteArray path = "/oauth/logout";
    for (auto one = parameters.begin(); one != parameters.end(); ++one)
        path += (path.contains('?') ? "&" : "?") + one.key() + '=' + one.value().toPercentEncoding();
    return path;
}

qint64 LogoutEndpointTest::living() const
{
    return m_server->issuer.number(u"SELECT COUNT(*) FROM browser_sessions WHERE ended_at IS NULL"_s);
}

void LogoutEndpointTest::signsOutAtOnceWithAnIdToken_data()
{
    QTest::addColumn<QByteArray>("redirectUri");
    QTest::addColumn<QByteArray>("state");
    QTest::addColumn<bool>("isForm");
    QTest::addColumn<QByteArray>("location");
    QTest::newRow("back, with state") << "https://app.example/bye"_ba
                                      << "s t&1"_ba << false << "https://app.example/bye?state=s%20t%261"_ba;
    QTest::newRow("back, address with a query")
        << QByteArray(kAfter) << "s"_ba << false << "https://app.example/bye?x=1&state=s"_ba;
    QTest::newRow("back, without state") << QByteArray(kAfter) << QByteArray() << false << QByteArray(kAfter);
    QTest::newRow("by form") << QByteArray(kAfter) << "s"_ba << true << "https://app.example/bye?x=1&state=s"_ba;
    QTest::newRow("nowhere") << QByteArray() << QByteArray() << false << QByteArray();
    QTest::newRow("state alone") << QByteArray() << "s"_ba << false << QByteArray();
}

void LogoutEndpointTest::signsOutAtOnceWithAnIdToken()
{
    QFETCH(QByteArray, redirectUri);
    QFETCH(QByteArray, state);
    QFETCH(bool, isForm);
    QFETCH(QByteArray, location);
    auto [browser, tokens] = signedIn();
    const QByteArray hint = tokens.member("id_token").toLatin1();
    const QMap<QByteArray, QByteArray> sent{
        {"id_token_hint", hint}, {"post_logout_redirect_uri", redirectUri}, {"state", state}};
    FormFields fields;
    for (auto one = sent.begin(); one != sent.end(); ++one)
        fields.emplace_back(one.key(), one.value());
    const auto answer = isForm ? browser.post("/oauth/logout", fields) : browser.get(path(sent));
    QCOMPARE(living(), 0);
    QVERIFY(!browser.cookies.contains("gatehouse-session"));
    QCOMPARE(answer.status, location.isEmpty() ? 200 : 303);
    QCOMPARE(answer.header("location"), location);
    if (location.isEmpty())
        QCOMPARE(Browser::heading(answer), "You are signed out");
    QVERIFY(browser.get(Browser::authorize({{"client_id", "leaving-client"}})).body.contains("id=\"password\""));
}

void LogoutEndpointTest::takesAnExpiredIdToken()
{
    auto [browser, tokens] = signedIn();
    m_server->issuer.clock.advance(7h);
    browser.get("/account"); // the session lives on
    m_server->issuer.clock.advance(7h);
    browser.get(path({{"id_token_hint", tokens.member("id_token").toLatin1()}}));
    QCOMPARE(living(), 0);
}

void LogoutEndpointTest::aFormOfAnotherSiteIsSentAgainWithCookies_data()
{
    QTest::addColumn<qsizetype>("stateBytes");
    QTest::addColumn<bool>("isAsked");
    QTest::newRow("as it is") << qsizetype(3) << false;
    QTest::newRow("too long for an address with its ID token") << qsizetype(5500) << true;
}

void LogoutEndpointTest::aFormOfAnotherSiteIsSentAgainWithCookies()
{
    QFETCH(qsizetype, stateBytes);
    QFETCH(bool, isAsked);
    auto [browser, tokens] = signedIn();
    const QByteArray state(stateBytes, 's');
    const FormFields fields{{"id_token_hint", tokens.member("id_token").toLatin1()},
                            {"post_logout_redirect_uri", kAfter},
                            {"state", state}};
    const auto answer = m_server->http().postForm(
        "/oauth/logout", fields, {{"Origin", "https://app.example"}, {"Sec-Fetch-Site", "cross-site"}});
    QCOMPARE(answer.status, 303);
    QVERIFY(answer.header("location").startsWith("/oauth/logout?"));
    QVERIFY(answer.header("set-cookie").isNull());
    QCOMPARE(living(), 1);
    auto done = browser.get(answer.header("location"));
    QCOMPARE(Browser::heading(done) == "Sign out?", isAsked);
    if (isAsked)
        done = browser.send(Browser::form(done), {{"decision", "sign-out"}});
    QCOMPARE(done.header("location"), QByteArray(kAfter) + "&state=" + state);
    QCOMPARE(living(), 0);
}

void LogoutEndpointTest::anotherSiteTakesNoCookieAway()
{
    auto browser = signedIn().browser;
    const HeaderList foreign{{"Origin", "https://evil.example"}, {"Sec-Fetch-Site", "cross-site"}};
    for (const FormFields &fields : {FormFields(), FormFields{{"client_id", "leaving-client"}},
                                     FormFields{{"csrf", "x"}}, FormFields{{"id_token_hint", "a.b.c"}}}) {
        const auto posted = m_server->http().postForm("/oauth/logout", fields, foreign);
        QVERIFY(posted.header("set-cookie").isNull());
        const auto image = m_server->http().get("/oauth/logout", {{"Sec-Fetch-Site", "cross-site"}});
        QCOMPARE(Browser::heading(image), "You are signed out");
        QVERIFY(image.header("set-cookie").isNull());
        if (posted.status == 303) // where the cookies come too
            QCOMPARE(Browser::heading(browser.get(posted.header("location"))), "Sign out?");
    }
    QCOMPARE(living(), 1);
}

void LogoutEndpointTest::anIdTokenAloneEndsNothing()
{
    const auto tokens = signedIn().tokens;
    Browser stranger(*m_server);
    const QByteArray hint = tokens.member("id_token").toLatin1();
    QCOMPARE(Browser::heading(stranger.get(path({{"id_token_hint", hint}}))), "You are signed out");
    const auto back = stranger.get(path({{"id_token_hint", hint}, {"post_logout_redirect_uri", kAfter}}));
    QCOMPARE(back.status, 303);
    QCOMPARE(back.header("location"), kAfter);
    QVERIFY(stranger.cookies.isEmpty());
    QCOMPARE(living(), 1);
}

void LogoutEndpointTest::anIdTokenOfAnotherSessionAsks()
{
    const auto phone = signedIn().tokens;
    auto laptop = signedIn().browser;
    const auto question = laptop.get(
        path({{"id_token_hint", phone.member("id_token").toLatin1()}, {"post_logout_redirect_uri", kAfter}}));
    QCOMPARE(Browser::heading(question), "Sign out?");
    QCOMPARE(living(), 2);
    const auto done = laptop.send(Browser::form(question), {{"decision", "sign-out"}});
    QCOMPARE(done.header("location"), kAfter);
    QCOMPARE(living(), 1); // this browser's alone
}

void LogoutEndpointTest::asksWithoutAProof_data()
{
    QTest::addColumn<QByteArray>("hint");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("nonsense") << "a.b.c"_ba;
    QTest::newRow("an access token") << "access"_ba;
    QTest::newRow("a broken signature") << "broken"_ba;
}

void LogoutEndpointTest::asksWithoutAProof()
{
    QFETCH(QByteArray, hint);
    auto [browser, tokens] = signedIn();
    if (hint == "access")
        hint = tokens.member("access_token").toLatin1();
    if (hint == "broken")
        hint = tokens.member("id_token").toLatin1().chopped(8) + "AAAAAAAA";
    const auto question = browser.get(path({{"id_token_hint", hint}, {"post_logout_redirect_uri", kAfter}}));
    QCOMPARE(question.status, 200);
    QCOMPARE(Browser::heading(question), "Sign out?");
    QCOMPARE(living(), 1);
    const auto done = browser.send(Browser::form(question), {{"decision", "sign-out"}});
    QCOMPARE(done.status, 200); // whose address it is, nothing tells
    QCOMPARE(Browser::heading(done), "You are signed out");
    QCOMPARE(living(), 0);
}

void LogoutEndpointTest::leadsBackAfterTheQuestion()
{
    auto browser = signedIn().browser;
    const auto question =
        browser.get(path({{"client_id", "leaving-client"}, {"post_logout_redirect_uri", kAfter}, {"state", "abc"}}));
    QCOMPARE(Browser::heading(question), "Sign out?");
    QVERIFY(question.header("content-security-policy").contains("form-action 'self' https:"));
    const auto done = browser.send(Browser::form(question), {{"decision", "sign-out"}});
    QCOMPARE(done.status, 303);
    QCOMPARE(done.header("location"), "https://app.example/bye?x=1&state=abc");
    QCOMPARE(living(), 0);
}

void LogoutEndpointTest::anotherUsersIdTokenEndsNobodysSession()
{
    const auto bobs = signedIn("bob").tokens;
    auto alice = signedIn().browser;
    const auto question = alice.get(path({{"id_token_hint", bobs.member("id_token").toLatin1()}}));
    QCOMPARE(Browser::heading(question), "Sign out?");
    QCOMPARE(living(), 2);
}

void LogoutEndpointTest::leadsOnlyToRegisteredAddresses_data()
{
    QTest::addColumn<QByteArray>("client");
    QTest::addColumn<QByteArray>("redirectUri");
    QTest::addColumn<QByteArray>("parameter");
    QTest::newRow("unknown address") << "leaving-client"_ba
                                     << "https://evil.example/"_ba
                                     << "post_logout_redirect_uri"_ba;
    QTest::newRow("longer") << "leaving-client"_ba
                            << "https://app.example/bye/x"_ba
                            << "post_logout_redirect_uri"_ba;
    QTest::newRow("another case") << "leaving-client"_ba
                                  << "https://app.example/BYE"_ba
                                  << "post_logout_redirect_uri"_ba;
    QTest::newRow("of a redirect URI") << "leaving-client"_ba << QByteArray(CodeFlow::kRedirect)
                                       << "post_logout_redirect_uri"_ba;
    QTest::newRow("another client's") << "code-client"_ba << QByteArray(kAfter) << "client_id"_ba;
    QTest::newRow("unknown client") << "nobody-at-all"_ba << QByteArray(kAfter) << "client_id"_ba;
}

void LogoutEndpointTest::leadsOnlyToRegisteredAddresses()
{
    QFETCH(QByteArray, client);
    QFETCH(QByteArray, redirectUri);
    QFETCH(QByteArray, parameter);
    auto [browser, tokens] = signedIn();
    const QMap<QByteArray, QByteArray> sent{{"id_token_hint", tokens.member("id_token").toLatin1()},
                                            {"client_id", client},
                                            {"post_logout_redirect_uri", redirectUri}};
    const auto answer = browser.get(path(sent));
    QCOMPARE(answer.status, 400);
    QVERIFY(answer.header("location").isNull());
    QVERIFY(answer.body.contains("<code>" + parameter + "</code>"));
    QCOMPARE(living(), 1);
}

void LogoutEndpointTest::refusesForgedAnswers()
{
    auto browser = signedIn().browser;
    const auto form = Browser::form(browser.get("/oauth/logout"));
    const FormFields decision{{"decision", "sign-out"}};
    QCOMPARE(browser.send(form.swapped("csrf", "x"), decision).status, 403);
    QCOMPARE(browser.send(form, decision, {{"Origin", "https://evil.example"}}).status, 403);
    const auto swapped = form.with({{"query", "client_id=leaving-client"}, {"decision", "sign-out"}});
    QVERIFY(browser.post("/oauth/logout", swapped).status >= 400);
    QCOMPARE(living(), 1);
    QCOMPARE(browser.send(form, decision).status, 200);
    QCOMPARE(living(), 0);
}

void LogoutEndpointTest::saysSoWhenNobodyIsSignedIn()
{
    Browser browser(*m_server);
    QCOMPARE(Browser::heading(browser.get("/oauth/logout")), "You are signed out");
    QVERIFY(browser.get("/oauth/logout?ui_locales=ru").body.contains("Вы вышли"));
}

void LogoutEndpointTest::endsTokensButThoseForWhenTheUserIsAway()
{
    auto [browser, tokens] = signedIn();
    const auto refresh = tokens.member("refresh_token").toLatin1();
    const auto away =
        browser.get(Browser::authorize({{"client_id", "leaving-client"}, {"scope", "openid api:read offline_access"}}));
    const auto awayTokens =
        m_server->token(CodeFlow::fields(Browser::answered(away, "code").toLatin1(), "leaving-client"));
    browser.get(path({{"id_token_hint", tokens.member("id_token").toLatin1()}}));
    QCOMPARE(m_server->token(ServerFixture::refreshFields(refresh, "leaving-client")).status, 400);
    const auto kept = awayTokens.member("refresh_token").toLatin1();
    QCOMPARE(m_server->token(ServerFixture::refreshFields(kept, "leaving-client")).status, 200);
}

} // namespace tests

QTEST_GUILESS_MAIN(tests::LogoutEndpointTest)
#include "LogoutEndpointTest.moc"
