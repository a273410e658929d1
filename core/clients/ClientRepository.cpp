#include "core/clients/ClientRepository.h"

#include "core/base/PageKey.h"
#include "core/clients/ClientQuery.h"
#include "core/clients/StoredMetadata.h"
#include "core/database/JsonList.h"

namespace core {
using namespace Qt::StringLiterals;
namespace {

QVariant secondsOrNull(const std::optional<std::chrono::seconds> &seconds)
{
    return seconds ? QVariant(qint64(seconds->count())) : QVariant(QMetaType::fromType<qint64>());
}

std::optional<std::chrono::seconds> secondsFrom(const Rows &row, int column)
{
    return row.isNull(column) ? std::nullopt : std::optional(std::chrono::seconds(row.integer(column)));
}

QString reusePolicyWord(ReusePolicy policy)
{
    return policy == ReusePolicy::UserAndClient ? u"user_and_client"_s : u"family"_s;
}

const QString kClientList = uR"(
               id, client_id, name, description, is_confidential, is_active, allowed_scopes, allowed_grant_types,
               redirect_uris, cors_origins, resources, access_token_lifetime, refresh_token_lifetime, grace_seconds,
               reuse_policy, first_party, legacy_401, created_at, updated_at, deleted_at,
               client_secret_hash, old_secret_hash, old_secret_until, secret_created_at, secret_last_used_at,
               secret_expires_at, old_secret_used_at, metadata)"_s;
const QString kClientColumns = u"SELECT "_s + kClientList + u" FROM oauth_clients"_s;

constexpr int kValueColumn = 29; ///< of a page: behind kClientList and the key

/// The only place that knows the order of kClientList.
ClientRow clientFromRow(const Rows &row)
{
    Client client;
    client.rowId = row.text(0);
    client.id = ClientId{row.text(1)};
    client.name = row.text(2);
    client.description = row.text(3);
    client.type = row.flag(4) ? ClientType::Confidential : ClientType::Public;
    client.isActive = row.flag(5);
    client.scopes = listFromJson(row.text(6));
    client.grantTypes = listFromJson(row.text(7));
    client.redirectUris = listFromJson(row.text(8));
    client.corsOrigins = listFromJson(row.text(9));
    client.resources = listFromJson(row.text(10));
    client.accessTokenLifetime = secondsFrom(row, 11);
    client.refreshTokenLifetime = secondsFrom(row, 12);
    client.graceSeconds = std::chrono::seconds(row.integer(13));
    client.reusePolicy =
        row.text(14) == reusePolicyWord(ReusePolicy::UserAndClient) ? ReusePolicy::UserAndClient : ReusePolicy::Family;
    client.firstParty = row.flag(15);
    client.legacy401 = row.flag(16);
    client.createdAt = row.instant(17);
    client.updatedAt = row.instant(18);
    client.deletedAt = row.instantOrNull(19);
    readStoredMetadata(row.text(27), client);
    return {client,
            {row.text(20), row.text(21), row.instantOrNull(22), row.instantOrNull(23), row.instantOrNull(24),
             row.instantOrNull(25), row.instantOrNull(26)}};
}

/// What both INSERT and UPDATE write.
Bindings clientBindings(const Client &client)
{
    return {{"client_id"_L1, client.id.value},
            {"name"_L1, client.name},
            {"description"_L1, client.description},
            {"is_confidential"_L1, int(client.isConfidential())},
            {"is_active"_L1, int(client.isActive)},
            {"allowed_scopes"_L1, jsonList(client.scopes)},
            {"allowed_grant_types"_L1, jsonList(client.grantTypes)},
            {"redirect_uris"_L1, jsonList(client.redirectUris)},
            {"cors_origins"_L1, jsonList(client.corsOrigins)},
            {"resources"_L1, jsonList(client.resources)},
            {"access_token_lifetime"_L1, secondsOrNull(client.accessTokenLifetime)},
            {"refresh_token_lifetime"_L1, secondsOrNull(client.refreshTokenLifetime)},
            {"grace_seconds"_L1, qint64(client.graceSeconds.count())},
            {"reuse_policy"_L1, reusePolicyWord(client.reusePolicy)},
            {"first_party"_L1, int(client.firstParty)},
            {"legacy_401"_L1, int(client.legacy401)},
            {"metadata"_L1, storedMetadata(client)},
            {"updated_at"_L1, bind(client.updatedAt)}};
}

Result<bool> changesAClient(SqlConnection &connection, const QString &sql, const Bindings &bindings)
{
    auto rows = connection.run(sql, bindings);
    if (!rows)
        return fail(rows.error());
    return rows->affected() > 0;
}

} // namespace

