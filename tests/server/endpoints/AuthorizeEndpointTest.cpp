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
    void showsErrorsBeforeTheRedirectUriIsProven_data();
    void showsErrorsBeforeTheRedirectUriIsProven();
    void redirectsErrorsAfterwards_data();
    void redirectsErrorsAfterwards();
    void echoesStateByteForByte();
    void takesARequestByForm();
    void spendsAPushedRequestWithItsAnswer();
    void aPushedRequestOutlivesASlowUser();
};

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
    Browser browser = allowedBrowser(server);
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
    Browser browser = allowedBrowser(server);
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
    Browser browser = allowedBrowser(server);
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
    Browser browser = allowedBrowser(server);
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
    Browser browser = allowedBrowser(server);
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

} // namespace tests

QTEST_GUILESS_MAIN(tests::AuthorizeEndpointTest)
#include "AuthorizeEndpointTest.moc"
