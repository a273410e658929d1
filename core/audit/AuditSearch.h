#pragma once

#include "core/audit/AuditFilter.h"

#include <QHash>

#include <array>

namespace core {

/// The place of a row in the list, which is newest first: equal times and, with several nodes, equal numbers occur.
struct AuditPlace
{
    Instant createdAt;
    qint64 seq = 0;
    qint64 number = 0;
};

/// Asks the log for the rows of a filter in steps that are short each, so that it can be cancelled between them.
class AuditSearch
{
public:
    static Result<AuditSearch> of(SqlConnection &connection, const AuditCriteria &criteria);

    /// Numbers of the newest matching rows behind a place, newest first.
    Result<QList<qint64>> newest(const std::optional<AuditPlace> &behind, int limit);
    /// Exact where the small tables know it, else counted up to `most`.
    Result<qint64> count(qint64 most);
    /// Matching rows before a place in the list, counted up to `most`.
    Result<qint64> countNewer(const AuditPlace &place, qint64 most);
    /// How many rows of each kind match in [from, to), exactly.
    Result<QHash<qint64, qint64>> kindCounts(Instant from, Instant to);
    using Bucket = std::array<qint64, 2>; ///< rows that failed, rows that succeeded
    using Buckets = std::vector<Bucket>;
    /// Of `buckets` equal parts of [from, to): part b holds the instants t with floor((t - from) * buckets / span) = b.
    Result<Buckets> histogram(Instant from, Instant to, int buckets);

    const AuditFilter &filter() const { return m_filter; }
    /// The first and the last moment that can hold a matching row; empty when there is none.
    bool isEmpty() const { return m_filter.isNothing() || m_since >= m_until; }
    bool isWholeLog() const { return m_isWholeTime && m_filter.isOfKindsAlone() && !m_filter.hasKinds(); }
    Instant since() const { return m_since; }
    Instant until() const { return m_until; } ///< exclusive

private:
    AuditSearch(SqlConnection &connection, AuditFilter filter) : m_connection(connection), m_filter(std::move(filter))
    {}
    Result<void> findSpan(const AuditCriteria &criteria);
    Instant windowBefore(Instant to, qint64 wanted) const;
    Result<Rows> run(const QString &sql, Instant from, Instant to, Bindings further = {});
    QString merged(const std::vector<AuditFilter::Source> &sources, const QString &further = {}) const;
    std::vector<AuditFilter::Source> countedSources() const;
    Result<QHash<qint64, Bucket>> hourSums(qint64 first, qint64 end);
    Result<Bucket> countBucket(Instant from, Instant to, const QHash<qint64, Bucket> &hours);
    Result<Bucket> countRows(Instant from, Instant to);
    Result<Buckets> groupedRows(Instant from, Instant to, int buckets);
    Result<Buckets> splitHistogram(Instant from, Instant to, int buckets);
    AuditSearch within(const AuditFilter &filter) const;
    Result<void> addKindRows(Instant from, Instant to, QHash<qint64, qint64> &counts);

    SqlConnection &m_connection;
    AuditFilter m_filter;
    bool m_isWholeTime = true; ///< no condition of time leaves a row out
    Instant m_since;
    Instant m_until;
};

} // namespace core
