#pragma once

#include "core/admin/Page.h"
#include "core/base/Clock.h"
#include "core/base/Ids.h"
#include "core/base/Result.h"

#include <QFuture>
#include <QStringList>

namespace core {

struct UserSummary
{
    UserId id;
    QString username;
    QString email;
    bool active = true;
    bool verified = false;
    bool deleted = false;
    std::optional<Instant> lockedUntil;
    QString lockedFrom; ///< the address of the last wrong password; empty when it is not known
    int failedSignIns = 0;
    int activeFamilies = 0;
    Instant createdAt;
    std::optional<Instant> lastLoginAt;
    std::optional<Instant> passwordChangedAt = {}; ///< none: the one that the user was made with
    std::optional<Instant> deletedAt = {};
    std::optional<Instant> removedForGoodAt = {}; ///< of a deleted one: until then restore() undoes it
};

/// All given members must match. Empty members match everything.
struct UserFilter
{
    enum class State { All, Active, Disabled, Locked, NeverSignedIn, Deleted };
    State state = State::All;      ///< All leaves deleted users out
    QString text;                  ///< part of name or e-mail
    QStringList moreText = {};     ///< each of them too
    QList<State> states = {};      ///< any of them
    QList<QStringList> names = {}; ///< of each list any part
    QList<QStringList> emails = {};
    std::optional<bool> verified = {};
    std::optional<Instant> signedInSince = {};  ///< inclusive
    std::optional<Instant> signedInBefore = {}; ///< exclusive; who never signed in is left out
    std::optional<Instant> createdSince = {};
    std::optional<Instant> createdBefore = {};
    QList<State> excludedStates = {};
    QStringList excludedText = {};
    QStringList excludedNames = {};
    QStringList excludedEmails = {};
};

struct NewUser
{
    QString username;
    QString email;
    QString password; ///< empty: generated and returned once
    bool verified = false;
};

struct CreatedUser
{
    UserId id;
    QString generatedPassword; ///< empty when one was given
};

/// What the console and the subcommands may do with users. Any thread; answers when durable.
/// `actor` of each audit row is the one that the implementation was made for.
class UserAdmin
{
public:
    virtual ~UserAdmin() = default;
    /// Ordered by "name" (also without orderBy), "email", "state", "verified", "last_login", "chains", "created".
    virtual QFuture<Result<Page<UserSummary>>> list(UserFilter filter, PageRequest page) = 0;
    /// By name, id or e-mail; NotFound, and Conflict when it is the name of one and the id of another.
    virtual QFuture<Result<UserSummary>> find(QString nameOrId) = 0;
    /// InvalidInput with `field` ("username", "email", "password"), AlreadyExists.
    virtual QFuture<Result<CreatedUser>> create(NewUser user) = 0;
    virtual QFuture<Result<void>> update(UserId id, QString username, QString email, bool verified) = 0;
    /// Ends the user's families. An empty password is generated and returned.
    virtual QFuture<Result<QString>> setPassword(UserId id, QString password) = 0;
    /// Those that were changed, as with the next three: what was so already, or is gone, is not among them.
    virtual QFuture<Result<std::vector<UserId>>> setActive(std::vector<UserId> ids, bool active) = 0;
    virtual QFuture<Result<std::vector<UserId>>> unlock(std::vector<UserId> ids) = 0;
    /// Soft: ends the families, keeps the row so that restore() can undo it.
    virtual QFuture<Result<std::vector<UserId>>> remove(std::vector<UserId> ids) = 0;
    virtual QFuture<Result<std::vector<UserId>>> restore(std::vector<UserId> ids) = 0;
    /// Signed-in browsers and all families; how many families.
    virtual QFuture<Result<int>> endSessions(UserId id) = 0;
    /// Empty when the password satisfies the policy, else one sentence of what is missing (English, for the CLI) by
    /// rule name: "length", "upper", "lower", "digit", "special", "too_long", "blocklisted".
    virtual QStringList missingPasswordRules(const QString &password) const = 0;
};

} // namespace core
