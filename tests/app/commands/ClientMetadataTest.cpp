#include "app/commands/ClientMetadata.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using app::clientFromMetadata;

class ClientMetadataTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsRegistrationMetadataAndOurOwnMembers();
    void isConfidentialUnlessTheMethodIsNone();
    void namesTheBadMember_data();
    void namesTheBadMember();
    void neverShowsAHash();
};

void ClientMetadataTest::readsRegistrationMetadataAndOurOwnMembers()
{
    const QJsonObject metadata{{u"client_name"_s, u"Web"_s},
                               {u"scope"_s, u"openid api:read"_s},
                               {u"grant_types"_s, QJsonArray{u"authorization_code"_s, u"refresh_token"_s}},
                               {u"redirect_uris"_s, QJsonArray{u"https://app.example/cb"_s}},
                               {u"access_token_lifetime"_s, 600},
                               {u"grace_seconds"_s, 10},
                               {u"first_party"_s, true},
                               {u"legacy_401"_s, true}};
    const auto client = clientFromMetadata(core::ClientId{u"web-app-1"_s}, metadata);
    QVERIFY(client);
    QCOMPARE(client->id.value, u"web-app-1"_s);
    QCOMPARE(client->name, u"Web"_s);
    QCOMPARE(client->scopes, (QStringList{u"openid"_s, u"api:read"_s}));
    QCOMPARE(client->grantTypes, (QStringList{u"authorization_code"_s, u"refresh_token"_s}));
    QCOMPARE(client->accessTokenLifetime, std::chrono::seconds(600));
    QVERIFY(!client->refreshTokenLifetime);
    QCOMPARE(client->graceSeconds, std::chrono::seconds(10));
    QVERIFY(client->firstParty && client->legacy401);
}

void ClientMetadataTest::isConfidentialUnlessTheMethodIsNone()
{
    const core::ClientId id{u"some-client"_s};
    QVERIFY(clientFromMetadata(id, {})->isConfidential());
    QVERIFY(!clientFromMetadata(id, {{u"token_endpoint_auth_method"_s, u"none"_s}})->isConfidential());
}

void ClientMetadataTest::namesTheBadMember_data()
{
    QTest::addColumn<QString>("member");
    QTest::addColumn<QJsonValue>("value");
    QTest::newRow("method") << u"token_endpoint_auth_method"_s << QJsonValue(u"tls_client_auth"_s);
    QTest::newRow("text for a list") << u"redirect_uris"_s << QJsonValue(u"https://a.example"_s);
    QTest::newRow("number in a list") << u"grant_types"_s << QJsonValue(QJsonArray{7});
    QTest::newRow("negative time") << u"access_token_lifetime"_s << QJsonValue(-1);
    QTest::newRow("text for a time") << u"refresh_token_lifetime"_s << QJsonValue(u"soon"_s);
}

void ClientMetadataTest::namesTheBadMember()
{
    QFETCH(QString, member);
    QFETCH(QJsonValue, value);
    const auto client = clientFromMetadata(core::ClientId{u"some-client"_s}, {{member, value}});
    QVERIFY(!client);
    QCOMPARE(client.error().kind, core::ErrorKind::InvalidInput);
    QCOMPARE(client.error().field, member);
}

void ClientMetadataTest::neverShowsAHash()
{
    core::ClientSummary summary;
    summary.hasSecret = true;
    for (const QString &name : app::clientJson(summary).keys())
        QVERIFY2(!name.contains(u"secret"_s) && !name.contains(u"hash"_s), qPrintable(name));
}

QTEST_GUILESS_MAIN(ClientMetadataTest)
#include "ClientMetadataTest.moc"
