#pragma once

#include "core/base/Result.h"
#include "core/database/SqlConnection.h"
#include "core/users/LoginThrottle.h"

namespace core {

/// SQL of the table `login_locks`: the locks of LoginThrottle, so that they survive a restart, and their lifting, so
/// that other processes hear of it.
class LoginLockRepository
{
public:
    /// Ended ones too: for LoginThrottle, which tells by itself what they mean.
    static Result<std::vector<LoginThrottle::Lock>> all(SqlConnection &connection);
    static Result<void> put(Transaction &transaction, const LoginThrottle::Lock &lock);
    /// True when there was a row.
    static Result<bool> remove(Transaction &transaction, const QString &key);
    /// Leaves the word that the name's failures are forgotten, so that every running server does it; the row counts as
    /// ended. True when it took the place of a live lock.
    static Result<bool> lift(Transaction &transaction, const QString &key, Instant now);
    /// Those that ended an hour ago: until then others may still have to read them.
    static Result<int> removeExpired(Transaction &transaction, Instant now);
};

} // namespace core
