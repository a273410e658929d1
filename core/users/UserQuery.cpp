#include "core/users/UserQuery.h"

#include <array>

namespace core {
using namespace Qt::StringLiterals;
namespace {

/// Names of placeholders: enough for the longest filter text (64 terms) with several values each.
QLatin1String placeholder(size_t index)
{
    static const std::vector<QByteArray> names = [] {
        std::vector<QByteArray> made;
        for (int i = 0; i < 512; ++i)
            made.push_back("v" + QByteArray::number(i));
        return made;
    }();
    return QLatin1String(names.at(qMin(index, names.size() - 1)));
}

QString partPattern(const QString &part)
{
    QString escaped = foldedName(part);
    escaped.replace(u'\\', u"\\\\"_s).replace(u'%', u"\\%"_s).replace(u'_', u"\\_"_s);
    return u'%' + escaped + u'%';
}

constexpr qsizetype kMostValues = 500;

} // namespace

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
        add(u"u.is_verified = "_s + bound(int(*criteria.verified)));
    addMoments(criteria);
}

void UserQuery::addMoments(const UserCriteria &criteria)
{
    if (criteria.signedInSince)
        add(u"u.last_login_at >= "_s + bound(bind(*criteria.signedInSince)));
    if (criteria.signedInBefore)
        add(u"u.last_login_at < "_s + bound(bind(*criteria.signedInBefore)));
    if (criteria.createdSince)
        add(u"u.created_at >= "_s + bound(bind(*criteria.createdSince)));
    if (criteria.createdBefore)
        add(u"u.created_at < "_s + bound(bind(*criteria.createdBefore)));
}

void UserQuery::add(const QString &condition)
{
    if (!m_condition.isEmpty())
        m_condition += u" AND "_s;
    m_condition += u'(' + condition + u')';
}

QString UserQuery::bound(const QVariant &value)
{
    const QLatin1String name = placeholder(m_bindings.size());
    m_bindings.emplace_back(name, value);
    return u':' + name;
}

void UserQuery::addStates(const UserCriteria &criteria, Instant now)
{
    // Who asks for deleted ones by name gets them without choosing their list.
    if (criteria.state != UserCriteria::State::All || !criteria.states.contains(UserCriteria::State::Deleted))
        add(stateCondition(criteria.state, now));
    QStringList any;
    for (const auto state : criteria.states)
        any << stateCondition(state, now);
    if (!any.isEmpty())
        add(any.join(u" OR "_s));
    for (const auto state : criteria.excludedStates)
        add(u"NOT "_s + stateCondition(state, now));
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
               bound(bind(now)) + u"))"_s;
    case State::Deleted:
        return u"(u.deleted_at IS NOT NULL)"_s;
    }
    return u"(u.deleted_at IS NULL)"_s;
}

void UserQuery::addParts(const QStringList &columns, const QStringList &parts, bool isNegated)
{
    if (parts.isEmpty())
        return;
    QStringList alternatives;
    for (const QString &part : parts) {
        for (const QString &column : columns) {
            if (qsizetype(m_bindings.size()) < kMostValues)
                alternatives << column + u" LIKE "_s + bound(partPattern(part)) + u" ESCAPE '\\'"_s;
        }
    }
    const QString any = alternatives.join(u" OR "_s);
    add(isNegated ? u"NOT (%1)"_s.arg(any) : any);
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
