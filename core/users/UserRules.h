#pragma once

#include "core/base/Result.h"
#include "core/database/SqlConnection.h"
#include "core/users/User.h"

namespace core {

/// What a name and an e-mail address must be, for the console, the subcommands and imports alike.
class UserRules
{
public:
    static constexpr qsizetype kLongestName = 255;

    /// InvalidInput with field "username" or "email".
    static Result<void> check(const QString &username, const QString &email);
    /// AlreadyExists with the field. A name may never equal another user's e-mail address or the other way round:
    /// both sign in. `except` is the user being changed.
    static Result<void> checkUnique(SqlConnection &connection, const QString &username, const QString &email,
                                    const UserId &except);
    /// False for what no user can be called: empty, too long, with control characters. Then nothing is looked up.
    static bool canBeAName(const QString &typed);
};

} // namespace core
