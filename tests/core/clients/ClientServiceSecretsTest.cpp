#include "core/clients/ClientMetadata.h"
#include "core/clients/ClientSecrets.h"
#include "core/crypto/KeyPair.h"
#include "tests/support/ClientHouse.h"

#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace core;
using namespace std::chrono_literals;
using tests::ClientHouse;
using tests::confidentialClient;
using tests::publicClient;

/// What the service does with the secrets of clients.
class ClientServiceSecretsTest : public QObject
{
    Q_OBJECT
private slots:
    void showsAGeneratedSecretOnce();
    void takesATypedSecret();
    void dropsTheSecretsOfAClientThatBecomesPublic();
    void keepsTwoLiveSecretsForTheOverlap();
    void refusesToRotateWhatHasNoSecret();
    void limitsTheLifeOfASecret();
    void theSecretBeforeNeverOutlivesItself();
    void clientsWithKeysHaveNoSecret();
    void writesNoSecretAnywhere();
};

void ClientServiceSecretsTest::showsAGeneratedSecretOnce()
{
    ClientHouse house;
    const auto created = house.create(confidentialClient());
    QVERIFY(created);
    QCOMPARE(created->secret.size(), 43);
    QVERIFY(house.matches(created->client.id, created->secret));
    QVERIFY(!house.matches(created->client.id, created->secret + u"x"_s));
    QVERIFY(!house.matches(created->client.id, {}));
    QVERIFY(!house.matches(ClientId{u"unknown-client"_s}, created->secret));
    const auto other = house.create(publicClient());
    QVERIFY(other);
    QVERIFY(other->secret.isEmpty());
    QVERIFY(!house.matches(other->client.id, created->secret));
    QVERIFY(!house.matches(other->client.id, {}));
}

void ClientServiceSecretsTest::takesATypedSecret()
{
    ClientHouse house;
    const auto hash = ClientSecrets::hashTyped(SecretBytes::fromText(u"demo-web-secret"_s), 4, house.random);
    const auto created = house.create(confidentialClient(), *hash);
    QVERIFY(created);
    QVERIFY(created->secret.isEmpty());
    for (int i = 0; i < 2; ++i) {
        QVERIFY(house.matches(created->client.id, u"demo-web-secret"_s));
        QVERIFY(!house.matches(created->client.id, u"demo-web-secreT"_s));
    }
    const auto rotated = house.rotate(created->client.id, 60s);
    QVERIFY(house.matches(created->client.id, u"demo-web-secret"_s));
    QVERIFY(house.matches(created->client.id, *rotated));
    house.clock.advance(60s);
    QVERIFY(!house.matches(created->client.id, u"demo-web-secret"_s));
}

void ClientServiceSecretsTest::dropsTheSecretsOfAClientThatBecomesPublic()
{
    ClientHouse house;
    const auto created = house.create(confidentialClient());
    Client client = created->client;
    client.type = ClientType::Public;
    QVERIFY(house.update(client));
    QVERIFY(house.row(client.id).secrets.newest.isEmpty());
    client.type = ClientType::Confidential;
    QVERIFY(house.update(client));
    house.directory.invalidate();
    QVERIFY(!house.matches(client.id, created->secret));
}

void ClientServiceSecretsTest::keepsTwoLiveSecretsForTheOverlap()
{
    ClientHouse house;
    const auto created = house.create(confidentialClient());
    const ClientId id = created->client.id;
    house.clock.advance(10s);
    const QString second = *house.rotate(id, 3600s);
    QVERIFY(house.matches(id, created->secret));
    QVERIFY(house.matches(id, second));
    QCOMPARE(house.row(id).secrets.createdAt, std::optional(house.clock.now()));
    QVERIFY(house.row(id).secrets.hasLiveOld(house.clock.now()));
    house.clock.advance(3600s - 1ms);
    QVERIFY(house.matches(id, created->secret));
    house.clock.advance(1ms);
    QVERIFY(!house.matches(id, created->secret));
    QVERIFY(house.matches(id, second));
    const QString third = *house.rotate(id, 0s);
    QVERIFY(!house.matches(id, second));
    QVERIFY(house.matches(id, third));
    QCOMPARE(house.audited().back().first, u"client_secret_rotated"_s);
}

