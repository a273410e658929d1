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

class ClientServiceTest : public QObject
{
    Q_OBJECT
private slots:
    void storesEveryMember();
    void refusesAnIdThatIsInUseEvenWhenDeleted();
    void givesNoClientTheIdOfAUser_data();
    void givesNoClientTheIdOfAUser();
    void refusesABadDraftAndWritesNothing();
    void auditsOnlyWhatChanged();
    void writesNothingWhenNothingChanged();
    void auditsKeysByTheirDigest();
    void nobodyBecomesRegisteredByAnUpdate();
    void disablesDeletesAndRestores();
    void refusesClientsThatAreNotThere();
};

void ClientServiceTest::storesEveryMember()
{
    ClientHouse house;
    Client draft = confidentialClient();
    draft.description = u"Описание"_s;
    draft.corsOrigins = QStringList(u"https://app.example.com"_s);
    draft.resources = QStringList(u"https://api.example.com"_s);
    draft.accessTokenLifetime = 60s;
    draft.refreshTokenLifetime = 3600s;
    draft.graceSeconds = 10s;
    draft.reusePolicy = ReusePolicy::UserAndClient;
    draft.firstParty = true;
    draft.legacy401 = true;
    draft.authMethod = u"client_secret_post"_s;
    draft.applicationType = u"native"_s;
    draft.jwks = {{u"keys"_s, QJsonArray{PrivateKey::generate(SigningAlgorithm::ES256)->publicKey().toJwk()}}};
    draft.requirePkce = draft.requirePushedRequests = draft.requireDpop = true;
    draft.postLogoutRedirectUris = QStringList{u"https://app.example.com/bye"_s, u"http://127.0.0.1/bye"_s};
    draft.backchannelLogoutUri = u"https://app.example.com/logout"_s;
    draft.claimRules = {{u"tier"_s, ClaimRule::Source::Fixed, u"gold"_s, true, false, true},
                        {u"login"_s, ClaimRule::Source::Username, {}, false, true, false}};
    draft.clientUri = u"https://app.example.com/"_s;
    draft.logoUri = u"https://app.example.com/logo.png"_s;
    draft.policyUri = u"https://app.example.com/policy"_s;
    draft.tosUri = u"https://app.example.com/tos"_s;
    draft.contacts = QStringList{u"anna@example.com"_s};
    draft.name.clear();
    QVERIFY(house.create(draft));
    const Client stored = house.row(draft.id).client;
    QCOMPARE(stored.name, draft.id.value);
    QCOMPARE(stored.description, draft.description);
    QCOMPARE(stored.type, draft.type);
    QCOMPARE(stored.scopes, draft.scopes);
    QCOMPARE(stored.grantTypes, draft.grantTypes);
    QCOMPARE(stored.redirectUris, draft.redirectUris);
    QCOMPARE(stored.corsOrigins, draft.corsOrigins);
    QCOMPARE(stored.resources, draft.resources);
    QCOMPARE(stored.accessTokenLifetime, draft.accessTokenLifetime);
    QCOMPARE(stored.refreshTokenLifetime, draft.refreshTokenLifetime);
    QCOMPARE(stored.graceSeconds, draft.graceSeconds);
    QCOMPARE(stored.reusePolicy, draft.reusePolicy);
    QCOMPARE(stored.firstParty, true);
    QCOMPARE(stored.legacy401, true);
    Client expected = draft; // and the rest of what clientMetadata() tells of
    expected.name = stored.name;
    QCOMPARE(clientMetadata(stored), clientMetadata(expected));
    QCOMPARE(stored.claimRules, draft.claimRules);
    QCOMPARE(stored.jwks, draft.jwks);
    QVERIFY(!stored.isRegistered);
    QCOMPARE(stored.isActive, true);
    QCOMPARE(stored.createdAt, house.clock.now());
    QVERIFY(!stored.deletedAt);
    QCOMPARE(stored.rowId.size(), 36);
    const auto audited = house.audited();
    QCOMPARE(audited.size(), size_t(1));
    QCOMPARE(audited[0].first, u"client_created"_s);
    QCOMPARE(audited[0].second.value(u"after"_s).toObject().value(u"grace_seconds"_s).toInt(), 10);
}

void ClientServiceTest::refusesAnIdThatIsInUseEvenWhenDeleted()
{
    ClientHouse house;
    QVERIFY(house.create(publicClient()));
    QCOMPARE(house.create(publicClient()).error().kind, ErrorKind::AlreadyExists);
    QVERIFY(house.write([&](Transaction &t) { return house.service.remove(t, publicClient().id, house.origin); }));
    const auto again = house.create(publicClient());
    QCOMPARE(again.error().kind, ErrorKind::AlreadyExists);
    QCOMPARE(again.error().field, u"client_id"_s);
}

void ClientServiceTest::givesNoClientTheIdOfAUser_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<bool>("isFree");
    QTest::newRow("a UUID") << u"6f1ed002-ab55-4f4b-9a2b-0c6e6c2e6a11"_s << false;
    QTest::newRow("in capitals") << u"6F1ED002-AB55-4F4B-9A2B-0C6E6C2E6A11"_s << false;
    QTest::newRow("without dashes") << u"6f1ed002ab554f4b9a2b0c6e6c2e6a11"_s << false;
    QTest::newRow("a UUID and more") << u"client-6f1ed002-ab55-4f4b-9a2b-0c6e6c2e6a11"_s << true;
}

