#include "core/admin/database/DatabaseClientCareAdmin.h"

#include "core/admin/ServerControl.h"
#include "core/admin/database/ChainEnding.h"
#include "core/admin/database/GrantUses.h"
#include "core/base/StrictJson.h"
#include "core/clients/ClientChanges.h"
#include "core/clients/ClientMetadata.h"
#include "core/clients/ClientRepository.h"
#include "core/clients/ClientRules.h"

#include <QJsonDocument>
#include <QtConcurrent>

namespace core {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::seconds kUseStaysFresh{60};
constexpr qsizetype kLongestClientJson = 256 * 1024;
constexpr int kClientJsonDepth = 8;

std::vector<ClientChange> changesBetween(const QJsonObject &before, const QJsonObject &after)
{
    std::vector<ClientChange> changes;
    QStringList members = before.keys() + after.keys();
    members.removeDuplicates();
    members.sort();
    for (const QString &member : std::as_const(members)) {
        const auto side = [&](const QJsonObject &object) {
            const QJsonValue value = object.value(member);
            return value.isUndefined() ? QJsonValue() : value;
        };
        if (side(before) != side(after))
            changes.push_back({member, side(before), side(after)});
    }
    return changes;
}

Result<ClientRow> storedClient(SqlConnection &connection, const ClientId &id)
{
    auto found = ClientRepository::find(connection, id);
    if (!found)
        return fail(found.error());
    if (!*found)
        return fail(ErrorKind::NotFound, u"there is no client '%1'"_s.arg(id.value), u"client_id"_s);
    return std::move(**found);
}

} // namespace

ClientService DatabaseClientCareAdmin::service() const
{
    return {m_context.audit, m_context.clock, m_context.random};
}

void DatabaseClientCareAdmin::told() const
{
    m_context.clients.invalidate();
    m_context.changed(ClientsArea | ChainsArea | AuditArea);
}

QFuture<Result<ClientsChanged>> DatabaseClientCareAdmin::changeEach(std::vector<ClientId> ids, Change change)
{
    return QtConcurrent::run(&m_context.pool, [this, ids, change]() -> Result<ClientsChanged> {
        ClientsChanged outcome;
        for (const ClientId &id : ids) {
            const auto changed =
                m_context.database.writeNow([&](Transaction &transaction) { return change(transaction, id); });
            if (!changed)
                outcome.failed.push_back({id, changed.error()});
            else if (*changed)
                outcome.changed.push_back(id);
        }
        if (!outcome.changed.empty())
            told();
        return outcome;
    });
}

QFuture<Result<ClientsChanged>> DatabaseClientCareAdmin::setActive(std::vector<ClientId> ids, bool active)
{
    return changeEach(std::move(ids), [this, active](Transaction &transaction, const ClientId &id) -> Result<bool> {
        const auto present = storedClient(transaction, id);
        if (!present)
            return fail(present.error());
        if (const auto set = service().setActive(transaction, id, active, m_context.origin()); !set)
            return fail(set.error());
        return present->client.isActive != active;
    });
}

QFuture<Result<ClientsChanged>> DatabaseClientCareAdmin::remove(std::vector<ClientId> ids)
{
    return changeEach(std::move(ids), [this](Transaction &transaction, const ClientId &id) -> Result<bool> {
        const auto present = storedClient(transaction, id);
        if (!present)
            return fail(present.error());
        if (const auto removed = service().remove(transaction, id, m_context.origin()); !removed)
            return fail(removed.error());
        const auto ended = endChains(transaction, m_context, {.client = id}, u"client_deleted"_s);
        if (!ended)
            return fail(ended.error());
        return !present->client.deletedAt;
    });
}

QFuture<Result<ClientsChanged>> DatabaseClientCareAdmin::restore(std::vector<ClientId> ids)
{
    return changeEach(std::move(ids), [this](Transaction &transaction, const ClientId &id) -> Result<bool> {
        const auto present = storedClient(transaction, id);
        if (!present)
            return fail(present.error());
        if (const auto restored = service().restore(transaction, id, m_context.origin()); !restored)
            return fail(restored.error());
        return present->client.deletedAt.has_value();
    });
}

QFuture<Result<std::vector<ClientChange>>> DatabaseClientCareAdmin::preview(Client changed)
{
    return m_context.database.read([changed](Snapshot &snapshot) mutable -> Result<std::vector<ClientChange>> {
        const auto present = storedClient(snapshot, changed.id);
        if (!present)
            return fail(present.error());
        changed.isRegistered = present->client.isRegistered;
        if (changed.name.trimmed().isEmpty())
            changed.name = changed.id.value;
        if (const auto valid = ClientRules::check(changed); !valid)
            return fail(valid.error());
        return changesBetween(describedClient(present->client), describedClient(changed));
    });
}

