#pragma once

#include "server/login/AccountPage.h"

namespace server {

/// Is it the old password that was wrong, or the new one that was not taken?
bool isOldPasswordAtFault(const PasswordFailure &failure);
/// Why the password was not changed, for people.
Html passwordNotice(const PasswordFailure &failure, const PageWords &words);

} // namespace server
