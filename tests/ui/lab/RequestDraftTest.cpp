#include "ui/lab/RequestDraft.h"

#include <QTest>

using namespace Qt::StringLiterals;
using ui::RequestDraft;
using ui::RequestPreset;
using Authorization = RequestDraft::Authorization;
using Place = core::SeenParameter::Place;

/// What stands in the form, and what is sent of it.
class RequestDraftTest : public QObject
{
    Q_OBJECT
private slots:
    void putsTheTokenInOnlyWhenItIsSent();
    void encodesWhatItPutsIntoAForm();
    void sendsTheTokenOfTheAuthorization();
    void keepsTheRefreshTokenWhenNotAskedToRefresh();
    void aTypedAuthorizationComesFirst();
    void refusesWhatIsIncomplete_data();
    void refusesWhatIsIncomplete();
    void presetsFitTheClient_data();
    void presetsFitTheClient();
    void takesUpWhatWasSeen();
    void leavesMarksWhereASecretWasMasked();
    void takesNoPlaceholderFromStrangers();
    void hasASentenceForEveryRefusal_data();
    void hasASentenceForEveryRefusal();
    void knowsADraftThatHoldsASecret_data();
    void knowsADraftThatHoldsASecret();

private:
    static ui::RecentToken aToken()
    {
        ui::RecentToken token;
        token.token.accessToken = u"aaa.bbb.ccc"_s;
        token.token.refreshToken = u"r+r/r="_s;
        token.request.client = core::ClientId{u"my app"_s};
        token.userName = u"anna"_s;
        return token;
    }
    static core::Client aClient(const QString &id, core::ClientType type, const QStringList &grants)
    {
        core::Client client;
        client.id = core::ClientId{id};
        client.type = type;
        client.grantTypes = grants;
        return client;
    }
};

void RequestDraftTest::putsTheTokenInOnlyWhenItIsSent()
{
    const RequestDraft draft{.method = u"post"_s,
                             .address = u"/x?t={access_token}"_s,
                             .headers = u"X-Token: {access_token}\n\n Accept : text/plain "_s,
                             .body = u"{\"t\": \"{refresh_token}\"}"_s};
    const auto token = aToken();
    const auto request = ui::composed(draft, &token, true);
    QVERIFY(request);
    QCOMPARE(request->method, "POST");
    QCOMPARE(request->address, u"/x?t=aaa.bbb.ccc"_s);
    const QList<std::pair<QByteArray, QByteArray>> headers{{"X-Token", "aaa.bbb.ccc"}, {"Accept", "text/plain"}};
    QCOMPARE(request->headers, headers);
    QCOMPARE(request->body, R"({"t": "r+r/r="})");
    QVERIFY(request->bearer.isEmpty());
}

void RequestDraftTest::encodesWhatItPutsIntoAForm()
{
    const RequestDraft draft{.method = u"POST"_s,
                             .address = u"/oauth/token"_s,
                             .headers = u"Content-Type: application/x-www-form-urlencoded"_s,
                             .body = u"refresh_token={refresh_token}\n&client_id={client_id}\n"_s};
    const auto token = aToken();
    QCOMPARE(ui::composed(draft, &token, true)->body, "refresh_token=r%2Br%2Fr%3D&client_id=my%20app");
}

void RequestDraftTest::sendsTheTokenOfTheAuthorization()
{
    const auto token = aToken();
    const auto bearer =
        ui::composed({.address = u"/oauth/userinfo"_s, .authorization = Authorization::Bearer}, &token, true);
    QVERIFY(bearer);
    QCOMPARE(bearer->bearer, u"aaa.bbb.ccc"_s);
    QCOMPARE(bearer->refreshToken, u"r+r/r="_s);
    QCOMPARE(bearer->tokenClient.value, u"my app"_s);
    const auto client =
        ui::composed({.address = u"/x"_s, .authorization = Authorization::Client, .client = u"svc"_s}, nullptr, true);
    QCOMPARE(client->client.value, u"svc"_s);
    QVERIFY(client->bearer.isEmpty());
}

void RequestDraftTest::keepsTheRefreshTokenWhenNotAskedToRefresh()
{
    const auto token = aToken();
    const auto request = ui::composed({.address = u"/x"_s, .authorization = Authorization::Bearer}, &token, false);
    QVERIFY(request && request->refreshToken.isEmpty());
}

void RequestDraftTest::aTypedAuthorizationComesFirst()
{
    const auto token = aToken();
    const auto request = ui::composed(
        {.address = u"/x"_s, .headers = u"authorization: Bearer other"_s, .authorization = Authorization::Bearer},
        &token, true);
    QVERIFY(request);
    QVERIFY(request->bearer.isEmpty());
    QVERIFY(request->refreshToken.isEmpty()); // it is not this token that was refused
}

