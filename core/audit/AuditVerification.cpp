#include "core/audit/AuditVerification.h"

#include "core/audit/AuditKinds.h"

#include <QRandomGenerator>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace core {

namespace {

constexpr qint64 kRowsPerReport = 1000;

/// As BLOBs, so that not even bytes which are no UTF-8 are read as something else.
QString rowsOfNode()
{
    return uR"(
        SELECT CAST(id AS BLOB), CAST(node_id AS BLOB), seq, CAST(user_id AS BLOB), CAST(client_id AS BLOB),
               CAST(event_type AS BLOB), CAST(event_data AS BLOB), CAST(ip_address AS BLOB), CAST(user_agent AS BLOB), success,
               CAST(error_message AS BLOB), CAST(request_id AS BLOB), CAST(actor AS BLOB), created_at, prev_hash, hash,
               kind, CAST(typed_name AS BLOB), )"_s +
           AuditKinds::fitsRow() + uR"(
          FROM audit_logs l
         WHERE node_id = :node
         ORDER BY seq)"_s;
}

constexpr int kHashColumn = 15;
constexpr int kKindColumn = 16;
constexpr int kNameColumn = 17;
constexpr int kFitsColumn = 18;
constexpr qint64 kMillisAnHour = 3'600'000;

ChainedRow chainedRow(const Rows &rows)
{
    const auto bytesOrNull = [&](int column) {
        return rows.isNull(column) ? std::nullopt : std::optional(rows.bytes(column));
    };
    return {.id = rows.bytes(0),
            .nodeId = rows.bytes(1),
            .seq = rows.integer(2),
            .userId = bytesOrNull(3),
            .clientId = bytesOrNull(4),
            .eventType = rows.bytes(5),
            .eventData = rows.bytes(6),
            .address = rows.bytes(7),
            .userAgent = rows.bytes(8),
            .success = rows.flag(9),
            .errorMessage = rows.bytes(10),
            .requestId = rows.bytes(11),
            .actor = rows.bytes(12),
            .createdAt = rows.integer(13),
            .prevHash = rows.text(14)};
}

} // namespace

AuditVerification::AuditVerification(Snapshot &snapshot, const Progress &progress, const IsGenuine &isGenuine,
                                     std::shared_ptr<const AuditSeal> seal)
    : m_snapshot(snapshot)
    , m_progress(progress)
    , m_isGenuine(isGenuine)
    , m_seal(std::move(seal))
    , m_hashSeed(size_t(QRandomGenerator::system()->generate64()))
{
    m_verdict.sealsChecked = m_seal != nullptr;
}

Result<AuditVerdict> AuditVerification::run(const QString &ownNode)
{
    auto count = m_snapshot.run(u"SELECT count(*) FROM audit_logs"_s);
    if (!count)
        return fail(count.error());
    m_total = count->next() ? count->integer(0) : 0;
    const auto all = nodes(ownNode);
    if (!all)
        return fail(all.error());
    for (const QString &node : *all) {
        if (auto walked = walk(node); !walked)
            return fail(walked.error());
        if (!m_verdict.intact)
            break;
    }
    if (auto checked = checkSums(); !checked)
        return fail(checked.error());
    m_verdict.headSeq = m_ends[ownNode].seq;
    m_verdict.headHash = m_verdict.headSeq == 0 ? QString() : m_ends[ownNode].hash;
    return m_verdict;
}

Result<QStringList> AuditVerification::nodes(const QString &ownNode)
{
    auto rows = m_snapshot.run(uR"(
        SELECT node_id FROM audit_logs
        UNION
        SELECT node_id FROM audit_anchors
        UNION
        SELECT node_id FROM audit_heads
        UNION
        SELECT node_id FROM audit_ends)"_s);
    if (!rows)
        return fail(rows.error());
    QStringList names;
    while (rows->next())
        names << rows->text(0);
    if (!names.contains(ownNode))
        names << ownNode; // all that there was of it may be gone
    return names;
}

