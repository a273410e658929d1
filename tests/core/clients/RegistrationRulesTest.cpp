#include "core/clients/RegistrationRules.h"

#include "core/clients/ClientRules.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace core;

namespace {

const ClientId kId{u"registered-client"_s};

QJsonObject ordinary()
{
    return {{u"client_name"_s, u"Web"_s}, {u"redirect_uris"_s, QJsonArray{u"https://app.example.com/cb"_s}}};
}

QJsonObject with(const QString &member, const QJsonValue &value)
{
    QJsonObject metadata = ordinary();
    metadata.insert(member, value);
    return metadata;
}

/// What an admin may have given a client that registered itself.
Client favoured()
{
    Client client = *RegistrationRules::clientFrom(kId, ordinary());
    client.scopes << u"api:read"_s;
    client.grantTypes << u"client_credentials"_s;
    client.resources = QStringList(u"https://api.example.com"_s);
    client.accessTokenLifetime = std::chrono::seconds(600);
    client.graceSeconds = std::chrono::seconds(10);
    client.reusePolicy = ReusePolicy::UserAndClient;
    client.claimRules = {{u"tier"_s, ClaimRule::Source::Fixed, u"gold"_s, true}};
    client.legacy401 = true;
    client.requirePkce = false;
    return client;
}

} // namespace

class RegistrationRulesTest : public QObject
{
    Q_OBJECT
private slots:
    void givesLittleToBeginWith();
    void givesWhatEverybodyMayHave();
    void refusesWhatOnlyAnAdminGives_data();
    void refusesWhatOnlyAnAdminGives();
    void staysOutOfTheNetworkThatItStandsIn_data();
    void staysOutOfTheNetworkThatItStandsIn();
    void keepsWhatAnAdminGave();
    void hardensAndNeverSoftens_data();
    void hardensAndNeverSoftens();
    void takesBackWhatAClientLeavesOut();
    void refusesMoreThanAnAdminGave_data();
    void refusesMoreThanAnAdminGave();
};

void RegistrationRulesTest::givesLittleToBeginWith()
{
    const auto client = RegistrationRules::clientFrom(kId, ordinary());
    QVERIFY(client);
    QVERIFY(ClientRules::check(*client));
    QVERIFY(client->isRegistered && client->requirePkce && client->isConfidential());
    QCOMPARE(client->grantTypes, QStringList(u"authorization_code"_s));
    QCOMPARE(client->scopes, (QStringList{u"openid"_s, u"profile"_s, u"email"_s}));
    QVERIFY(!client->firstParty && client->resources.isEmpty() && client->claimRules.isEmpty());
}

void RegistrationRulesTest::givesWhatEverybodyMayHave()
{
    QJsonObject metadata = ordinary();
    metadata.insert(u"grant_types"_s, QJsonArray::fromStringList(RegistrationRules::grantTypes()));
    metadata.insert(u"scope"_s, u"openid offline_access"_s);
    metadata.insert(u"token_endpoint_auth_method"_s, u"none"_s);
    metadata.insert(u"cors_origins"_s, QJsonArray{u"https://app.example.com"_s});
    metadata.insert(u"backchannel_logout_uri"_s, u"https://app.example.com/logout"_s);
    metadata.insert(u"dpop_bound_access_tokens"_s, true);
    const auto client = RegistrationRules::clientFrom(kId, metadata);
    QVERIFY(client);
    QVERIFY(ClientRules::check(*client));
    QCOMPARE(client->grantTypes, RegistrationRules::grantTypes());
    QCOMPARE(client->scopes, (QStringList{u"openid"_s, u"offline_access"_s}));
    QVERIFY(!client->isConfidential() && client->requireDpop);
    metadata.remove(u"scope"_s);
    QCOMPARE(RegistrationRules::clientFrom(kId, metadata)->scopes, RegistrationRules::scopes());
}

