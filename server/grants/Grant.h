#pragma once

#include "core/tokens/TokenService.h"
#include "server/oauth/TokenRequest.h"

namespace server {

/// One grant_type. The endpoint has parsed the form, authenticated the client and checked that it may use this grant.
/// Request pool only: waits for the database and the hash pool.
class Grant
{
public:
    virtual ~Grant() = default;
    virtual QString type() const = 0; ///< the value of `grant_type`
    virtual core::Result<core::TokenSet, OAuthError> exchange(const TokenRequest &request,
                                                              const core::Client &client) = 0;
};

} // namespace server
