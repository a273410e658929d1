#include "tests/server/oauth/AuthorizationHouse.h"

#include <QTest>
#include <QUrl>
#include <QUrlQuery>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using server::AuthorizationRequests;
using server::OAuthCode;

using tests::AuthorizationHouse;
using Fields = AuthorizationHouse::Fields;

namespace {

constexpr auto kChallenge = AuthorizationHouse::kChallenge;
constexpr auto kRedirect = AuthorizationHouse::kRedirect;

Fields good(const QByteArray &client = "web-client")
{
    return AuthorizationHouse::good(client);
}
Fields with(const Fields &fields, const QByteArray &name, const QByteArray &value)
{
    return AuthorizationHouse::with(fields, name, value);
}
Fields without(const Fields &fields, const QByteArray &name)
{
    return AuthorizationHouse::without(fields, name);
}
QByteArray encoded(const Fields &fields)
{
    return AuthorizationHouse::encoded(fields);
}

} // namespace

class AuthorizationRequestTest : public QObject
{
    Q_OBJECT
private slots:
    void init() { m_house = std::make_unique<AuthorizationHouse>(); }
    void cleanup() { m_house.reset(); }

    void readsAGoodRequest();
    void readsTheSameFromAForm();
    void leadsToTheSameBytesAgain();
    void showsWhatMustNotBeRedirected_data();
    void showsWhatMustNotBeRedirected();
    void tellsTheClient_data();
    void tellsTheClient();
    void accepts_data();
    void accepts();
    void echoesTheStateByteForByte_data();
    void echoesTheStateByteForByte();
    void takesTheOnlyRedirectUri();
    void grantsScopes_data();
    void grantsScopes();
    void writesTheAnswersAddress_data();
    void writesTheAnswersAddress();

private:
    AuthorizationRequests::Outcome read(const Fields &fields) { return m_house->read(fields); }

    std::unique_ptr<AuthorizationHouse> m_house;
};

void AuthorizationRequestTest::readsAGoodRequest()
{
    Fields fields = good();
    fields += {{"prompt", "login consent"},
               {"max_age", "60"},
               {"login_hint", "alice"},
               {"ui_locales", "ru en"},
               {"dpop_jkt", kChallenge},
               {"resource", "https://api.test/one"},
               {"resource", "https://api.test/two"}};
    const auto outcome = read(fields);
    QVERIFY(outcome);
    QCOMPARE(outcome->client->id.value, u"web-client"_s);
    QCOMPARE(outcome->redirectUri, QString::fromLatin1(kRedirect));
    QCOMPARE(outcome->sentRedirectUri, outcome->redirectUri);
    QCOMPARE(outcome->state, "st"_ba);
    QCOMPARE(outcome->scopes, (QStringList{u"openid"_s, u"api:read"_s}));
    QCOMPARE(outcome->nonce, u"n-1"_s);
    QCOMPARE(outcome->codeChallenge, QString::fromLatin1(kChallenge));
    QCOMPARE(outcome->dpopKey, QString::fromLatin1(kChallenge));
    QCOMPARE(outcome->prompts, (QStringList{u"login"_s, u"consent"_s}));
    QCOMPARE(outcome->maxAge, std::optional(60s));
    QCOMPARE(outcome->loginHint, u"alice"_s);
    QCOMPARE(outcome->uiLocales, (QStringList{u"ru"_s, u"en"_s}));
    QCOMPARE(outcome->resources, (QStringList{u"https://api.test/one"_s, u"https://api.test/two"_s}));
    QVERIFY(outcome->requestUri.isEmpty());
}

void AuthorizationRequestTest::readsTheSameFromAForm()
{
    auto request = AuthorizationHouse::get({});
    request.method = "POST";
    request.body = encoded(good());
    QVERIFY(!m_house->requests.read(request)); // no form type
    request.headers = {{"content-type", "application/x-www-form-urlencoded"}};
    const auto outcome = m_house->requests.read(request);
    QVERIFY(outcome);
    QCOMPARE(outcome->query, read(good())->query);
}

void AuthorizationRequestTest::leadsToTheSameBytesAgain()
{
    const auto first = read(good());
    Fields turned = good();
    std::reverse(turned.begin(), turned.end());
    turned += Fields{{"unknown", "x"}};
    const auto second = read(turned);
    QVERIFY(first && second);
    QCOMPARE(second->query, first->query);
    const auto again = m_house->requests.readAgain(first->query);
    QVERIFY(again);
    QCOMPARE(again->query, first->query);
    QCOMPARE(again->state, first->state);
}

