#include "core/admin/database/DatabaseAuditAdmin.h"

#include "core/admin/ServerControl.h"
#include "core/admin/database/AuditExport.h"
#include "core/admin/database/AuditRows.h"
#include "core/keys/SigningKeyRepository.h"
#include "core/upkeep/AuditHead.h"

#include <QFileInfo>
#include <QtConcurrent>

namespace core {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMostCounted = 10'000;

/// Where a page ended and how many rows matched when the first one was read: they are counted once a list.
struct AuditPlace
{
    std::optional<qint64> matching;
    QString after;

    QString text() const { return u"%1/%2"_s.arg(*matching).arg(after); }
    static AuditPlace parse(const QString &text)
    {
        bool isNumber = false;
        const qint64 matching = text.section(u'/', 0, 0).toLongLong(&isNumber);
        const QString after = text.section(u'/', 1);
        return isNumber && !after.isEmpty() ? AuditPlace{matching, after} : AuditPlace{{}, text};
    }
};

Result<qint64> matchingRows(Snapshot &snapshot, const AuditCriteria &criteria, const AuditPage &first, qint64 total)
{
    if (first.next.isEmpty())
        return qint64(first.records.size());
    const bool isTimeAlone = criteria.text.isEmpty() && criteria.eventTypes.isEmpty() && !criteria.success &&
                             criteria.user.isEmpty() && criteria.client.isEmpty() && criteria.address.isEmpty() &&
                             criteria.requestId.isEmpty() && criteria.family.isEmpty();
    if (!isTimeAlone)
        return AuditRepository::count(snapshot, criteria, kMostCounted);
    if (!criteria.since && !criteria.until)
        return total;
    return AuditRepository::count(snapshot, criteria);
}

Result<AuditVerdict> verdictOf(Snapshot &snapshot, AuditLog &audit, const std::function<bool(qint64, qint64)> &progress)
{
    const auto stored = SigningKeyRepository::all(snapshot);
    if (!stored)
        return fail(stored.error());
    std::vector<SigningKey> keys;
    for (const auto &[key, sealed] : *stored)
        keys.push_back(key);
    return audit.verify(snapshot, progress, [&](const SignedHead &head) { return AuditHead::isGenuine(head, keys); });
}

} // namespace

QFuture<Result<Page<AuditRow>>> DatabaseAuditAdmin::list(AuditQuery query, PageRequest request)
{
    return m_context.database.read([query, request](Snapshot &snapshot) -> Result<Page<AuditRow>> {
        const AuditCriteria &criteria = query;
        AuditPlace place = AuditPlace::parse(request.after);
        const auto page = AuditRepository::page(snapshot, criteria, place.after, qBound(1, request.limit, 1000));
        const auto total = AuditRepository::total(snapshot);
        if (!page || !total)
            return fail(page ? total.error() : page.error());
        if (!place.matching) {
            const auto matching = matchingRows(snapshot, criteria, *page, *total);
            if (!matching)
                return fail(matching.error());
            place.matching = *matching;
        }
        Page<AuditRow> rows{{}, {}, *place.matching, *total};
        for (const AuditRecord &record : page->records)
            rows.rows.push_back(rowOf(record));
        if (!page->next.isEmpty())
            rows.next = AuditPlace{place.matching, page->next}.text();
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

QFuture<Result<qint64>> DatabaseAuditAdmin::countNewer(AuditQuery query, QString id)
{
    return m_context.database.read([query, id](Snapshot &) -> Result<qint64> { return 0; });
}

QFuture<Result<std::vector<AuditFacet>>> DatabaseAuditAdmin::facets(AuditQuery query, QList<AuditField> fields,
                                                                    int most)
{
    return m_context.database.read(
        [query, fields, most](Snapshot &) -> Result<std::vector<AuditFacet>> { return std::vector<AuditFacet>{}; });
}

QFuture<Result<QStringList>> DatabaseAuditAdmin::values(AuditField field, QString prefix, int most)
{
    return m_context.database.read([field, prefix, most](Snapshot &) -> Result<QStringList> { return QStringList{}; });
}

QFuture<Result<void>> DatabaseAuditAdmin::mark(QString id, std::optional<QString> note)
{
    return m_context.database.read([id, note](Snapshot &) -> Result<void> { return {}; });
}

QFuture<Result<std::vector<AuditBucket>>> DatabaseAuditAdmin::histogram(AuditQuery query, int buckets)
{
    return m_context.database.read([this, query, buckets](Snapshot &snapshot) -> Result<std::vector<AuditBucket>> {
        AuditCriteria criteria = query;
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
    return QtConcurrent::run(&m_context.pool, [this, progress]() -> Result<AuditCheck> {
        const auto own = ownConnection();
        if (!own)
            return fail(own.error());
        const auto verdict =
            (*own)->readNow([&](Snapshot &snapshot) { return verdictOf(snapshot, m_context.audit, progress); });
        if (!verdict)
            return fail(verdict.error());
        QJsonObject data{{u"operation"_s, u"verify"_s},
                         {u"rows"_s, verdict->rows},
                         {u"intact"_s, verdict->intact},
                         {u"seals_checked"_s, verdict->sealsChecked}};
        if (!verdict->intact)
            data.insert(u"first_bad_seq"_s, verdict->firstBadSeq);
        if (const auto recorded = record(data, verdict->reason); !recorded)
            return fail(recorded.error());
        return AuditCheck{verdict->rows,    verdict->intact,   verdict->firstBadSeq, verdict->reason,
                          verdict->headSeq, verdict->headHash, verdict->sealsChecked};
    });
}

QFuture<Result<qint64>> DatabaseAuditAdmin::exportTo(QString path, ExportFormat format, AuditQuery query,
                                                     std::function<bool(qint64, qint64)> progress)
{
    return QtConcurrent::run(&m_context.pool, [=, this]() -> Result<qint64> {
        if (const auto head = signHead(); !head)
            return fail(head.error());
        const auto own = ownConnection();
        if (!own)
            return fail(own.error());
        AuditExport file(path, format);
        const auto rows = (*own)->readNow([&](Snapshot &snapshot) { return file.write(snapshot, query, progress); });
        if (!rows)
            return rows;
        // First the record, then the file: nothing leaves the log unrecorded.
        const QJsonObject data{
            {u"operation"_s, u"export"_s}, {u"rows"_s, *rows}, {u"file"_s, QFileInfo(path).fileName()}};
        if (const auto recorded = record(data); !recorded)
            return fail(recorded.error());
        if (const auto published = file.publish(); !published)
            return fail(published.error());
        return rows;
    });
}

/// A walk over all rows takes seconds: sign-ins must not wait for the readers meanwhile.
Result<std::unique_ptr<Database>> DatabaseAuditAdmin::ownConnection() const
{
    return Database::open({.path = m_context.database.path(), .mustExist = true, .readers = 1});
}

Result<void> DatabaseAuditAdmin::signHead() const
{
    if (!m_ring)
        return {};
    const auto head = AuditHead({m_context.database, m_context.audit, *m_ring, m_context.clock}).sign();
    if (!head)
        return fail(head.error());
    return {};
}

Result<void> DatabaseAuditAdmin::record(const QJsonObject &data, const QString &fault) const
{
    AuditEvent event;
    event.type = EventType::AuditExported;
    event.success = fault.isEmpty();
    event.data = data;
    event.errorMessage = fault;
    event.origin = m_context.origin();
    const auto written = m_context.database.writeNow(
        [&](Transaction &transaction) { return m_context.audit.append(transaction, event); });
    if (written)
        m_context.changed(AuditArea);
    return written;
}

} // namespace core
