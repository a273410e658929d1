#pragma once

#include "core/audit/AuditSearch.h"

namespace core {

struct AuditFacetCount
{
    QString value;
    QString label; ///< a user's name beside its id
    qint64 rows = 0;
};

struct AuditFacetCounts
{
    AuditField field = AuditField::Event;
    std::vector<AuditFacetCount> values; ///< most first
    bool isComplete = true;              ///< false: counted over the newest kSample matching rows
};

/// How often the values of a field occur in the matching rows, and which there are.
class AuditFacets
{
public:
    static constexpr int kSample = 10'000;

    static Result<std::vector<AuditFacetCounts>> of(SqlConnection &connection, const AuditCriteria &criteria,
                                                    const QList<AuditField> &fields, int most);
    /// That begin with the prefix, in any case, in order.
    static Result<QStringList> values(SqlConnection &connection, AuditField field, const QString &prefix, int most);

private:
    AuditFacets(SqlConnection &connection, AuditSearch &search) : m_connection(connection), m_search(search) {}
    Result<void> readSample();
    Result<void> readKinds();
    Result<void> readWholeLog(AuditField field, int most, AuditFacetCounts &facet);
    Result<AuditFacetCounts> facet(AuditField field, int most);
    Result<void> addNames(AuditFacetCounts &facet);

    SqlConnection &m_connection;
    AuditSearch &m_search;
    bool m_isWholeLog = false;
    bool m_isSampled = false;
    bool m_isSampleComplete = true;
    QHash<qint64, qint64> m_kindRows;
    std::array<QHash<QString, qint64>, size_t(AuditField::Family) + 1> m_byField;
};

} // namespace core
