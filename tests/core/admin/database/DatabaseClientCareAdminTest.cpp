#include "core/admin/database/DatabaseClientCareAdmin.h"

#include "core/admin/ClientEnvironment.h"
#include "core/admin/PeopleFilterText.h"
#include "core/admin/database/DatabaseClientAdmin.h"
#include "core/clients/ClientQuery.h"
#include "core/clients/ClientWeaknesses.h"
#include "tests/support/AdminHouse.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace core;
using namespace std::chrono_literals;
using tests::AdminHouse;

class DatabaseClientCareAdminTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<AdminHouse> m_house;
    std::unique_ptr<DatabaseClientAdmin> m_clients;
    std::unique_ptr<DatabaseClientCareAdmin> m_care;

    template <class T>
    Result<T> await(QFuture<Result<T>> future)
    {
        return AdminHouse::await(std::move(future));
    }
    Client add(const QString &id, const std::function<void(Client &)> &with = {})
    {
        Client client;
        client.id = ClientId{id};
        client.name = id;
        client.type = ClientType::Confidential;
        client.scopes = {u"api:read"_s, u"api:write"_s};
        client.grantTypes = {u"authorization_code"_s, u"refresh_token"_s};
        client.redirectUris = {u"https://app.example/cb"_s};
        client.requirePkce = true;
        if (with)
            with(client);
        if (const auto created = await(m_clients->create(client)); !created)
            qFatal("%s", qPrintable(created.error().detail));
        m_house->told();
        return find(id).client;
    }
    ClientSummary find(const QString &id) { return await(m_clients->find(ClientId{id})).value(); }
    QStringList ids(const QString &text)
    {
        QStringList found;
        const FilterParse parse = parseFilter(text, clientFilterFields());
        if (parse.validity == FilterParse::Validity::Invalid)
            return {u"invalid filter"_s};
        const auto page = await(m_clients->list(clientFilterOf(parse.terms), {}));
        if (!page)
            return {page.error().detail};
        for (const ClientSummary &client : page->rows)
            found << client.client.id.value;
        return found;
    }
    void issued(const QString &client, const QString &grant, Instant at)
    {
        const Instant now = m_house->issuer.clock.now();
        m_house->issuer.clock.set(at);
        const auto written = m_house->issuer.database.database().writeNow([&](Transaction &transaction) {
            return m_house->issuer.audit.append(transaction, {EventType::TokenIssued,
                                                              true,
                                                              {},
                                                              ClientId{client},
                                                              {{u"grant"_s, grant}},
                                                              {},
                                                              m_house->issuer.origin()});
        });
        QVERIFY(written);
        m_house->issuer.clock.set(now);
    }

