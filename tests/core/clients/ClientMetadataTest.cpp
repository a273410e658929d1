#include "core/clients/ClientMetadata.h"

#include "core/clients/ClientRules.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace core;

namespace {

const ClientId kId{u"some-client"_s};

} // namespace

class ClientMetadataTest : public QObject
{
    Q_OBJECT
private slots:
    void readsEveryMember();
    void givesDefaults();
    void treatsNullAsLeftOut();
    void ignoresWhatItDoesNotKnow();
    void tellsHowClientsAuthenticate_data();
    void tellsHowClientsAuthenticate();
    void namesTheBadMember_data();
    void namesTheBadMember();
    void isTheSameThereAndBack_data();
    void isTheSameThereAndBack();
    void tellsTheResponseTypesThatFit();
};

void ClientMetadataTest::readsEveryMember()
{
    const QJsonObject metadata{
        {u"client_name"_s, u"Web"_s},
        {u"description"_s, u"Notes"_s},
        {u"application_type"_s, u"native"_s},
        {u"redirect_uris"_s, QJsonArray{u"https://app.example/cb"_s, u"https://app.example/cb2"_s}},
        {u"post_logout_redirect_uris"_s, QJsonArray{u"https://app.example/bye"_s}},
        {u"grant_types"_s, QJsonArray{u"authorization_code"_s, u"refresh_token"_s}},
        {u"response_types"_s, QJsonArray{u"code"_s}},
        {u"token_endpoint_auth_method"_s, u"private_key_jwt"_s},
        {u"token_endpoint_auth_signing_alg"_s, u"ES256"_s},
        {u"jwks"_s, QJsonObject{{u"keys"_s, QJsonArray{}}}},
        {u"scope"_s, u"openid api:read"_s},
        {u"contacts"_s, QJsonArray{u"anna@example.com"_s}},
        {u"client_uri"_s, u"https://app.example/"_s},
        {u"logo_uri"_s, u"https://app.example/logo"_s},
        {u"policy_uri"_s, u"https://app.example/policy"_s},
        {u"tos_uri"_s, u"https://app.example/tos"_s},
        {u"backchannel_logout_uri"_s, u"https://app.example/logout"_s},
        {u"backchannel_logout_session_required"_s, true},
        {u"id_token_signed_response_alg"_s, u"RS256"_s},
        {u"subject_type"_s, u"public"_s},
        {u"require_pushed_authorization_requests"_s, true},
        {u"dpop_bound_access_tokens"_s, true},
        {u"require_pkce"_s, true},
        {u"cors_origins"_s, QJsonArray{u"https://app.example"_s}},
        {u"resources"_s, QJsonArray{u"https://api.example"_s}},
        {u"access_token_lifetime"_s, 600},
        {u"refresh_token_lifetime"_s, 86400},
        {u"grace_seconds"_s, 10},
        {u"reuse_policy"_s, u"user_and_client"_s},
        {u"first_party"_s, true},
        {u"legacy_401"_s, true},
        {u"claim_rules"_s,
         QJsonArray{QJsonObject{
             {u"claim"_s, u"login"_s}, {u"source"_s, u"username"_s}, {u"in"_s, QJsonArray{u"access_token"_s}}}}}};
    const auto read = clientFromMetadata(kId, metadata);
    QVERIFY2(read, read ? "" : qPrintable(read.error().detail));
    const Client &client = *read;
    QCOMPARE(client.id, kId);
    QCOMPARE(client.name, u"Web"_s);
    QCOMPARE(client.description, u"Notes"_s);
    QCOMPARE(client.applicationType, u"native"_s);
    QCOMPARE(client.redirectUris, (QStringList{u"https://app.example/cb"_s, u"https://app.example/cb2"_s}));
    QCOMPARE(client.postLogoutRedirectUris, QStringList(u"https://app.example/bye"_s));
    QCOMPARE(client.grantTypes, (QStringList{u"authorization_code"_s, u"refresh_token"_s}));
    QVERIFY(client.isConfidential() && client.usesKeys() && !client.jwks.isEmpty());
    QCOMPARE(client.scopes, (QStringList{u"openid"_s, u"api:read"_s}));
    QCOMPARE(client.contacts, QStringList(u"anna@example.com"_s));
    QCOMPARE(client.clientUri, u"https://app.example/"_s);
    QCOMPARE(client.logoUri, u"https://app.example/logo"_s);
    QCOMPARE(client.policyUri, u"https://app.example/policy"_s);
    QCOMPARE(client.tosUri, u"https://app.example/tos"_s);
    QCOMPARE(client.backchannelLogoutUri, u"https://app.example/logout"_s);
    QVERIFY(client.requirePushedRequests && client.requireDpop && client.requirePkce);
    QCOMPARE(client.corsOrigins, QStringList(u"https://app.example"_s));
    QCOMPARE(client.resources, QStringList(u"https://api.example"_s));
    QCOMPARE(client.accessTokenLifetime, std::optional(std::chrono::seconds(600)));
    QCOMPARE(client.refreshTokenLifetime, std::optional(std::chrono::seconds(86400)));
    QCOMPARE(client.graceSeconds, std::chrono::seconds(10));
    QCOMPARE(client.reusePolicy, ReusePolicy::UserAndClient);
    QVERIFY(client.firstParty && client.legacy401 && !client.isRegistered);
    QCOMPARE(client.claimRules, (QList<ClaimRule>{{u"login"_s, ClaimRule::Source::Username, {}, true}}));
}

