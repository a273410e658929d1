#include "core/admin/database/DatabaseAuditAdmin.h"

#include "core/admin/ServerControl.h"
#include "core/admin/database/AuditExport.h"
#include "core/admin/database/AuditExportHead.h"
#include "core/admin/database/AuditExportReader.h"
#include "core/admin/database/AuditQuestion.h"
#include "core/admin/database/AuditRows.h"
#include "core/audit/AuditFacets.h"
#include "core/keys/SigningKeyRepository.h"
#include "core/upkeep/AuditHead.h"

#include <QFileInfo>
#include <QtConcurrent>

namespace core {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMostCounted = 10'000;
constexpr int kMostValues = 1000;
constexpr qsizetype kLongestNote = 500;

/// Where a page ended and how many rows matched when the first one was read: they are counted once a list.
struct ListPlace
{
    std::optional<qint64> matching;
    QString after;

    QString text() const { return u"%1/%2"_s.arg(*matching).arg(after); }
    static ListPlace parse(const QString &text)
    {
        bool isNumber = false;
        const qint64 matching = text.section(u'/', 0, 0).toLongLong(&isNumber);
        const QString after = text.section(u'/', 1);
        return isNumber && !after.isEmpty() ? ListPlace{matching, after} : ListPlace{{}, text};
    }
};

Result<std::vector<SigningKey>> allKeys(Snapshot &snapshot)
{
    const auto stored = SigningKeyRepository::all(snapshot);
    if (!stored)
        return fail(stored.error());
    std::vector<SigningKey> keys;
    for (const auto &[key, sealed] : *stored)
        keys.push_back(key);
    return keys;
}

Result<AuditVerdict> verdictOf(Snapshot &snapshot, AuditLog &audit, const std::function<bool(qint64, qint64)> &progress)
{
    const auto keys = allKeys(snapshot);
    if (!keys)
        return fail(keys.error());
    return audit.verify(snapshot, progress, [&](const SignedHead &head) { return AuditHead::isGenuine(head, *keys); });
}

} // namespace

QFuture<Result<Page<AuditRow>>> DatabaseAuditAdmin::list(AuditQuery query, PageRequest request)
{
    return AuditQuestion::ask(
        m_context.database, [query, request](SqlConnection &connection) -> Result<Page<AuditRow>> {
            ListPlace place = ListPlace::parse(request.after);
            const auto page = AuditRepository::page(connection, query, place.after, qBound(1, request.limit, 1000),
                                                    place.matching ? 0 : kMostCounted);
            const auto total = AuditRepository::total(connection);
            if (!page || !total)
                return fail(page ? total.error() : page.error());
            if (!place.matching)
                place.matching = page->matching;
            Page<AuditRow> rows{{}, {}, *place.matching, *total};
            for (const AuditRecord &record : page->records)
                rows.rows.push_back(rowOf(record));
            if (!page->next.isEmpty())
                rows.next = ListPlace{place.matching, page->next}.text();
            return rows;
        });
}

QFuture<Result<Page<AuditRow>>> DatabaseAuditAdmin::newest(AuditQuery query, int most)
{
    return AuditQuestion::ask(m_context.database, [query, most](SqlConnection &connection) -> Result<Page<AuditRow>> {
        const auto page = AuditRepository::page(connection, query, {}, qBound(1, most, 1000));
        const auto total = AuditRepository::total(connection);
        if (!page || !total)
            return fail(page ? total.error() : page.error());
        Page<AuditRow> rows{{}, page->next, qint64(page->records.size()), *total};
        for (const AuditRecord &record : page->records)
            rows.rows.push_back(rowOf(record));
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
    return AuditQuestion::ask(m_context.database, [query, id](SqlConnection &connection) {
        return AuditRepository::countNewer(connection, query, id, kMostCounted);
    });
}

QFuture<Result<std::vector<AuditFacet>>> DatabaseAuditAdmin::facets(AuditQuery query, QList<AuditField> fields,
                                                                    int most)
{
    return AuditQuestion::ask(
        m_context.database, [query, fields, most](SqlConnection &connection) -> Result<std::vector<AuditFacet>> {
            const auto counted = AuditFacets::of(connection, query, fields, qBound(1, most, kMostValues));
            if (!counted)
                return fail(counted.error());
            std::vector<AuditFacet> answer;
            for (const AuditFacetCounts &facet : *counted) {
                answer.push_back({facet.field, {}, facet.isComplete});
                for (const AuditFacetCount &value : facet.values)
                    answer.back().values.push_back({value.value, value.label, value.rows});
            }
            return answer;
        });
}

QFuture<Result<QStringList>> DatabaseAuditAdmin::values(AuditField field, QString prefix, int most)
{
    return AuditQuestion::ask(m_context.database, [field, prefix, most](SqlConnection &connection) {
        return AuditFacets::values(connection, field, prefix, qBound(1, most, kMostValues));
    });
}

QFuture<Result<void>> DatabaseAuditAdmin::mark(QString id, std::optional<QString> note)
{
    return m_context.database.write([this, id, note](Transaction &transaction) -> Result<void> {
        if (note && note->size() > kLongestNote)
            return fail(ErrorKind::InvalidInput, u"a note has at most 500 characters"_s, u"note"_s);
        return AuditRepository::mark(transaction, id, note, m_context.clock.now());
    });
}

QFuture<Result<std::vector<AuditBucket>>> DatabaseAuditAdmin::histogram(AuditQuery query, int buckets)
{
    const Instant now = m_context.clock.now();
    return AuditQuestion::ask(m_context.database, [=](SqlConnection &connection) -> Result<std::vector<AuditBucket>> {
        AuditCriteria criteria = query;
        if (!criteria.until)
            criteria.until = now + std::chrono::milliseconds(1);
        if (!criteria.since)
            criteria.since = *criteria.until - std::chrono::hours(24);
        const auto counts = AuditRepository::histogram(connection, criteria, buckets);
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

QFuture<Result<AuditExportCheck>> DatabaseAuditAdmin::verifyExport(QString path)
{
    return QtConcurrent::run(&m_context.pool, [this, path]() -> Result<AuditExportCheck> {
        const auto own = ownConnection();
        if (!own)
            return fail(own.error());
        return (*own)->readNow([&](Snapshot &snapshot) -> Result<AuditExportCheck> {
            const auto keys = allKeys(snapshot);
            if (!keys)
                return fail(keys.error());
            return AuditExportReader(path).check(snapshot, *keys);
        });
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
        ChainPoint newest;
        const auto rows = (*own)->readNow([&](Snapshot &snapshot) -> Result<qint64> {
            const auto found = AuditRepository::newest(snapshot, m_context.audit.nodeId());
            if (!found)
                return fail(found.error());
            newest = *found;
            return file.write(snapshot, query, progress);
        });
        if (!rows)
            return rows;
        const AuditExportHead head{newest, *rows, file.digest()};
        const auto jws = m_ring ? head.sign(*m_ring, m_context.clock.now()) : Result<QByteArray>();
        if (!jws)
            return fail(jws.error());
        // First the record, then the file: nothing leaves the log unrecorded.
        const QJsonObject data{
            {u"operation"_s, u"export"_s}, {u"rows"_s, *rows}, {u"file"_s, QFileInfo(path).fileName()}};
        if (const auto recorded = record(data); !recorded)
            return fail(recorded.error());
        if (const auto published = file.publish(*jws); !published)
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