Result<void> AuditVerification::walk(const QString &node)
{
    auto last = anchorOf(node);
    const auto heads = headsOf(node);
    const auto end = AuditEnd::find(m_snapshot, node);
    auto rows = m_snapshot.run(rowsOfNode(), {{"node"_L1, node}});
    if (!last || !heads || !end || !rows)
        return fail(!last ? last.error() : !heads ? heads.error() : !end ? end.error() : rows.error());
    checkHead(*heads, *last);
    checkEnd(*end, *last);
    while (m_verdict.intact && rows->next()) {
        const ChainedRow row = chainedRow(*rows);
        const QString hash = rows->text(kHashColumn);
        if (auto checked = checkRow(row, hash, *last); !checked)
            return checked;
        if (m_verdict.intact && !rows->flag(kFitsColumn))
            blame(row.seq, u"altered"_s); // it would be found by what it is not
        for (const qint64 kind : {rows->integer(kKindColumn), qint64(row.success)})
            ++m_counted[{row.createdAt / kMillisAnHour, kind}];
        ++m_kindRows[rows->integer(kKindColumn)];
        countValues(row, rows->bytes(kNameColumn));
        ++m_verdict.rows;
        *last = {row.seq, hash};
        checkHead(*heads, *last);
        checkEnd(*end, *last);
        if (auto goOn = report(); !goOn)
            return goOn;
    }
    checkNothingIsBehind(*heads, *end, *last);
    m_ends[node] = *last;
    return {};
}

Result<AuditVerification::Link> AuditVerification::anchorOf(const QString &node)
{
    auto rows = m_snapshot.run(u"SELECT seq, hash, purged_until, seal FROM audit_anchors WHERE node_id = :node"_s,
                               {{"node"_L1, node}});
    if (!rows)
        return fail(rows.error());
    if (!rows->next())
        return Link{};
    const Link anchor{rows->integer(0), rows->text(1)};
    if (m_seal && !m_seal->isGenuine(AuditSeal::Kind::Anchor, {node, anchor.seq, anchor.hash},
                                     QByteArray::number(rows->integer(2)), rows->bytes(3)))
        blame(anchor.seq, u"altered"_s);
    return anchor;
}

Result<AuditVerification::Heads> AuditVerification::headsOf(const QString &node)
{
    auto rows = m_snapshot.run(u"SELECT node_id, seq, hash, jws, seal FROM audit_heads WHERE node_id = :node"_s,
                               {{"node"_L1, node}});
    if (!rows)
        return fail(rows.error());
    Heads heads;
    while (rows->next())
        heads[rows->integer(1)] = {rows->text(0), rows->integer(1), rows->text(2), rows->text(3), rows->bytes(4)};
    return heads;
}

Result<void> AuditVerification::checkRow(const ChainedRow &row, const QString &hash, const Link &previous)
{
    if (row.seq > previous.seq + 1) {
        blame(previous.seq + 1, u"missing"_s);
        return {};
    }
    const bool follows = row.seq == previous.seq + 1 && row.prevHash == previous.hash;
    const bool isItself = chainHash(row) == hash;
    if (follows && isItself)
        return {};
    const auto elsewhere = follows ? Result<bool>(false) : isElsewhere(row);
    if (!elsewhere)
        return fail(elsewhere.error());
    if (*elsewhere)
        blame(row.seq, u"reordered"_s);
    else // a sound row that follows another row than the one before it: that one was replaced
        blame(isItself && previous.seq > 0 ? previous.seq : row.seq, u"altered"_s);
    return {};
}

/// Is the row that this one was written after somewhere else in the chain?
Result<bool> AuditVerification::isElsewhere(const ChainedRow &row)
{
    auto rows = m_snapshot.run(u"SELECT 1 FROM audit_logs WHERE node_id = :node AND hash = :hash LIMIT 1"_s,
                               {{"node"_L1, QString::fromUtf8(row.nodeId)}, {"hash"_L1, row.prevHash}});
    if (!rows)
        return fail(rows.error());
    return rows->next();
}

void AuditVerification::checkHead(const Heads &heads, const Link &link)
{
    const auto head = heads.find(link.seq);
    if (head == heads.end() || !m_verdict.intact)
        return;
    const SignedHead &found = head->second;
    const bool isSealed =
        !m_seal || m_seal->isGenuine(AuditSeal::Kind::Head, found.point(), found.jws.toUtf8(), found.seal);
    if (found.hash != link.hash || !isSealed || (m_isGenuine && !m_isGenuine(found)))
        blame(link.seq, u"altered"_s);
}

