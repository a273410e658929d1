#pragma once

#include "core/authorization/AuthorizationCodes.h"
#include "server/oauth/TokenRequest.h"

namespace server {

/// Does the request show what the code demands: its redirect URI, its verifier, its key? Words for the audit row say
/// what is wrong; none: all is well.
std::optional<QString> faultOfCodeProof(const TokenRequest &request, const core::AuthorizationGrant &grant,
                                        const core::Client &client);

} // namespace server