private Q_SLOTS:
    void init()
    {
        m_house = std::make_unique<AdminHouse>();
        m_clients = std::make_unique<DatabaseClientAdmin>(m_house->context);
        m_care = std::make_unique<DatabaseClientCareAdmin>(m_house->context);
    }
    void cleanup()
    {
        m_care.reset();
        m_clients.reset();
        m_house.reset();
    }

    void changesManyAndTellsWhichFailed()
    {
        add(u"client-1"_s);
        add(u"client-2"_s);
        QVERIFY(await(m_clients->setActive(ClientId{u"client-2"_s}, false)));
        const auto outcome = await(
            m_care->setActive({ClientId{u"client-1"_s}, ClientId{u"client-2"_s}, ClientId{u"client-3"_s}}, false));
        QVERIFY(outcome);
        QCOMPARE(outcome->changed, std::vector<ClientId>{ClientId{u"client-1"_s}});
        QCOMPARE(outcome->failed.size(), size_t(1));
        QCOMPARE(outcome->failed.front().id.value, u"client-3"_s);
        QCOMPARE(outcome->failed.front().error.kind, ErrorKind::NotFound);
        QVERIFY(!find(u"client-1"_s).client.isActive);
    }
    void removesAndRestores()
    {
        add(u"client-1"_s);
        const std::vector<ClientId> ids{ClientId{u"client-1"_s}};
        QCOMPARE(await(m_care->remove(ids))->changed, ids);
        QVERIFY(await(m_care->remove(ids))->changed.empty());
        const auto deleted = find(u"client-1"_s);
        QCOMPARE(*deleted.removedForGoodAt, *deleted.client.deletedAt + 720h);
        QCOMPARE(await(m_care->restore(ids))->changed, ids);
        QVERIFY(!find(u"client-1"_s).client.deletedAt);
    }
    void previewsWithoutWriting()
    {
        Client changed = add(u"client-1"_s);
        changed.redirectUris = {u"https://new.example/cb"_s};
        const auto changes = await(m_care->preview(changed));
        QVERIFY(changes);
        QCOMPARE(changes->size(), size_t(1));
        QCOMPARE(changes->front().member, u"redirect_uris"_s);
        QCOMPARE(changes->front().before.toArray().first().toString(), u"https://app.example/cb"_s);
        QCOMPARE(find(u"client-1"_s).client.redirectUris, QStringList{u"https://app.example/cb"_s});
        changed.redirectUris = {u"javascript:alert(1)"_s};
        QCOMPARE(await(m_care->preview(changed)).error().field, u"redirect_uris"_s);
    }
    void historyHoldsBeforeAndAfterAndPutsBack()
    {
        Client client = add(u"client-1"_s);
        client.scopes = {u"api:read"_s};
        client.graceSeconds = 10s;
        QVERIFY(await(m_clients->update(client)));
        client.name = u"Later"_s;
        m_house->issuer.clock.advance(1s);
        QVERIFY(await(m_clients->update(client)));
        const auto history = await(m_care->history(client.id, 10));
        QVERIFY(history);
        QCOMPARE(history->size(), size_t(3));
        QCOMPARE(history->front().changes.front().member, u"client_name"_s);
        QVERIFY(history->at(1).canPutBack);
        QVERIFY(!history->at(2).canPutBack); // its creation
        const auto before = await(m_care->before(client.id, history->at(1).auditId));
        QVERIFY(before);
        QCOMPARE(before->scopes, (QStringList{u"api:read"_s, u"api:write"_s}));
        QCOMPARE(before->graceSeconds, 0s);
        QCOMPARE(before->name, u"Later"_s); // what was changed afterwards stays
        QVERIFY(await(m_clients->update(*before)));
        QCOMPARE(find(u"client-1"_s).client.scopes.size(), 2);
        QCOMPARE(await(m_care->before(ClientId{u"client-1"_s}, u"no-such-row"_s)).error().kind, ErrorKind::NotFound);
    }
    void putsOnlyItsOwnChangesBack()
    {
        Client one = add(u"client-1"_s);
        add(u"client-2"_s);
        one.name = u"New"_s;
        QVERIFY(await(m_clients->update(one)));
        const auto history = await(m_care->history(one.id, 10));
        QCOMPARE(await(m_care->before(ClientId{u"client-2"_s}, history->front().auditId)).error().kind,
                 ErrorKind::NotFound);
    }
    void retiresTheOldSecretNow()
    {
        add(u"client-1"_s);
        const ClientId id{u"client-1"_s};
        QCOMPARE(await(m_care->retireOldSecret(id)).error().kind, ErrorKind::NotFound);
        const auto newest = await(m_clients->rotateSecret(id, 3600s));
        QVERIFY(find(id.value).hasOldSecret);
        QVERIFY(await(m_care->retireOldSecret(id)));
        QVERIFY(!find(id.value).hasOldSecret);
        QVERIFY(m_house->context.clients.secretMatches(id, SecretBytes::fromText(*newest)).value());
        QCOMPARE(m_house->audited().back().event, u"client_secret_rotated"_s);
    }
    void importsADescription_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("field");
        QTest::newRow("no JSON") << "{"_ba << u"file"_s;
        QTest::newRow("a member twice") << "{\"client_id\":\"client-9\",\"client_id\":\"client-8\"}"_ba << u"file"_s;
        QTest::newRow("no id") << "{\"client_name\":\"x\"}"_ba << u"client_id"_s;
        QTest::newRow("a short id") << "{\"client_id\":\"x\"}"_ba << u"client_id"_s;
        QTest::newRow("a number for a name") << "{\"client_id\":\"client-9\",\"client_name\":7}"_ba << u"client_name"_s;
        QTest::newRow("too long") << "{\"client_id\":\"client-9\",\"client_name\":\"" + QByteArray(300'000, 'x') + "\"}"
                                  << u"file"_s;
        QTest::newRow("a deleted one") << "{\"client_id\":\"client-2\",\"redirect_uris\":[\"https://a.example/\"]}"_ba
                                       << u"client_id"_s;
    }
    void importsADescription()
    {
        QFETCH(const QByteArray, json);
        QFETCH(const QString, field);
        add(u"client-2"_s);
        QVERIFY(await(m_clients->remove(ClientId{u"client-2"_s})));
        const auto tried = await(m_care->tryImport(json));
        QVERIFY(!tried);
        QCOMPARE(tried.error().field, field);
    }
    void anExportComesBackUnchanged()
    {
        add(u"client-1"_s);
        const auto json = await(m_care->exportJson(ClientId{u"client-1"_s}));
        QVERIFY(json && !json->contains("sha256:"));
        const auto tried = await(m_care->tryImport(*json));
        QVERIFY(tried && tried->exists);
        QVERIFY(tried->changes.empty());
        const auto other = await(m_care->tryImport(QByteArray(*json).replace("client-1", "client-7")));
        QVERIFY(other && !other->exists && !other->changes.empty());
        QCOMPARE(await(m_clients->find(ClientId{u"client-7"_s})).error().kind, ErrorKind::NotFound);
    }
    void countsHowTokensAreGot()
    {
        const Instant now = m_house->issuer.clock.now();
        issued(u"client-1"_s, u"password"_s, now - 1h);
        issued(u"client-1"_s, u"password"_s, now - 48h);
        issued(u"client-1"_s, u"authorization_code"_s, now - 48h);
        issued(u"client-2"_s, u"client_credentials"_s, now - 2h);
        issued(u"client-3"_s, u"password"_s, now - 24h * 31);
        const auto use = await(m_care->grantUse());
        QVERIFY(use);
        QCOMPARE(use->clients.size(), size_t(2));
        QCOMPARE(use->clientsOnPassword, 1);
        QCOMPARE(use->clients.front().client.value, u"client-1"_s);
        QCOMPARE(use->clients.front().lastDay, (QMap<QString, qint64>{{u"password"_s, 1}}));
        QCOMPARE(use->lastMonth.value(u"password"_s), 2);
        issued(u"client-4"_s, u"password"_s, now);
        QCOMPARE(await(m_care->grantUse())->clients.size(), size_t(2)); // not counted anew within a minute
        m_house->issuer.clock.advance(61s);
        QCOMPARE(await(m_care->grantUse())->clients.size(), size_t(3));
    }
    void countsTokensToTheMillisecond_data()
    {
        QTest::addColumn<bool>("rough");
        QTest::newRow("from sums") << false;
        QTest::newRow("of rough kinds") << true; // the rows themselves are asked
    }
    void countsTokensToTheMillisecond()
    {
        QFETCH(const bool, rough);
        m_house->issuer.clock.advance(17min + 3s + 5ms); // within an hour
        const Instant now = m_house->issuer.clock.now();
        for (const auto ago : {24h, 24h * 30}) {
            for (const std::chrono::milliseconds more :
                 std::initializer_list<std::chrono::milliseconds>{-61min, -1ms, 0ms, 1ms, 61min})
                issued(u"client-1"_s, u"password"_s, now - ago + more);
        }
        issued(u"client-1"_s, u"password"_s, now);
        if (rough) {
            QVERIFY(m_house->issuer.database.database().writeNow([](Transaction &transaction) {
                return transaction.run(u"UPDATE audit_kinds SET is_rough = 1, client_id = '', grant_type = ''"_s);
            }));
        }
        const auto use = await(m_care->grantUse());
        QVERIFY(use);
        QCOMPARE(use->clients.size(), size_t(1));
        QCOMPARE(use->lastDay, (QMap<QString, qint64>{{u"password"_s, 4}}));
        QCOMPARE(use->lastMonth, (QMap<QString, qint64>{{u"password"_s, 9}}));
        QCOMPARE(use->clients.front().lastMonth, use->lastMonth);
    }
    void filtersTheList_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        QTest::newRow("all") << u""_s << u"legacy-app service-1 web-app-1"_s;
        QTest::newRow("id") << u"id is app"_s << u"legacy-app web-app-1"_s;
        QTest::newRow("grant") << u"grant is password"_s << u"legacy-app"_s;
        QTest::newRow("not grant") << u"not grant is password"_s << u"service-1 web-app-1"_s;
        QTest::newRow("either grant") << u"grant is one of (password, client_credentials)"_s
                                      << u"legacy-app service-1"_s;
        QTest::newRow("scope") << u"scope is api:admin"_s << u"service-1"_s;
        QTest::newRow("part of a scope is none") << u"scope is api"_s << QString();
        QTest::newRow("redirect") << u"redirect is app.example"_s << u"web-app-1"_s;
        QTest::newRow("type") << u"type is public"_s << u"legacy-app"_s;
        QTest::newRow("state") << u"state is disabled"_s << u"service-1"_s;
        QTest::newRow("weak") << u"weakness is any"_s << u"legacy-app"_s;
        QTest::newRow("not weak") << u"weakness is none"_s << u"service-1 web-app-1"_s;
        QTest::newRow("one weakness") << u"weakness is legacy_401"_s << u"legacy-app"_s;
        QTest::newRow("not one weakness") << u"not weakness is legacy_401"_s << u"service-1 web-app-1"_s;
        QTest::newRow("together") << u"type is confidential and not state is disabled"_s << u"web-app-1"_s;
    }
    void filtersTheList()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, expected);
        add(u"web-app-1"_s);
        add(u"legacy-app"_s, [](Client &client) {
            client.type = ClientType::Public;
            client.grantTypes = {u"password"_s, u"refresh_token"_s};
            client.redirectUris.clear();
            client.legacy401 = true;
        });
        add(u"service-1"_s, [](Client &client) {
            client.grantTypes = {u"client_credentials"_s};
            client.scopes = {u"api:admin"_s};
            client.redirectUris.clear();
        });
        QVERIFY(await(m_clients->setActive(ClientId{u"service-1"_s}, false)));
        QCOMPARE(ids(text).join(u' '), expected);
    }
    /// The rule checker and the filter are two pieces of code that must say the same.
    void filterAndRuleCheckerAgree()
    {
        const Instant now = m_house->issuer.clock.now();
        add(u"weak-000"_s, [](Client &c) { c.grantTypes << u"password"_s; });
        add(u"weak-001"_s, [](Client &c) { c.requirePkce = false; });
        add(u"weak-002"_s, [](Client &c) { c.refreshTokenLifetime = 400 * 86400s; });
        add(u"weak-003"_s, [](Client &c) { c.accessTokenLifetime = 2 * 86400s; });
        add(u"weak-004"_s, [](Client &c) { c.legacy401 = true; });
        for (const auto &id :
             {u"weak-005"_s, u"weak-006"_s, u"weak-007"_s, u"weak-008"_s, u"weak-009"_s, u"weak-010"_s})
            add(id);
        const auto set = [&](const QString &id, const QString &what) {
            m_house->issuer.execute(u"UPDATE oauth_clients SET %1 WHERE client_id = '%2'"_s.arg(what, id));
        };
        set(u"weak-005"_s, u"redirect_uris = '[\"http://open.example/\",\"http://localhost:80/\"]'"_s);
        set(u"weak-006"_s, u"cors_origins = '[\"http://localhost.evil.example\"]'"_s);
        set(u"weak-007"_s, u"client_secret_hash = NULL"_s);
        set(u"weak-008"_s, u"secret_created_at = %1"_s.arg(toMillis(now - std::chrono::days(366))));
        set(u"weak-009"_s, u"secret_expires_at = %1"_s.arg(toMillis(now)));
        set(u"weak-010"_s, u"secret_expires_at = %1"_s.arg(toMillis(now + std::chrono::days(3))));
        const auto page = await(m_clients->list({}, {}));
        QVERIFY(page);
        QStringList seen;
        for (const QString &rule : ClientQuery::weaknessNames()) {
            QStringList expected;
            for (const ClientSummary &client : page->rows) {
                if (client.weaknesses.contains(rule))
                    expected << client.client.id.value;
            }
            QVERIFY2(!expected.isEmpty(), qPrintable(rule));
            QCOMPARE(ids(u"weakness is "_s + rule), expected);
            seen << rule;
        }
        for (const ClientSummary &client : page->rows) {
            for (const QString &rule : client.weaknesses)
                QVERIFY2(seen.contains(rule), qPrintable(rule));
        }
    }
    void makesAnEnvironment()
    {
        Client client = add(u"client-1"_s);
        client.scopes = {u"api:read"_s, u"it's"_s};
        client.grantTypes << u"password"_s;
        const QString text = clientEnvironment(client, u"http://127.0.0.1:8003"_s, u"https://id.example"_s);
        for (const QString &line :
             {u"OAUTH_TOKEN_URL=http://127.0.0.1:8003/oauth/token\n"_s, u"OAUTH_ISSUER=https://id.example\n"_s,
              u"CLIENT_ID=client-1\n"_s, u"CLIENT_SECRET=\n"_s, u"SCOPE='api:read it'\\''s'\n"_s,
              u"GATEWAY_AUTH_TYPE=jwt\n"_s, u"GATEWAY_JWT_USERNAME=\n"_s, u"GATEWAY_JWT_PASSWORD=\n"_s,
              u"GATEWAY_API_KEY=\n"_s})
            QVERIFY2(text.contains(line), qPrintable(line));
    }
};

QTEST_GUILESS_MAIN(DatabaseClientCareAdminTest)
#include "DatabaseClientCareAdminTest.moc"