Result<std::optional<ClientRow>> ClientRepository::find(SqlConnection &connection, const ClientId &id)
{
    auto rows = connection.run(kClientColumns + u" WHERE client_id = :client_id"_s, {{"client_id"_L1, id.value}});
    if (!rows)
        return fail(rows.error());
    if (!rows->next())
        return std::nullopt;
    return clientFromRow(*rows);
}

Result<ClientPage> ClientRepository::page(SqlConnection &connection, const ClientCriteria &criteria,
                                          const QString &after, int limit, Instant now, const ClientOrder &order)
{
    const ClientQuery query(criteria, now);
    const QString sortedBy = ClientQuery::sortedBy(order.column);
    Bindings bindings = query.bindings();
    if (sortedBy.contains(":sorted_at"_L1))
        bindings.emplace_back("sorted_at"_L1, bind(now));
    QString sql = uR"(
        SELECT * FROM (SELECT %1, client_id AS page_key, %2 AS page_value FROM oauth_clients WHERE %3))"_s.arg(
        kClientList, sortedBy, query.condition());
    if (const auto key = PageKey::parse(after)) {
        sql += order.descending ? u" WHERE (page_value, page_key) < (:after_value, :after_key)"_s
                                : u" WHERE (page_value, page_key) > (:after_value, :after_key)"_s;
        bindings.emplace_back("after_value"_L1, key->value);
        bindings.emplace_back("after_key"_L1, key->key);
    }
    sql += order.descending ? u" ORDER BY page_value DESC, page_key DESC LIMIT :limit"_s
                            : u" ORDER BY page_value, page_key LIMIT :limit"_s;
    bindings.emplace_back("limit"_L1, limit + 1); // one more tells whether there is a next page
    auto rows = connection.run(sql, bindings);
    if (!rows)
        return fail(rows.error());
    ClientPage page;
    PageKey last;
    while (rows->next()) {
        if (int(page.rows.size()) == limit) {
            page.next = last.text();
            break;
        }
        page.rows.push_back(clientFromRow(*rows));
        const int value = kValueColumn;
        last = {ClientQuery::isTextual(order.column) ? QVariant(rows->text(value)) : QVariant(rows->integer(value)),
                page.rows.back().client.id.value};
    }
    return page;
}

Result<qint64> ClientRepository::count(SqlConnection &connection, const ClientCriteria &criteria, Instant now)
{
    const ClientQuery query(criteria, now);
    auto rows = connection.run(u"SELECT count(*) FROM oauth_clients WHERE "_s + query.condition(), query.bindings());
    if (!rows)
        return fail(rows.error());
    return rows->next() ? rows->integer(0) : 0;
}

Result<int> ClientRepository::removeDeleted(Transaction &transaction, Instant deletedBefore, int most)
{
    auto rows = transaction.run(uR"(
        SELECT client_id
          FROM oauth_clients
         WHERE deleted_at IS NOT NULL AND deleted_at < :before
         LIMIT :most)"_s,
                                {{"before"_L1, bind(deletedBefore)}, {"most"_L1, most}});
    if (!rows)
        return fail(rows.error());
    QStringList ids;
    while (rows->next())
        ids << rows->text(0);
    for (const QString &id : ids) {
        for (const QString &deletion :
             {u"DELETE FROM consents WHERE client_id = :id"_s, u"DELETE FROM oauth_clients WHERE client_id = :id"_s}) {
            if (auto deleted = transaction.run(deletion, {{"id"_L1, id}}); !deleted)
                return fail(deleted.error());
        }
    }
    return int(ids.size());
}

