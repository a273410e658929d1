#include "core/audit/AuditRepository.h"

#include "core/audit/AuditChain.h"
#include "core/audit/AuditKinds.h"
#include "core/audit/AuditSearch.h"
#include "core/audit/AuditSums.h"
#include "core/audit/LastKnownName.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace core {

namespace {

constexpr int kMostBuckets = 10'000;
// 1970 to 9999: so long a span can still be multiplied by the number of buckets.
constexpr Instant kEarliest{};
constexpr Instant kLatest{std::chrono::milliseconds(253'402'300'800'000)};

const QString kRecords = uR"(
        SELECT l.id, l.node_id, l.seq, l.created_at, l.event_type, l.success, l.user_id,
               COALESCE(u.username, CASE WHEN json_valid(l.event_data) THEN json_extract(l.event_data, '$.username') END,
                        ''),
               l.client_id, l.ip_address, l.user_agent, l.error_message, l.request_id, l.actor, l.event_data, l.hash,
               m.note, l.number, l.prev_hash
          FROM audit_logs l
          LEFT JOIN users u ON u.id = l.user_id
          LEFT JOIN audit_marks m ON m.id = l.id)"_s;

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
    record.isMarked = !rows.isNull(16);
    record.note = rows.text(16);
    record.number = rows.integer(17);
    record.previousHash = rows.text(18);
    return record;
}

QString cursorOf(const AuditRecord &record)
{
    return u"%1:%2:%3"_s.arg(toMillis(record.createdAt)).arg(record.seq).arg(record.number);
}

std::optional<AuditPlace> placeOf(const QString &cursor)
{
    const QStringList parts = cursor.split(u':');
    QList<qint64> numbers;
    for (const QString &part : parts) {
        bool isNumber = false;
        numbers << part.toLongLong(&isNumber);
        if (!isNumber || parts.size() != 3)
            return std::nullopt;
    }
    return AuditPlace{fromMillis(numbers[0]), numbers[1], numbers[2]};
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
    if (auto taken = AuditSums::takeAway(transaction, node, cut.seq); !taken)
        return taken;
    for (const QString &sql : {u"DELETE FROM audit_marks WHERE id IN (SELECT id FROM audit_logs WHERE node_id = :node "
                               u"AND seq <= :seq)"_s,
                               u"DELETE FROM audit_logs WHERE node_id = :node AND seq <= :seq"_s,
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
                                        int limit, qint64 countUpTo)
{
    const auto behind = placeOf(after);
    if (!after.isEmpty() && !behind)
        return fail(ErrorKind::InvalidInput, u"the place to go on from is not one of this list"_s, u"after"_s);
    auto search = AuditSearch::of(connection, criteria);
    if (!search)
        return fail(search.error());
    const auto numbers = search->newest(behind, limit + 1); // one more tells whether there is a next page
    if (!numbers)
        return fail(numbers.error());
    AuditPage page;
    QJsonArray wanted;
    for (const qint64 number : numbers->first(qMin(qsizetype(limit), numbers->size())))
        wanted.append(number);
    auto rows =
        connection.run(kRecords + uR"(
         WHERE l.number IN (SELECT value FROM json_each(:numbers))
         ORDER BY l.created_at DESC, l.seq DESC, l.number DESC)"_s,
                       {{"numbers"_L1, QString::fromUtf8(QJsonDocument(wanted).toJson(QJsonDocument::Compact))}});
    if (!rows)
        return fail(rows.error());
    while (rows->next())
        page.records.push_back(recordFromRow(*rows));
    if (const auto named = addLastKnownNames(connection, page.records); !named)
        return fail(named.error());
    if (numbers->size() > limit)
        page.next = cursorOf(page.records.back());
    if (countUpTo == 0)
        return page;
    const bool isAll = !behind && page.next.isEmpty();
    const auto matching = isAll ? Result<qint64>(qint64(page.records.size())) : search->count(countUpTo);
    if (!matching)
        return fail(matching.error());
    page.matching = *matching;
    return page;
}

Result<std::optional<AuditRecord>> AuditRepository::find(SqlConnection &connection, const QString &id)
{
    auto rows = connection.run(kRecords + u" WHERE l.id = :id"_s, {{"id"_L1, id}});
    if (!rows)
        return fail(rows.error());
    if (!rows->next())
        return std::nullopt;
    std::vector<AuditRecord> records{recordFromRow(*rows)};
    if (const auto named = addLastKnownNames(connection, records); !named)
        return fail(named.error());
    return records.front();
}

Result<qint64> AuditRepository::count(SqlConnection &connection, const AuditCriteria &criteria, qint64 most)
{
    auto search = AuditSearch::of(connection, criteria);
    if (!search)
        return fail(search.error());
    return search->count(most);
}

Result<qint64> AuditRepository::countNewer(SqlConnection &connection, const AuditCriteria &criteria, const QString &id,
                                           qint64 most)
{
    const auto row = find(connection, id);
    if (!row)
        return fail(row.error());
    if (!*row)
        return fail(ErrorKind::NotFound, u"there is no such event"_s);
    auto search = AuditSearch::of(connection, criteria);
    if (!search)
        return fail(search.error());
    return search->countNewer({(*row)->createdAt, (*row)->seq, (*row)->number}, most);
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
    auto search = AuditSearch::of(connection, criteria);
    if (!search)
        return fail(search.error());
    const auto found = search->histogram(*criteria.since, *criteria.until, buckets);
    if (!found)
        return fail(found.error());
    auto counts = emptyBuckets(*criteria.since, *criteria.until, buckets);
    for (size_t i = 0; i < counts.size(); ++i) {
        counts[i].failed = found->at(i)[0];
        counts[i].succeeded = found->at(i)[1];
    }
    return counts;
}

Result<void> AuditRepository::mark(Transaction &transaction, const QString &id, const std::optional<QString> &note,
                                   Instant now)
{
    const auto row = find(transaction, id);
    if (!row)
        return fail(row.error());
    if (!*row)
        return fail(ErrorKind::NotFound, u"there is no such event"_s);
    const QString sql = note ? uR"(
        INSERT INTO audit_marks (id, note, created_at)
        VALUES (:id, :note, :now)
            ON CONFLICT (id) DO UPDATE SET note = excluded.note)"_s
                             : u"DELETE FROM audit_marks WHERE id = :id"_s;
    Bindings bindings{{"id"_L1, id}};
    if (note)
        bindings.insert(bindings.end(), {{"note"_L1, *note}, {"now"_L1, bind(now)}});
    auto done = transaction.run(sql, bindings);
    if (!done)
        return fail(done.error());
    return {};
}

