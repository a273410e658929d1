#include "core/audit/AuditRepository.h"

#include "core/audit/AuditFilter.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace core {

namespace {

constexpr int kMostBuckets = 10'000;
// 1970 to 9999: so long a span can still be multiplied by the number of buckets.
constexpr Instant kEarliest{};
constexpr Instant kLatest{std::chrono::milliseconds(253'402'300'800'000)};

/// `source` is a table or a selection of whole rows.
QString selectRecords(const QString &source)
{
    return uR"(
        SELECT l.id, l.node_id, l.seq, l.created_at, l.event_type, l.success, l.user_id,
               COALESCE(u.username, CASE WHEN json_valid(l.event_data) THEN json_extract(l.event_data, '$.username') END, ''),
               l.client_id, l.ip_address, l.user_agent, l.error_message, l.request_id, l.actor, l.event_data, l.hash
          FROM )"_s +
           source + u" l LEFT JOIN users u ON u.id = l.user_id"_s;
}

AuditRecord recordFromRow(const Rows &rows)
{
    AuditRecord record;
    record.id = rows.text(0);
    record.nodeId = rows.text(1);
    record.seq = rows.integer(2);
    record.createdAt = rows.instant(3);
    record.eventType = rows.text(4);
    record.success = rows.flag(5);
    record.user.value = rows.text(6);
    record.username = rows.text(7);
    record.client.value = rows.text(8);
    record.address = rows.text(9);
    record.userAgent = rows.text(10);
    record.errorMessage = rows.text(11);
    record.requestId = rows.text(12);
    record.actor = rows.text(13);
    record.data = QJsonDocument::fromJson(rows.text(14).toUtf8()).object();
    record.hash = rows.text(15);
    return record;
}

/// The place of a row in the order of the list: equal times and, with several nodes, equal numbers occur.
QString cursorOf(const AuditRecord &record)
{
    return u"%1:%2:%3"_s.arg(toMillis(record.createdAt)).arg(record.seq).arg(record.id);
}

bool addCursor(AuditFilter &filter, const QString &after)
{
    bool timeValid = false;
    bool seqValid = false;
    const qint64 time = after.section(u':', 0, 0).toLongLong(&timeValid);
    const qint64 seq = after.section(u':', 1, 1).toLongLong(&seqValid);
    const QString id = after.section(u':', 2);
    filter.add(u"(l.created_at, l.seq, l.id) < (:after_time, :after_seq, :after_id)"_s,
               {{"after_time"_L1, time}, {"after_seq"_L1, seq}, {"after_id"_L1, id}});
    return timeValid && seqValid && !id.isEmpty();
}

struct ChainCut
{
    qint64 seq = 0;
    QString hash;
    int rows = 0;
};

/// The longest run of old rows at the beginning of a chain, at most `most` long. A younger row ends it, even when older
/// ones follow because the clock was set back: a chain is only cut from its beginning.
Result<ChainCut> oldRows(SqlConnection &connection, const QString &node, Instant before, int most)
{
    auto rows = connection.run(uR"(
        SELECT seq, hash, created_at
          FROM audit_logs
         WHERE node_id = :node
         ORDER BY seq
         LIMIT :most)"_s,
                               {{"node"_L1, node}, {"most"_L1, most}});
    if (!rows)
        return fail(rows.error());
    ChainCut cut;
    while (rows->next() && rows->instant(2) < before)
        cut = {rows->integer(0), rows->text(1), cut.rows + 1};
    return cut;
}

/// The triggers let rows go only behind an anchor, so that comes first.
Result<void> cutChain(Transaction &transaction, const QString &node, const ChainCut &cut, Instant before,
                      const AuditSeal *seal)
{
    const QByteArray code =
        seal ? seal->seal(AuditSeal::Kind::Anchor, {node, cut.seq, cut.hash}, QByteArray::number(toMillis(before)))
             : QByteArray();
    auto anchored = transaction.run(uR"(
        INSERT INTO audit_anchors (node_id, seq, hash, purged_until, seal)
        VALUES (:node, :seq, :hash, :before, :seal)
            ON CONFLICT (node_id)
            DO UPDATE SET seq = excluded.seq, hash = excluded.hash, purged_until = excluded.purged_until, seal = excluded.seal)"_s,
                                    {{"node"_L1, node},
                                     {"seq"_L1, cut.seq},
                                     {"hash"_L1, cut.hash},
                                     {"before"_L1, bind(before)},
                                     {"seal"_L1, code}});
    if (!anchored)
        return fail(anchored.error());
    for (const QString &sql : {u"DELETE FROM audit_logs WHERE node_id = :node AND seq <= :seq"_s,
                               u"DELETE FROM audit_heads WHERE node_id = :node AND seq < :seq"_s}) {
        if (auto deleted = transaction.run(sql, {{"node"_L1, node}, {"seq"_L1, cut.seq}}); !deleted)
            return fail(deleted.error());
    }
    return {};
}

