#include "core/admin/database/DatabaseClientAdmin.h"

#include "tests/support/AdminHouse.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace core;
using namespace std::chrono_literals;
using tests::AdminHouse;

class DatabaseClientAdminTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<AdminHouse> m_house;
    std::unique_ptr<DatabaseClientAdmin> m_clients;

    template <class T>
    Result<T> await(QFuture<Result<T>> future)
    {
        return AdminHouse::await(std::move(future));
    }
    static Client draft(const QString &id, ClientType type = ClientType::Confidential)
    {
        Client client;
        client.id = ClientId{id};
        client.name = id;
        client.type = type;
        client.scopes = {u"api:read"_s};
        client.grantTypes = {u"password"_s, u"refresh_token"_s};
        return client;
    }
    CreatedClient add(const QString &id, ClientType type = ClientType::Confidential)
    {
        const auto created = await(m_clients->create(draft(id, type)));
        if (!created)
            qFatal("%s", qPrintable(created.error().detail));
        m_house->told();
        return *created;
    }
    ClientSummary summary(const ClientId &id) { return await(m_clients->find(id)).value(); }
    bool matches(const ClientId &id, const QString &secret)
    {
        return m_house->issuer.clients.secretMatches(id, SecretBytes::fromText(secret)).value();
    }
    bool isKnown(const ClientId &id) { return m_house->issuer.clients.find(id).value() != nullptr; }

private Q_SLOTS:
    void init()
    {
        m_house = std::make_unique<AdminHouse>();
        m_clients = std::make_unique<DatabaseClientAdmin>(m_house->context);
    }
    void cleanup()
    {
        m_clients.reset();
        m_house.reset();
    }
    void createsAClientThatEndpointsKnowAtOnce();
    void aPublicClientHasNoSecret();
    void refusesAnInvalidDraft_data();
    void refusesAnInvalidDraft();
    void refusesATakenId();
    void changesNothingWhenTheAuditRowCannotBeWritten();
    void updatesWithBeforeAndAfter();
    void rotatesTheSecretWithOverlap();
    void showsBothSecretsWithTheirEndAndLastUse();
    void theTesterIsTheRuleOfTheEndpoint();
    void makesInitialTokens();
    void whatAnAdminMakesIsNotRegistered();
    void disablesAndEnables();
    void deletionEndsTheFamiliesAndCanBeUndone();
    void answersNotFound();
    void filtersByState_data();
    void filtersByState();
    void pagesWithoutLossOrRepetition();
    void tellsWhatIsInUse();
};

void DatabaseClientAdminTest::createsAClientThatEndpointsKnowAtOnce()
{
    QVERIFY(!isKnown(ClientId{u"new-client"_s})); // and that is remembered
    const auto created = await(m_clients->create(draft(u"new-client"_s)));
    QVERIFY(created);
    QVERIFY(!created->secret.isEmpty());
    QVERIFY(matches(created->id, created->secret));
    QVERIFY(!matches(created->id, u"wrong"_s));
    const auto rows = m_house->audited();
    QCOMPARE(rows.size(), size_t(1));
    QCOMPARE(rows[0].event, u"client_created"_s);
    QCOMPARE(rows[0].client, u"new-client"_s);
    QCOMPARE(rows[0].data[u"after"_s].toObject()[u"scope"_s].toString(), u"api:read"_s);
    QVERIFY(!QString::fromUtf8(QJsonDocument(rows[0].data).toJson()).contains(created->secret));
    QCOMPARE(m_house->told(), QList<int>{ClientsArea | ChainsArea | AuditArea});
}

void DatabaseClientAdminTest::aPublicClientHasNoSecret()
{
    const CreatedClient created = add(u"new-client"_s, ClientType::Public);
    QCOMPARE(created.secret, QString());
    QVERIFY(!summary(created.id).hasSecret);
    const auto rotated = await(m_clients->rotateSecret(created.id, 1h));
    QCOMPARE(rotated.error().kind, ErrorKind::InvalidInput);
}

void DatabaseClientAdminTest::refusesAnInvalidDraft_data()
{
    QTest::addColumn<Client>("client");
    QTest::addColumn<QString>("field");
    Client client = draft(u"short"_s);
    QTest::newRow("short id") << client << u"client_id"_s;
    client = draft(u"new-client"_s);
    client.grantTypes = {u"magic"_s};
    QTest::newRow("unknown grant") << client << u"grant_types"_s;
    client = draft(u"new-client"_s);
    client.scopes = {u"two words"_s};
    QTest::newRow("bad scope") << client << u"scope"_s;
    client = draft(u"new-client"_s);
    client.redirectUris = {u"http://example.com/back"_s};
    QTest::newRow("open http") << client << u"redirect_uris"_s;
}

