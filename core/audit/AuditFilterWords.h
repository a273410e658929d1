#pragma once

#include "core/audit/AuditFilter.h"

namespace core {

/// Turns the words of criteria into the parts of a filter.
class AuditFilterWords
{
public:
    AuditFilterWords(SqlConnection &connection, const AuditCriteria &criteria, AuditFilter &filter)
        : m_connection(connection), m_criteria(criteria), m_filter(filter)
    {}
    Result<void> run();

private:
    using Part = AuditFilter::Part;

    QStringList wanted(AuditField field) const;
    void addKindCondition(AuditField field, const QString &column);
    void addKindConditions();
    Result<void> findKinds();
    void addRoughTests();
    Result<void> addUser(const QStringList &names, bool isExcluded);
    Result<void> addAddresses();
    void addRequests();
    void addFamilies();
    Result<void> addMarks();
    bool uses(AuditField field) const;

    SqlConnection &m_connection;
    const AuditCriteria &m_criteria;
    AuditFilter &m_filter;
    QStringList m_kindConditions;
};

} // namespace core