Result<QStringList> nodesWithRows(SqlConnection &connection)
{
    auto rows = connection.run(u"SELECT DISTINCT node_id FROM audit_logs"_s);
    if (!rows)
        return fail(rows.error());
    QStringList nodes;
    while (rows->next())
        nodes << rows->text(0);
    return nodes;
}

Result<qint64> numberOf(SqlConnection &connection, const QString &sql, const Bindings &bindings)
{
    auto rows = connection.run(sql, bindings);
    if (!rows)
        return fail(rows.error());
    return rows->next() ? rows->integer(0) : 0;
}

/// The same filter for another span of time.
Bindings spanBindings(Bindings bindings, Instant since, Instant until)
{
    for (auto &[name, value] : bindings) {
        if (name == "since"_L1)
            value = bind(since);
        if (name == "until"_L1)
            value = bind(until);
    }
    return bindings;
}

/// Bucket b holds the instants t with floor((t - since) * buckets / span) = b.
std::vector<AuditCounts> emptyBuckets(Instant since, Instant until, int buckets)
{
    const qint64 span = (until - since).count();
    std::vector<AuditCounts> counts;
    for (qint64 bucket = 0; bucket < buckets; ++bucket)
        counts.push_back({since + std::chrono::milliseconds((bucket * span + buckets - 1) / buckets)});
    return counts;
}

} // namespace

Result<AuditPage> AuditRepository::page(SqlConnection &connection, const AuditCriteria &criteria, const QString &after,
                                        int limit)
{
    auto filter = AuditFilter::of(connection, criteria);
    if (!filter)
        return fail(filter.error());
    if (!after.isEmpty() && !addCursor(*filter, after))
        return fail(ErrorKind::InvalidInput, u"the place to go on from is not one of this list"_s, u"after"_s);
    Bindings bindings = filter->bindings();
    bindings.emplace_back("limit"_L1, limit + 1); // one more tells whether there is a next page
    const QString newest = filter->select(u"l.*"_s) + u" ORDER BY created_at DESC, seq DESC, id DESC LIMIT :limit"_s;
    auto rows = connection.run(
        selectRecords(u'(' + newest + u')') + u" ORDER BY l.created_at DESC, l.seq DESC, l.id DESC"_s, bindings);
    if (!rows)
        return fail(rows.error());
    AuditPage page;
    while (rows->next())
        page.records.push_back(recordFromRow(*rows));
    if (page.records.size() > size_t(limit)) {
        page.records.pop_back();
        page.next = cursorOf(page.records.back());
    }
    return page;
}

Result<std::optional<AuditRecord>> AuditRepository::find(SqlConnection &connection, const QString &id)
{
    auto rows = connection.run(selectRecords(u"audit_logs"_s) + u" WHERE l.id = :id"_s, {{"id"_L1, id}});
    if (!rows)
        return fail(rows.error());
    if (!rows->next())
        return std::nullopt;
    return recordFromRow(*rows);
}

Result<qint64> AuditRepository::count(SqlConnection &connection, const AuditCriteria &criteria, qint64 most)
{
    const auto filter = AuditFilter::of(connection, criteria);
    if (!filter)
        return fail(filter.error());
    Bindings bindings = filter->bindings();
    bindings.emplace_back("most"_L1, most);
    return numberOf(connection, u"SELECT count(*) FROM ("_s + filter->select(u"1"_s) + u" LIMIT :most)"_s, bindings);
}

