#include "core/clients/ClientService.h"

#include "core/clients/ClientChanges.h"
#include "core/clients/ClientRepository.h"
#include "core/clients/ClientRules.h"
#include "core/clients/ClientSecrets.h"

#include <algorithm>

namespace core {
using namespace Qt::StringLiterals;
namespace {

constexpr std::chrono::seconds kLongestOverlap{90 * 86400};
constexpr std::chrono::seconds kLongestSecretLife{5LL * 365 * 86400};

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

ClientSecretHashes rotatedHashes(const ClientSecretHashes &present, const QString &newest, std::chrono::seconds overlap,
                                 std::optional<std::chrono::seconds> lifetime, Instant now)
{
    ClientSecretHashes rotated;
    rotated.newest = newest;
    rotated.createdAt = now;
    if (lifetime)
        rotated.newestUntil = now + *lifetime;
    if (overlap.count() > 0 && present.hasLiveNewest(now)) {
        rotated.old = present.newest;
        rotated.oldUntil = std::min<Instant>(now + overlap, present.newestUntil.value_or(now + overlap));
        rotated.oldLastUsedAt = present.lastUsedAt;
    }
    return rotated;
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
    if (auto checked = ClientRules::checkNew(draft); !checked)
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
    if (draft.usesSecret()) {
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
    changed.isRegistered = present.isRegistered;
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
    if (present.usesSecret() && !changed.usesSecret()) {
        if (auto cleared = ClientRepository::setSecrets(transaction, changed.id, {}); !cleared)
            return fail(cleared.error());
    }
    if (auto recorded = record(transaction, EventType::ClientUpdated, changed.id, before, after, origin); !recorded)
        return fail(recorded.error());
    return changed;
}

Result<QString> ClientService::rotateSecret(Transaction &transaction, const ClientId &id, std::chrono::seconds overlap,
                                            const Origin &origin, std::optional<std::chrono::seconds> lifetime)
{
    if (overlap < std::chrono::seconds(0) || overlap > kLongestOverlap)
        return fail(ErrorKind::InvalidInput, u"the secret before stays valid for 0 seconds to 90 days"_s, u"overlap"_s);
    if (lifetime && (*lifetime < std::chrono::seconds(1) || *lifetime > kLongestSecretLife))
        return fail(ErrorKind::InvalidInput, u"a secret lives 1 second to 5 years"_s, u"lifetime"_s);
    auto found = livingClient(transaction, id);
    if (!found)
        return fail(found.error());
    if (!found->client.usesSecret())
        return fail(ErrorKind::InvalidInput, u"a client with this token_endpoint_auth_method has no secret"_s,
                    u"token_endpoint_auth_method"_s);
    const Instant now = m_clock.now();
    const GeneratedSecret generated = ClientSecrets::generate(m_random);
    const ClientSecretHashes secrets = rotatedHashes(found->secrets, generated.hash, overlap, lifetime, now);
    if (auto stored = ClientRepository::setSecrets(transaction, id, secrets); !stored)
        return fail(stored.error());
    QJsonObject after;
    if (secrets.oldUntil)
        after.insert(u"old_secret_until"_s, toDateTime(*secrets.oldUntil).toString(Qt::ISODateWithMs));
    if (secrets.newestUntil)
        after.insert(u"client_secret_expires_at"_s, toDateTime(*secrets.newestUntil).toString(Qt::ISODateWithMs));
    if (auto recorded = record(transaction, EventType::ClientSecretRotated, id, {}, after, origin); !recorded)
        return fail(recorded.error());
    return generated.text;
}

Result<void> ClientService::retireOldSecret(Transaction &transaction, const ClientId &id, const Origin &origin)
{
    auto found = livingClient(transaction, id);
    if (!found)
        return fail(found.error());
    ClientSecretHashes secrets = found->secrets;
    if (!secrets.hasLiveOld(m_clock.now()))
        return fail(ErrorKind::NotFound, u"there is no secret before the newest one"_s, u"client_secret"_s);
    const QString until = toDateTime(*secrets.oldUntil).toString(Qt::ISODateWithMs);
    secrets.old.clear();
    secrets.oldUntil.reset();
    secrets.oldLastUsedAt.reset();
    if (auto stored = ClientRepository::setSecrets(transaction, id, secrets); !stored)
        return fail(stored.error());
    return record(transaction, EventType::ClientSecretRotated, id, {{u"old_secret_until"_s, until}},
                  {{u"old_secret_until"_s, QJsonValue()}}, origin);
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
