#pragma once

#include "core/users/UserRepository.h"

namespace core {

/// What UserCriteria says as SQL over `users u`, with every value bound.
class UserQuery
{
public:
    UserQuery(const UserCriteria &criteria, Instant now);
    const QString &condition() const { return m_condition; } ///< never empty
    const Bindings &bindings() const { return m_bindings; }

    /// What a list in this order is sorted by; ties are decided by the folded name.
    static QString sortedBy(UserColumn column);
    static bool isTextual(UserColumn column);

private:
    void add(const QString &condition);
    QString bound(const QVariant &value);
    void addStates(const UserCriteria &criteria, Instant now);
    QString stateCondition(UserCriteria::State state, Instant now);
    void addParts(const QStringList &columns, const QStringList &parts, bool isNegated);
    void addMoments(const UserCriteria &criteria);

    QString m_condition;
    Bindings m_bindings;
};

} // namespace core
