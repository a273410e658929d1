#pragma once

#include "core/audit/AuditEvent.h"
#include "server/oauth/FormBody.h"

namespace server {

/// A request to the token endpoint, parsed once.
struct TokenRequest
{
    QString grantType; ///< empty when omitted
    FormBody form;
    core::Origin origin;
    QString dpopKey = {}; ///< thumbprint of the key that the request proved; empty: none
};

core::Result<TokenRequest, OAuthError> parseTokenRequest(const HttpRequest &request);

/// For audit rows: where a request came from.
core::Origin originOf(const HttpRequest &request);

} // namespace server