void AuthorizationRequestTest::showsWhatMustNotBeRedirected_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QString>("parameter");
    const auto row = [](const char *name, const Fields &fields, const QString &parameter) {
        QTest::newRow(name) << encoded(fields) << parameter;
    };
    const auto client = u"client_id"_s;
    const auto redirect = u"redirect_uri"_s;
    row("nothing", {}, client);
    row("no client_id", without(good(), "client_id"), client);
    row("unknown client", good("nobody"), client);
    row("disabled client", good("disabled"), client);
    row("client in capitals", good("WEB-CLIENT"), client);
    row("repeated client_id", good() + Fields{{"client_id", "web-client"}}, client);
    row("other redirect_uri", with(good(), "redirect_uri", "https://evil.example/"), redirect);
    row("longer path", with(good(), "redirect_uri", "https://app.example/callback/x?tenant=7"), redirect);
    row("other query", with(good(), "redirect_uri", "https://app.example/callback?tenant=8"), redirect);
    row("fragment", with(good(), "redirect_uri", QByteArray(kRedirect) + "#x"), redirect);
    row("user in front", with(good(), "redirect_uri", "https://app.example@evil.example/callback?tenant=7"), redirect);
    row("javascript", with(good(), "redirect_uri", "javascript:alert(1)"), redirect);
    row("repeated redirect_uri", good() + Fields{{"redirect_uri", "https://evil.example/"}}, redirect);
    row("no redirect_uri, two to choose from", without(without(good("two-uris"), "redirect_uri"), "scope"), redirect);
    row("no redirect_uri, none registered", without(without(good("no-uris-client"), "redirect_uri"), "scope"),
        redirect);
    row("no redirect_uri in OpenID Connect", without(good(), "redirect_uri"), redirect);
    QTest::newRow("bad encoding of client_id") << "client_id=%zz"_ba << client;
    QTest::newRow("bad encoding of redirect_uri") << "client_id=web-client&redirect_uri=%zz"_ba << redirect;
    QTest::newRow("redirect_uri is not UTF-8") << "client_id=web-client&redirect_uri=%ff"_ba << redirect;
    QTest::newRow("bad encoding of a name") << encoded(good()) + "&%zz=1" << QString();
    QTest::newRow("too many parameters") << encoded(good()) + QByteArray("&a=1").repeated(101) << QString();
}

void AuthorizationRequestTest::showsWhatMustNotBeRedirected()
{
    QFETCH(QByteArray, query);
    const auto outcome = m_house->requests.read(AuthorizationHouse::get(query));
    QVERIFY(!outcome);
    QVERIFY(outcome.error().redirectUri.isEmpty());
    QCOMPARE(outcome.error().error.code, OAuthCode::InvalidRequest);
    QTEST(outcome.error().error.parameter, "parameter");
}

