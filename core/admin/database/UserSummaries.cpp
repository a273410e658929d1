#include "core/admin/database/UserSummaries.h"

#include "core/admin/database/ChainQueries.h"
#include "core/users/UserRepository.h"

namespace core {

using namespace Qt::StringLiterals;

namespace {

UserCriteria::State stateOf(UserFilter::State state)
{
    switch (state) {
    case UserFilter::State::All:
        return UserCriteria::State::All;
    case UserFilter::State::Active:
        return UserCriteria::State::Active;
    case UserFilter::State::Disabled:
        return UserCriteria::State::Disabled;
    case UserFilter::State::Locked:
        return UserCriteria::State::Locked;
    case UserFilter::State::NeverSignedIn:
        return UserCriteria::State::NeverSignedIn;
    case UserFilter::State::Deleted:
        return UserCriteria::State::Deleted;
    }
    return UserCriteria::State::All;
}

UserCriteria userCriteriaOf(const UserFilter &filter)
{
    UserCriteria criteria{stateOf(filter.state), filter.text};
    criteria.moreText = filter.moreText;
    for (const UserFilter::State state : filter.states)
        criteria.states << stateOf(state);
    criteria.names = filter.names;
    criteria.emails = filter.emails;
    criteria.verified = filter.verified;
    criteria.signedInSince = filter.signedInSince;
    criteria.signedInBefore = filter.signedInBefore;
    criteria.createdSince = filter.createdSince;
    criteria.createdBefore = filter.createdBefore;
    for (const UserFilter::State state : filter.excludedStates)
        criteria.excludedStates << stateOf(state);
    criteria.excludedText = filter.excludedText;
    criteria.excludedNames = filter.excludedNames;
    criteria.excludedEmails = filter.excludedEmails;
    return criteria;
}

UserOrder userOrderOf(const PageRequest &request)
{
    static const QHash<QString, UserColumn> columns{{u"name"_s, UserColumn::Name},
                                                    {u"email"_s, UserColumn::Email},
                                                    {u"state"_s, UserColumn::State},
                                                    {u"verified"_s, UserColumn::Verified},
                                                    {u"last_login"_s, UserColumn::LastSignIn},
                                                    {u"chains"_s, UserColumn::Chains},
                                                    {u"created"_s, UserColumn::Created}};
    return {columns.value(request.orderBy, UserColumn::Name), request.descending};
}

/// What "n of m" compares with: deleted users are counted only among themselves.
UserCriteria allUsersLike(const UserFilter &filter)
{
    const bool deleted =
        filter.state == UserFilter::State::Deleted || filter.states == QList{UserFilter::State::Deleted};
    return {deleted ? UserCriteria::State::Deleted : UserCriteria::State::All, {}};
}

} // namespace

Result<Page<UserSummary>> UserSummaries::page(Snapshot &snapshot, const UserFilter &filter,
                                              const PageRequest &request) const
{
    const Instant now = m_context.clock.now();
    const auto users = UserRepository::page(snapshot, userCriteriaOf(filter), request.after,
                                            qBound(1, request.limit, 1000), now, userOrderOf(request));
    const auto matching = UserRepository::count(snapshot, userCriteriaOf(filter), now);
    const auto total = UserRepository::count(snapshot, allUsersLike(filter), now);
    if (!users)
        return fail(users.error());
    if (!matching || !total)
        return fail(matching ? total.error() : matching.error());
    Page<UserSummary> page;
    page.next = users->next;
    page.matching = *matching;
    page.total = *total;
    for (const User &user : users->users) {
        auto summary = summaryOf(snapshot, user);
        if (!summary)
            return fail(summary.error());
        page.rows.push_back(*std::move(summary));
    }
    return page;
}

Result<UserSummary> UserSummaries::find(Snapshot &snapshot, const QString &nameOrId) const
{
    const auto byName = UserRepository::credentials(snapshot, nameOrId);
    const auto byId = UserRepository::find(snapshot, UserId{nameOrId});
    if (!byName || !byId)
        return fail(byName ? byId.error() : byName.error());
    if (!*byName && !*byId)
        return fail(ErrorKind::NotFound, u"there is no user '%1'"_s.arg(nameOrId));
    // Names are free: one may read like the id of somebody else, and what is done to the wrong one is done.
    if (*byName && *byId && (*byName)->user.id != (*byId)->id)
        return fail(ErrorKind::Conflict,
                    u"'%1' is the name of one user and the id of another: give the e-mail address"_s.arg(nameOrId));
    return summaryOf(snapshot, *byName ? (*byName)->user : **byId);
}

Result<UserSummary> UserSummaries::summaryOf(Snapshot &snapshot, const User &user) const
{
    UserSummary summary;
    summary.id = user.id;
    summary.username = user.username;
    summary.email = user.email;
    summary.active = user.isActive;
    summary.verified = user.isVerified;
    summary.deleted = user.deletedAt.has_value();
    summary.createdAt = user.createdAt;
    summary.lastLoginAt = user.lastLoginAt;
    summary.passwordChangedAt = user.passwordChangedAt;
    summary.deletedAt = user.deletedAt;
    if (user.deletedAt)
        summary.removedForGoodAt = *user.deletedAt + UserRepository::kKeepDeleted;
    summary.failedSignIns = m_context.throttle.failuresOf(user.id.value);
    if (const auto lock = m_context.throttle.lockOf(user.id.value)) {
        summary.lockedUntil = lock->lockedUntil;
        summary.failedSignIns = lock->failures;
        summary.lockedFrom = lock->lastAddress;
    }
    const auto families = ChainQueries::countActive(snapshot, {.user = user.id}, m_context.clock.now());
    if (!families)
        return fail(families.error());
    summary.activeFamilies = *families;
    return summary;
}

} // namespace core
