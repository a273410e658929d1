#include "core/audit/AuditLog.h"

#include "core/audit/AuditChain.h"
#include "core/audit/AuditEnd.h"
#include "core/audit/AuditKinds.h"
#include "core/audit/AuditVerification.h"
#include "core/settings/SettingsRepository.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace core {

namespace {

constexpr qsizetype kLongestUserAgent = 256;

/// The newest row; after a purge of all rows what the anchor remembers.
Result<ChainPoint> headOf(SqlConnection &connection, const QString &nodeId)
{
    for (const QString &sql : {u"SELECT seq, hash FROM audit_logs WHERE node_id = :node ORDER BY seq DESC LIMIT 1"_s,
                               u"SELECT seq, hash FROM audit_anchors WHERE node_id = :node"_s}) {
        auto rows = connection.run(sql, {{"node"_L1, nodeId}});
        if (!rows)
            return fail(rows.error());
        if (rows->next())
            return ChainPoint{nodeId, rows->integer(0), rows->text(1)};
    }
    return ChainPoint{nodeId, 0, chainStart()};
}

/// Half a surrogate pair has no UTF-8: what is hashed must be what SQLite keeps.
QByteArray storable(const QString &text)
{
    return QString::fromUtf8(text.toUtf8()).toUtf8();
}

std::optional<QByteArray> storableOrNull(const QString &text)
{
    return text.isEmpty() ? std::nullopt : std::optional(storable(text));
}

QVariant bound(const QByteArray &text)
{
    return QString::fromUtf8(text);
}

QVariant bound(const std::optional<QByteArray> &text)
{
    return bindOrNull(text ? QString::fromUtf8(*text) : QString());
}

QString insertRow()
{
    return uR"(
        INSERT INTO audit_logs (id, node_id, seq, user_id, client_id, event_type, event_data, ip_address, user_agent, success,
                                error_message, request_id, actor, created_at, prev_hash, hash, kind,
                                typed_name, family_id)
        VALUES (:id, :node_id, :seq, :user_id, :client_id, :event_type, :event_data, :ip_address, :user_agent, :success,
                :error_message, :request_id, :actor, :created_at, :prev_hash, :hash, :kind,
                :typed_name, :family_id))"_s;
}

} // namespace

AuditLog::AuditLog(const Clock &clock, Random &random, QString nodeId)
    : m_clock(clock), m_random(random), m_nodeId(std::move(nodeId))
{}

Result<QString> AuditLog::settleNodeId(Transaction &transaction, Random &random, Instant now)
{
    const QString name = u"node_id"_s;
    const auto present = SettingsRepository::value(transaction, name);
    if (!present)
        return fail(present.error());
    if (*present)
        return **present;
    const QString fresh = random.uuid();
    if (auto kept = SettingsRepository::set(transaction, name, fresh, now); !kept)
        return fail(kept.error());
    return fresh;
}

Result<void> AuditLog::append(Transaction &transaction, const AuditEvent &event)
{
    const auto head = headOf(transaction, m_nodeId);
    const auto kind = AuditKinds::numberOf(transaction, event);
    if (!head || !kind)
        return fail(head ? kind.error() : head.error());
    const ChainedRow row{.id = m_random.uuid().toUtf8(),
                         .nodeId = storable(m_nodeId),
                         .seq = head->seq + 1,
                         .userId = storableOrNull(event.user.value),
                         .clientId = storableOrNull(event.client.value),
                         .eventType = eventName(event.type).toUtf8(),
                         .eventData =
                             storable(QString::fromUtf8(QJsonDocument(event.data).toJson(QJsonDocument::Compact))),
                         .address = storable(event.origin.address),
                         .userAgent = storable(event.origin.userAgent.left(kLongestUserAgent)),
                         .success = event.success,
                         .errorMessage = storable(event.errorMessage),
                         .requestId = storable(event.origin.requestId.value),
                         .actor = storable(event.origin.actor),
                         .createdAt = toMillis(m_clock.now()),
                         .prevHash = head->hash};
    const QString hash = chainHash(row);
    const auto datum = [&event](QLatin1String name) { return storableOrNull(event.data.value(name).toString()); };
    auto inserted = transaction.run(
        insertRow(), {{"id"_L1, bound(row.id)},
                      {"node_id"_L1, bound(row.nodeId)},
                      {"seq"_L1, row.seq},
                      {"user_id"_L1, bound(row.userId)},
                      {"client_id"_L1, bound(row.clientId)},
                      {"event_type"_L1, bound(row.eventType)},
                      {"event_data"_L1, bound(row.eventData)},
                      {"ip_address"_L1, bound(row.address)},
                      {"user_agent"_L1, bound(row.userAgent)},
                      {"success"_L1, row.success},
                      {"error_message"_L1, bound(row.errorMessage)},
                      {"request_id"_L1, bound(row.requestId)},
                      {"actor"_L1, bound(row.actor)},
                      {"created_at"_L1, row.createdAt},
                      {"prev_hash"_L1, row.prevHash},
                      {"hash"_L1, hash},
                      {"kind"_L1, *kind},
                      {"typed_name"_L1, bound(event.user.isEmpty() ? datum("username"_L1) : std::nullopt)},
                      {"family_id"_L1, bound(datum("family_id"_L1))}});
    if (!inserted)
        return fail(inserted.error());
    if (const auto key = seal())
        transaction.beforeCommit(this, [this, key, before = *head](Transaction &closing) -> Result<void> {
            const auto newest = headOf(closing, m_nodeId);
            if (!newest)
                return fail(newest.error());
            return AuditEnd::advance(closing, *key, before, *newest);
        });
    return {};
}

void AuditLog::sealWith(std::shared_ptr<const AuditSeal> seal)
{
    const std::scoped_lock lock(m_sealMutex);
    m_seal = std::move(seal);
}

std::shared_ptr<const AuditSeal> AuditLog::seal() const
{
    const std::scoped_lock lock(m_sealMutex);
    return m_seal;
}

Result<void> AuditLog::beginSealing(Transaction &transaction) const
{
    const auto key = seal();
    if (!key)
        return {};
    const auto head = headOf(transaction, m_nodeId);
    if (!head)
        return fail(head.error());
    return AuditEnd::begin(transaction, *key, *head);
}

Result<void> AuditLog::sealEnd(Transaction &transaction) const
{
    const auto key = seal();
    if (!key)
        return {};
    const auto head = headOf(transaction, m_nodeId);
    if (!head)
        return fail(head.error());
    return AuditEnd::advance(transaction, *key, *head, *head);
}

Result<bool> AuditLog::isSealed(Snapshot &snapshot) const
{
    const auto key = seal();
    if (!key)
        return true;
    const auto end = AuditEnd::find(snapshot, m_nodeId);
    if (!end)
        return fail(end.error());
    return *end && key->isGenuine(AuditSeal::Kind::End, (*end)->point, {}, (*end)->seal);
}

Result<AuditVerdict> AuditLog::verify(Snapshot &snapshot, const std::function<bool(qint64, qint64)> &progress,
                                      const std::function<bool(const SignedHead &)> &isGenuine)
{
    return AuditVerification(snapshot, progress, isGenuine, seal()).run(m_nodeId);
}

} // namespace core
