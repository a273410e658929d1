#pragma once

#include "core/base/Result.h"
#include "core/database/SqlConnection.h"
#include "core/users/User.h"

#include <optional>
#include <vector>

namespace core {

/// What a password is judged by; goes nowhere but to the hash pool.
struct UserCredentials
{
    User user;
    QString passwordHash;
};

/// All given members must match. Empty members match everything.
struct UserCriteria
{
    enum class State { All, Active, Disabled, Locked, NeverSignedIn, Deleted };
    State state = State::All;      ///< all but Deleted leave deleted users out
    QString text;                  ///< part of name or e-mail
    QStringList moreText = {};     ///< each of them too
    QList<State> states = {};      ///< any of them
    QList<QStringList> names = {}; ///< of each list any part
    QList<QStringList> emails = {};
    std::optional<bool> verified = {};
    std::optional<Instant> signedInSince = {};
    std::optional<Instant> signedInBefore = {}; ///< who never signed in is left out
    std::optional<Instant> createdSince = {};
    std::optional<Instant> createdBefore = {};
    QList<State> excludedStates = {};
    QStringList excludedText = {}; ///< neither name nor e-mail contains one of these
    QStringList excludedNames = {};
    QStringList excludedEmails = {};
};

enum class UserColumn { Name, Email, State, Verified, LastSignIn, Chains, Created };

struct UserOrder
{
    UserColumn column = UserColumn::Name;
    bool descending = false;
};

struct UserPage
{
    std::vector<User> users; ///< in the order asked for
    QString next;            ///< empty at the end
};

/// SQL of the table `users`. Nothing here checks a rule or writes an audit row. Fails only with Storage or Busy;
/// the writing functions tell whether a row was changed.
class UserRepository
{
public:
    static constexpr std::chrono::hours kKeepDeleted{30 * 24}; ///< a deleted user can be restored for so long

    static Result<std::optional<User>> find(SqlConnection &connection, const UserId &id);
    /// By name or e-mail, folded here. A deleted user is found too.
    static Result<std::optional<UserCredentials>> credentials(SqlConnection &connection, const QString &nameOrEmail);
    /// Is this folded name or address the name or the address of anybody but `except`, deleted users included?
    static Result<bool> isTaken(SqlConnection &connection, const QString &folded, const UserId &except);
    static Result<UserPage> page(SqlConnection &connection, const UserCriteria &criteria, const QString &after,
                                 int limit, Instant now, const UserOrder &order = {});
    /// The highest bcrypt cost of any hash, 0 when there is none. Walks the table.
    static Result<int> highestHashCost(SqlConnection &connection);
    static Result<qint64> count(SqlConnection &connection, const UserCriteria &criteria, Instant now);
    /// Not deleted, and signed in since then. By an index.
    static Result<qint64> countSignedIn(SqlConnection &connection, Instant since);

    static Result<void> insert(Transaction &transaction, const User &user, const QString &passwordHash);
    /// Name, e-mail, verified and updated_at of `user`.
    static Result<bool> update(Transaction &transaction, const User &user);
    static Result<bool> setPasswordHash(Transaction &transaction, const UserId &id, const QString &hash, Instant now);
    /// The same password hashed anew: nothing that anybody would call a change.
    static Result<bool> renewPasswordHash(Transaction &transaction, const UserId &id, const QString &hash);
    static Result<bool> setActive(Transaction &transaction, const UserId &id, bool active, Instant now);
    static Result<bool> softDelete(Transaction &transaction, const UserId &id, Instant now);
    static Result<bool> restore(Transaction &transaction, const UserId &id, Instant now);
    /// Removes for good, with sessions, consents, codes and chains, at most `most` users deleted before; how many.
    static Result<int> removeDeleted(Transaction &transaction, Instant deletedBefore, int most);
    /// Sets last_login_at; false when the user was disabled, deleted or given another password since `judgedHash` was
    /// read.
    static Result<bool> recordSignIn(Transaction &transaction, const UserId &id, const QString &judgedHash,
                                     Instant now);
};

} // namespace core