void ClientMetadataTest::givesDefaults()
{
    const auto client = clientFromMetadata(kId, {});
    QVERIFY(client);
    QCOMPARE(client->name, kId.value);
    QCOMPARE(client->grantTypes, QStringList(u"authorization_code"_s)); // RFC 7591 §2
    QVERIFY(client->isConfidential() && client->authMethod.isEmpty());
    QCOMPARE(client->applicationType, u"web"_s);
    QVERIFY(client->scopes.isEmpty() && client->redirectUris.isEmpty() && client->jwks.isEmpty());
    QVERIFY(!client->accessTokenLifetime && !client->refreshTokenLifetime);
    QVERIFY(!client->requirePkce && !client->requirePushedRequests && !client->requireDpop && !client->firstParty);
    QCOMPARE(clientFromMetadata(kId, {{u"client_name"_s, u"  "_s}})->name, kId.value);
    QCOMPARE(clientFromMetadata(kId, {{u"grant_types"_s, QJsonArray()}})->grantTypes,
             QStringList(u"authorization_code"_s));
}

void ClientMetadataTest::treatsNullAsLeftOut()
{
    QJsonObject nulls;
    for (const QString &member : clientMetadata(*clientFromMetadata(kId, {})).keys())
        nulls.insert(member, QJsonValue());
    nulls.insert(u"jwks_uri"_s, QJsonValue());
    nulls.insert(u"jwks"_s, QJsonValue());
    nulls.insert(u"claim_rules"_s, QJsonValue());
    nulls.insert(u"access_token_lifetime"_s, QJsonValue());
    const auto client = clientFromMetadata(kId, nulls);
    QVERIFY2(client, client ? "" : qPrintable(client.error().detail));
    QCOMPARE(clientMetadata(*client), clientMetadata(*clientFromMetadata(kId, {})));
}

void ClientMetadataTest::ignoresWhatItDoesNotKnow()
{
    const auto client = clientFromMetadata(kId, {{u"software_id"_s, u"4NRB1-0XZABZI9E6-5SM3R"_s},
                                                 {u"software_version"_s, u"1.0"_s},
                                                 {u"software_statement"_s, u"eyJ"_s},
                                                 {u"client_name#ru"_s, u"Веб"_s},
                                                 {u"frontchannel_logout_uri"_s, u"https://app.example/"_s},
                                                 {u"is_active"_s, false},
                                                 {u"registered"_s, true},
                                                 {u"extra"_s, QJsonObject{}}});
    QVERIFY(client);
    QCOMPARE(clientMetadata(*client), clientMetadata(*clientFromMetadata(kId, {})));
    QVERIFY(client->isActive && !client->isRegistered);
}

void ClientMetadataTest::tellsHowClientsAuthenticate_data()
{
    QTest::addColumn<QString>("method");
    QTest::addColumn<bool>("confidential");
    QTest::newRow("none") << u"none"_s << false;
    QTest::newRow("header") << u"client_secret_basic"_s << true;
    QTest::newRow("body") << u"client_secret_post"_s << true;
    QTest::newRow("keys") << u"private_key_jwt"_s << true;
}

void ClientMetadataTest::tellsHowClientsAuthenticate()
{
    QFETCH(QString, method);
    const auto client = clientFromMetadata(kId, {{u"token_endpoint_auth_method"_s, method}});
    QVERIFY(client);
    QCOMPARE(client->authMethod, method);
    QTEST(client->isConfidential(), "confidential");
    QCOMPARE(clientMetadata(*client).value("token_endpoint_auth_method"_L1), QJsonValue(method));
}

