#include "app/commands/ClientMetadata.h"

#include <QCommandLineParser>
#include <QJsonArray>
#include <QTemporaryFile>
#include <QTest>

using namespace Qt::StringLiterals;

class ClientMetadataTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsEveryFlag();
    void aPublicClientNeedsOnlyAFewFlags();
    void takesKeysFromAFile();
    void readsAMetadataFile();
    void refuses_data();
    void refuses();
    void neverShowsAHash();
    void showsTheNewMembers();

private:
    static core::Result<core::Client> clientOf(const QStringList &flags)
    {
        QCommandLineParser parser;
        parser.addOptions(app::clientOptions());
        if (!parser.parse(QStringList{u"gatehoused"_s} + flags))
            qFatal("%s", qPrintable(parser.errorText()));
        return app::clientFromOptions(u"some-client"_s, parser);
    }
    static QString fileWith(QTemporaryFile &file, const QByteArray &content)
    {
        file.open();
        file.write(content);
        file.close();
        return file.fileName();
    }
};

void ClientMetadataTest::readsEveryFlag()
{
    const auto client = clientOf({u"--name"_s,
                                  u"Web"_s,
                                  u"--native"_s,
                                  u"--redirect-uri"_s,
                                  u"https://app.example/cb"_s,
                                  u"--redirect-uri"_s,
                                  u"https://app.example/cb2"_s,
                                  u"--post-logout-redirect-uri"_s,
                                  u"https://app.example/bye"_s,
                                  u"--backchannel-logout-uri"_s,
                                  u"https://app.example/logout"_s,
                                  u"--grant"_s,
                                  u"authorization_code"_s,
                                  u"--grant"_s,
                                  u"refresh_token"_s,
                                  u"--scope"_s,
                                  u"openid api:read"_s,
                                  u"--require-pkce"_s,
                                  u"--require-par"_s,
                                  u"--require-dpop"_s});
    QVERIFY(client);
    QCOMPARE(client->id.value, u"some-client"_s);
    QCOMPARE(client->name, u"Web"_s);
    QCOMPARE(client->applicationType, u"native"_s);
    QCOMPARE(client->redirectUris, (QStringList{u"https://app.example/cb"_s, u"https://app.example/cb2"_s}));
    QCOMPARE(client->postLogoutRedirectUris, QStringList(u"https://app.example/bye"_s));
    QCOMPARE(client->backchannelLogoutUri, u"https://app.example/logout"_s);
    QCOMPARE(client->grantTypes, (QStringList{u"authorization_code"_s, u"refresh_token"_s}));
    QCOMPARE(client->scopes, (QStringList{u"openid"_s, u"api:read"_s}));
    QVERIFY(client->isConfidential() && client->requirePkce && client->requirePushedRequests && client->requireDpop);
}

void ClientMetadataTest::aPublicClientNeedsOnlyAFewFlags()
{
    const auto client = clientOf({u"--public"_s, u"--redirect-uri"_s, u"http://127.0.0.1/cb"_s});
    QVERIFY(client);
    QVERIFY(!client->isConfidential());
    QCOMPARE(client->name, u"some-client"_s);
    QCOMPARE(client->grantTypes, QStringList(u"authorization_code"_s));
    QVERIFY(!client->requirePkce && !client->requirePushedRequests && !client->requireDpop);
}

void ClientMetadataTest::takesKeysFromAFile()
{
    QTemporaryFile file;
    const auto client = clientOf({u"--jwks"_s, fileWith(file, R"({"keys":[{"kty":"OKP"}]})")});
    QVERIFY(client);
    QVERIFY(client->usesKeys());
    QCOMPARE(client->jwks.value("keys"_L1).toArray().size(), 1);
}

void ClientMetadataTest::readsAMetadataFile()
{
    QTemporaryFile file;
    const QString path = fileWith(file, R"({"client_name":"Web","first_party":true,"grace_seconds":10})");
    const auto client = clientOf({u"--metadata"_s, path});
    QVERIFY(client);
    QCOMPARE(client->name, u"Web"_s);
    QVERIFY(client->firstParty);
    QCOMPARE(client->graceSeconds, std::chrono::seconds(10));
}

void ClientMetadataTest::refuses_data()
{
    QTest::addColumn<QString>("flag");
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("a member that is there twice") << u"--metadata"_s << R"({"scope":"a","scope":"b"})"_ba;
    QTest::newRow("no JSON") << u"--metadata"_s << "client_name=Web"_ba;
    QTest::newRow("a bad member") << u"--metadata"_s << R"({"redirect_uris":"https://a.example"})"_ba;
    QTest::newRow("keys that are no JSON") << u"--jwks"_s << "-----BEGIN PUBLIC KEY-----"_ba;
    QTest::newRow("a file that is not there") << u"--metadata"_s << QByteArray();
}

void ClientMetadataTest::refuses()
{
    QFETCH(QString, flag);
    QFETCH(QByteArray, content);
    QTemporaryFile file;
    const QString path = content.isEmpty() ? u"/nowhere/metadata.json"_s : fileWith(file, content);
    QVERIFY(!clientOf({flag, path}));
    QVERIFY(!clientOf({flag, path, u"--public"_s}));
}

void ClientMetadataTest::neverShowsAHash()
{
    core::ClientSummary summary;
    summary.hasSecret = true;
    for (const QString &name : app::clientJson(summary).keys())
        QVERIFY2(name != u"client_secret"_s && !name.contains(u"hash"_s), qPrintable(name));
}

void ClientMetadataTest::showsTheNewMembers()
{
    core::ClientSummary summary;
    summary.client.grantTypes = QStringList(u"authorization_code"_s);
    summary.client.requireDpop = true;
    summary.client.isRegistered = true;
    summary.client.postLogoutRedirectUris = QStringList(u"https://app.example/bye"_s);
    summary.client.claimRules = {{u"tier"_s, core::ClaimRule::Source::Fixed, u"gold"_s, true}};
    summary.secretExpiresAt = core::fromMillis(5);
    summary.oldSecretLastUsedAt = core::fromMillis(3);
    const QJsonObject json = app::clientJson(summary);
    QCOMPARE(json.value("allowed_grant_types"_L1), QJsonValue(QJsonArray{u"authorization_code"_s}));
    QCOMPARE(json.value("dpop_bound_access_tokens"_L1), QJsonValue(true));
    QCOMPARE(json.value("is_registered"_L1), QJsonValue(true));
    QCOMPARE(json.value("post_logout_redirect_uris"_L1), QJsonValue(QJsonArray{u"https://app.example/bye"_s}));
    QCOMPARE(json.value("claim_rules"_L1).toArray().first().toObject().value("value"_L1), QJsonValue(u"gold"_s));
    QCOMPARE(json.value("secret_expires_at"_L1), QJsonValue(5));
    QCOMPARE(json.value("old_secret_used_at"_L1), QJsonValue(3));
    QCOMPARE(json.value("secret_last_used_at"_L1), QJsonValue());
    QVERIFY(!json.contains("client_name"_L1) && !json.contains("grant_types"_L1));
}

QTEST_GUILESS_MAIN(ClientMetadataTest)
#include "ClientMetadataTest.moc"
