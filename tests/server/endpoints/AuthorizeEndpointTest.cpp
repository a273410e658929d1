#include "tests/support/Browser.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace tests {

/// Conversations of browsers with the authorization endpoint and the pages behind it.
class AuthorizeEndpointTest : public QObject
{
    Q_OBJECT

private slots:
    void leadsThroughSignInAndConsentToTokens();
    void remembersConsentUntilMoreIsAsked();
    void asksAgainOnceConsentIsTakenBack();
    void denialReachesTheClient();
    void cancellingTheSignInReachesTheClient();
    void firstPartyClientsNeedNoConsent();
    void answersByPrompt_data();
    void answersByPrompt();
    void promptLoginAsksForThePasswordOnce();
    void aTicketOfAnotherBrowserSkipsNoSignIn();
    void choosesAnAccount();
    void anIdTokenHintOfAnotherUserAsksAgain();
    void asksAgainWhenTheSignInIsTooOld();
    void maxAgeZeroAlwaysAsks();
    void theSessionEndsWhenNobodyComes();
    void showsErrorsBeforeTheRedirectUriIsProven_data();
    void showsErrorsBeforeTheRedirectUriIsProven();
    void redirectsErrorsAfterwards_data();
    void redirectsErrorsAfterwards();
    void echoesStateByteForByte();
    void takesARequestByForm();
    void spendsAPushedRequestWithItsAnswer();
    void aPushedRequestOutlivesASlowUser();
    void speaksTheVisitorsLanguage_data();
    void speaksTheVisitorsLanguage();
    void everyPageKeepsOutFramesScriptsAndCaches_data();
    void everyPageKeepsOutFramesScriptsAndCaches();
    void answersNoOtherSitesScripts();

private:
    /// A browser in which alice is signed in and has allowed the client.
    static Browser allowed(const ServerFixture &server);
    static QByteArray idTokenOf(const ServerFixture &server, Browser &browser);
};

Browser AuthorizeEndpointTest::allowed(const ServerFixture &server)
{
    Browser browser(server);
    const auto consent = browser.signIn(browser.get(Browser::authorize()));
    browser.send(Browser::formWith(consent, "decision"), {{"decision", "allow"}});
    return browser;
}

QByteArray AuthorizeEndpointTest::idTokenOf(const ServerFixture &server, Browser &browser)
{
    const auto answer = browser.get(Browser::authorize());
    const auto tokens = server.token(CodeFlow::fields(Browser::answered(answer, "code").toLatin1()));
    return tokens.member("id_token").toLatin1();
}

void AuthorizeEndpointTest::leadsThroughSignInAndConsentToTokens()
{
    ServerFixture server;
    CodeFlow flow(server);
    Browser browser(server);
    const auto page = browser.get(Browser::authorize());
    QCOMPARE(page.status, 200);
    QCOMPARE(Browser::heading(page), "Sign in");
    QVERIFY(page.body.contains("autocomplete=\"username\"") && page.body.contains("autocomplete=\"current-password\""));
    QVERIFY(page.body.contains("<label for=\"username\">") && page.body.contains("<label for=\"password\">"));

    const auto posted =
        browser.send(Browser::form(page), {{"username", "alice"}, {"password", ServerFixture::kPassword}});
    QCOMPARE(posted.status, 303);
    const auto consent = browser.follow(posted);
    QCOMPARE(Browser::heading(consent), "<bdi>code-client</bdi> asks for access");
    QVERIFY(consent.body.contains(">Allow</button>") && consent.body.contains(">Deny</button>"));
    QVERIFY(consent.body.contains("app.example"));

    const auto answer = browser.send(Browser::formWith(consent, "decision"), {{"decision", "allow"}});
    QVERIFY(Browser::isAtClient(answer));
    QCOMPARE(Browser::answered(answer, "state"), u"st-1"_s);
    QCOMPARE(Browser::answered(answer, "iss"), u"https://issuer.test"_s);
    const auto tokens = server.token(CodeFlow::fields(Browser::answered(answer, "code").toLatin1()));
    QCOMPARE(tokens.status, 200);
    QCOMPARE(tokens.member("scope"), u"openid profile api:read"_s);
    const auto claims =
        QJsonDocument::fromJson(QByteArray::fromBase64(tokens.member("id_token").section(u'.', 1, 1).toLatin1(),
                                                       QByteArray::Base64UrlEncoding))
            .object();
    QCOMPARE(claims.value("sub"_L1).toString(), server.alice.id.value);
    QCOMPARE(claims.value("nonce"_L1).toString(), u"n-1"_s);
    QCOMPARE(claims.value("acr"_L1).toString(), QLatin1String(core::kPasswordAcr));
    QCOMPARE(claims.value("amr"_L1).toArray(), QJsonArray{u"pwd"_s});
    QCOMPARE(claims.value("auth_time"_L1).toInteger(), core::toSeconds(server.issuer.clock.now()));
    QVERIFY(!claims.value("sid"_L1).toString().isEmpty());
}