void AuthorizationRequestTest::tellsTheClient_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QString>("error");
    QTest::addColumn<QString>("parameter");
    const auto row = [](const char *name, const Fields &fields, const QString &error, const QString &parameter) {
        QTest::newRow(name) << encoded(fields) << error << parameter;
    };
    const auto bad = u"invalid_request"_s;
    row("client without the grant", good("no-code-client"), u"unauthorized_client"_s, {});
    row("no response_type", without(good(), "response_type"), bad, u"response_type"_s);
    row("token", with(good(), "response_type", "token"), u"unsupported_response_type"_s, u"response_type"_s);
    row("code id_token", with(good(), "response_type", "code id_token"), u"unsupported_response_type"_s,
        u"response_type"_s);
    row("response_mode fragment", with(good(), "response_mode", "fragment"), bad, u"response_mode"_s);
    row("repeated scope", good() + Fields{{"scope", "openid"}}, bad, u"scope"_s);
    row("repeated unknown", good() + Fields{{"x", "1"}, {"x", "2"}}, bad, u"x"_s);
    QTest::newRow("bad encoding") << encoded(good()) + "&prompt=%2" << bad << u"prompt"_s;
    QTest::newRow("not UTF-8") << encoded(good()) + "&login_hint=%c3" << bad << u"login_hint"_s;
    QTest::newRow("NUL") << encoded(good()) + "&login_hint=a%00b" << bad << u"login_hint"_s;

    row("no PKCE, public", without(without(good(), "code_challenge"), "code_challenge_method"), bad,
        u"code_challenge"_s);
    row("no PKCE, required", without(without(good("strict-client"), "code_challenge"), "code_challenge_method"), bad,
        u"code_challenge"_s);
    row("PKCE plain", with(good(), "code_challenge_method", "plain"), bad, u"code_challenge_method"_s);
    row("PKCE without method", without(good(), "code_challenge_method"), bad, u"code_challenge_method"_s);
    row("PKCE without method, confidential", without(good("confidential"), "code_challenge_method"), bad,
        u"code_challenge_method"_s);
    row("PKCE method alone", without(good("confidential"), "code_challenge"), bad, u"code_challenge"_s);
    row("PKCE method in small letters", with(good(), "code_challenge_method", "s256"), bad, u"code_challenge_method"_s);
    row("challenge too short", with(good(), "code_challenge", "abc"), bad, u"code_challenge"_s);
    row("challenge with padding", with(good(), "code_challenge", QByteArray(kChallenge) + "="), bad,
        u"code_challenge"_s);

    row("scope that the client lacks", with(good(), "scope", "openid api:admin"), u"invalid_scope"_s, u"scope"_s);
    row("described scope that the client lacks", with(good(), "scope", "openid team:plans"), u"invalid_scope"_s,
        u"scope"_s);
    row("only unknown scopes", with(good(), "scope", "telepathy"), u"invalid_scope"_s, u"scope"_s);
    row("malformed scope", with(good(), "scope", "openid \"x"), u"invalid_scope"_s, u"scope"_s);

    row("unknown prompt", with(good(), "prompt", "dance"), bad, u"prompt"_s);
    row("none with login", with(good(), "prompt", "none login"), bad, u"prompt"_s);
    row("max_age negative", with(good(), "max_age", "-1"), bad, u"max_age"_s);
    row("max_age word", with(good(), "max_age", "soon"), bad, u"max_age"_s);
    row("max_age beyond time", with(good(), "max_age", "99999999999"), bad, u"max_age"_s);
    row("nonce too long", with(good(), "nonce", QByteArray(513, 'n')), bad, u"nonce"_s);

    const auto target = u"invalid_target"_s;
    row("resource that is not the client's", with(good(), "resource", "https://api.test/three"), target, u"resource"_s);
    row("resource with a fragment", with(good(), "resource", "https://api.test/one#x"), target, u"resource"_s);
    row("resource without scheme", with(good(), "resource", "/one"), target, u"resource"_s);
    row("dpop_jkt malformed", with(good(), "dpop_jkt", "abc"), bad, u"dpop_jkt"_s);

    row("request", with(good(), "request", "a.b.c"), u"request_not_supported"_s, u"request"_s);
    row("request_uri of others", with(good(), "request_uri", "https://app.example/r"), u"request_uri_not_supported"_s,
        u"request_uri"_s);
    row("request and request_uri", with(with(good(), "request", "a.b.c"), "request_uri", "https://app.example/r"),
        u"request_not_supported"_s, u"request"_s);
    row("registration", with(good(), "registration", "{}"), u"registration_not_supported"_s, u"registration"_s);
}

void AuthorizationRequestTest::tellsTheClient()
{
    QFETCH(QByteArray, query);
    const auto outcome = m_house->requests.read(AuthorizationHouse::get(query));
    QVERIFY(!outcome);
    const auto &refusal = outcome.error();
    QCOMPARE(refusal.redirectUri, QString::fromLatin1(kRedirect));
    QCOMPARE(refusal.state, "st"_ba);
    QTEST(server::oauthCodeName(refusal.error.code), "error");
    QTEST(refusal.error.parameter, "parameter");
    for (const QChar c : refusal.error.description) // RFC 6749 §4.1.2.1
        QVERIFY(c.unicode() >= 0x20 && c.unicode() < 0x7f && c != u'"' && c != u'\\');
}

void AuthorizationRequestTest::accepts_data()
{
    QTest::addColumn<QByteArray>("query");
    const auto row = [](const char *name, const Fields &fields) { QTest::newRow(name) << encoded(fields); };
    row("confidential without PKCE", without(without(good("confidential"), "code_challenge"), "code_challenge_method"));
    row("response_mode query", with(good(), "response_mode", "query"));
    row("unknown parameters", good() + Fields{{"acr_values", "x"}, {"claims", "{}"}, {"foo", "bar"}});
    row("empty parameters count as omitted", good() + Fields{{"request", ""}, {"max_age", ""}, {"resource", ""}});
    row("max_age 0", with(good(), "max_age", "0"));
    row("prompt none", with(good(), "prompt", "none"));
    row("the configured audience", with(good(), "resource", "https://api.test/default"));
    row("nonce of 512", with(good(), "nonce", QByteArray(512, 'n')));
}

