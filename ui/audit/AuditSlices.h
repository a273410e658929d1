#pragma once

#include "core/admin/AuditAdmin.h"

#include <optional>
#include <vector>

namespace ui {

/// The rows of a list by spans of time, newest first: of every span it is known how many rows it has, of the spans
/// around the view also which. So a million rows have places without being in memory.
class AuditSlices
{
public:
    enum class State { Counted, Asked, Loaded };
    struct Slice
    {
        std::optional<core::Instant> since; ///< inclusive; none: from the first event on
        std::optional<core::Instant> until; ///< exclusive; none: whatever comes
        int count = 0;
        State state = State::Counted;
        quint64 lookedAt = 0; ///< a number that grows: the lowest is forgotten first
        std::vector<core::AuditRow> rows = {};
    };
    static constexpr int kWantedRows = 250; ///< of one slice
    static constexpr int kMostRows = 1000;  ///< of one answer

    /// The slices of counted spans, oldest span first; neighbours with few rows are joined.
    static std::vector<Slice> fromBuckets(const std::vector<core::AuditBucket> &buckets, core::Instant end,
                                          std::optional<core::Instant> since);

    int rowCount() const { return m_rows; }
    int loadedRows() const;
    int size() const { return int(m_slices.size()); }
    const Slice &at(int slice) const { return m_slices[size_t(slice)]; }
    Slice &edit(int slice) { return m_slices[size_t(slice)]; } ///< its count is changed by setRows() and insert() only
    int sliceOf(int row) const;                                ///< -1: there is no such row
    int firstRow(int slice) const { return m_first[size_t(slice)]; }
    /// The slice that ends there, -1 when it was replaced meanwhile.
    int find(std::optional<core::Instant> since, std::optional<core::Instant> until) const;
    int sliceOf(core::Instant at) const;      ///< whose span it is in
    const core::AuditRow *row(int row) const; ///< null: not loaded
    int rowOf(const QString &id) const;       ///< -1: not loaded

    void assign(std::vector<Slice> slices);
    void setRows(int slice, std::vector<core::AuditRow> rows);
    void insert(int slice, int place, std::vector<core::AuditRow> rows);
    void replace(int slice, std::vector<Slice> slices);
    /// Forgets rows that were not looked at for longest, but none looked at since `lookedAt`.
    void forget(int mostRows, quint64 lookedAt);

private:
    void index();

    std::vector<Slice> m_slices;
    std::vector<int> m_first; ///< row number of each slice's newest row
    int m_rows = 0;
};

} // namespace ui
