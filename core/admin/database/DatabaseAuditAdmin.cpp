#include "core/admin/database/DatabaseAuditAdmin.h"

#include "core/admin/database/AuditExport.h"
#include "core/admin/database/AuditRows.h"

#include <QFileInfo>
#include <QtConcurrent>

namespace core {

using namespace Qt::StringLiterals;

namespace {

constexpr int kChangedAudit = 8; // AuditArea

} // namespace

QFuture<Result<Page<AuditRow>>> DatabaseAuditAdmin::list(AuditQuery query, PageRequest request)
{
    return m_context.database.read([query, request](Snapshot &snapshot) -> Result<Page<AuditRow>> {
        const auto page = AuditRepository::page(snapshot, criteriaOf(query), request.after, qBound(1, request.limit, 1000));
        if (!page)
            return fail(page.error());
        const auto matching = AuditRepository::count(snapshot, criteriaOf(query));
        const auto total = AuditRepository::count(snapshot, {});
        if (!matching || !total)
            return fail(matching ? total.error() : matching.error());
        Page<AuditRow> rows;
        for (const AuditRecord &record : page->records)
            rows.rows.push_back(rowOf(record));
        rows.next = page->next;
        rows.matching = *matching;
        rows.total = *total;
        return rows;
    });
}

QFuture<Result<AuditRow>> DatabaseAuditAdmin::find(QString id)
{
    return m_context.database.read([id](Snapshot &snapshot) -> Result<AuditRow> {
        const auto record = AuditRepository::find(snapshot, id);
        if (!record)
            return fail(record.error());
        if (!*record)
            return fail(ErrorKind::NotFound, u"there is no such event"_s);
        return rowOf(**record);
    });
}

QFuture<Result<std::vector<AuditBucket>>> DatabaseAuditAdmin::histogram(AuditQuery query, int buckets)
{
    return m_context.database.read([this, query, buckets](Snapshot &snapshot) -> Result<std::vector<AuditBucket>> {
        AuditCriteria criteria = criteriaOf(query);
        if (!criteria.until)
            criteria.until = m_context.clock.now() + std::chrono::milliseconds(1);
        if (!criteria.since)
            criteria.since = *criteria.until - std::chrono::hours(24);
        const auto counts = AuditRepository::histogram(snapshot, criteria, buckets);
        if (!counts)
            return fail(counts.error());
        std::vector<AuditBucket> result;
        for (const AuditCounts &count : *counts)
            result.push_back({count.start, count.succeeded, count.failed});
        return result;
    });
}

QFuture<Result<AuditCheck>> DatabaseAuditAdmin::verify(std::function<bool(qint64, qint64)> progress)
{
    return m_context.database.read([this, progress](Snapshot &snapshot) -> Result<AuditCheck> {
        const auto verdict = m_context.audit.verify(snapshot, progress);
        if (!verdict)
            return fail(verdict.error());
        return AuditCheck{verdict->rows, verdict->intact, verdict->firstBadSeq, verdict->reason, verdict->headSeq, verdict->headHash};
    });
}

QFuture<Result<qint64>> DatabaseAuditAdmin::exportTo(QString path, ExportFormat format, AuditQuery query, std::function<bool(qint64, qint64)> progress)
{
    return QtConcurrent::run(&m_context.pool, [=, this]() -> Result<qint64> {
        const auto rows = m_context.database.readNow(
            [&](Snapshot &snapshot) { return exportAudit(snapshot, path, format, query, progress); });
        if (!rows)
            return rows;
        if (const auto recorded = recordExport(path, *rows); !recorded)
            return fail(recorded.error());
        return rows;
    });
}

Result<void> DatabaseAuditAdmin::recordExport(const QString &path, qint64 rows) const
{
    AuditEvent event;
    event.type = EventType::AuditExported;
    event.data = {{u"rows"_s, rows}, {u"file"_s, QFileInfo(path).fileName()}};
    event.origin = m_context.origin();
    const auto written = m_context.database.writeNow([&](Transaction &transaction) { return m_context.audit.append(transaction, event); });
    if (written)
        m_context.changed(kChangedAudit);
    return written;
}

} // namespace core
