#pragma once

#include "core/clients/Client.h"
#include "core/users/User.h"

#include <QJsonObject>

namespace core {

enum class ClaimTarget { AccessToken, IdToken, UserInfo };

/// Has the claim a meaning that the standards, or this server, give it in a token? No rule may set such a one.
bool isProtocolClaim(const QString &claim);
/// Do the rules for tokens tell anything of the user?
bool rulesNeedUser(const Client &client);
/// What the client's rules add. Without a user (client_credentials) only what is fixed.
QJsonObject ruledClaims(const Client &client, const User *user, ClaimTarget target);

} // namespace core
