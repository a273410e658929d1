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
    client.postLogoutRedirectUris = QStringList{u"https://app.example.com/bye"_s, u"http://127.0.0.1/bye"_s};
    client.backchannelLogoutUri = u"https://app.example.com/logout?x=1"_s;
    client.clientUri = client.logoUri = client.policyUri = client.tosUri = u"https://app.example.com/page"_s;
    client.contacts = QStringList{u"Анна <anna@example.com>"_s};
    client.applicationType = u"native"_s;
    client.claimRules = {{u"https://example.com/tier"_s, ClaimRule::Source::Fixed, u"gold"_s, true}};
    QVERIFY(ClientRules::check(client));
    for (const QString &method : {u""_s, u"client_secret_basic"_s, u"client_secret_post"_s}) {
        client.authMethod = method;
        QVERIFY(ClientRules::check(client));
    }
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
    row("name that turns its writing round", u"client_name"_s, [](Client &c) { c.name = u"Bank\u202Egro"_s; });
    row("no grant", u"grant_types"_s, [](Client &c) { c.grantTypes.clear(); });
    row("unknown grant", u"grant_types"_s, [](Client &c) { c.grantTypes << u"implicit"_s; });
    row("empty grant", u"grant_types"_s, [](Client &c) { c.grantTypes << u""_s; });
    row("grant twice", u"grant_types"_s, [](Client &c) { c.grantTypes << u"refresh_token"_s; });
    row("public with client_credentials", u"grant_types"_s, [](Client &c) {
        c.type = ClientType::Public;
        c.grantTypes << u"client_credentials"_s;
    });
    row("public with token exchange", u"grant_types"_s, [](Client &c) {
        c.type = ClientType::Public;
        c.grantTypes << u"urn:ietf:params:oauth:grant-type:token-exchange"_s;
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
    row("redirect with a scheme without a dot", u"redirect_uris"_s,
        [](Client &c) { c.redirectUris << u"myapp:/cb"_s; });
    row("post-logout redirect with a fragment", u"post_logout_redirect_uris"_s,
        [](Client &c) { c.postLogoutRedirectUris << u"https://app.example.com/#bye"_s; });
    row("post-logout redirect that runs code", u"post_logout_redirect_uris"_s,
        [](Client &c) { c.postLogoutRedirectUris << u"javascript:alert(1)"_s; });
    row("post-logout redirect over http", u"post_logout_redirect_uris"_s,
        [](Client &c) { c.postLogoutRedirectUris << u"http://app.example.com/bye"_s; });
    row("back-channel over http", u"backchannel_logout_uri"_s,
        [](Client &c) { c.backchannelLogoutUri = u"http://app.example.com/logout"_s; });
    row("back-channel with a fragment", u"backchannel_logout_uri"_s,
        [](Client &c) { c.backchannelLogoutUri = u"https://app.example.com/logout#x"_s; });
    row("back-channel to an app", u"backchannel_logout_uri"_s,
        [](Client &c) { c.backchannelLogoutUri = u"com.example.app:/logout"_s; });
    row("public with a secret's method", u"token_endpoint_auth_method"_s, [](Client &c) {
        c.type = ClientType::Public;
        c.authMethod = u"client_secret_post"_s;
    });
    row("public with keys", u"token_endpoint_auth_method"_s, [](Client &c) {
        c.type = ClientType::Public;
        c.authMethod = u"private_key_jwt"_s;
    });
    row("confidential with none", u"token_endpoint_auth_method"_s, [](Client &c) { c.authMethod = u"none"_s; });
    row("unknown method", u"token_endpoint_auth_method"_s, [](Client &c) { c.authMethod = u"client_secret_jwt"_s; });
    row("unknown application type", u"application_type"_s, [](Client &c) { c.applicationType = u"browser"_s; });
    row("private_key_jwt without keys", u"jwks"_s, [](Client &c) { c.authMethod = u"private_key_jwt"_s; });
    row("keys that are none", u"jwks"_s, [](Client &c) { c.jwks = {{u"keys"_s, u"none"_s}}; });
    row("client_uri over http", u"client_uri"_s, [](Client &c) { c.clientUri = u"http://app.example.com/"_s; });
    row("logo_uri that is data", u"logo_uri"_s, [](Client &c) { c.logoUri = u"data:image/png;base64,AAAA"_s; });
    row("policy_uri that runs code", u"policy_uri"_s, [](Client &c) { c.policyUri = u"javascript:alert(1)"_s; });
    row("tos_uri of 2001", u"tos_uri"_s, [](Client &c) { c.tosUri = u"https://a.example/"_s + QString(2000, u'a'); });
    row("contact with a line feed", u"contacts"_s, [](Client &c) { c.contacts << u"a\nb"_s; });
    row("contact of 256", u"contacts"_s, [](Client &c) { c.contacts << QString(256, u'a'); });
    row("11 contacts", u"contacts"_s,
        [](Client &c) { c.contacts = QString(10, u' ').replace(u' ', u"a "_s).split(u' '); });
    row("a claim of the standards", u"claim_rules"_s, [](Client &c) {
        c.claimRules = {{u"sub"_s, ClaimRule::Source::Username, {}, true}};
    });
    row("first party that registered itself", u"first_party"_s,
        [](Client &c) { c.isRegistered = c.firstParty = true; });
    row("password grant of one that registered itself", u"grant_types"_s, [](Client &c) {
        c.isRegistered = true;
        c.grantTypes << u"password"_s;
    });
    row("token exchange of one that registered itself", u"grant_types"_s, [](Client &c) {
        c.isRegistered = true;
        c.grantTypes << u"urn:ietf:params:oauth:grant-type:token-exchange"_s;
    });
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
    bad(u"myapp:/callback"_s); // RFC 8252 §7.1: a name that somebody owns
    bad(u"myapp://callback"_s);
    bad(u".app:/callback"_s);
    bad(u"com.:/callback"_s);
    bad(u"com..app:/callback"_s);
    bad(u"com.example.app:"_s);
    bad(u"urn:ietf:wg:oauth:2.0:oob"_s);
    bad(u"mailto:a@example.com"_s);
    bad(u"intent:#Intent;end"_s);
    bad(u"ws://app.example.com/"_s);
    bad(u"view-source:https://app.example.com/"_s);
    bad(u"filesystem:https://app.example.com/temporary/x"_s);
    bad(u"https://app.example.com:0/"_s);
    bad(u"https://app.example.com:/"_s);
    bad(u"https://app.example.com:65536/"_s);
    bad(u"https://app.example.com/a/../callback"_s);
    bad(u"https://app.example.com/a/%2E%2e/callback"_s);
    bad(u"https://app.example.com/./callback"_s);
    bad(u"https://app.example.com/.."_s);
    bad(u"http:127.0.0.1/callback"_s);
    bad(u"http:/127.0.0.1/callback"_s);
    bad(u"http:///127.0.0.1/callback"_s);
    bad(u"http://[::ffff:127.0.0.1]/callback"_s);
    bad(u"http://[::1%25lo]/callback"_s);
    bad(u"http://0.0.0.0/callback"_s);
    bad(u"http://127.0.0.2/callback"_s);
    bad(u"http://localhost@evil.example/"_s);
    bad(u"http://evil.example?u=http://127.0.0.1/"_s);
    bad(u"http://user@127.0.0.1/callback"_s);
    good(u"https://app.example.com/a..b/.well-known/callback"_s);
    good(u"https://xn--80akhbyknj4f.xn--p1ai/callback"_s);
    good(u"https://[2001:db8::1]:8443/callback"_s);
    good(u"com.googleusercontent.apps.123-abc:/oauth2redirect"_s);
    good(u"com.example.app:/back?next=https://app.example.com/"_s);
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