Result<QStringList> ClientRepository::corsOrigins(SqlConnection &connection)
{
    auto rows = connection.run(uR"(
        SELECT DISTINCT cors_origins
          FROM oauth_clients
         WHERE is_active = 1 AND deleted_at IS NULL AND cors_origins <> '[]')"_s);
    if (!rows)
        return fail(rows.error());
    QStringList origins;
    while (rows->next())
        origins << listFromJson(rows->text(0));
    origins.removeDuplicates();
    return origins;
}

Result<QStringList> ClientRepository::grantTypes(SqlConnection &connection)
{
    auto rows = connection.run(uR"(
        SELECT DISTINCT allowed_grant_types
          FROM oauth_clients
         WHERE is_active = 1 AND deleted_at IS NULL)"_s);
    if (!rows)
        return fail(rows.error());
    QStringList grants;
    while (rows->next())
        grants << listFromJson(rows->text(0));
    grants.removeDuplicates();
    return grants;
}

Result<void> ClientRepository::insert(Transaction &transaction, const Client &client, const ClientSecretHashes &secrets)
{
    Bindings bindings = clientBindings(client);
    bindings.emplace_back("id"_L1, client.rowId);
    bindings.emplace_back("client_secret_hash"_L1, bindOrNull(secrets.newest));
    bindings.emplace_back("secret_created_at"_L1, bind(secrets.createdAt));
    bindings.emplace_back("secret_expires_at"_L1, bind(secrets.newestUntil));
    bindings.emplace_back("created_at"_L1, bind(client.createdAt));
    auto rows = transaction.run(uR"(
        INSERT INTO oauth_clients (id, client_id, name, description, client_secret_hash, secret_created_at,
                                   secret_expires_at, is_confidential, is_active, allowed_scopes, allowed_grant_types, redirect_uris,
                                   cors_origins, resources, access_token_lifetime, refresh_token_lifetime,
                                   grace_seconds, reuse_policy, first_party, legacy_401, metadata, created_at,
                                   updated_at)
        VALUES (:id, :client_id, :name, :description, :client_secret_hash, :secret_created_at,
                :secret_expires_at, :is_confidential, :is_active, :allowed_scopes, :allowed_grant_types, :redirect_uris,
                :cors_origins, :resources, :access_token_lifetime, :refresh_token_lifetime,
                :grace_seconds, :reuse_policy, :first_party, :legacy_401, :metadata, :created_at,
                :updated_at))"_s,
                                bindings);
    if (!rows)
        return fail(rows.error());
    return {};
}

Result<bool> ClientRepository::update(Transaction &transaction, const Client &client)
{
    return changesAClient(transaction, uR"(
        UPDATE oauth_clients
           SET name = :name, description = :description, is_confidential = :is_confidential, is_active = :is_active,
               allowed_scopes = :allowed_scopes, allowed_grant_types = :allowed_grant_types,
               redirect_uris = :redirect_uris, cors_origins = :cors_origins, resources = :resources,
               access_token_lifetime = :access_token_lifetime, refresh_token_lifetime = :refresh_token_lifetime,
               grace_seconds = :grace_seconds, reuse_policy = :reuse_policy, first_party = :first_party,
               legacy_401 = :legacy_401, metadata = :metadata, updated_at = :updated_at
         WHERE client_id = :client_id)"_s,
                          clientBindings(client));
}