void ClientServiceSecretsTest::refusesToRotateWhatHasNoSecret()
{
    ClientHouse house;
    QVERIFY(house.create(publicClient()));
    QVERIFY(house.create(confidentialClient()));
    QCOMPARE(house.rotate(publicClient().id, 0s).error().kind, ErrorKind::InvalidInput);
    QCOMPARE(house.rotate(confidentialClient().id, -1s).error().field, u"overlap"_s);
    QCOMPARE(house.rotate(confidentialClient().id, 91 * 86400s).error().field, u"overlap"_s);
}

void ClientServiceSecretsTest::limitsTheLifeOfASecret()
{
    ClientHouse house;
    const ClientId id = house.create(confidentialClient())->client.id;
    const auto rotate = [&](std::chrono::seconds lifetime) {
        return house.write([&](Transaction &t) {
            return house.service.rotateSecret(t, id, 0s, house.origin, std::optional(lifetime));
        });
    };
    for (const auto lifetime : {0s, -1s, std::chrono::seconds(5LL * 365 * 86400 + 1)})
        QCOMPARE(rotate(lifetime).error().field, u"lifetime"_s);
    QVERIFY(rotate(3600s));
    QCOMPARE(house.row(id).secrets.newestUntil, std::optional<Instant>(house.clock.now() + 3600s));
    const auto after = house.audited().back().second.value(u"after"_s).toObject();
    QVERIFY(after.contains(u"client_secret_expires_at"_s));
    QVERIFY(house.rotate(id, 0s));
    QVERIFY(!house.row(id).secrets.newestUntil);
}

void ClientServiceSecretsTest::theSecretBeforeNeverOutlivesItself()
{
    ClientHouse house;
    const ClientId id = house.create(confidentialClient())->client.id;
    const auto secret = house.write(
        [&](Transaction &t) { return house.service.rotateSecret(t, id, 0s, house.origin, std::optional(100s)); });
    QVERIFY(house.rotate(id, 3600s));
    QCOMPARE(house.row(id).secrets.oldUntil, std::optional<Instant>(house.clock.now() + 100s));
    QVERIFY(house.matches(id, *secret));
    house.clock.advance(100s);
    QVERIFY(!house.matches(id, *secret));
}

void ClientServiceSecretsTest::clientsWithKeysHaveNoSecret()
{
    ClientHouse house;
    Client client = confidentialClient();
    client.authMethod = u"private_key_jwt"_s;
    client.jwks = {{u"keys"_s, QJsonArray{PrivateKey::generate(SigningAlgorithm::ES256)->publicKey().toJwk()}}};
    const auto created = house.create(client);
    QVERIFY(created);
    QVERIFY(created->secret.isEmpty());
    QVERIFY(house.row(client.id).secrets.newest.isEmpty());
    QCOMPARE(house.rotate(client.id, 0s).error().field, u"token_endpoint_auth_method"_s);

    client.authMethod.clear();
    QVERIFY(house.update(client));
    const auto secret = house.rotate(client.id, 0s);
    QVERIFY(secret);
    QVERIFY(house.matches(client.id, *secret));
    client.authMethod = u"private_key_jwt"_s; // from now on a secret would be a second way in
    QVERIFY(house.update(client));
    house.directory.invalidate();
    QVERIFY(!house.matches(client.id, *secret));
}

void ClientServiceSecretsTest::writesNoSecretAnywhere()
{
    ClientHouse house;
    const auto created = house.create(confidentialClient());
    const QString second = *house.rotate(created->client.id, 60s);
    QVERIFY(house.matches(created->client.id, second));
    for (const QString &suffix : {u""_s, u"-wal"_s}) {
        QFile file(house.db.path() + suffix);
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QByteArray content = file.readAll();
        QVERIFY(!content.contains(created->secret.toLatin1()));
        QVERIFY(!content.contains(second.toLatin1()));
    }
    const auto events = house.audited();
    for (const auto &[event, data] : events)
        QVERIFY(!QJsonDocument(data).toJson().contains("sha256:"));
}

QTEST_GUILESS_MAIN(ClientServiceSecretsTest)
#include "ClientServiceSecretsTest.moc"