void ClientMetadataTest::namesTheBadMember_data()
{
    QTest::addColumn<QString>("member");
    QTest::addColumn<QJsonValue>("value");
    const auto row = [](const char *name, const QString &member, const QJsonValue &value) {
        QTest::newRow(name) << member << value;
    };
    row("a method of certificates", u"token_endpoint_auth_method"_s, u"tls_client_auth"_s);
    row("a method of shared secrets", u"token_endpoint_auth_method"_s, u"client_secret_jwt"_s);
    row("a number for a method", u"token_endpoint_auth_method"_s, 5);
    row("text for a list", u"redirect_uris"_s, u"https://a.example"_s);
    row("number in a list", u"grant_types"_s, QJsonArray{7});
    row("null in a list", u"contacts"_s, QJsonArray{QJsonValue()});
    row("list for a text", u"client_name"_s, QJsonArray{u"a"_s});
    row("list for the scope", u"scope"_s, QJsonArray{u"openid"_s});
    row("negative time", u"access_token_lifetime"_s, -1);
    row("half a second", u"grace_seconds"_s, 0.5);
    row("text for a time", u"refresh_token_lifetime"_s, u"soon"_s);
    row("word for a flag", u"first_party"_s, u"true"_s);
    row("number for a flag", u"dpop_bound_access_tokens"_s, 1);
    row("number for a flag that is not kept", u"backchannel_logout_session_required"_s, 1);
    row("keys to be fetched", u"jwks_uri"_s, u"https://app.example/jwks"_s);
    row("text for keys", u"jwks"_s, u"{}"_s);
    row("implicit flow", u"response_types"_s, QJsonArray{u"token"_s});
    row("hybrid flow", u"response_types"_s, QJsonArray{u"code id_token"_s});
    row("code and more", u"response_types"_s, QJsonArray{u"code"_s, u"id_token"_s});
    row("no code for its grant", u"response_types"_s, QJsonArray{});
    row("unsigned ID tokens", u"id_token_signed_response_alg"_s, u"none"_s);
    row("ID tokens signed with the secret", u"id_token_signed_response_alg"_s, u"HS256"_s);
    row("assertions signed with the secret", u"token_endpoint_auth_signing_alg"_s, u"HS256"_s);
    row("another name at each client", u"subject_type"_s, u"pairwise"_s);
    row("unknown reuse policy", u"reuse_policy"_s, u"none"_s);
    row("object for claim rules", u"claim_rules"_s, QJsonObject{});
    row("claim rule of nothing", u"claim_rules"_s, QJsonArray{QJsonObject{}});
}

void ClientMetadataTest::namesTheBadMember()
{
    QFETCH(QString, member);
    QFETCH(QJsonValue, value);
    const auto client = clientFromMetadata(kId, {{member, value}});
    QVERIFY(!client);
    QCOMPARE(client.error().kind, ErrorKind::InvalidInput);
    QCOMPARE(client.error().field, member);
}

void ClientMetadataTest::isTheSameThereAndBack_data()
{
    QTest::addColumn<Client>("client");
    Client client;
    client.id = kId;
    client.name = u"Приложение"_s;
    client.grantTypes = QStringList(u"authorization_code"_s);
    client.redirectUris = QStringList(u"https://app.example/cb"_s);
    client.authMethod = u"none"_s;
    QTest::newRow("little") << client;
    client.type = ClientType::Confidential;
    client.authMethod = u"client_secret_post"_s;
    client.scopes = QStringList{u"openid"_s, u"api:read"_s};
    client.accessTokenLifetime = std::chrono::seconds(5);
    client.refreshTokenLifetime = std::chrono::seconds(6);
    client.graceSeconds = std::chrono::seconds(7);
    client.reusePolicy = ReusePolicy::UserAndClient;
    client.requirePkce = client.requireDpop = client.requirePushedRequests = client.firstParty = true;
    client.postLogoutRedirectUris = QStringList(u"https://app.example/bye"_s);
    client.backchannelLogoutUri = u"https://app.example/logout"_s;
    client.tosUri = u"https://app.example/tos"_s;
    client.claimRules = {{u"tier"_s, ClaimRule::Source::Fixed, u"gold"_s, true, true, true}};
    QTest::newRow("much") << client;
    client.grantTypes = QStringList(u"client_credentials"_s);
    client.redirectUris.clear();
    QTest::newRow("without code") << client;
}

void ClientMetadataTest::isTheSameThereAndBack()
{
    QFETCH(Client, client);
    QVERIFY(ClientRules::check(client));
    const QJsonObject metadata = clientMetadata(client);
    const auto again = clientFromMetadata(client.id, metadata);
    QVERIFY2(again, again ? "" : qPrintable(again.error().detail));
    QCOMPARE(clientMetadata(*again), metadata);
    QCOMPARE(again->claimRules, client.claimRules);
    QCOMPARE(again->type, client.type);
}

void ClientMetadataTest::tellsTheResponseTypesThatFit()
{
    Client client;
    client.grantTypes = QStringList{u"authorization_code"_s};
    QCOMPARE(clientMetadata(client).value("response_types"_L1), QJsonValue(QJsonArray{u"code"_s}));
    client.grantTypes = QStringList{u"client_credentials"_s};
    QCOMPARE(clientMetadata(client).value("response_types"_L1), QJsonValue(QJsonArray()));
    const QJsonObject metadata{{u"grant_types"_s, QJsonArray{u"client_credentials"_s}},
                               {u"response_types"_s, QJsonArray{u"code"_s}}};
    QCOMPARE(clientFromMetadata(kId, metadata).error().field, u"response_types"_s);
}

QTEST_GUILESS_MAIN(ClientMetadataTest)
#include "ClientMetadataTest.moc"