Result<bool> ClientRepository::setSecrets(Transaction &transaction, const ClientId &id,
                                          const ClientSecretHashes &secrets)
{
    return changesAClient(transaction, uR"(
        UPDATE oauth_clients
           SET client_secret_hash = :newest, old_secret_hash = :old, old_secret_until = :old_until,
               secret_created_at = :created_at, secret_last_used_at = :last_used_at,
               secret_expires_at = :newest_until, old_secret_used_at = :old_last_used_at
         WHERE client_id = :client_id)"_s,
                          {{"newest"_L1, bindOrNull(secrets.newest)},
                           {"old"_L1, bindOrNull(secrets.old)},
                           {"old_until"_L1, bind(secrets.oldUntil)},
                           {"created_at"_L1, bind(secrets.createdAt)},
                           {"last_used_at"_L1, bind(secrets.lastUsedAt)},
                           {"newest_until"_L1, bind(secrets.newestUntil)},
                           {"old_last_used_at"_L1, bind(secrets.oldLastUsedAt)},
                           {"client_id"_L1, id.value}});
}

Result<bool> ClientRepository::setActive(Transaction &transaction, const ClientId &id, bool active, Instant now)
{
    return changesAClient(
        transaction, uR"(
        UPDATE oauth_clients
           SET is_active = :active, updated_at = :now
         WHERE client_id = :client_id AND is_active <> :same AND deleted_at IS NULL)"_s,
        {{"active"_L1, int(active)}, {"now"_L1, bind(now)}, {"client_id"_L1, id.value}, {"same"_L1, int(active)}});
}

Result<bool> ClientRepository::softDelete(Transaction &transaction, const ClientId &id, Instant now)
{
    return changesAClient(transaction, uR"(
        UPDATE oauth_clients
           SET deleted_at = :deleted, updated_at = :now
         WHERE client_id = :client_id AND deleted_at IS NULL)"_s,
                          {{"deleted"_L1, bind(now)}, {"now"_L1, bind(now)}, {"client_id"_L1, id.value}});
}

Result<bool> ClientRepository::restore(Transaction &transaction, const ClientId &id, Instant now)
{
    return changesAClient(transaction, uR"(
        UPDATE oauth_clients
           SET deleted_at = NULL, updated_at = :now
         WHERE client_id = :client_id AND deleted_at IS NOT NULL)"_s,
                          {{"now"_L1, bind(now)}, {"client_id"_L1, id.value}});
}

Result<QString> ClientRepository::registrationTokenHash(SqlConnection &connection, const ClientId &id)
{
    auto rows = connection.run(u"SELECT registration_token_hash FROM oauth_clients WHERE client_id = :client_id"_s,
                               {{"client_id"_L1, id.value}});
    if (!rows)
        return fail(rows.error());
    return rows->next() ? rows->text(0) : QString();
}

Result<bool> ClientRepository::setRegistrationTokenHash(Transaction &transaction, const ClientId &id,
                                                        const QString &hash)
{
    return changesAClient(transaction,
                          u"UPDATE oauth_clients SET registration_token_hash = :hash WHERE client_id = :client_id"_s,
                          {{"hash"_L1, bindOrNull(hash)}, {"client_id"_L1, id.value}});
}

Result<bool> ClientRepository::recordSecretUse(Transaction &transaction, const ClientId &id, const QString &hash,
                                               Instant now)
{
    const auto record = [&](const QString &sql) {
        return changesAClient(transaction, sql, {{"now"_L1, bind(now)}, {"client_id"_L1, id.value}, {"hash"_L1, hash}});
    };
    auto isNewest = record(uR"(
        UPDATE oauth_clients SET secret_last_used_at = :now
         WHERE client_id = :client_id AND client_secret_hash = :hash)"_s);
    if (!isNewest || *isNewest)
        return isNewest;
    return record(uR"(
        UPDATE oauth_clients SET old_secret_used_at = :now
         WHERE client_id = :client_id AND old_secret_hash = :hash)"_s);
}

} // namespace core
