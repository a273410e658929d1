#pragma once

#include "core/clients/ClientRepository.h"
#include "core/database/SqlConditions.h"

namespace core {

/// What ClientCriteria says as SQL over `oauth_clients`, with every value bound.
class ClientQuery
{
public:
    ClientQuery(const ClientCriteria &criteria, Instant now);
    const QString &condition() const { return m_conditions.text(); } ///< never empty
    const Bindings &bindings() const { return m_conditions.bindings(); }

    /// What a list in this order is sorted by; ties are decided by client_id.
    static QString sortedBy(ClientColumn column);
    static bool isTextual(ClientColumn column);
    /// The rules of clientWeaknesses() that SQL can ask for: all of them.
    static QStringList weaknessNames();

private:
    void addStates(const ClientCriteria &criteria);
    static QString stateCondition(ClientCriteria::State state);
    void addParts(const QStringList &columns, const QStringList &parts, bool isNegated);
    void addMembers(const QString &column, const QStringList &values, bool isNegated);
    void addWeaknesses(const QStringList &names, bool isNegated, Instant now);
    QString weaknessCondition(const QString &name, Instant now);

    SqlConditions m_conditions;
};

} // namespace core
