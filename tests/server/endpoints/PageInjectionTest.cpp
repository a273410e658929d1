#include "tests/support/Browser.h"

using namespace Qt::StringLiterals;

namespace tests {

/// Whatever others choose stays text on our pages.
class PageInjectionTest : public QObject
{
    Q_OBJECT

private slots:
    void nothingOfOthersBecomesMarkup_data();
    void nothingOfOthersBecomesMarkup();
    void linksLeadToTheWebOnly();
    void aNameCannotTurnTheSentence();

private:
    static constexpr auto kEvil = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>";
};

void PageInjectionTest::nothingOfOthersBecomesMarkup_data()
{
    QTest::addColumn<QString>("where");
    for (const char *where :
         {"client name", "team name", "scope words", "login_hint", "state", "scope", "user name", "typed user name",
          "redirect_uri", "client_id", "user_code", "ui_locales", "accept-language", "request id", "done",
          "query of a stale form", "user agent", "post_logout_redirect_uri", "accent colour"})
        QTest::newRow(where) << QString::fromLatin1(where);
}

void PageInjectionTest::nothingOfOthersBecomesMarkup()
{
    QFETCH(QString, where);
    const QString evil = QString::fromLatin1(kEvil);
    const auto is = [&where](const char *name) { return where == QLatin1String(name); };
    ServerFixture::Options options;
    options.change = [&](core::Settings &settings) {
        if (is("team name"))
            settings.teamName = evil;
        if (is("accent colour"))
            settings.accentColour = u"red}</style>"_s + evil;
        if (is("scope words"))
            settings.scopeDescriptions.insert(u"api:read"_s, evil);
    };
    ServerFixture server(options);
    CodeFlow flow(server);
    flow.addClient(u"evil-client"_s, [&](core::Client &client) {
        if (is("client name"))
            client.name = evil;
    });
    if (is("user name"))
        server.execute(
            u"UPDATE users SET username = '%1' WHERE username = 'alice'"_s.arg(QString(evil).replace(u'\'', "''"_L1)));
    const QByteArray user = is("user name") ? QByteArray(kEvil) : QByteArray("alice");

    Browser browser(server);
    std::vector<HttpAnswer> pages;
    QMap<QByteArray, QByteArray> changes{{"client_id", "evil-client"}};
    for (const char *name : {"login_hint", "state", "scope", "redirect_uri", "client_id", "ui_locales"}) {
        if (is(name))
            changes.insert(name, kEvil);
    }
    HeaderList headers;
    if (is("accept-language"))
        headers.emplace_back("Accept-Language", kEvil);
    if (is("request id"))
        headers.emplace_back("X-Request-ID", kEvil);
    if (is("user agent"))
        headers.emplace_back("User-Agent", kEvil);

    pages.push_back(browser.get(Browser::authorize(changes), headers));
    pages.push_back(browser.get(Browser::authorize({{"client_id", "nobody"}}), headers));
    const auto accountSignIn = browser.get("/account", headers);
    pages.push_back(accountSignIn);
    if (is("typed user name"))
        pages.push_back(browser.send(Browser::form(accountSignIn), {{"username", kEvil}, {"password", "x"}}));
    browser.follow(browser.send(Browser::form(accountSignIn),
                                {{"username", user}, {"password", ServerFixture::kPassword}}, headers));
    pages.push_back(browser.get(Browser::authorize(changes), headers));
    pages.push_back(
        browser.get("/account?done=" + (is("done") ? QByteArray(kEvil).toPercentEncoding() : "x"), headers));
    pages.push_back(
        browser.get("/device?user_code=" + (is("user_code") ? QByteArray(kEvil).toPercentEncoding() : "x")));
    pages.push_back(browser.get("/oauth/logout?client_id=evil-client&post_logout_redirect_uri=" +
                                (is("post_logout_redirect_uri") ? QByteArray(kEvil).toPercentEncoding() : "")));
    const FormFields stale{
        {"purpose", "authorize"}, {"query", is("query of a stale form") ? QByteArray(kEvil) : "x"}, {"csrf", "x"}};
    pages.push_back(browser.post("/oauth/sign-in", stale));

    for (const HttpAnswer &page : pages) {
        const QByteArray shown = page.body;
        QVERIFY2(!shown.contains("<script") && !shown.contains("<img"), shown.right(1500));
        QVERIFY2(shown.count("</style>") <= 1, shown.right(1500));
        QVERIFY(!page.header("content-security-policy").contains("script"));
    }
}

void PageInjectionTest::linksLeadToTheWebOnly()
{
    ServerFixture server;
    CodeFlow flow(server);
    flow.addClient(u"linked-client"_s, [](core::Client &client) {
        client.policyUri = u"javascript:alert(1)"_s;
        client.tosUri = u"data:text/html,x"_s;
        client.clientUri = u"https://app.example/about"_s;
    });
    Browser browser(server);
    const auto consent = browser.signIn(browser.get(Browser::authorize({{"client_id", "linked-client"}})));
    QVERIFY(consent.body.contains("href=\"https://app.example/about\""));
    QVERIFY(!consent.body.contains("javascript:") && !consent.body.contains("data:text"));
}

void PageInjectionTest::aNameCannotTurnTheSentence()
{
    ServerFixture server;
    CodeFlow flow(server);
    flow.addClient(u"turning-client"_s, [](core::Client &client) { client.name = u"App\u202Egnp.exe"_s; });
    Browser browser(server);
    const auto consent = browser.signIn(browser.get(Browser::authorize({{"client_id", "turning-client"}})));
    QVERIFY(Browser::heading(consent).startsWith("<bdi>"));
}

} // namespace tests

QTEST_GUILESS_MAIN(tests::PageInjectionTest)
#include "PageInjectionTest.moc"