Result<int> AuditRepository::purge(Transaction &transaction, Instant before, int most, const AuditSeal *seal)
{
    const auto nodes = nodesWithRows(transaction);
    if (!nodes)
        return fail(nodes.error());
    int purged = 0;
    for (const QString &node : *nodes) { // what this commit has written so far is not counted yet
        if (auto counted = AuditSums::catchUp(transaction, node); !counted)
            return fail(counted.error());
    }
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
    if (purged > 0 && purged < most) {
        if (auto done = AuditKinds::purge(transaction); !done)
            return fail(done.error());
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

Result<std::optional<QString>> AuditRepository::hashAt(SqlConnection &connection, const QString &nodeId, qint64 seq)
{
    auto rows = connection.run(uR"(
        SELECT hash FROM audit_logs WHERE node_id = :node AND seq = :seq
         UNION ALL
        SELECT hash FROM audit_anchors WHERE node_id = :node AND seq = :seq)"_s,
                               {{"node"_L1, nodeId}, {"seq"_L1, seq}});
    if (!rows)
        return fail(rows.error());
    return rows->next() ? std::optional(rows->text(0)) : std::nullopt;
}

Result<ChainPoint> AuditRepository::newest(SqlConnection &connection, const QString &nodeId)
{
    auto rows = connection.run(u"SELECT seq, hash FROM audit_logs WHERE node_id = :node ORDER BY seq DESC LIMIT 1"_s,
                               {{"node"_L1, nodeId}});
    if (!rows)
        return fail(rows.error());
    return rows->next() ? ChainPoint{nodeId, rows->integer(0), rows->text(1)} : ChainPoint{nodeId, 0, chainStart()};
}

Result<qint64> AuditRepository::purgedTo(SqlConnection &connection, const QString &nodeId)
{
    return numberOf(connection, u"SELECT seq FROM audit_anchors WHERE node_id = :node"_s, {{"node"_L1, nodeId}});
}

} // namespace core