void AuthorizeEndpointTest::remembersConsentUntilMoreIsAsked()
{
    ServerFixture server;
    CodeFlow flow(server);
    Browser browser = allowed(server);
    QVERIFY(Browser::isAtClient(browser.get(Browser::authorize())));
    QVERIFY(Browser::isAtClient(browser.get(Browser::authorize({{"scope", "openid"}}))));
    const auto more = browser.get(Browser::authorize({{"scope", "openid api:write"}}));
    QCOMPARE(more.status, 200);
    QVERIFY(more.body.contains("api:write"));
    browser.send(Browser::formWith(more, "decision"), {{"decision", "allow"}});
    QVERIFY(Browser::isAtClient(browser.get(Browser::authorize({{"scope", "openid profile api:write"}}))));
}

void AuthorizeEndpointTest::asksAgainOnceConsentIsTakenBack()
{
    ServerFixture server;
    CodeFlow flow(server);
    Browser browser = allowed(server);
    QVERIFY(server.consents.revoke(server.alice.id, {u"code-client"_s}, TestIssuer::origin()).value());
    QVERIFY(Browser::heading(browser.get(Browser::authorize())).contains("asks for access"));
}

void AuthorizeEndpointTest::denialReachesTheClient()
{
    ServerFixture server;
    CodeFlow flow(server);
    Browser browser(server);
    const auto consent = browser.signIn(browser.get(Browser::authorize()));
    const auto answer = browser.send(Browser::formWith(consent, "decision"), {{"decision", "deny"}});
    QVERIFY(Browser::isAtClient(answer));
    QCOMPARE(Browser::answered(answer, "error"), u"access_denied"_s);
    QCOMPARE(Browser::answered(answer, "state"), u"st-1"_s);
    QCOMPARE(Browser::answered(answer, "iss"), u"https://issuer.test"_s);
    QVERIFY(Browser::heading(browser.get(Browser::authorize())).contains("asks for access"));
    QCOMPARE(server.issuer.number(u"SELECT COUNT(*) FROM authorization_codes"_s), 0);
}

void AuthorizeEndpointTest::cancellingTheSignInReachesTheClient()
{
    ServerFixture server;
    CodeFlow flow(server);
    Browser browser(server);
    const auto page = browser.get(Browser::authorize());
    const auto answer = browser.send(Browser::form(page), {{"username", ""}, {"decision", "deny"}});
    QVERIFY(Browser::isAtClient(answer));
    QCOMPARE(Browser::answered(answer, "error"), u"access_denied"_s);
}

void AuthorizeEndpointTest::firstPartyClientsNeedNoConsent()
{
    ServerFixture server;
    CodeFlow flow(server);
    flow.addClient(u"own-client"_s, [](core::Client &client) { client.firstParty = true; });
    Browser browser(server);
    const QByteArray path = Browser::authorize({{"client_id", "own-client"}, {"scope", "openid offline_access"}});
    QVERIFY(Browser::isAtClient(browser.signIn(browser.get(path))));
    const auto asked = browser.get(path + "&prompt=consent");
    QVERIFY(Browser::heading(asked).contains("asks for access"));
    QVERIFY(asked.body.contains("offline_access"));
}

void AuthorizeEndpointTest::answersByPrompt_data()
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

void AuthorizeEndpointTest::answersByPrompt()
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