void RegistrationRulesTest::refusesWhatOnlyAnAdminGives_data()
{
    QTest::addColumn<QString>("member");
    QTest::addColumn<QJsonValue>("value");
    const auto row = [](const char *name, const QString &member, const QJsonValue &value) {
        QTest::newRow(name) << member << value;
    };
    row("first party", u"first_party"_s, true);
    row("password", u"grant_types"_s, QJsonArray{u"authorization_code"_s, u"password"_s});
    row("token exchange", u"grant_types"_s, QJsonArray{u"urn:ietf:params:oauth:grant-type:token-exchange"_s});
    row("client_credentials", u"grant_types"_s, QJsonArray{u"client_credentials"_s});
    row("implicit", u"grant_types"_s, QJsonArray{u"implicit"_s});
    row("a scope of an API", u"scope"_s, u"openid api:read"_s);
    row("the scope of admins", u"scope"_s, u"api:admin"_s);
    row("a scope that nobody has", u"scope"_s, u"magic"_s);
    row("a resource", u"resources"_s, QJsonArray{u"https://api.example.com"_s});
    row("claims", u"claim_rules"_s,
        QJsonArray{QJsonObject{{u"claim"_s, u"tier"_s},
                               {u"source"_s, u"fixed"_s},
                               {u"value"_s, u"gold"_s},
                               {u"in"_s, QJsonArray{u"access_token"_s}}}});
    row("longer access tokens", u"access_token_lifetime"_s, 86400);
    row("longer refresh tokens", u"refresh_token_lifetime"_s, 86400);
    row("grace", u"grace_seconds"_s, 60);
    row("reuse policy", u"reuse_policy"_s, u"user_and_client"_s);
    row("old status codes", u"legacy_401"_s, true);
    row("keys to be fetched", u"jwks_uri"_s, u"https://app.example.com/jwks"_s);
}

void RegistrationRulesTest::refusesWhatOnlyAnAdminGives()
{
    QFETCH(QString, member);
    QFETCH(QJsonValue, value);
    const auto client = RegistrationRules::clientFrom(kId, with(member, value));
    QVERIFY(!client);
    QCOMPARE(client.error().kind, ErrorKind::InvalidInput);
    QCOMPARE(client.error().field, member);
}

void RegistrationRulesTest::staysOutOfTheNetworkThatItStandsIn_data()
{
    QTest::addColumn<QString>("uri");
    for (const char *uri :
         {"http://127.0.0.1/logout", "https://127.0.0.1/logout", "https://localhost/logout", "https://[::1]/logout",
          "https://10.0.0.1/logout", "https://169.254.169.254/latest", "https://127.1/logout", "https://0x7f.1/logout",
          "https://2130706433/logout", "https://[fd00::1]/logout", "https://intranet/logout",
          "https://nas.local/logout", "https://db.internal/logout", "https://x.localhost/logout", "https://router.lan/",
          "https://8.8.8.8/logout", "http://app.example.com/logout", "https://app.LOCAL/"})
        QTest::newRow(uri) << QString::fromLatin1(uri);
}

void RegistrationRulesTest::staysOutOfTheNetworkThatItStandsIn()
{
    QFETCH(QString, uri);
    const auto client = RegistrationRules::clientFrom(kId, with(u"backchannel_logout_uri"_s, uri));
    QVERIFY(!client);
    QCOMPARE(client.error().field, u"backchannel_logout_uri"_s);
}