QFuture<Result<std::vector<ClientRevision>>> DatabaseClientCareAdmin::history(ClientId id, int most)
{
    return m_context.database.read([id, most](Snapshot &snapshot) -> Result<std::vector<ClientRevision>> {
        // The plus: a busy client has millions of rows, but few events of these kinds.
        auto rows = snapshot.run(uR"(
            SELECT id, created_at, event_type, actor, event_data
              FROM audit_logs
             WHERE event_type IN ('client_created', 'client_updated', 'client_secret_rotated', 'client_deleted')
               AND +client_id = :client
             ORDER BY created_at DESC, seq DESC
             LIMIT :most)"_s,
                                 {{"client"_L1, id.value}, {"most"_L1, qBound(1, most, 500)}});
        if (!rows)
            return fail(rows.error());
        std::vector<ClientRevision> revisions;
        while (rows->next()) {
            const QJsonObject data = QJsonDocument::fromJson(rows->text(4).toUtf8()).object();
            const QJsonObject former = data.value("before"_L1).toObject();
            ClientRevision revision{rows->text(0), rows->instant(1), rows->text(2), rows->text(3),
                                    changesBetween(former, data.value("after"_L1).toObject())};
            revision.canPutBack =
                revision.event == "client_updated"_L1 && !former.isEmpty() && !former.contains("deleted"_L1);
            revisions.push_back(std::move(revision));
        }
        return revisions;
    });
}

QFuture<Result<Client>> DatabaseClientCareAdmin::before(ClientId id, QString auditId)
{
    return m_context.database.read([id, auditId](Snapshot &snapshot) -> Result<Client> {
        const auto present = storedClient(snapshot, id);
        if (!present)
            return fail(present.error());
        auto rows = snapshot.run(uR"(
            SELECT event_data FROM audit_logs
             WHERE id = :id AND client_id = :client AND event_type = 'client_updated')"_s,
                                 {{"id"_L1, auditId}, {"client"_L1, id.value}});
        if (!rows)
            return fail(rows.error());
        if (!rows->next())
            return fail(ErrorKind::NotFound, u"there is no such change of this client"_s);
        const QJsonObject data = QJsonDocument::fromJson(rows->text(0).toUtf8()).object();
        return clientWith(present->client, data.value("before"_L1).toObject());
    });
}

QFuture<Result<void>> DatabaseClientCareAdmin::retireOldSecret(ClientId id)
{
    return QtConcurrent::run(&m_context.pool, [this, id]() -> Result<void> {
        const auto retired = m_context.database.writeNow(
            [&](Transaction &transaction) { return service().retireOldSecret(transaction, id, m_context.origin()); });
        if (retired)
            told();
        return retired;
    });
}

QFuture<Result<QByteArray>> DatabaseClientCareAdmin::exportJson(ClientId id)
{
    return m_context.database.read([id](Snapshot &snapshot) -> Result<QByteArray> {
        const auto present = storedClient(snapshot, id);
        if (!present)
            return fail(present.error());
        return QJsonDocument(clientMetadata(present->client)).toJson();
    });
}

QFuture<Result<ClientImport>> DatabaseClientCareAdmin::tryImport(QByteArray json)
{
    return m_context.database.read([json](Snapshot &snapshot) -> Result<ClientImport> {
        if (json.size() > kLongestClientJson)
            return fail(ErrorKind::InvalidInput, u"the file is larger than 256 KiB"_s, u"file"_s);
        const auto metadata = parseStrictJson(json, kClientJsonDepth);
        if (!metadata)
            return fail(ErrorKind::InvalidInput, metadata.error().detail, u"file"_s);
        const ClientId id{metadata->value("client_id"_L1).toString()};
        if (id.isEmpty())
            return fail(ErrorKind::InvalidInput, u"client_id is missing"_s, u"client_id"_s);
        auto draft = clientFromMetadata(id, *metadata);
        if (!draft)
            return fail(draft.error());
        const auto found = ClientRepository::find(snapshot, id);
        if (!found)
            return fail(found.error());
        if (*found && (*found)->client.deletedAt)
            return fail(ErrorKind::Conflict, u"a deleted client has this client_id; restore it first"_s,
                        u"client_id"_s);
        if (draft->name.trimmed().isEmpty())
            draft->name = id.value;
        if (const auto valid = *found ? ClientRules::check(*draft) : ClientRules::checkNew(*draft); !valid)
            return fail(valid.error());
        if (*found)
            draft->isActive = (*found)->client.isActive;
        QJsonObject present = *found ? describedClient((*found)->client) : QJsonObject();
        return ClientImport{*draft, found->has_value(), changesBetween(present, describedClient(*draft))};
    });
}

QFuture<Result<GrantUse>> DatabaseClientCareAdmin::grantUse()
{
    return m_context.database.read([this, now = m_context.clock.now()](Snapshot &snapshot) -> Result<GrantUse> {
        if (const auto fresh = freshUse(now))
            return *fresh;
        auto use = grantUses(snapshot, now);
        if (!use)
            return use;
        const std::scoped_lock guard(m_lock);
        m_use = *use;
        m_usedAt = now;
        return use;
    });
}

/// Not locked while somebody counts: two that come at once count both.
std::optional<GrantUse> DatabaseClientCareAdmin::freshUse(Instant now)
{
    const std::scoped_lock guard(m_lock);
    return now - m_usedAt < kUseStaysFresh && now >= m_usedAt ? m_use : std::nullopt;
}

} // namespace core