void AuthorizeEndpointTest::promptLoginAsksForThePasswordOnce()
{
    ServerFixture server;
    CodeFlow flow(server);
    Browser browser = allowed(server);
    const QByteArray path = Browser::authorize({{"prompt", "login"}});
    const auto page = browser.get(path);
    QVERIFY(page.body.contains("value=\"alice\"")); // known already
    QVERIFY(Browser::isAtClient(browser.signIn(page)));
    QVERIFY(browser.get(path).body.contains("id=\"password\"")); // the next request asks again
}

void AuthorizeEndpointTest::aTicketOfAnotherBrowserSkipsNoSignIn()
{
    ServerFixture server;
    CodeFlow flow(server);
    Browser attacker(server);
    const auto form = Browser::form(attacker.get(Browser::authorize({{"prompt", "login"}})));
    const QByteArray link =
        "/oauth/continue?ticket=" + form.value("ticket") + "&query=" + form.value("query").toPercentEncoding();
    Browser victim = allowed(server);
    const auto answer = victim.get(link);
    QCOMPARE(answer.status, 303);
    QVERIFY(answer.header("location").startsWith("/oauth/authorize?"));
    QVERIFY(victim.follow(answer).body.contains("id=\"password\""));
}

void AuthorizeEndpointTest::choosesAnAccount()
{
    ServerFixture server;
    CodeFlow flow(server);
    server.addUser(u"bob"_s);
    Browser browser = allowed(server);
    const QByteArray path = Browser::authorize({{"prompt", "select_account"}});
    const auto choice = browser.get(path);
    QVERIFY(Browser::isAtClient(browser.follow(browser.send(Browser::form(choice), {{"account", "current"}}))));
    const auto other = browser.send(Browser::form(browser.get(path)), {{"account", "other"}});
    QVERIFY(other.body.contains("id=\"password\"") && !other.body.contains("alice"));
    const auto consent = browser.signIn(other, "bob");
    QVERIFY(consent.body.contains("<bdi>bob</bdi>"));
}

void AuthorizeEndpointTest::anIdTokenHintOfAnotherUserAsksAgain()
{
    ServerFixture server;
    CodeFlow flow(server);
    server.addUser(u"bob"_s);
    Browser alices = allowed(server);
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

void AuthorizeEndpointTest::asksAgainWhenTheSignInIsTooOld()
{
    ServerFixture server;
    CodeFlow flow(server);
    Browser browser = allowed(server);
    server.issuer.clock.advance(100s);
    QVERIFY(Browser::isAtClient(browser.get(Browser::authorize({{"max_age", "100"}}))));
    server.issuer.clock.advance(1s);
    QCOMPARE(Browser::answered(browser.get(Browser::authorize({{"max_age", "100"}, {"prompt", "none"}})), "error"),
             u"login_required"_s);
    const auto page = browser.get(Browser::authorize({{"max_age", "100"}}));
    QVERIFY(page.body.contains("id=\"password\""));
    QVERIFY(Browser::isAtClient(browser.signIn(page)));
}

void AuthorizeEndpointTest::maxAgeZeroAlwaysAsks()
{
    ServerFixture server;
    CodeFlow flow(server);
    Browser browser = allowed(server);
    const auto page = browser.get(Browser::authorize({{"max_age", "0"}}));
    QVERIFY(page.body.contains("id=\"password\""));
    QVERIFY(Browser::isAtClient(browser.signIn(page)));
}

void AuthorizeEndpointTest::theSessionEndsWhenNobodyComes()
{
    ServerFixture server;
    CodeFlow flow(server);
    Browser browser = allowed(server);
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

void AuthorizeEndpointTest::showsErrorsBeforeTheRedirectUriIsProven_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("parameter");
    QTest::newRow("no client") << "client_id"_ba << QByteArray() << "client_id"_ba;
    QTest::newRow("unknown client") << "client_id"_ba
                                    << "nobody-at-all"_ba
                                    << "client_id"_ba;
    QTest::newRow("disabled client") << "client_id"_ba
                                     << "disabled-client"_ba
                                     << "client_id"_ba;
    QTest::newRow("another site") << "redirect_uri"_ba
                                  << "https://evil.example/callback"_ba
                                  << "redirect_uri"_ba;
    QTest::newRow("longer path") << "redirect_uri"_ba
                                 << "https://app.example/callback/../x"_ba
                                 << "redirect_uri"_ba;
    QTest::newRow("user part") << "redirect_uri"_ba
                               << "https://app.example@evil.example/callback"_ba
                               << "redirect_uri"_ba;
    QTest::newRow("suffix of the host") << "redirect_uri"_ba
                                        << "https://app.example.evil.test/callback"_ba
                                        << "redirect_uri"_ba;
    QTest::newRow("script") << "redirect_uri"_ba
                            << "javascript:alert(1)"_ba
                            << "redirect_uri"_ba;
    QTest::newRow("data") << "redirect_uri"_ba
                          << "data:text/html,x"_ba
                          << "redirect_uri"_ba;
    QTest::newRow("no scheme") << "redirect_uri"_ba
                               << "//evil.example/callback"_ba
                               << "redirect_uri"_ba;
    QTest::newRow("fragment") << "redirect_uri"_ba
                              << "https://app.example/callback#x"_ba
                              << "redirect_uri"_ba;
    QTest::newRow("line break") << "redirect_uri"_ba
                                << "https://app.example/callback\r\nX: y"_ba
                                << "redirect_uri"_ba;
}

void AuthorizeEndpointTest::showsErrorsBeforeTheRedirectUriIsProven()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, parameter);
    ServerFixture server;
    CodeFlow flow(server);
    const auto page = Browser(server).get(Browser::authorize({{name, value}}), {{"X-Request-ID", "req-42"}});
    QCOMPARE(page.status, 400);
    QVERIFY(page.header("location").isNull());
    QVERIFY(page.header("content-type").startsWith("text/html"));
    QVERIFY(page.body.contains("<code>" + parameter + "</code>"));
    QVERIFY(page.body.contains("<code>req-42</code>"));
    QVERIFY(!page.body.contains("evil"));
    QCOMPARE(server.issuer.text(u"SELECT request_id FROM audit_logs WHERE event_type = 'token_invalid'"_s),
             u"req-42"_s);
}

