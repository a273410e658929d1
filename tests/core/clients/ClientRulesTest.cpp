#include "core/clients/ClientRules.h"

#include <QTest>

#include <functional>

using namespace Qt::StringLiterals;
using namespace core;

class ClientRulesTest : public QObject
{
    Q_OBJECT
private slots:
    void acceptsAnOrdinaryClient();
    void namesTheMemberThatIsWrong_data();
    void namesTheMemberThatIsWrong();
    void judgesRedirectUris_data();
    void judgesRedirectUris();
    void judgesOrigins_data();
    void judgesOrigins();
    void judgesScopes_data();
    void judgesScopes();
    void judgesResources_data();
    void judgesResources();

private:
    static Client aClient();
};

Client ClientRulesTest::aClient()
{
    Client client;
    client.id = ClientId{u"web-app.example~1"_s};
    client.name = u"Web app"_s;
    client.type = ClientType::Confidential;
    client.grantTypes = QStringList{u"authorization_code"_s, u"refresh_token"_s};
    client.scopes = QStringList{u"api:read"_s, u"api:write"_s};
    client.redirectUris = QStringList(u"https://app.example.com/callback"_s);
    return client;
}

void ClientRulesTest::acceptsAnOrdinaryClient()
{
    QVERIFY(ClientRules::check(aClient()));
    Client client = aClient();
    client.scopes.clear();
    client.accessTokenLifetime = std::chrono::seconds(1);
    client.refreshTokenLifetime = ClientRules::kLongestRefreshLifetime;
    client.graceSeconds = std::chrono::seconds(60);
    client.grantTypes = ClientRules::grantTypes();
    QVERIFY(ClientRules::check(client));
}

void ClientRulesTest::namesTheMemberThatIsWrong_data()
{
    using Change = std::function<void(Client &)>;
    using std::chrono::seconds;
    QTest::addColumn<std::function<void(Client &)>>("change");
    QTest::addColumn<QString>("field");
    const auto row = [](const char *name, const QString &field, const Change &change) {
        QTest::newRow(name) << change << field;
    };
    row("client_id of 7", u"client_id"_s, [](Client &c) { c.id.value = u"abcdefg"_s; });
    row("client_id of 129", u"client_id"_s, [](Client &c) { c.id.value = QString(129, u'a'); });
    row("client_id with a blank", u"client_id"_s, [](Client &c) { c.id.value = u"my client"_s; });
    row("client_id with a line feed at the end", u"client_id"_s, [](Client &c) { c.id.value = u"my-client\n"_s; });
    row("client_id with a letter beyond ASCII", u"client_id"_s, [](Client &c) { c.id.value = u"клиент-1"_s; });
    row("client_id with a slash", u"client_id"_s, [](Client &c) { c.id.value = u"../client"_s; });
    row("name of 256", u"client_name"_s, [](Client &c) { c.name = QString(256, u'a'); });
    row("name with a control character", u"client_name"_s, [](Client &c) { c.name = u"a\u0007b"_s; });
    row("description of 2001", u"description"_s, [](Client &c) { c.description = QString(2001, u'a'); });
    row("no grant", u"grant_types"_s, [](Client &c) { c.grantTypes.clear(); });
    row("unknown grant", u"grant_types"_s, [](Client &c) { c.grantTypes << u"implicit"_s; });
    row("empty grant", u"grant_types"_s, [](Client &c) { c.grantTypes << u""_s; });
    row("grant twice", u"grant_types"_s, [](Client &c) { c.grantTypes << u"refresh_token"_s; });
    row("public with client_credentials", u"grant_types"_s, [](Client &c) {
        c.type = ClientType::Public;
        c.grantTypes << u"client_credentials"_s;
    });
    row("scope with a blank", u"scope"_s, [](Client &c) { c.scopes << u"a b"_s; });
    row("scope twice", u"scope"_s, [](Client &c) { c.scopes << u"api:read"_s; });
    row("101 scopes", u"scope"_s, [](Client &c) {
        for (int i = 0; i < 101; ++i)
            c.scopes << u"s%1"_s.arg(i);
    });
    row("bad redirect", u"redirect_uris"_s, [](Client &c) { c.redirectUris << u"/callback"_s; });
    row("redirect twice", u"redirect_uris"_s, [](Client &c) { c.redirectUris << c.redirectUris; });
    row("code without redirect", u"redirect_uris"_s, [](Client &c) { c.redirectUris.clear(); });
    row("bad origin", u"cors_origins"_s, [](Client &c) { c.corsOrigins << u"*"_s; });
    row("bad resource", u"resources"_s, [](Client &c) { c.resources << u"https://api/#x"_s; });
    row("grace below 0", u"grace_seconds"_s, [](Client &c) { c.graceSeconds = seconds(-1); });
    row("grace over 60", u"grace_seconds"_s, [](Client &c) { c.graceSeconds = seconds(61); });
    row("access token without life", u"access_token_lifetime"_s, [](Client &c) { c.accessTokenLifetime = seconds(0); });
    row("access token over 30 days", u"access_token_lifetime"_s,
        [](Client &c) { c.accessTokenLifetime = seconds(30 * 86400 + 1); });
    row("refresh token below 0", u"refresh_token_lifetime"_s, [](Client &c) { c.refreshTokenLifetime = seconds(-5); });
    row("refresh token over 5 years", u"refresh_token_lifetime"_s,
        [](Client &c) { c.refreshTokenLifetime = seconds(5 * 365 * 86400 + 1); });
}

