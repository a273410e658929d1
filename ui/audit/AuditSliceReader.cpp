#include "ui/audit/AuditSliceReader.h"

#include "ui/async/WhenDone.h"

#include <algorithm>

namespace ui {

namespace {

constexpr int kMostReadings = 3; ///< at once: the workers have others to serve
constexpr int kMostOfOneAnswer = 1000;

} // namespace

AuditSliceReader::AuditSliceReader(core::AuditAdmin &audit, QObject *parent) : QObject(parent), m_audit(audit) {}

bool AuditSliceReader::isFull() const
{
    return int(m_readings.size()) >= kMostReadings;
}

template <class T>
std::shared_ptr<bool> AuditSliceReader::add(const Bounds &bounds, QFuture<T> asked)
{
    const auto isWanted = std::make_shared<bool>(true);
    m_readings.push_back({bounds, [asked]() mutable { asked.cancel(); }, isWanted});
    return isWanted;
}

void AuditSliceReader::finish(const Bounds &bounds)
{
    std::erase_if(m_readings, [&](const Reading &reading) { return reading.bounds == bounds; });
}

void AuditSliceReader::drop(const std::function<bool(const Bounds &)> &unwanted)
{
    for (size_t at = m_readings.size(); at-- > 0;) {
        if (!unwanted(m_readings[at].bounds))
            continue;
        const Reading reading = m_readings[at];
        m_readings.erase(m_readings.begin() + qsizetype(at));
        *reading.isWanted = false;
        reading.cancel();
        emit dropped(reading.bounds);
    }
}

void AuditSliceReader::read(const core::AuditQuery &query, const Bounds &bounds)
{
    readOn(query, bounds, {}, {});
}

void AuditSliceReader::readOn(const core::AuditQuery &query, const Bounds &bounds, const QString &after,
                              std::vector<core::AuditRow> rows)
{
    auto asked = m_audit.list(query, {after, kMostOfOneAnswer, {}, false});
    whenDone(asked, this,
             [this, query, bounds, isWanted = add(bounds, asked),
              rows = std::move(rows)](const core::Result<core::Page<core::AuditRow>> &page) mutable {
                 if (!*isWanted)
                     return;
                 finish(bounds);
                 if (!page) {
                     emit failed(bounds, page.error());
                     return;
                 }
                 rows.insert(rows.end(), page->rows.begin(), page->rows.end());
                 if (!page->next.isEmpty()) // more rows in a millisecond than one answer holds
                     return readOn(query, bounds, page->next, std::move(rows));
                 emit rowsRead(bounds, rows);
             });
}

void AuditSliceReader::count(const core::AuditQuery &query, const Bounds &bounds, int parts)
{
    auto asked = m_audit.histogram(query, parts);
    whenDone(
        asked, this,
        [this, bounds, isWanted = add(bounds, asked)](const core::Result<std::vector<core::AuditBucket>> &buckets) {
            if (!*isWanted)
                return;
            finish(bounds);
            if (buckets)
                emit counted(bounds, *buckets);
            else
                emit failed(bounds, buckets.error());
        });
}

} // namespace ui
