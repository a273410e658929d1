#include "core/audit/AuditLog.h"

#include "core/audit/AuditChain.h"
#include "core/audit/AuditEnd.h"
#include "core/audit/AuditKinds.h"
#include "core/audit/AuditSums.h"
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

/// Random, yet in the order of time (RFC 9562 §5.7): each row goes to the end of the index of ids.
QString orderedId(Random &random, qint64 millis)
{
    const QString time = QString::number(millis, 16).rightJustified(12, u'0').right(12);
    return time.left(8) + u'-' + time.mid(8) + u"-7"_s + random.uuid().mid(15);
}

QString insertRow(const QString &isKind)
{
    return uR"(
        INSERT INTO audit_logs (id, node_id, seq, user_id, client_id, event_type, event_data, ip_address, user_agent, success,
                                error_message, request_id, actor, created_at, prev_hash, hash, kind,
                                typed_name, family_id)
        SELECT :id, :node_id, :seq, :user_id, :client_id, :event_type, :event_data, :ip_address, :user_agent, :success,
               :error_message, :request_id, :actor, :created_at, :prev_hash, :hash, k.id,
               :typed_name, :family_id
          FROM audit_kinds k
         WHERE )"_s +
           isKind;
}

Bindings bindingsOf(const ChainedRow &row, const QString &hash, const AuditEvent &event)
{
    const auto datum = [&event](QLatin1String name) { return storableOrNull(event.data.value(name).toString()); };
    return {{"id"_L1, bound(row.id)},
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
            {"typed_name"_L1, bound(event.user.isEmpty() ? datum("username"_L1) : std::nullopt)},
            {"family_id"_L1, bound(datum("family_id"_L1))}};
}

/// Nearly always the row's kind is there: then it is found by the statement that writes the row.
Result<void> insert(Transaction &transaction, const ChainedRow &row, const QString &hash, const AuditEvent &event)
{
    static const QString isOfNames = uR"(k.event_type = :event_type AND k.client_id = COALESCE(:client_id, '')
           AND k.error_message = :error_message AND k.grant_type = :grant AND k.actor = :actor AND k.is_rough = 0
           AND k.id % 2 = :success)"_s;
    Bindings bindings = bindingsOf(row, hash, event);
    bindings.emplace_back("grant"_L1, bound(storable(event.data.value("grant"_L1).toString())));
    const auto inserted = transaction.run(insertRow(isOfNames), bindings);
    if (!inserted)
        return fail(inserted.error());
    if (inserted->affected() > 0)
        return {};
    const auto kind = AuditKinds::numberOf(transaction, event);
    if (!kind)
        return fail(kind.error());
    bindings.back() = {"kind"_L1, *kind};
    const auto added = transaction.run(insertRow(u"k.id = :kind"_s), bindings);
    if (!added)
        return fail(added.error());
    return {};
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
    if (!head)
        return fail(head.error());
    const qint64 now = toMillis(m_clock.now());
    const ChainedRow row{.id = orderedId(m_random, now).toUtf8(),
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
                         .createdAt = now,
                         .prevHash = head->hash};
    if (auto inserted = insert(transaction, row, chainHash(row), event); !inserted)
        return inserted;
    closeBeforeCommit(transaction, *head);
    return {};
}

/// What is kept of all rows together is brought up to date once a commit, also where the task of a row failed.
void AuditLog::closeBeforeCommit(Transaction &transaction, const ChainPoint &before)
{
    transaction.beforeCommit(this, [before, key = seal()](Transaction &closing) -> Result<void> {
        if (auto counted = AuditSums::catchUp(closing, before.nodeId); !counted)
            return counted;
        if (!key)
            return {};
        const auto newest = headOf(closing, before.nodeId);
        if (!newest)
            return fail(newest.error());
        return AuditEnd::advance(closing, *key, before, *newest);
    });
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