void ClientRulesTest::namesTheMemberThatIsWrong()
{
    QFETCH(std::function<void(Client &)>, change);
    Client client = aClient();
    change(client);
    const auto checked = ClientRules::check(client);
    QVERIFY(!checked);
    QCOMPARE(checked.error().kind, ErrorKind::InvalidInput);
    QTEST(checked.error().field, "field");
}

void ClientRulesTest::judgesRedirectUris_data()
{
    QTest::addColumn<QString>("uri");
    QTest::addColumn<bool>("good");
    const auto row = [](const QString &uri, bool isGood) {
        QTest::newRow(qPrintable(u"%1: %2"_s.arg(isGood ? u"good"_s : u"bad"_s, uri.left(60).simplified())))
            << uri << isGood;
    };
    const auto good = [&row](const QString &uri) { row(uri, true); };
    const auto bad = [&row](const QString &uri) { row(uri, false); };
    good(u"https://app.example.com/callback"_s);
    good(u"https://app.example.com:8443/cb?tenant=1&x=%20"_s);
    good(u"http://127.0.0.1/callback"_s);
    good(u"http://127.0.0.1:4000/callback"_s);
    good(u"http://[::1]/callback"_s);
    good(u"http://[::1]:4000/callback"_s);
    good(u"http://localhost:3000/"_s);
    good(u"com.example.app:/oauth2redirect"_s);
    good(u"com.example.app://callback"_s);
    bad(u""_s);
    bad(u"/callback"_s);
    bad(u"app.example.com/callback"_s);
    bad(u"//app.example.com/callback"_s);
    bad(u"https:///callback"_s);
    bad(u"https://"_s);
    bad(u"https:/app.example.com/"_s);
    bad(u"https://app.example.com/#part"_s);
    bad(u"https://app.example.com/#"_s);
    bad(u"https://*.example.com/callback"_s);
    bad(u"https://app.example.com/*"_s);
    bad(u"https://user@app.example.com/"_s);
    bad(u"https://user:password@app.example.com/"_s);
    bad(u"https://app.example.com\\@evil.example/"_s);
    bad(u"https://app.example.com/ callback"_s);
    bad(u"https://app.example.com/\ncallback"_s);
    bad(u"https://app.example.com/\"><script>"_s);
    bad(u"https://приложение.рф/"_s);
    bad(u"https://app.example.com:port/"_s);
    bad(u"https://app.example.com/%zz"_s);
    bad(u"http://app.example.com/callback"_s);
    bad(u"http://127.0.0.1.evil.example/"_s);
    bad(u"http://localhost.evil.example/"_s);
    bad(u"http://127.0.0.1@evil.example/"_s);
    bad(u"http://0x7f.1/"_s);
    bad(u"http://2130706433/"_s);
    bad(u"http://127.1/"_s);
    bad(u"http://10.0.0.1/callback"_s);
    bad(u"http://%31%32%37.0.0.1/"_s);
    bad(u"javascript:alert(1)"_s);
    bad(u"JavaScript:alert(1)"_s);
    bad(u"data:text/html,hello"_s);
    bad(u"vbscript:x"_s);
    bad(u"file:///etc/passwd"_s);
    bad(u"blob:https://app.example.com/1"_s);
    bad(u"about:blank"_s);
    bad(u"app:"_s);
    bad(u"https://app.example.com/"_s + QString(2000, u'a'));
}

