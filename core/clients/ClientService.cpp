#include "core/clients/ClientService.h"

#include "core/clients/ClientRepository.h"
#include "core/clients/ClientRules.h"
#include "core/clients/ClientSecrets.h"

#include <QJsonArray>

namespace core {
using namespace Qt::StringLiterals;
namespace {

constexpr std::chrono::seconds kLongestOverlap{90 * 86400};

QJsonValue jsonLifetime(const std::optional<std::chrono::seconds> &lifetime)
{
    return lifetime ? QJsonValue(qint64(lifetime->count())) : QJsonValue();
}

/// As the audit log tells of a client: all that can be edited, no secret.
QJsonObject describedClient(const Client &client)
{
    return {{u"client_name"_s, client.name},
            {u"description"_s, client.description},
            {u"is_confidential"_s, client.isConfidential()},
            {u"is_active"_s, client.isActive},
            {u"scope"_s, client.scopes.join(u' ')},
            {u"grant_types"_s, QJsonArray::fromStringList(client.grantTypes)},
            {u"redirect_uris"_s, QJsonArray::fromStringList(client.redirectUris)},
            {u"cors_origins"_s, QJsonArray::fromStringList(client.corsOrigins)},
            {u"resources"_s, QJsonArray::fromStringList(client.resources)},
            {u"access_token_lifetime"_s, jsonLifetime(client.accessTokenLifetime)},
            {u"refresh_token_lifetime"_s, jsonLifetime(client.refreshTokenLifetime)},
            {u"grace_seconds"_s, qint64(client.graceSeconds.count())},
            {u"reuse_policy"_s, client.reusePolicy == ReusePolicy::UserAndClient ? u"user_and_client"_s : u"family"_s},
            {u"first_party"_s, client.firstParty},
            {u"legacy_401"_s, client.legacy401}};
}

/// Leaves in both only the members that differ.
void keepDifferences(QJsonObject &before, QJsonObject &after)
{
    const QStringList members = before.keys();
    for (const QString &member : members) {
        if (before.value(member) == after.value(member)) {
            before.remove(member);
            after.remove(member);
        }
    }
}

Result<ClientRow> existingClient(Transaction &transaction, const ClientId &id)
{
    auto found = ClientRepository::find(transaction, id);
    if (!found)
        return fail(found.error());
    if (!*found)
        return fail(ErrorKind::NotFound, u"there is no such client"_s, u"client_id"_s);
    return std::move(**found);
}

Result<ClientRow> livingClient(Transaction &transaction, const ClientId &id)
{
    auto found = existingClient(transaction, id);
    if (found && found->client.deletedAt)
        return fail(ErrorKind::NotFound, u"the client is deleted"_s, u"client_id"_s);
    return found;
}

} // namespace

ClientService::ClientService(AuditLog &audit, const Clock &clock, Random &random)
    : m_audit(audit), m_clock(clock), m_random(random)
{}

Result<ClientService::Created> ClientService::create(Transaction &transaction, Client draft, const Origin &origin,
                                                     const QString &typedSecretHash)
{
    if (draft.name.trimmed().isEmpty())
        draft.name = draft.id.value;
    if (auto checked = ClientRules::check(draft); !checked)
        return fail(checked.error());
    const auto found = ClientRepository::find(transaction, draft.id);
    if (!found)
        return fail(found.error());
    if (*found)
        return fail(ErrorKind::AlreadyExists, u"the client_id is in use"_s, u"client_id"_s);

    const Instant now = m_clock.now();
    draft.rowId = m_random.uuid();
    draft.createdAt = now;
    draft.updatedAt = now;
    draft.deletedAt.reset();
    Created created{draft, {}};
    ClientSecretHashes secrets;
    if (draft.isConfidential()) {
        secrets.newest = typedSecretHash;
        secrets.createdAt = now;
        if (typedSecretHash.isEmpty()) {
            const GeneratedSecret generated = ClientSecrets::generate(m_random);
            secrets.newest = generated.hash;
            created.secret = generated.text;
        }
    }
    if (auto inserted = ClientRepository::insert(transaction, draft, secrets); !inserted)
        return fail(inserted.error());
    if (auto recorded = record(transaction, EventType::ClientCreated, draft.id, {}, describedClient(draft), origin);
        !recorded)
        return fail(recorded.error());
    return created;
}

Result<Client> ClientService::update(Transaction &transaction, Client changed, const Origin &origin)
{
    auto found = livingClient(transaction, changed.id);
    if (!found)
        return fail(found.error());
    const Client &present = found->client;
    if (changed.name.trimmed().isEmpty())
        changed.name = changed.id.value;
    if (auto checked = ClientRules::check(changed); !checked)
        return fail(checked.error());
    changed.rowId = present.rowId;
    changed.createdAt = present.createdAt;
    changed.deletedAt = present.deletedAt;
    QJsonObject before = describedClient(present);
    QJsonObject after = describedClient(changed);
    keepDifferences(before, after);
    if (after.isEmpty())
        return present;
    changed.updatedAt = m_clock.now();
    if (auto updated = ClientRepository::update(transaction, changed); !updated)
        return fail(updated.error());
    if (present.isConfidential() && !changed.isConfidential()) {
        if (auto cleared = ClientRepository::setSecrets(transaction, changed.id, {}); !cleared)
            return fail(cleared.error());
    }
    if (auto recorded = record(transaction, EventType::ClientUpdated, changed.id, before, after, origin); !recorded)
        return fail(recorded.error());
    return changed;
}

Result<QString> ClientService::rotateSecret(Transaction &transaction, const ClientId &id, std::chrono::seconds overlap,
                                            const Origin &origin)
{
    if (overlap < std::chrono::seconds(0) || overlap > kLongestOverlap)
        return fail(ErrorKind::InvalidInput, u"the secret before stays valid for 0 seconds to 90 days"_s, u"overlap"_s);
    auto found = livingClient(transaction, id);
    if (!found)
        return fail(found.error());
    if (!found->client.isConfidential())
        return fail(ErrorKind::InvalidInput, u"a public client has no secret"_s, u"token_endpoint_auth_method"_s);
    const Instant now = m_clock.now();
    const GeneratedSecret generated = ClientSecrets::generate(m_random);
    ClientSecretHashes secrets;
    secrets.newest = generated.hash;
    secrets.createdAt = now;
    QJsonObject after;
    if (overlap.count() > 0 && !found->secrets.newest.isEmpty()) {
        secrets.old = found->secrets.newest;
        secrets.oldUntil = now + overlap;
        after.insert(u"old_secret_until"_s, toDateTime(*secrets.oldUntil).toString(Qt::ISODateWithMs));
    }
    if (auto stored = ClientRepository::setSecrets(transaction, id, secrets); !stored)
        return fail(stored.error());
    if (auto recorded = record(transaction, EventType::ClientSecretRotated, id, {}, after, origin); !recorded)
        return fail(recorded.error());
    return generated.text;
}

Result<void> ClientService::setActive(Transaction &transaction, const ClientId &id, bool active, const Origin &origin)
{
    if (auto found = livingClient(transaction, id); !found)
        return fail(found.error());
    const auto changed = ClientRepository::setActive(transaction, id, active, m_clock.now());
    if (!changed)
        return fail(changed.error());
    if (!*changed)
        return {};
    return record(transaction, EventType::ClientUpdated, id, {{u"is_active"_s, !active}}, {{u"is_active"_s, active}},
                  origin);
}

Result<void> ClientService::remove(Transaction &transaction, const ClientId &id, const Origin &origin)
{
    auto found = existingClient(transaction, id);
    if (!found)
        return fail(found.error());
    const auto changed = ClientRepository::softDelete(transaction, id, m_clock.now());
    if (!changed)
        return fail(changed.error());
    if (!*changed)
        return {};
    return record(transaction, EventType::ClientDeleted, id, describedClient(found->client), {}, origin);
}

Result<void> ClientService::restore(Transaction &transaction, const ClientId &id, const Origin &origin)
{
    if (auto found = existingClient(transaction, id); !found)
        return fail(found.error());
    const auto changed = ClientRepository::restore(transaction, id, m_clock.now());
    if (!changed)
        return fail(changed.error());
    if (!*changed)
        return {};
    return record(transaction, EventType::ClientUpdated, id, {{u"deleted"_s, true}}, {{u"deleted"_s, false}}, origin);
}

Result<void> ClientService::record(Transaction &transaction, EventType type, const ClientId &id,
                                   const QJsonObject &before, const QJsonObject &after, const Origin &origin)
{
    AuditEvent event;
    event.type = type;
    event.client = id;
    if (!before.isEmpty())
        event.data.insert(u"before"_s, before);
    if (!after.isEmpty())
        event.data.insert(u"after"_s, after);
    event.origin = origin;
    return m_audit.append(transaction, event);
}

} // namespace core