void AuthorizeEndpointTest::redirectsErrorsAfterwards_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("error");
    QTest::newRow("response type") << "response_type"_ba
                                   << "token"_ba << u"unsupported_response_type"_s;
    QTest::newRow("no response type") << "response_type"_ba << QByteArray() << u"invalid_request"_s;
    QTest::newRow("scope of others") << "scope"_ba
                                     << "openid api:admin"_ba << u"invalid_scope"_s;
    QTest::newRow("no challenge") << "code_challenge"_ba << QByteArray() << u"invalid_request"_s;
    QTest::newRow("plain challenge") << "code_challenge_method"_ba
                                     << "plain"_ba << u"invalid_request"_s;
    QTest::newRow("request object") << "request"_ba
                                    << "a.b.c"_ba << u"request_not_supported"_s;
    QTest::newRow("max_age") << "max_age"_ba
                             << "soon"_ba << u"invalid_request"_s;
    QTest::newRow("resource") << "resource"_ba
                              << "https://unknown.test/"_ba << u"invalid_target"_s;
}

void AuthorizeEndpointTest::redirectsErrorsAfterwards()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    QFETCH(QString, error);
    ServerFixture server;
    CodeFlow flow(server);
    const auto answer = Browser(server).get(Browser::authorize({{name, value}}));
    QVERIFY2(Browser::isAtClient(answer), answer.body);
    QCOMPARE(Browser::answered(answer, "error"), error);
    QCOMPARE(Browser::answered(answer, "state"), u"st-1"_s);
    QCOMPARE(Browser::answered(answer, "iss"), u"https://issuer.test"_s);
    QCOMPARE(server.issuer.events(core::EventType::TokenInvalid), 1);
}

void AuthorizeEndpointTest::echoesStateByteForByte()
{
    ServerFixture server;
    CodeFlow flow(server);
    Browser browser = allowed(server);
    for (const QByteArray &state : {"a b+c%&=#/?"_ba, "\xff\x01\xfe"_ba, "\xd1\x8f"_ba, "<script>"_ba}) {
        const auto answer = browser.get(Browser::authorize({{"state", state}}));
        QVERIFY(Browser::isAtClient(answer));
        QVERIFY2(answer.header("location").contains("state=" + state.toPercentEncoding()), state.toHex());
    }
    QVERIFY(!browser.get(Browser::authorize({{"state", QByteArray()}})).header("location").contains("state="));
}

