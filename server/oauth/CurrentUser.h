#pragma once

#include "core/base/Result.h"
#include "core/database/Database.h"
#include "core/users/User.h"

#include <optional>

namespace server {

/// A user as he is now; empty when he may not sign in any more. Waits for the database: request pool only.
core::Result<std::optional<core::User>> currentUser(core::Database &database, const core::UserId &id);

} // namespace server
