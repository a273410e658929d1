#pragma once

#include "core/tokens/TokenService.h"
#include "server/endpoints/Endpoint.h"
#include "server/endpoints/EndpointEvents.h"
#include "server/http/RequestRateLimit.h"
#include "server/oauth/ClientAuthentication.h"
#include "server/oauth/RefusalRecord.h"

namespace server {

/// POST /oauth/revoke, RFC 7009. `token_type_hint` is not needed: a token says what it is. Request pool only.
class RevokeEndpoint final : public Endpoint
{
public:
    RevokeEndpoint(ClientAuthentication authentication, core::TokenService &tokens, RefusalRecord &refusals,
                   RequestRateLimit &rateLimit, EndpointEvents events)
        : m_authentication(std::move(authentication))
        , m_tokens(tokens)
        , m_refusals(refusals)
        , m_rateLimit(rateLimit)
        , m_events(std::move(events))
    {}
    Answer answer(const HttpRequest &request) override;

private:
    core::Result<void, OAuthError> revoke(const HttpRequest &request, std::shared_ptr<const core::Client> &client);

    ClientAuthentication m_authentication;
    core::TokenService &m_tokens;
    RefusalRecord &m_refusals;
    RequestRateLimit &m_rateLimit;
    EndpointEvents m_events;
};

} // namespace server