void AuthorizeEndpointTest::takesARequestByForm()
{
    ServerFixture server;
    CodeFlow flow(server);
    Browser browser = allowed(server);
    FormFields fields;
    const QUrlQuery query(QString::fromLatin1(Browser::authorize().split('?').at(1)));
    for (const auto &[name, value] : query.queryItems(QUrl::FullyDecoded))
        fields.emplace_back(name.toUtf8(), value.toUtf8());
    // As another site sends it: without our cookies.
    const auto answer = server.http().postForm("/oauth/authorize", fields, {{"Origin", "https://app.example"}});
    QCOMPARE(answer.status, 303);
    QVERIFY(answer.header("location").startsWith("/oauth/authorize?"));
    QVERIFY(Browser::isAtClient(browser.follow(answer)));
}

void AuthorizeEndpointTest::spendsAPushedRequestWithItsAnswer()
{
    ServerFixture server;
    CodeFlow flow(server);
    Browser browser = allowed(server);
    core::PushedRequests::Parameters pushed;
    const QUrlQuery query(QString::fromLatin1(Browser::authorize().split('?').at(1)));
    for (const auto &[name, value] : query.queryItems(QUrl::FullyDecoded))
        pushed.emplace_back(name.toUtf8(), value.toUtf8());
    const auto uri = server.pushedRequests.push({u"code-client"_s}, pushed).value();
    const QByteArray path = "/oauth/authorize?client_id=code-client&request_uri=" + uri.toUtf8();
    QVERIFY(Browser::isAtClient(browser.get(path)));
    const auto again = browser.get(path);
    QCOMPARE(again.status, 400);
    QVERIFY(again.body.contains("<code>request_uri</code>"));
    // A refusal is an answer too.
    const auto other = server.pushedRequests.push({u"code-client"_s}, pushed).value();
    Browser stranger(server);
    const QByteArray otherPath = "/oauth/authorize?client_id=code-client&request_uri=" + other.toUtf8();
    const auto page = stranger.get(otherPath);
    QVERIFY(Browser::isAtClient(stranger.send(Browser::form(page), {{"decision", "deny"}})));
    QCOMPARE(stranger.get(otherPath).status, 400);
}

void AuthorizeEndpointTest::aPushedRequestOutlivesASlowUser()
{
    ServerFixture server;
    CodeFlow flow(server);
    Browser browser(server);
    core::PushedRequests::Parameters pushed;
    const QUrlQuery query(QString::fromLatin1(Browser::authorize().split('?').at(1)));
    for (const auto &[name, value] : query.queryItems(QUrl::FullyDecoded))
        pushed.emplace_back(name.toUtf8(), value.toUtf8());
    const auto uri = server.pushedRequests.push({u"code-client"_s}, pushed).value();
    const auto page = browser.get("/oauth/authorize?client_id=code-client&request_uri=" + uri.toUtf8());
    server.issuer.clock.advance(10min);
    const auto consent = browser.signIn(page);
    server.issuer.clock.advance(10min);
    QVERIFY(Browser::isAtClient(browser.send(Browser::formWith(consent, "decision"), {{"decision", "allow"}})));
}

void AuthorizeEndpointTest::speaksTheVisitorsLanguage_data()
{
    QTest::addColumn<QByteArray>("uiLocales");
    QTest::addColumn<QByteArray>("accepted");
    QTest::addColumn<QByteArray>("language");
    QTest::newRow("nothing said") << QByteArray() << QByteArray() << "en"_ba;
    QTest::newRow("Russian browser") << QByteArray() << "ru-RU,ru;q=0.9,en;q=0.8"_ba
                                     << "ru"_ba;
    QTest::newRow("English preferred") << QByteArray() << "ru;q=0.5,en;q=0.8"_ba
                                       << "en"_ba;
    QTest::newRow("the client's wish wins") << "ru"_ba
                                            << "en"_ba
                                            << "ru"_ba;
    QTest::newRow("an unknown wish") << "de fr"_ba
                                     << "ru"_ba
                                     << "ru"_ba;
}

