#pragma once

#include "core/audit/AuditCriteria.h"
#include "core/database/SqlConnection.h"

namespace core {

/// Criteria as SQL over `audit_logs l`, written so that each kind of filter walks one index in the order of the list.
class AuditFilter
{
public:
    /// Looks up whom a name or a family belongs to, so that the conditions can use the indexes.
    static Result<AuditFilter> of(SqlConnection &connection, const AuditCriteria &criteria);

    void add(const QString &condition, const Bindings &bindings);
    /// The matching rows, each once. What OR would say is a UNION ALL of selections that share no row: SQLite merges
    /// them in order and stops at a LIMIT, where an OR makes it sort all.
    QString select(const QString &columns) const;
    const Bindings &bindings() const { return m_bindings; }

private:
    void addExact(const AuditCriteria &criteria);
    void addEqual(const QString &column, QLatin1String name, const QVariant &value);
    void addEvents(const QStringList &eventTypes);
    void addText(const QString &text);
    Result<void> addUser(SqlConnection &connection, const QString &user);
    Result<void> addFamily(SqlConnection &connection, const FamilyId &family);

    QStringList m_conditions;
    QStringList m_alternatives; ///< share no row; none: everything
    bool m_hasIndex = false;    ///< a condition that selects by an index is there
    Bindings m_bindings;
};

} // namespace core