void ClientRulesTest::judgesRedirectUris()
{
    QFETCH(QString, uri);
    QFETCH(bool, good);
    QCOMPARE(ClientRules::isRedirectUri(uri), good);
}

void ClientRulesTest::judgesOrigins_data()
{
    QTest::addColumn<QString>("origin");
    QTest::addColumn<bool>("good");
    int row = 0;
    for (const QString &origin : {u"https://app.example.com"_s, u"http://localhost:3000"_s, u"http://127.0.0.1:8080"_s,
                                  u"https://[2001:db8::1]:8443"_s, u"tauri://localhost"_s, u"http://intranet"_s})
        QTest::addRow("good %d", row++) << origin << true;
    for (const QString &origin :
         {u""_s, u"*"_s, u"null"_s, u"https://app.example.com/"_s, u"https://app.example.com/path"_s,
          u"app.example.com"_s, u"https://App.example.com"_s, u"https://app.example.com:443"_s,
          u"http://app.example.com:80"_s, u"https://app.example.com:0"_s, u"https://app.example.com:70000"_s,
          u"https://*.example.com"_s, u"https://user@app.example.com"_s, u"https://app.example.com\n"_s, u"https://"_s,
          u"https://-a.example"_s, u"https://a..b"_s, u"https://app.example.com?x"_s, u"https://app.example.com#x"_s})
        QTest::addRow("bad %d", row++) << origin << false;
}

void ClientRulesTest::judgesOrigins()
{
    QFETCH(QString, origin);
    QFETCH(bool, good);
    QCOMPARE(ClientRules::isOrigin(origin), good);
}

void ClientRulesTest::judgesScopes_data()
{
    QTest::addColumn<QString>("scope");
    QTest::addColumn<bool>("good");
    QTest::newRow("words with a colon") << u"api:read"_s << true;
    QTest::newRow("all marks") << u"!#$%&'()*+,-./:;<=>?@[]^_`{|}~"_s << true;
    QTest::newRow("empty") << u""_s << false;
    QTest::newRow("blank") << u"a b"_s << false;
    QTest::newRow("quote") << u"a\"b"_s << false;
    QTest::newRow("backslash") << u"a\\b"_s << false;
    QTest::newRow("tab") << u"a\tb"_s << false;
    QTest::newRow("DEL") << u"a\u007f"_s << false;
    QTest::newRow("beyond ASCII") << u"чтение"_s << false;
    QTest::newRow("256 characters") << QString(256, u'a') << false;
}

void ClientRulesTest::judgesScopes()
{
    QFETCH(QString, scope);
    QFETCH(bool, good);
    QCOMPARE(ClientRules::isScope(scope), good);
}

void ClientRulesTest::judgesResources_data()
{
    QTest::addColumn<QString>("uri");
    QTest::addColumn<bool>("good");
    QTest::newRow("https") << u"https://api.example.com/v1"_s << true;
    QTest::newRow("urn") << u"urn:example:api"_s << true;
    QTest::newRow("a word") << u"codelab-api"_s << false;
    QTest::newRow("fragment") << u"https://api.example.com/#v1"_s << false;
    QTest::newRow("empty") << u""_s << false;
    QTest::newRow("blank") << u"https://api.example.com/a b"_s << false;
}

void ClientRulesTest::judgesResources()
{
    QFETCH(QString, uri);
    QFETCH(bool, good);
    QCOMPARE(ClientRules::isResource(uri), good);
}

QTEST_GUILESS_MAIN(ClientRulesTest)
#include "ClientRulesTest.moc"
