#pragma once

#include "core/clients/Client.h"
#include "core/users/User.h"

#include <QJsonObject>

namespace core {

enum class ClaimTarget { AccessToken, IdToken, UserInfo };

/// Do the rules for tokens tell anything of the user?
bool rulesNeedUser(const Client &client);
/// What the client's rules add; never a claim that has a meaning already. Without a user (client_credentials) only what
/// is fixed.
QJsonObject ruledClaims(const Client &client, const User *user, ClaimTarget target);

} // namespace core
