#pragma once

#include "core/audit/AuditCriteria.h"
#include "core/database/SqlConnection.h"

namespace core {

/// Criteria as the WHERE clause over `audit_logs l LEFT JOIN users u`, with its bound values.
class AuditFilter
{
public:
    /// Looks up whom a name or a family belongs to, so that the conditions can use the indexes.
    static Result<AuditFilter> of(SqlConnection &connection, const AuditCriteria &criteria);

    void add(const QString &condition, const Bindings &bindings);
    QString where() const; ///< empty, or from WHERE on
    const Bindings &bindings() const { return m_bindings; }

private:
    void addExact(const AuditCriteria &criteria);
    void addText(const QString &text);
    Result<void> addUser(SqlConnection &connection, const QString &user);
    Result<void> addFamily(SqlConnection &connection, const FamilyId &family);

    QStringList m_conditions;
    Bindings m_bindings;
};

} // namespace core
