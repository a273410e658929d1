#pragma once

#include "core/base/Result.h"
#include "core/database/SqlConnection.h"
#include "core/users/LoginThrottle.h"

namespace core {

/// SQL of the table `login_locks`: the locks of LoginThrottle, so that they survive a restart.
class LoginLockRepository
{
public:
    static Result<std::vector<LoginThrottle::Lock>> live(SqlConnection &connection, Instant now);
    static Result<void> put(Transaction &transaction, const LoginThrottle::Lock &lock);
    /// True when there was a row.
    static Result<bool> remove(Transaction &transaction, const QString &key);
    static Result<int> removeExpired(Transaction &transaction, Instant now);
};

} // namespace core
