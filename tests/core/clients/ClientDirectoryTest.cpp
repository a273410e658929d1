#include "core/clients/ClientSecrets.h"
#include "tests/support/ClientHouse.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace core;
using namespace std::chrono_literals;
using tests::ClientHouse;
using tests::confidentialClient;
using tests::publicClient;

class ClientDirectoryTest : public QObject
{
    Q_OBJECT
private slots:
    void rereadsAfterInvalidate();
    void forgetsThatAClientWasUnknown();
    void hidesDeletedClients();
    void knowsOriginsOfUsableClients();
    void recordsTheUseOfASecretOnceAMinute();
    void tellsWhichSecretWasUsed();
    void refusesAnExpiredSecret();
    void tellsAFailureFromNoClient();
    void comparesATypedSecretQuicklyOnceItWasRight();
};

void ClientDirectoryTest::rereadsAfterInvalidate()
{
    ClientHouse house;
    Client client = house.create(publicClient())->client;
    const auto before = house.directory.find(client.id);
    QVERIFY(before && *before);
    client.name = u"Another"_s;
    QVERIFY(house.update(client));
    QCOMPARE((*house.directory.find(client.id))->name, publicClient().name);
    house.directory.invalidate();
    QCOMPARE((*house.directory.find(client.id))->name, u"Another"_s);
    QCOMPARE((*before)->name, publicClient().name); // what an endpoint holds stays as it was
}

void ClientDirectoryTest::forgetsThatAClientWasUnknown()
{
    ClientHouse house;
    for (int i = 0; i < 1500; ++i) // more than it remembers
        QVERIFY(!*house.directory.find(ClientId{u"unknown-%1"_s.arg(i)}));
    QVERIFY(!*house.directory.find(publicClient().id));
    QVERIFY(house.create(publicClient()));
    house.directory.invalidate();
    QVERIFY(*house.directory.find(publicClient().id));
}

void ClientDirectoryTest::hidesDeletedClients()
{
    ClientHouse house;
    const auto created = house.create(confidentialClient());
    QVERIFY(house.write([&](Transaction &t) { return house.service.remove(t, created->client.id, house.origin); }));
    QVERIFY(!*house.directory.find(created->client.id));
    QVERIFY(!house.matches(created->client.id, created->secret));
}

void ClientDirectoryTest::knowsOriginsOfUsableClients()
{
    ClientHouse house;
    Client client = publicClient();
    client.corsOrigins = QStringList{u"https://app.example.com"_s, u"http://localhost:3000"_s};
    QVERIFY(!house.directory.knowsOrigin(u"https://app.example.com"_s));
    QVERIFY(house.create(client));
    house.directory.invalidate();
    QVERIFY(house.directory.knowsOrigin(u"https://app.example.com"_s));
    QVERIFY(house.directory.knowsOrigin(u"http://localhost:3000"_s));
    QVERIFY(!house.directory.knowsOrigin(u"https://evil.example.com"_s));
    QVERIFY(house.write([&](Transaction &t) { return house.service.setActive(t, client.id, false, house.origin); }));
    house.directory.invalidate();
    QVERIFY(!house.directory.knowsOrigin(u"https://app.example.com"_s));
}

void ClientDirectoryTest::recordsTheUseOfASecretOnceAMinute()
{
    ClientHouse house;
    const auto created = house.create(confidentialClient());
    const ClientId id = created->client.id;
    const auto lastUse = [&] {
        QVERIFY(house.matches(id, created->secret));
        // waits for the write before it, which nobody waited for
        QVERIFY(house.write([](Transaction &) -> Result<void> { return {}; }));
    };
    const Instant first = house.clock.now();
    lastUse();
    QCOMPARE(house.row(id).secrets.lastUsedAt, std::optional(first));
    house.clock.advance(59s);
    lastUse();
    QCOMPARE(house.row(id).secrets.lastUsedAt, std::optional(first));
    house.clock.advance(1s);
    lastUse();
    QCOMPARE(house.row(id).secrets.lastUsedAt, std::optional(first + 60s));
}

