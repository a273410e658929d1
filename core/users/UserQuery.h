#pragma once

#include "core/database/SqlConditions.h"
#include "core/users/UserRepository.h"

namespace core {

/// What UserCriteria says as SQL over `users u`, with every value bound.
class UserQuery
{
public:
    UserQuery(const UserCriteria &criteria, Instant now);
    const QString &condition() const { return m_conditions.text(); } ///< never empty
    const Bindings &bindings() const { return m_conditions.bindings(); }

    /// What a list in this order is sorted by; ties are decided by the folded name.
    static QString sortedBy(UserColumn column);
    static bool isTextual(UserColumn column);

private:
    void addStates(const UserCriteria &criteria, Instant now);
    QString stateCondition(UserCriteria::State state, Instant now);
    void addParts(const QStringList &columns, const QStringList &parts, bool isNegated);
    void addMoments(const UserCriteria &criteria);

    SqlConditions m_conditions;
};

} // namespace core
