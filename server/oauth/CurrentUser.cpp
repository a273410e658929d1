#include "server/oauth/CurrentUser.h"

#include "core/users/UserRepository.h"

namespace server {

core::Result<std::optional<core::User>> currentUser(core::Database &database, const core::UserId &id)
{
    auto user = database.readNow([&](core::Snapshot &snapshot) { return core::UserRepository::find(snapshot, id); });
    if (user && *user && !(*user)->canSignIn())
        return std::nullopt;
    return user;
}

} // namespace server