void ClientDirectoryTest::tellsWhichSecretWasUsed()
{
    ClientHouse house;
    const auto created = house.create(confidentialClient());
    const ClientId id = created->client.id;
    const auto use = [&](const QString &secret) {
        QVERIFY(house.matches(id, secret));
        QVERIFY(house.write([](Transaction &) -> Result<void> { return {}; })); // waits for the write before it
    };
    use(created->secret);
    const Instant first = house.clock.now();
    house.clock.advance(10s);
    const QString second = *house.rotate(id, 3600s);
    QCOMPARE(house.row(id).secrets.lastUsedAt, std::optional<Instant>());
    QCOMPARE(house.row(id).secrets.oldLastUsedAt, std::optional(first)); // it moved with its secret
    use(second);
    QCOMPARE(house.row(id).secrets.lastUsedAt, std::optional(house.clock.now()));
    QCOMPARE(house.row(id).secrets.oldLastUsedAt, std::optional(first));
    house.clock.advance(60s);
    use(created->secret);
    QCOMPARE(house.row(id).secrets.lastUsedAt, std::optional(house.clock.now() - 60s));
    QCOMPARE(house.row(id).secrets.oldLastUsedAt, std::optional(house.clock.now()));
}

void ClientDirectoryTest::refusesAnExpiredSecret()
{
    ClientHouse house;
    const ClientId id = house.create(confidentialClient())->client.id;
    const auto secret = house.write(
        [&](Transaction &t) { return house.service.rotateSecret(t, id, 0s, house.origin, std::optional(100s)); });
    QVERIFY(secret);
    house.directory.invalidate();
    house.clock.advance(100s - 1ms);
    QVERIFY(house.matches(id, *secret));
    house.clock.advance(1ms);
    QVERIFY(!house.matches(id, *secret));
    // What has ended does not come back as the one before.
    const QString next = *house.rotate(id, 3600s);
    QVERIFY(!house.matches(id, *secret));
    QVERIFY(house.matches(id, next));
}

void ClientDirectoryTest::comparesATypedSecretQuicklyOnceItWasRight()
{
    using enum ClientDirectory::Effort;
    ClientHouse house;
    const ClientId id = house.create(confidentialClient())->client.id;
    const SecretBytes secret = SecretBytes::fromText(u"typed"_s);
    SystemRandom random;
    const QString hash = *ClientSecrets::hashTyped(secret, 4, random);
    QVERIFY(house.write([&](Transaction &t) -> Result<void> {
        auto set = t.run(u"UPDATE oauth_clients SET client_secret_hash = :hash"_s, {{"hash"_L1, hash}});
        return set ? Result<void>() : Result<void>(fail(set.error()));
    }));
    house.directory.invalidate();
    QVERIFY(!*house.directory.secretMatches(id, secret, Quick));
    QVERIFY(*house.directory.secretMatches(id, secret, Any));
    QVERIFY(*house.directory.secretMatches(id, secret, Quick));
    QVERIFY(!*house.directory.secretMatches(id, SecretBytes::fromText(u"wrong"_s), Quick));
}

void ClientDirectoryTest::tellsAFailureFromNoClient()
{
    ClientHouse house;
    QVERIFY(house.write([](Transaction &t) -> Result<void> {
        auto renamed = t.run(u"ALTER TABLE oauth_clients RENAME TO away"_s);
        return renamed ? Result<void>() : Result<void>(fail(renamed.error()));
    }));
    QCOMPARE(house.directory.find(publicClient().id).error().kind, ErrorKind::Storage);
    QCOMPARE(house.directory.secretMatches(publicClient().id, SecretBytes()).error().kind, ErrorKind::Storage);
    const auto none = house.directory.find(ClientId{QString(129, u'x')}); // needs no look
    QVERIFY(none && !*none);
    QVERIFY(!house.directory.knowsOrigin(u"https://app.example.com"_s));
}

QTEST_GUILESS_MAIN(ClientDirectoryTest)
#include "ClientDirectoryTest.moc"