void ClientServiceTest::givesNoClientTheIdOfAUser()
{
    QFETCH(QString, id);
    ClientHouse house;
    Client draft = publicClient();
    draft.id = ClientId{id};
    const auto created = house.create(draft);
    QTEST(created.has_value(), "isFree");
    if (!created)
        QCOMPARE(created.error().field, u"client_id"_s);
    // One that came with a UUID from elsewhere can still be changed.
    house
        .write([&](Transaction &t) -> Result<void> {
            auto rows = t.run(u"DELETE FROM oauth_clients"_s);
            if (!rows)
                return fail(rows.error());
            draft.rowId = u"row"_s;
            draft.name = u"Old"_s;
            return ClientRepository::insert(t, draft, {});
        })
        .value();
    draft.name = u"New"_s;
    QVERIFY(house.update(draft));
}

void ClientServiceTest::refusesABadDraftAndWritesNothing()
{
    ClientHouse house;
    Client draft = publicClient();
    draft.redirectUris << u"javascript:alert(1)"_s;
    QCOMPARE(house.create(draft).error().field, u"redirect_uris"_s);
    QVERIFY(house.audited().empty());
    QVERIFY(house.create(publicClient()));
    QCOMPARE(house.update(draft).error().field, u"redirect_uris"_s);
    QVERIFY(house.row(draft.id).client.redirectUris.isEmpty());
    QCOMPARE(house.audited().size(), size_t(1));
}

void ClientServiceTest::auditsOnlyWhatChanged()
{
    ClientHouse house;
    Client client = house.create(publicClient())->client;
    house.clock.advance(5s);
    client.name = u"Another"_s;
    client.accessTokenLifetime = 120s;
    const auto updated = house.update(client);
    QVERIFY(updated);
    QCOMPARE(updated->updatedAt, house.clock.now());
    const auto last = house.audited().back();
    QCOMPARE(last.first, u"client_updated"_s);
    const QJsonObject before{{u"client_name"_s, publicClient().name}, {u"access_token_lifetime"_s, QJsonValue()}};
    const QJsonObject after{{u"client_name"_s, u"Another"_s}, {u"access_token_lifetime"_s, 120}};
    QCOMPARE(last.second.value(u"before"_s).toObject(), before);
    QCOMPARE(last.second.value(u"after"_s).toObject(), after);
}

void ClientServiceTest::writesNothingWhenNothingChanged()
{
    ClientHouse house;
    const Client client = house.create(publicClient())->client;
    house.clock.advance(5s);
    QVERIFY(house.update(client));
    QCOMPARE(house.row(client.id).client.updatedAt, client.updatedAt);
    QCOMPARE(house.audited().size(), size_t(1));
}

void ClientServiceTest::auditsKeysByTheirDigest()
{
    ClientHouse house;
    Client client = confidentialClient();
    client.jwks = {{u"keys"_s, QJsonArray{PrivateKey::generate(SigningAlgorithm::ES256)->publicKey().toJwk()}}};
    QVERIFY(house.create(client));
    QCOMPARE(house.audited().back().second[u"after"_s].toObject()[u"jwks"_s].toString().size(), 64);
    client.jwks = {{u"keys"_s, QJsonArray{PrivateKey::generate(SigningAlgorithm::ES256)->publicKey().toJwk()}}};
    QVERIFY(house.update(client));
    const QJsonObject changed = house.audited().back().second;
    QCOMPARE(changed[u"after"_s].toObject().keys(), QStringList(u"jwks"_s));
    QVERIFY(changed[u"before"_s] != changed[u"after"_s]);
}

void ClientServiceTest::nobodyBecomesRegisteredByAnUpdate()
{
    ClientHouse house;
    Client client = publicClient();
    QVERIFY(house.create(client));
    client.isRegistered = true;
    client.name = u"Another"_s;
    QVERIFY(house.update(client));
    QVERIFY(!house.row(client.id).client.isRegistered);
}

void ClientServiceTest::disablesDeletesAndRestores()
{
    ClientHouse house;
    const ClientId id = house.create(publicClient())->client.id;
    const auto step = [&](auto change) {
        for (int i = 0; i < 2; ++i) // the second time changes and records nothing
            QVERIFY(house.write(change));
    };
    step([&](Transaction &t) { return house.service.setActive(t, id, false, house.origin); });
    QVERIFY(!house.row(id).client.isActive);
    step([&](Transaction &t) { return house.service.setActive(t, id, true, house.origin); });
    step([&](Transaction &t) { return house.service.remove(t, id, house.origin); });
    QVERIFY(house.row(id).client.deletedAt);
    QCOMPARE(house.update(publicClient()).error().kind, ErrorKind::NotFound);
    step([&](Transaction &t) { return house.service.restore(t, id, house.origin); });
    QVERIFY(house.row(id).client.isUsable());
    QStringList events;
    for (const auto &[event, data] : house.audited())
        events << event;
    QCOMPARE(events, (QStringList{u"client_created"_s, u"client_updated"_s, u"client_updated"_s, u"client_deleted"_s,
                                  u"client_updated"_s}));
}

void ClientServiceTest::refusesClientsThatAreNotThere()
{
    ClientHouse house;
    const ClientId id{u"unknown-client"_s};
    Client client = publicClient();
    client.id = id;
    QCOMPARE(house.update(client).error().kind, ErrorKind::NotFound);
    QCOMPARE(house.rotate(id, 0s).error().kind, ErrorKind::NotFound);
    const auto kind = [&](auto change) { return house.write(change).error().kind; };
    QCOMPARE(kind([&](Transaction &t) { return house.service.setActive(t, id, false, house.origin); }),
             ErrorKind::NotFound);
    QCOMPARE(kind([&](Transaction &t) { return house.service.remove(t, id, house.origin); }), ErrorKind::NotFound);
    QCOMPARE(kind([&](Transaction &t) { return house.service.restore(t, id, house.origin); }), ErrorKind::NotFound);
}

QTEST_GUILESS_MAIN(ClientServiceTest)
#include "ClientServiceTest.moc"