void RequestDraftTest::refusesWhatIsIncomplete_data()
{
    QTest::addColumn<RequestDraft>("draft");
    QTest::addColumn<bool>("hasToken");
    QTest::addColumn<QString>("field");
    QTest::newRow("no token for the bearer")
        << RequestDraft{.address = u"/x"_s, .authorization = Authorization::Bearer} << false << u"token"_s;
    QTest::newRow("no token for a placeholder")
        << RequestDraft{.address = u"/x"_s, .body = u"token={access_token}"_s} << false << u"token"_s;
    QTest::newRow("a token without a refresh token")
        << RequestDraft{.address = u"/x"_s, .body = u"t={refresh_token}"_s} << true << u"token"_s;
    QTest::newRow("a line that is no header")
        << RequestDraft{.address = u"/x"_s, .headers = u"Accept text"_s} << true << u"header_line"_s;
    QTest::newRow("a header without a name")
        << RequestDraft{.address = u"/x"_s, .headers = u": text"_s} << true << u"header_line"_s;
}

void RequestDraftTest::refusesWhatIsIncomplete()
{
    QFETCH(RequestDraft, draft);
    QFETCH(bool, hasToken);
    auto token = aToken();
    token.token.refreshToken.clear();
    const auto request = ui::composed(draft, hasToken ? &token : nullptr, true);
    QVERIFY(!request);
    QTEST(request.error().field, "field");
}

void RequestDraftTest::presetsFitTheClient_data()
{
    QTest::addColumn<RequestPreset>("preset");
    QTest::addColumn<QString>("tokenClient");
    QTest::addColumn<QString>("start");
    QTest::addColumn<QString>("body");
    QTest::addColumn<QString>("asClient");
    const auto nobody = QString();
    QTest::newRow("discovery") << RequestPreset::Discovery << nobody << u"GET /.well-known/openid-configuration"_s
                               << nobody << nobody;
    QTest::newRow("keys") << RequestPreset::Keys << nobody << u"GET /.well-known/jwks.json"_s << nobody << nobody;
    QTest::newRow("user info") << RequestPreset::Userinfo << nobody << u"GET /oauth/userinfo"_s << nobody << nobody;
    QTest::newRow("refresh, public")
        << RequestPreset::Refresh << u"app"_s << u"POST /oauth/token"_s
        << u"grant_type=refresh_token&refresh_token={refresh_token}&client_id={client_id}"_s << nobody;
    QTest::newRow("refresh, confidential") << RequestPreset::Refresh << u"svc"_s << u"POST /oauth/token"_s
                                           << u"grant_type=refresh_token&refresh_token={refresh_token}"_s << u"svc"_s;
    QTest::newRow("client credentials") << RequestPreset::ClientCredentials << u"app"_s << u"POST /oauth/token"_s
                                        << u"grant_type=client_credentials"_s << u"svc"_s;
    QTest::newRow("introspection") << RequestPreset::Introspect << u"app"_s << u"POST /oauth/introspect"_s
                                   << u"token={access_token}"_s << u"svc"_s;
    QTest::newRow("revocation") << RequestPreset::Revoke << u"svc"_s << u"POST /oauth/revoke"_s
                                << u"token={refresh_token}&token_type_hint=refresh_token"_s << u"svc"_s;
    QTest::newRow("device") << RequestPreset::Device << u"app"_s << u"POST /oauth/device_authorization"_s
                            << u"scope=openid&client_id=tv"_s << nobody;
}

void RequestDraftTest::presetsFitTheClient()
{
    QFETCH(RequestPreset, preset);
    QFETCH(QString, tokenClient);
    QFETCH(QString, asClient);
    const std::vector<core::Client> clients{
        aClient(u"app"_s, core::ClientType::Public, {u"refresh_token"_s}),
        aClient(u"tv"_s, core::ClientType::Public, {u"urn:ietf:params:oauth:grant-type:device_code"_s}),
        aClient(u"svc"_s, core::ClientType::Confidential, {u"client_credentials"_s, u"refresh_token"_s})};
    const RequestDraft draft = ui::presetDraft(preset, {tokenClient}, clients);
    QTEST(draft.method + u' ' + draft.address, "start");
    QTEST(draft.body, "body");
    QCOMPARE(draft.client, asClient);
    QCOMPARE(draft.authorization == Authorization::Client, !asClient.isEmpty());
    QCOMPARE(draft.authorization == Authorization::Bearer, preset == RequestPreset::Userinfo);
    QVERIFY(!ui::presetName(preset).isEmpty());
}