void RegistrationRulesTest::keepsWhatAnAdminGave()
{
    const Client present = favoured();
    QJsonObject metadata = ordinary();
    metadata.insert(u"scope"_s, u"openid api:read"_s);
    metadata.insert(u"grant_types"_s, QJsonArray{u"authorization_code"_s, u"client_credentials"_s});
    metadata.insert(u"resources"_s, QJsonArray{u"https://api.example.com"_s}); // as it was read
    metadata.insert(u"access_token_lifetime"_s, 600);
    const auto client = RegistrationRules::clientFrom(kId, metadata, &present);
    QVERIFY2(client, client ? "" : qPrintable(client.error().detail));
    QCOMPARE(client->scopes, (QStringList{u"openid"_s, u"api:read"_s}));
    QCOMPARE(client->grantTypes, (QStringList{u"authorization_code"_s, u"client_credentials"_s}));
    QCOMPARE(client->resources, present.resources);
    QCOMPARE(client->accessTokenLifetime, present.accessTokenLifetime);
    QCOMPARE(client->graceSeconds, present.graceSeconds);
    QCOMPARE(client->reusePolicy, present.reusePolicy);
    QCOMPARE(client->claimRules, present.claimRules);
    QVERIFY(client->legacy401 && !client->requirePkce && client->isRegistered);
}

void RegistrationRulesTest::hardensAndNeverSoftens_data()
{
    QTest::addColumn<bool>("present");
    QTest::addColumn<QJsonValue>("asked");
    QTest::addColumn<bool>("expected");
    QTest::newRow("on, left out") << true << QJsonValue(QJsonValue::Undefined) << true;
    QTest::newRow("on, switched off") << true << QJsonValue(false) << true;
    QTest::newRow("on, switched on") << true << QJsonValue(true) << true;
    QTest::newRow("off, switched on") << false << QJsonValue(true) << true;
    QTest::newRow("off, left out") << false << QJsonValue(QJsonValue::Undefined) << false;
}

void RegistrationRulesTest::hardensAndNeverSoftens()
{
    QFETCH(bool, present);
    QFETCH(QJsonValue, asked);
    Client before = favoured();
    before.requireDpop = before.requirePushedRequests = present;
    QJsonObject metadata = ordinary();
    metadata.insert(u"dpop_bound_access_tokens"_s, asked);
    metadata.insert(u"require_pushed_authorization_requests"_s, asked);
    const auto client = RegistrationRules::clientFrom(kId, metadata, &before);
    QVERIFY2(client, client ? "" : qPrintable(client.error().detail));
    QTEST(client->requireDpop, "expected");
    QTEST(client->requirePushedRequests, "expected");
}

void RegistrationRulesTest::takesBackWhatAClientLeavesOut()
{
    Client present = favoured();
    present.tosUri = u"https://app.example.com/tos"_s;
    present.postLogoutRedirectUris = QStringList(u"https://app.example.com/bye"_s);
    const auto client = RegistrationRules::clientFrom(kId, ordinary(), &present);
    QVERIFY(client);
    QVERIFY(client->tosUri.isEmpty() && client->postLogoutRedirectUris.isEmpty());
    QCOMPARE(client->scopes, (QStringList{u"openid"_s, u"profile"_s, u"email"_s}));
    QCOMPARE(client->grantTypes, QStringList(u"authorization_code"_s));
}

void RegistrationRulesTest::refusesMoreThanAnAdminGave_data()
{
    QTest::addColumn<QString>("member");
    QTest::addColumn<QJsonValue>("value");
    QTest::newRow("another scope") << u"scope"_s << QJsonValue(u"api:read api:write"_s);
    QTest::newRow("another resource") << u"resources"_s << QJsonValue(QJsonArray{u"https://other.example.com"_s});
    QTest::newRow("a longer life") << u"access_token_lifetime"_s << QJsonValue(601);
    QTest::newRow("first party") << u"first_party"_s << QJsonValue(true);
    QTest::newRow("password") << u"grant_types"_s << QJsonValue(QJsonArray{u"password"_s});
}

void RegistrationRulesTest::refusesMoreThanAnAdminGave()
{
    QFETCH(QString, member);
    QFETCH(QJsonValue, value);
    const Client present = favoured();
    QCOMPARE(RegistrationRules::clientFrom(kId, with(member, value), &present).error().field, member);
}

QTEST_GUILESS_MAIN(RegistrationRulesTest)
#include "RegistrationRulesTest.moc"
