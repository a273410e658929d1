#pragma once

#include "core/tokens/TokenService.h"
#include "server/endpoints/Endpoint.h"
#include "server/http/RequestRateLimit.h"
#include "server/oauth/ClientAuthentication.h"
#include "server/oauth/RefusalRecord.h"

namespace server {

/// POST /oauth/introspect, RFC 7662, for confidential clients: the live state of a token. Request pool only.
class IntrospectEndpoint final : public Endpoint
{
public:
    IntrospectEndpoint(ClientAuthentication authentication, core::TokenService &tokens, RefusalRecord &refusals,
                       RequestRateLimit &rateLimit)
        : m_authentication(std::move(authentication)), m_tokens(tokens), m_refusals(refusals), m_rateLimit(rateLimit)
    {}
    Answer answer(const HttpRequest &request) override;

private:
    core::Result<QJsonObject, OAuthError> introspect(const HttpRequest &request,
                                                     std::shared_ptr<const core::Client> &client);

    ClientAuthentication m_authentication;
    core::TokenService &m_tokens;
    RefusalRecord &m_refusals;
    RequestRateLimit &m_rateLimit; ///< of what is refused
};

} // namespace server