void RequestDraftTest::takesUpWhatWasSeen()
{
    core::SeenRequest seen;
    seen.method = "POST";
    seen.path = "/oauth/introspect";
    seen.client = core::ClientId{u"svc"_s};
    seen.parameters = {{Place::Query, u"a b"_s, u"c&d"_s},
                       {Place::Form, u"token"_s, u"***"_s},
                       {Place::Form, u"token_type_hint"_s, u"access_token"_s},
                       {Place::Header, u"content-type"_s, u"application/x-www-form-urlencoded"_s},
                       {Place::Header, u"authorization"_s, u"Basic ***"_s},
                       {Place::Header, u"user-agent"_s, u"curl"_s},
                       {Place::Answer, u"active"_s, u"true"_s}};
    const RequestDraft draft = ui::draftOf(seen);
    QCOMPARE(draft.method, u"POST"_s);
    QCOMPARE(draft.address, u"/oauth/introspect?a%20b=c%26d"_s);
    QCOMPARE(draft.body, u"token={access_token}&token_type_hint=access_token"_s);
    QCOMPARE(draft.headers, u"content-type: application/x-www-form-urlencoded"_s);
    QCOMPARE(draft.authorization, Authorization::Client);
    QCOMPARE(draft.client, u"svc"_s);
    QVERIFY(!ui::hasMaskedParts(draft));
}

void RequestDraftTest::leavesMarksWhereASecretWasMasked()
{
    core::SeenRequest seen;
    seen.method = "POST";
    seen.path = "/oauth/token";
    seen.parameters = {{Place::Form, u"username"_s, u"anna"_s},
                       {Place::Form, u"password"_s, u"***"_s},
                       {Place::Form, u"refresh_token"_s, u"***"_s},
                       {Place::Header, u"cookie"_s, u"***"_s},
                       {Place::Header, u"authorization"_s, u"Bearer ***"_s}};
    const RequestDraft draft = ui::draftOf(seen);
    QCOMPARE(draft.body, u"username=anna&password=***&refresh_token={refresh_token}"_s);
    QCOMPARE(draft.headers, u"cookie: ***"_s);
    QCOMPARE(draft.authorization, Authorization::Bearer);
    QVERIFY(ui::hasMaskedParts(draft));
}

void RequestDraftTest::takesNoPlaceholderFromStrangers()
{
    core::SeenRequest seen;
    seen.method = "POST";
    seen.path = "/oauth/{access_token}";
    seen.parameters = {{Place::Query, u"{refresh_token}"_s, u"{access_token}"_s},
                       {Place::Form, u"scope"_s, u"{refresh_token}"_s},
                       {Place::Header, u"origin"_s, u"{access_token}"_s}};
    const RequestDraft draft = ui::draftOf(seen);
    QVERIFY2(!(draft.address + draft.headers + draft.body).contains(u'{'), qPrintable(draft.address + draft.body));
}

void RequestDraftTest::hasASentenceForEveryRefusal_data()
{
    QTest::addColumn<QString>("field");
    for (const char *field : {"address", "method", "headers", "header_line", "body", "client", "token"})
        QTest::newRow(field) << QString::fromLatin1(field);
}

void RequestDraftTest::hasASentenceForEveryRefusal()
{
    QFETCH(QString, field);
    const QString own = ui::requestFailureText({core::ErrorKind::InvalidInput, u"detail"_s, field});
    QVERIFY(own != ui::requestFailureText({core::ErrorKind::InvalidInput, u"detail"_s, u"other"_s}));
}

void RequestDraftTest::knowsADraftThatHoldsASecret_data()
{
    QTest::addColumn<QString>("headers");
    QTest::addColumn<QString>("body");
    QTest::addColumn<bool>("holds");
    const QString plain = u"Accept: text/plain"_s;
    QTest::newRow("nothing secret") << plain << u"grant_type=client_credentials&scope=a"_s << false;
    QTest::newRow("placeholders") << plain << u"token={access_token}&refresh_token={refresh_token}"_s << false;
    QTest::newRow("a token in the form") << plain << u"scope=a&token=aaa.bbb.ccc"_s << true;
    QTest::newRow("a password in JSON") << plain << u"{\"password\": \"correct horse\"}"_s << true;
    QTest::newRow("credentials in a header") << u"Accept: a\nauthorization: Basic eDp5"_s << QString() << true;
    QTest::newRow("a key in a header") << u"X-API-Key: k-123"_s << QString() << true;
    QTest::newRow("a cookie") << u"Cookie: session=1"_s << QString() << true;
}

void RequestDraftTest::knowsADraftThatHoldsASecret()
{
    QFETCH(QString, headers);
    QFETCH(QString, body);
    QTEST(ui::holdsSecrets({.method = u"POST"_s, .address = u"/oauth/token"_s, .headers = headers, .body = body}),
          "holds");
    QVERIFY(ui::holdsSecrets({.address = u"/x?access_token=aaa.bbb.ccc"_s}));
}

QTEST_GUILESS_MAIN(RequestDraftTest)
#include "RequestDraftTest.moc"