void AuthorizeEndpointTest::speaksTheVisitorsLanguage()
{
    QFETCH(QByteArray, uiLocales);
    QFETCH(QByteArray, accepted);
    QFETCH(QByteArray, language);
    ServerFixture server;
    CodeFlow flow(server);
    const QMap<QByteArray, QByteArray> wish{{"ui_locales", uiLocales}};
    const HeaderList headers{{"Accept-Language", accepted}};
    const auto page = Browser(server).get(Browser::authorize(wish), headers);
    QVERIFY(page.body.contains("<html lang=\"" + language + '"'));
    QCOMPARE(page.header("content-language"), language);
    QVERIFY(page.body.contains(language == "ru" ? "Войти</button>" : "Sign in</button>"));
}

void AuthorizeEndpointTest::everyPageKeepsOutFramesScriptsAndCaches_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<bool>("isSignedIn");
    QTest::newRow("sign-in") << Browser::authorize() << false;
    QTest::newRow("consent") << Browser::authorize({{"prompt", "consent"}}) << true;
    QTest::newRow("choice") << Browser::authorize({{"prompt", "select_account"}}) << true;
    QTest::newRow("error") << Browser::authorize({{"client_id", "nobody-at-all"}}) << false;
    QTest::newRow("device") << "/device"_ba << false;
    QTest::newRow("device code") << "/device?user_code=BCDF-GHJK"_ba << true;
    QTest::newRow("account") << "/account"_ba << true;
    QTest::newRow("account sign-in") << "/account"_ba << false;
    QTest::newRow("sign-out") << "/oauth/logout"_ba << true;
    QTest::newRow("signed out") << "/oauth/logout"_ba << false;
    QTest::newRow("stale") << "/oauth/continue?ticket=x"_ba << false;
}

void AuthorizeEndpointTest::everyPageKeepsOutFramesScriptsAndCaches()
{
    QFETCH(QByteArray, path);
    QFETCH(bool, isSignedIn);
    ServerFixture server;
    CodeFlow flow(server);
    Browser browser(server);
    if (isSignedIn)
        browser.signIn(browser.get("/account"));
    const auto page = browser.get(path);
    QVERIFY(page.header("content-type").startsWith("text/html"));
    const QByteArray policy = page.header("content-security-policy");
    QVERIFY2(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'") &&
                 policy.contains("base-uri 'none'") && policy.contains("form-action 'self'"),
             policy);
    QVERIFY(!policy.contains("unsafe") && !policy.contains("script-src"));
    QCOMPARE(page.header("x-frame-options"), "DENY");
    QCOMPARE(page.header("cache-control"), "no-store");
    QVERIFY(page.header("access-control-allow-origin").isNull());
    QVERIFY(!page.body.contains("<script") && !page.body.contains(" style=") && !page.body.contains(" src="));
    // The one stylesheet is the one that the policy allows.
    const qsizetype begin = page.body.indexOf("<style>") + 7;
    const QByteArray style = page.body.mid(begin, page.body.indexOf("</style>") - begin);
    QVERIFY(policy.contains("'sha256-" + core::sha256(style).toBase64() + '\''));
    QVERIFY(page.body.contains("<title>") && page.body.contains(" · Gatehouse</title>"));
    QCOMPARE(page.body.count("<h1>"), 1);
}

void AuthorizeEndpointTest::answersNoOtherSitesScripts()
{
    ServerFixture server;
    CodeFlow flow(server);
    server.execute(u"UPDATE oauth_clients SET cors_origins = '[\"https://app.example\"]'"_s);
    Browser browser = allowed(server);
    const auto answer = browser.get(Browser::authorize(), {{"Origin", "https://app.example"}});
    QVERIFY(answer.header("access-control-allow-origin").isNull());
    const auto preflight = server.http().send(
        "OPTIONS", Browser::authorize(), {{"Origin", "https://app.example"}, {"Access-Control-Request-Method", "GET"}});
    QVERIFY(preflight.header("access-control-allow-origin").isNull());
}

} // namespace tests

QTEST_GUILESS_MAIN(tests::AuthorizeEndpointTest)
#include "AuthorizeEndpointTest.moc"