void DatabaseClientAdminTest::refusesAnInvalidDraft()
{
    QFETCH(Client, client);
    QFETCH(QString, field);
    const auto created = await(m_clients->create(client));
    QVERIFY(!created);
    QCOMPARE(created.error().kind, ErrorKind::InvalidInput);
    QCOMPARE(created.error().field, field);
    QCOMPARE(m_house->audited().size(), size_t(0));
    QCOMPARE(m_house->told(), QList<int>());
}

void DatabaseClientAdminTest::refusesATakenId()
{
    add(u"new-client"_s);
    const auto second = await(m_clients->create(draft(u"new-client"_s)));
    QCOMPARE(second.error().kind, ErrorKind::AlreadyExists);
    QCOMPARE(second.error().field, u"client_id"_s);
    QVERIFY(await(m_clients->remove(ClientId{u"new-client"_s})));
    QCOMPARE(await(m_clients->create(draft(u"new-client"_s))).error().kind, ErrorKind::AlreadyExists);
}

void DatabaseClientAdminTest::changesNothingWhenTheAuditRowCannotBeWritten()
{
    const CreatedClient created = add(u"new-client"_s);
    m_house->refuseAuditRows();
    Client changed = draft(u"new-client"_s);
    changed.name = u"Other"_s;
    QVERIFY(!await(m_clients->create(draft(u"other-client"_s))));
    QVERIFY(!await(m_clients->update(changed)));
    QVERIFY(!await(m_clients->rotateSecret(created.id, 1h)));
    QVERIFY(!await(m_clients->setActive(created.id, false)));
    QVERIFY(!await(m_clients->remove(created.id)));
    const ClientSummary now = summary(created.id);
    QCOMPARE(now.client.name, u"new-client"_s);
    QVERIFY(now.client.isUsable());
    QVERIFY(matches(created.id, created.secret));
    QCOMPARE(m_house->told(), QList<int>());
}

void DatabaseClientAdminTest::updatesWithBeforeAndAfter()
{
    const CreatedClient created = add(u"new-client"_s);
    QVERIFY(isKnown(created.id));
    Client changed = draft(u"new-client"_s);
    changed.scopes = {u"api:read"_s, u"api:write"_s};
    QVERIFY(await(m_clients->update(changed)));
    QCOMPARE(m_house->issuer.clients.find(created.id).value()->scopes, changed.scopes); // not the remembered one
    QVERIFY(matches(created.id, created.secret));
    const auto row = m_house->audited().back();
    QCOMPARE(row.event, u"client_updated"_s);
    const QJsonObject expected{{u"before"_s, QJsonObject{{u"scope"_s, u"api:read"_s}}},
                               {u"after"_s, QJsonObject{{u"scope"_s, u"api:read api:write"_s}}}};
    QCOMPARE(row.data, expected);
    changed.grantTypes = {u"magic"_s};
    QCOMPARE(await(m_clients->update(changed)).error().field, u"grant_types"_s);
}

void DatabaseClientAdminTest::rotatesTheSecretWithOverlap()
{
    const CreatedClient created = add(u"new-client"_s);
    const QString fresh = await(m_clients->rotateSecret(created.id, 1h)).value();
    QVERIFY(matches(created.id, fresh));
    QVERIFY(matches(created.id, created.secret));
    QVERIFY(summary(created.id).hasOldSecret);
    QVERIFY(*summary(created.id).oldSecretUntil == m_house->issuer.clock.now() + 1h);
    m_house->issuer.clock.advance(1h);
    QVERIFY(!matches(created.id, created.secret));
    QVERIFY(!summary(created.id).hasOldSecret);
    const auto row = m_house->audited().back();
    QCOMPARE(row.event, u"client_secret_rotated"_s);
    QVERIFY(!QString::fromUtf8(QJsonDocument(row.data).toJson()).contains(fresh));
    QCOMPARE(await(m_clients->rotateSecret(created.id, -1s)).error().field, u"overlap"_s);
}

