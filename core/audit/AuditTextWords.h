#pragma once

#include "core/audit/AuditFilter.h"

#include <functional>

namespace core {

/// Turns words that may stand in several columns into parts of a filter.
class AuditTextWords
{
public:
    AuditTextWords(SqlConnection &connection, AuditFilter &filter) : m_connection(connection), m_filter(filter) {}
    Result<void> add(const QString &text, bool isExcluded);

private:
    using Part = AuditFilter::Part;
    using AddSource = std::function<void(const QString &index, const QString &condition, const QString &test,
                                         qint64 rows, const QList<qint64> &kinds)>;
    struct Words
    {
        QString field; ///< of audit_values
        QString select;
    };
    Result<void> addKindsLike(const QString &like, const AddSource &addSource);
    Result<void> addWords(const Words &words, const AddSource &addSource);

    SqlConnection &m_connection;
    AuditFilter &m_filter;
};

} // namespace core
