#include "tests/support/Browser.h"

using namespace Qt::StringLiterals;

namespace tests {

/// What all pages have in common.
class PageEndpointTest : public QObject
{
    Q_OBJECT

private slots:
    void speaksTheVisitorsLanguage_data();
    void speaksTheVisitorsLanguage();
    void everyPageKeepsOutFramesScriptsAndCaches_data();
    void everyPageKeepsOutFramesScriptsAndCaches();
    void answersNoOtherSitesScripts();
};

void PageEndpointTest::speaksTheVisitorsLanguage_data()
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

void PageEndpointTest::speaksTheVisitorsLanguage()
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

void PageEndpointTest::everyPageKeepsOutFramesScriptsAndCaches_data()
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

void PageEndpointTest::everyPageKeepsOutFramesScriptsAndCaches()
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

void PageEndpointTest::answersNoOtherSitesScripts()
{
    ServerFixture server;
    CodeFlow flow(server);
    server.execute(u"UPDATE oauth_clients SET cors_origins = '[\"https://app.example\"]'"_s);
    Browser browser = allowedBrowser(server);
    const auto answer = browser.get(Browser::authorize(), {{"Origin", "https://app.example"}});
    QVERIFY(answer.header("access-control-allow-origin").isNull());
    const auto preflight = server.http().send(
        "OPTIONS", Browser::authorize(), {{"Origin", "https://app.example"}, {"Access-Control-Request-Method", "GET"}});
    QVERIFY(preflight.header("access-control-allow-origin").isNull());
}

} // namespace tests

QTEST_GUILESS_MAIN(tests::PageEndpointTest)
#include "PageEndpointTest.moc"
