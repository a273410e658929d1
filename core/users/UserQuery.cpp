#include "core/users/UserQuery.h"

namespace core {
using namespace Qt::StringLiterals;
UserQuery::UserQuery(const UserCriteria &criteria, Instant now)
{
    addStates(criteria, now);
    const QStringList both{u"u.username_key"_s, u"u.email_key"_s};
    if (!criteria.text.isEmpty())
        addParts(both, {criteria.text}, false);
    for (const QString &text : criteria.moreText)
        addParts(both, {text}, false);
    for (const QStringList &parts : criteria.names)
        addParts({u"u.username_key"_s}, parts, false);
    for (const QStringList &parts : criteria.emails)
        addParts({u"u.email_key"_s}, parts, false);
    addParts(both, criteria.excludedText, true);
    addParts({u"u.username_key"_s}, criteria.excludedNames, true);
    addParts({u"u.email_key"_s}, criteria.excludedEmails, true);
    if (criteria.verified)
        m_conditions.add(u"u.is_verified = "_s + m_conditions.bound(int(*criteria.verified)));
    addMoments(criteria);
}

void UserQuery::addMoments(const UserCriteria &criteria)
{
    if (criteria.signedInSince)
        m_conditions.add(u"u.last_login_at >= "_s + m_conditions.bound(bind(*criteria.signedInSince)));
    if (criteria.signedInBefore)
        m_conditions.add(u"u.last_login_at < "_s + m_conditions.bound(bind(*criteria.signedInBefore)));
    if (criteria.createdSince)
        m_conditions.add(u"u.created_at >= "_s + m_conditions.bound(bind(*criteria.createdSince)));
    if (criteria.createdBefore)
        m_conditions.add(u"u.created_at < "_s + m_conditions.bound(bind(*criteria.createdBefore)));
}

void UserQuery::addStates(const UserCriteria &criteria, Instant now)
{
    // Who asks for deleted ones by name gets them without choosing their list.
    if (criteria.state != UserCriteria::State::All || !criteria.states.contains(UserCriteria::State::Deleted))
        m_conditions.add(stateCondition(criteria.state, now));
    QStringList any;
    for (const auto state : criteria.states)
        any << stateCondition(state, now);
    m_conditions.addAny(any, false);
    for (const auto state : criteria.excludedStates)
        m_conditions.add(u"NOT "_s + stateCondition(state, now));
}

QString UserQuery::stateCondition(UserCriteria::State state, Instant now)
{
    using State = UserCriteria::State;
    switch (state) {
    case State::All:
        break;
    case State::Active:
        return u"(u.deleted_at IS NULL AND u.is_active = 1)"_s;
    case State::Disabled:
        return u"(u.deleted_at IS NULL AND u.is_active = 0)"_s;
    case State::NeverSignedIn:
        return u"(u.deleted_at IS NULL AND u.last_login_at IS NULL)"_s;
    case State::Locked:
        return u"(u.deleted_at IS NULL AND EXISTS (SELECT 1 FROM login_locks l "
               "WHERE l.subject_key = u.id AND l.locked_until > "_s +
               m_conditions.bound(bind(now)) + u"))"_s;
    case State::Deleted:
        return u"(u.deleted_at IS NOT NULL)"_s;
    }
    return u"(u.deleted_at IS NULL)"_s;
}

void UserQuery::addParts(const QStringList &columns, const QStringList &parts, bool isNegated)
{
    QStringList alternatives;
    for (const QString &part : parts) {
        for (const QString &column : columns) {
            if (!m_conditions.isFull())
                alternatives << column + u" LIKE "_s + m_conditions.bound(SqlConditions::patternOf(foldedName(part))) +
                                    u" ESCAPE '\\'"_s;
        }
    }
    m_conditions.addAny(alternatives, isNegated);
}

QString UserQuery::sortedBy(UserColumn column)
{
    switch (column) {
    case UserColumn::Name:
        return u"u.username_key"_s;
    case UserColumn::Email:
        return u"u.email_key"_s;
    case UserColumn::State: // as they stand in the list: locked first, then active, disabled, deleted
        return u"CASE WHEN u.deleted_at IS NOT NULL THEN 3 WHEN u.is_active = 0 THEN 2 "
               "WHEN EXISTS (SELECT 1 FROM login_locks l WHERE l.subject_key = u.id AND l.locked_until > :sorted_at) "
               "THEN 0 ELSE 1 END"_s;
    case UserColumn::Verified:
        return u"u.is_verified"_s;
    case UserColumn::LastSignIn:
        return u"COALESCE(u.last_login_at, -1)"_s;
    case UserColumn::Chains:
        return u"(SELECT count(*) FROM token_families f WHERE f.user_id = u.id AND f.state = 'active' "
               "AND f.expires_at > :sorted_at)"_s;
    case UserColumn::Created:
        return u"u.created_at"_s;
    }
    return u"u.username_key"_s;
}

bool UserQuery::isTextual(UserColumn column)
{
    return column == UserColumn::Name || column == UserColumn::Email;
}

} // namespace core
