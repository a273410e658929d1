#include "ui/audit/AuditSlices.h"

#include <algorithm>

namespace ui {

std::vector<AuditSlices::Slice> AuditSlices::fromBuckets(const std::vector<core::AuditBucket> &buckets,
                                                         core::Instant end, std::optional<core::Instant> since)
{
    std::vector<Slice> slices;
    core::Instant until = end;
    for (size_t bucket = buckets.size(); bucket-- > 0;) {
        const int count = int(buckets[bucket].succeeded + buckets[bucket].failed);
        if (!slices.empty() && slices.back().count + count <= kWantedRows) {
            slices.back().count += count;
            slices.back().since = buckets[bucket].start;
        } else {
            slices.push_back({buckets[bucket].start, until, count});
        }
        until = buckets[bucket].start;
    }
    if (!slices.empty())
        slices.back().since = since;
    return slices;
}

int AuditSlices::loadedRows() const
{
    size_t rows = 0;
    for (const Slice &slice : m_slices)
        rows += slice.rows.size();
    return int(rows);
}

int AuditSlices::sliceOf(int row) const
{
    if (row < 0 || row >= m_rows)
        return -1;
    // The last slice that begins at or before the row: empty ones share their first row with the one behind them.
    return int(std::ranges::upper_bound(m_first, row) - m_first.begin()) - 1;
}

int AuditSlices::sliceOf(core::Instant at) const
{
    const auto found =
        std::ranges::find_if(m_slices, [&](const Slice &slice) { return !slice.since || *slice.since <= at; });
    return found == m_slices.end() ? -1 : int(found - m_slices.begin());
}

int AuditSlices::find(std::optional<core::Instant> since, std::optional<core::Instant> until) const
{
    const auto found = std::ranges::find_if(
        m_slices, [&](const Slice &slice) { return slice.since == since && slice.until == until; });
    return found == m_slices.end() ? -1 : int(found - m_slices.begin());
}

const core::AuditRow *AuditSlices::row(int row) const
{
    const int slice = sliceOf(row);
    if (slice < 0 || at(slice).state != State::Loaded)
        return nullptr;
    return &at(slice).rows[size_t(row - firstRow(slice))];
}

int AuditSlices::rowOf(const QString &id) const
{
    for (int slice = 0; slice < size(); ++slice) {
        const auto &rows = at(slice).rows;
        const auto found = std::ranges::find(rows, id, &core::AuditRow::id);
        if (found != rows.end())
            return firstRow(slice) + int(found - rows.begin());
    }
    return -1;
}

void AuditSlices::assign(std::vector<Slice> slices)
{
    m_slices = std::move(slices);
    index();
}

void AuditSlices::setRows(int slice, std::vector<core::AuditRow> rows)
{
    Slice &changed = edit(slice);
    changed.rows = std::move(rows);
    changed.count = int(changed.rows.size());
    changed.state = State::Loaded;
    index();
}

void AuditSlices::insert(int slice, int place, std::vector<core::AuditRow> rows)
{
    Slice &changed = edit(slice);
    changed.rows.insert(changed.rows.begin() + place, std::make_move_iterator(rows.begin()),
                        std::make_move_iterator(rows.end()));
    changed.count = int(changed.rows.size());
    index();
}

void AuditSlices::replace(int slice, std::vector<Slice> slices)
{
    const auto place = m_slices.erase(m_slices.begin() + slice);
    m_slices.insert(place, std::make_move_iterator(slices.begin()), std::make_move_iterator(slices.end()));
    index();
}

void AuditSlices::forget(int mostRows, quint64 lookedAt)
{
    int loaded = loadedRows();
    while (loaded > mostRows) {
        Slice *oldest = nullptr;
        for (size_t at = 1; at < m_slices.size(); ++at) { // the newest rows stay: new ones are put before them
            Slice &slice = m_slices[at];
            if (slice.state == State::Loaded && slice.count > 0 && slice.lookedAt < lookedAt &&
                (!oldest || slice.lookedAt < oldest->lookedAt))
                oldest = &slice;
        }
        if (!oldest)
            return;
        loaded -= int(oldest->rows.size());
        oldest->rows = {};
        oldest->state = State::Counted;
    }
}

void AuditSlices::index()
{
    m_first.resize(m_slices.size());
    m_rows = 0;
    for (size_t slice = 0; slice < m_slices.size(); ++slice) {
        m_first[slice] = m_rows;
        m_rows += m_slices[slice].count;
    }
}

} // namespace ui