Result<qint64> AuditRepository::total(SqlConnection &connection)
{
    return numberOf(connection, uR"(
        WITH RECURSIVE nodes (id) AS (
            SELECT min(node_id) FROM audit_logs
             UNION ALL
            SELECT (SELECT min(node_id) FROM audit_logs WHERE node_id > nodes.id) FROM nodes WHERE nodes.id IS NOT NULL)
        SELECT COALESCE(sum((SELECT max(seq) - min(seq) + 1 FROM (
                                 SELECT (SELECT min(seq) FROM audit_logs WHERE node_id = nodes.id) AS seq
                                  UNION ALL
                                 SELECT (SELECT max(seq) FROM audit_logs WHERE node_id = nodes.id)))), 0)
          FROM nodes
         WHERE id IS NOT NULL)"_s,
                    {});
}

Result<std::vector<AuditCounts>> AuditRepository::histogram(SqlConnection &connection, const AuditCriteria &criteria,
                                                            int buckets)
{
    if (!criteria.since || !criteria.until || *criteria.since >= *criteria.until || *criteria.since < kEarliest ||
        *criteria.until > kLatest || buckets < 1 || buckets > kMostBuckets)
        return fail(ErrorKind::InvalidInput, u"a histogram needs a span of time and 1 to 10,000 buckets"_s);
    const auto filter = AuditFilter::of(connection, criteria);
    if (!filter)
        return fail(filter.error());
    const QString sql = u"SELECT count(*), COALESCE(sum(success), 0) FROM ("_s + filter->select(u"l.success"_s) + u')';
    auto counts = emptyBuckets(*criteria.since, *criteria.until, buckets);
    for (size_t i = 0; i < counts.size(); ++i) {
        // One span after the other, each a range of an index: grouping by a computed span would sort all rows.
        const Instant end = i + 1 < counts.size() ? counts[i + 1].start : *criteria.until;
        auto rows = connection.run(sql, spanBindings(filter->bindings(), counts[i].start, end));
        if (!rows)
            return fail(rows.error());
        if (!rows->next())
            continue;
        counts[i].succeeded = rows->integer(1);
        counts[i].failed = rows->integer(0) - rows->integer(1);
    }
    return counts;
}

Result<int> AuditRepository::purge(Transaction &transaction, Instant before, int most, const AuditSeal *seal)
{
    const auto nodes = nodesWithRows(transaction);
    if (!nodes)
        return fail(nodes.error());
    int purged = 0;
    for (const QString &node : *nodes) {
        const auto cut = oldRows(transaction, node, before, most);
        if (!cut)
            return fail(cut.error());
        if (cut->rows == 0)
            continue;
        if (auto done = cutChain(transaction, node, *cut, before, seal); !done)
            return fail(done.error());
        purged += cut->rows;
    }
    return purged;
}

Result<void> AuditRepository::addHead(Transaction &transaction, const SignedHead &head, Instant now,
                                      const AuditSeal *seal)
{
    const QByteArray code = seal ? seal->seal(AuditSeal::Kind::Head, head.point(), head.jws.toUtf8()) : QByteArray();
    auto rows = transaction.run(uR"(
        INSERT INTO audit_heads (node_id, seq, hash, jws, seal, created_at)
        VALUES (:node, :seq, :hash, :jws, :seal, :now)
            ON CONFLICT (node_id, seq) DO NOTHING)"_s,
                                {{"node"_L1, head.nodeId},
                                 {"seq"_L1, head.seq},
                                 {"hash"_L1, head.hash},
                                 {"jws"_L1, head.jws},
                                 {"seal"_L1, code},
                                 {"now"_L1, bind(now)}});
    if (!rows)
        return fail(rows.error());
    return {};
}

Result<std::optional<SignedHead>> AuditRepository::unsignedHead(SqlConnection &connection, const QString &nodeId)
{
    auto rows = connection.run(uR"(
        SELECT l.seq, l.hash, EXISTS (SELECT 1 FROM audit_heads h WHERE h.node_id = l.node_id AND h.seq = l.seq)
          FROM audit_logs l
         WHERE l.node_id = :node
         ORDER BY l.seq DESC
         LIMIT 1)"_s,
                               {{"node"_L1, nodeId}});
    if (!rows)
        return fail(rows.error());
    if (!rows->next() || rows->flag(2))
        return std::nullopt;
    return SignedHead{nodeId, rows->integer(0), rows->text(1), {}};
}

} // namespace core