void AuditVerification::checkEnd(const std::optional<AuditEnd::Stored> &end, const Link &link)
{
    if (m_verdict.intact && end && end->point.seq == link.seq && end->point.hash != link.hash)
        blame(link.seq, u"altered"_s);
}

/// The order matters: an end that was made up says nothing of how far the chain went.
void AuditVerification::checkNothingIsBehind(const Heads &heads, const std::optional<AuditEnd::Stored> &end,
                                             const Link &last)
{
    if (!m_verdict.intact)
        return;
    if (m_seal && !end)
        return blame(last.seq, u"not sealed"_s);
    if (m_seal && !m_seal->isGenuine(AuditSeal::Kind::End, end->point, {}, end->seal))
        return blame(end->point.seq, u"not sealed"_s);
    if ((!heads.empty() && heads.rbegin()->first > last.seq) || (end && end->point.seq > last.seq))
        blame(last.seq + 1, u"cut off after a signed head"_s);
}

/// A value by its number, so that a log of many values needs little room. Its case is not told apart, as in SQLite.
quint64 AuditVerification::valueNumber(const char *field, const QByteArray &value) const
{
    return qHash(field + value.toLower(), m_hashSeed);
}

void AuditVerification::countValues(const ChainedRow &row, const QByteArray &typedName)
{
    for (const auto &[field, value] :
         {std::pair("address", row.address), std::pair("user", row.userId.value_or(QByteArray())),
          std::pair("name", typedName)}) {
        if (!value.isEmpty())
            ++m_valueRows[valueNumber(field, value)];
    }
}

/// Charts and counts are made of sums that stand beside the log.
Result<void> AuditVerification::checkSums()
{
    if (!m_verdict.intact)
        return {};
    auto hours = m_snapshot.run(u"SELECT hour, kind, rows FROM audit_hours"_s);
    auto kinds = m_snapshot.run(u"SELECT id, rows FROM audit_kinds"_s);
    auto values = m_snapshot.run(u"SELECT field, CAST(value AS BLOB), rows FROM audit_values"_s);
    auto reach = m_snapshot.run(u"SELECT node_id, seq FROM audit_counted"_s);
    for (const auto *rows : {&hours, &kinds, &values, &reach}) {
        if (!*rows)
            return fail(rows->error());
    }
    bool areRight = true;
    while (hours->next())
        areRight &= std::exchange(m_counted[{hours->integer(0), hours->integer(1)}], 0) == hours->integer(2);
    while (kinds->next())
        areRight &= std::exchange(m_kindRows[kinds->integer(0)], 0) == kinds->integer(1);
    while (values->next())
        m_valueRows[valueNumber(values->text(0).toLatin1().constData(), values->bytes(1))] -= values->integer(2);
    std::map<QString, qint64> reached; // rows behind it would be counted again
    for (const auto &[node, link] : m_ends) {
        if (link.seq > 0)
            reached[node] = -link.seq;
    }
    while (reach->next())
        reached[reach->text(0)] += reach->integer(1);
    areRight &= std::ranges::all_of(reached, [](const auto &node) { return node.second == 0; });
    areRight &= std::ranges::all_of(m_counted, [](const auto &sum) { return sum.second == 0; }) &&
                std::ranges::all_of(m_kindRows, [](const auto &sum) { return sum.second == 0; }) &&
                std::ranges::all_of(m_valueRows, [](qint64 rows) { return rows == 0; });
    if (!areRight)
        blame(m_ends.empty() ? 1 : m_ends.begin()->second.seq, u"miscounted"_s);
    return {};
}

void AuditVerification::blame(qint64 seq, const QString &reason)
{
    m_verdict.intact = false;
    m_verdict.firstBadSeq = std::max<qint64>(1, seq); // 0 means intact
    m_verdict.reason = reason;
}

Result<void> AuditVerification::report()
{
    const bool isDue = m_verdict.rows % kRowsPerReport == 0 || m_verdict.rows == m_total;
    if (m_progress && isDue && !m_progress(m_verdict.rows, m_total))
        return fail(ErrorKind::Cancelled, u"the verification was cancelled"_s);
    return {};
}

} // namespace core