void DatabaseClientAdminTest::showsBothSecretsWithTheirEndAndLastUse()
{
    const CreatedClient created = add(u"new-client"_s);
    const auto use = [&](const QString &secret) {
        QVERIFY(matches(created.id, secret));
        // waits for the write before it, which nobody waited for
        QVERIFY(m_house->issuer.database.database().writeNow([](Transaction &) -> Result<void> { return {}; }));
    };
    tests::ManualClock &clock = m_house->issuer.clock;
    QVERIFY(!summary(created.id).secretExpiresAt && !summary(created.id).secretLastUsedAt);
    const QString fresh = await(m_clients->rotateSecret(created.id, 1h, 24h)).value();
    const Instant rotated = clock.now();
    QVERIFY(summary(created.id).secretExpiresAt == rotated + 24h);
    QVERIFY(summary(created.id).weaknesses.contains(u"expiring_secret"_s));
    clock.advance(60s);
    use(fresh);
    QVERIFY(summary(created.id).secretLastUsedAt == rotated + 60s);
    QVERIFY(!summary(created.id).oldSecretLastUsedAt);
    clock.advance(60s);
    use(created.secret);
    QVERIFY(summary(created.id).secretLastUsedAt == rotated + 60s);
    QVERIFY(summary(created.id).oldSecretLastUsedAt == rotated + 120s);
    clock.advance(24h);
    QVERIFY(!matches(created.id, fresh));
    QVERIFY(summary(created.id).weaknesses.contains(u"expired_secret"_s));
    QVERIFY(!summary(created.id).oldSecretLastUsedAt); // of one that has ended nobody need know
    QCOMPARE(await(m_clients->rotateSecret(created.id, 0s, 0s)).error().field, u"lifetime"_s);
}

void DatabaseClientAdminTest::theTesterIsTheRuleOfTheEndpoint()
{
    const QStringList registered{u"https://app.example.com/cb"_s, u"http://127.0.0.1/cb"_s};
    const RedirectMatch match = m_clients->matchRedirect(registered, u"http://127.0.0.1:4000/cb"_s);
    QVERIFY(match.matches);
    QCOMPARE(match.registered, registered[1]);
    QCOMPARE(m_clients->matchRedirect(registered, u"https://app.example.com/cb/"_s).reason, u"trailing_slash"_s);
    QCOMPARE(m_clients->matchRedirect({}, u"https://app.example.com/cb"_s).reason, u"none_registered"_s);
}

void DatabaseClientAdminTest::makesInitialTokens()
{
    const QString token = await(m_clients->makeInitialToken(2, 1h)).value();
    QCOMPARE(token.size(), 43);
    QVERIFY(token != await(m_clients->makeInitialToken(2, 1h)).value());
    const auto row = m_house->audited().back();
    QCOMPARE(row.event, u"settings_changed"_s);
    QVERIFY(!QString::fromUtf8(QJsonDocument(row.data).toJson()).contains(token));
    QCOMPARE(await(m_clients->makeInitialToken(0, 1h)).error().field, u"uses"_s);
    QCOMPARE(await(m_clients->makeInitialToken(1, 0s)).error().field, u"lifetime"_s);
}

void DatabaseClientAdminTest::whatAnAdminMakesIsNotRegistered()
{
    Client copy = draft(u"new-client"_s); // with the password grant: a registered one could not have it
    copy.isRegistered = true;
    QVERIFY(await(m_clients->create(copy)));
    QVERIFY(!summary(copy.id).client.isRegistered);
}

void DatabaseClientAdminTest::disablesAndEnables()
{
    const CreatedClient created = add(u"new-client"_s);
    QVERIFY(m_house->issuer.clients.find(created.id).value()->isUsable());
    QVERIFY(await(m_clients->setActive(created.id, false)));
    QVERIFY(!m_house->issuer.clients.find(created.id).value()->isUsable());
    const auto row = m_house->audited().back();
    QCOMPARE(row.event, u"client_updated"_s);
    QCOMPARE(row.data[u"after"_s].toObject()[u"is_active"_s].toBool(true), false);
    QVERIFY(await(m_clients->setActive(created.id, false)));
    QCOMPARE(m_house->audited().size(), size_t(2));
    QVERIFY(await(m_clients->setActive(created.id, true)));
    QVERIFY(m_house->issuer.clients.find(created.id).value()->isUsable());
}

void DatabaseClientAdminTest::deletionEndsTheFamiliesAndCanBeUndone()
{
    const CreatedClient created = add(u"new-client"_s, ClientType::Public);
    const Client other = m_house->issuer.addClient(u"other-client"_s);
    const User alice = m_house->issuer.addUser(u"alice"_s);
    const FamilyId ended = m_house->issuer.signIn(alice, summary(created.id).client).family;
    const FamilyId kept = m_house->issuer.signIn(alice, other).family;
    QVERIFY(await(m_clients->remove(created.id)));
    QVERIFY(!isKnown(created.id));
    QCOMPARE(m_house->issuer.familyState(ended), u"revoked"_s);
    QCOMPARE(m_house->issuer.familyState(kept), u"active"_s);
    const auto rows = m_house->audited();
    QCOMPARE(rows.size(), size_t(3));
    QCOMPARE(rows[1].event, u"client_deleted"_s);
    QCOMPARE(rows[2].event, u"token_revoke"_s);
    QCOMPARE(rows[2].client, u"new-client"_s);
    QCOMPARE(rows[2].data, (QJsonObject{{u"families_ended"_s, 1}, {u"reason"_s, u"client_deleted"_s}}));

    QVERIFY(await(m_clients->restore(created.id)));
    QVERIFY(isKnown(created.id));
    QCOMPARE(m_house->issuer.familyState(ended), u"revoked"_s);
    QCOMPARE(m_house->audited().back().event, u"client_updated"_s);
}