void AuthorizationRequestTest::accepts()
{
    QFETCH(QByteArray, query);
    const auto outcome = m_house->requests.read(AuthorizationHouse::get(query));
    QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().error.description));
}

void AuthorizationRequestTest::echoesTheStateByteForByte_data()
{
    QTest::addColumn<QByteArray>("state");
    QTest::newRow("ASCII") << "a b+c&d=e%41\"<>"_ba;
    QTest::newRow("text") << "привет \xf0\x9f\x91\x8b"_ba;
    QTest::newRow("not UTF-8") << "\xff\xfe\xc3"_ba;
    QTest::newRow("with NUL") << QByteArray("a\0b", 3);
    QTest::newRow("2048 bytes") << QByteArray(2048, 's');
}

void AuthorizationRequestTest::echoesTheStateByteForByte()
{
    QFETCH(QByteArray, state);
    const auto outcome = read(with(good(), "state", state));
    QVERIFY(outcome);
    QCOMPARE(outcome->state, state);
    QCOMPARE(m_house->requests.readAgain(outcome->query)->state, state);
    const auto refusal = read(with(with(good(), "state", state), "prompt", "dance"));
    QCOMPARE(refusal.error().state, state);
    const auto location = server::answerLocation(u"https://a.example/"_s, state, u"https://i.test"_s, {});
    const QByteArray echoed = location.mid(location.indexOf("state=") + 6);
    QCOMPARE(QByteArray::fromPercentEncoding(echoed.left(echoed.indexOf('&'))), state);
    QVERIFY(!read(with(good(), "state", QByteArray(2049, 's'))));
}

void AuthorizationRequestTest::takesTheOnlyRedirectUri()
{
    const auto outcome = read(without(with(good(), "scope", "api:read"), "redirect_uri"));
    QVERIFY(outcome);
    QCOMPARE(outcome->redirectUri, QString::fromLatin1(kRedirect));
    QVERIFY(outcome->sentRedirectUri.isEmpty());
}

void AuthorizationRequestTest::grantsScopes_data()
{
    QTest::addColumn<QByteArray>("scope");
    QTest::addColumn<QStringList>("granted");
    QTest::newRow("omitted") << ""_ba << QStringList{u"api:read"_s, u"api:write"_s};
    QTest::newRow("those of OpenID Connect") << "openid profile email offline_access"_ba
                                             << QStringList{u"openid"_s, u"profile"_s, u"email"_s, u"offline_access"_s};
    QTest::newRow("unknown ones are ignored")
        << "openid telepathy api:write"_ba << QStringList{u"openid"_s, u"api:write"_s};
    QTest::newRow("repeated") << "api:read  api:read"_ba << QStringList{u"api:read"_s};
}

void AuthorizationRequestTest::grantsScopes()
{
    QFETCH(QByteArray, scope);
    const auto outcome = read(with(good(), "scope", scope));
    QVERIFY(outcome);
    QTEST(outcome->scopes, "granted");
}

void AuthorizationRequestTest::writesTheAnswersAddress_data()
{
    QTest::addColumn<QString>("redirectUri");
    QTest::addColumn<QByteArray>("location");
    const auto row = [](const char *name, const QString &uri, const QByteArray &begin) {
        QTest::newRow(name) << uri << begin + "code=a%2Fb&state=s&iss=https%3A%2F%2Fi.test";
    };
    row("bare", u"https://a.example/cb"_s, "https://a.example/cb?");
    row("with a query", u"https://a.example/cb?x=1"_s, "https://a.example/cb?x=1&");
    row("with an empty query", u"https://a.example/cb?"_s, "https://a.example/cb?");
    row("private-use scheme", u"com.example.app:/cb"_s, "com.example.app:/cb?");
    row("odd escapes stay", u"https://a.example/%7Ea"_s, "https://a.example/%7Ea?");
}

void AuthorizationRequestTest::writesTheAnswersAddress()
{
    QFETCH(QString, redirectUri);
    QTEST(server::answerLocation(redirectUri, "s", u"https://i.test"_s, {{"code", "a/b"}}), "location");
}

QTEST_GUILESS_MAIN(AuthorizationRequestTest)
#include "AuthorizationRequestTest.moc"