void DatabaseClientAdminTest::answersNotFound()
{
    const ClientId nobody{u"nobody-at-all"_s};
    QCOMPARE(await(m_clients->find(nobody)).error().kind, ErrorKind::NotFound);
    QCOMPARE(await(m_clients->update(draft(u"nobody-at-all"_s))).error().kind, ErrorKind::NotFound);
    QCOMPARE(await(m_clients->rotateSecret(nobody, 1h)).error().kind, ErrorKind::NotFound);
    QCOMPARE(await(m_clients->setActive(nobody, true)).error().kind, ErrorKind::NotFound);
    QCOMPARE(await(m_clients->remove(nobody)).error().kind, ErrorKind::NotFound);
    QCOMPARE(await(m_clients->restore(nobody)).error().kind, ErrorKind::NotFound);
    QCOMPARE(m_house->told(), QList<int>());
}

void DatabaseClientAdminTest::filtersByState_data()
{
    QTest::addColumn<ClientFilter>("filter");
    QTest::addColumn<QStringList>("expected");
    QTest::addColumn<int>("total");
    using State = ClientFilter::State;
    QTest::newRow("all") << ClientFilter{} << QStringList{u"client-a"_s, u"client-b"_s} << 2;
    QTest::newRow("active") << ClientFilter{State::Active, {}} << QStringList{u"client-a"_s} << 2;
    QTest::newRow("disabled") << ClientFilter{State::Disabled, {}} << QStringList{u"client-b"_s} << 2;
    QTest::newRow("deleted") << ClientFilter{State::Deleted, {}} << QStringList{u"client-c"_s} << 1;
    QTest::newRow("text") << ClientFilter{State::All, u"ENT-B"_s} << QStringList{u"client-b"_s} << 2;
}

void DatabaseClientAdminTest::filtersByState()
{
    QFETCH(ClientFilter, filter);
    QFETCH(QStringList, expected);
    QFETCH(int, total);
    for (const QString &id : {u"client-a"_s, u"client-b"_s, u"client-c"_s})
        add(id);
    QVERIFY(await(m_clients->setActive(ClientId{u"client-b"_s}, false)));
    QVERIFY(await(m_clients->remove(ClientId{u"client-c"_s})));
    const auto page = await(m_clients->list(filter, {}));
    QStringList found;
    for (const ClientSummary &client : page.value().rows)
        found << client.client.id.value;
    QCOMPARE(found, expected);
    QCOMPARE(page->matching, expected.size());
    QCOMPARE(page->total, total);
}

void DatabaseClientAdminTest::pagesWithoutLossOrRepetition()
{
    QStringList expected;
    for (int i = 0; i < 7; ++i)
        expected << add(u"client-%1"_s.arg(i)).id.value;
    QStringList found;
    QString after;
    do {
        const auto page = await(m_clients->list({}, {after, 3}));
        for (const ClientSummary &client : page.value().rows)
            found << client.client.id.value;
        after = page->next;
    } while (!after.isEmpty());
    QCOMPARE(found, expected);
}

void DatabaseClientAdminTest::tellsWhatIsInUse()
{
    const CreatedClient created = add(u"new-client"_s, ClientType::Public);
    add(u"idle-client"_s);
    const User alice = m_house->issuer.addUser(u"alice"_s);
    const Client client = summary(created.id).client;
    m_house->issuer.signIn(alice, client);
    m_house->issuer.clock.advance(1h);
    m_house->issuer.signIn(alice, client);
    QCOMPARE(summary(created.id).activeFamilies, 2);
    QVERIFY(*summary(created.id).lastTokenAt == m_house->issuer.clock.now());
    QVERIFY(summary(created.id).weaknesses.contains(u"password_grant"_s));
    const auto page = await(m_clients->list({}, {}));
    QCOMPARE(page->rows.at(0).activeFamilies, 0);
    QVERIFY(!page->rows.at(0).lastTokenAt);
    QCOMPARE(page->rows.at(1).activeFamilies, 2);
    m_house->issuer.clock.advance(24h * 31);
    QCOMPARE(summary(created.id).activeFamilies, 0);
}

QTEST_GUILESS_MAIN(DatabaseClientAdminTest)
#include "DatabaseClientAdminTest.moc"
