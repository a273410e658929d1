#pragma once

#include "core/clients/ClientDirectory.h"
#include "server/endpoints/Endpoint.h"
#include "server/http/RequestRateLimit.h"
#include "server/oauth/RefusalRecord.h"
#include "server/oauth/ResourceAccess.h"

namespace server {

/// GET and POST /oauth/userinfo, OpenID Connect Core §5.3: the claims that the scopes of a token allow. Request pool
/// only.
class UserinfoEndpoint final : public Endpoint
{
public:
    struct Context
    {
        core::ClientDirectory &clients;
        core::TokenService &tokens;
        core::Database &database;
        DpopProofs &dpop;
        RefusalRecord &refusals;
        RequestRateLimit &rateLimit;
    };
    explicit UserinfoEndpoint(Context context) : m_context(context), m_access(context.tokens, context.dpop) {}
    Answer answer(const HttpRequest &request) override;

private:
    core::Result<QJsonObject, OAuthError> claims(const HttpRequest &request, PresentedToken &presented,
                                                 std::shared_ptr<const core::Client> &client);

    Context m_context;
    ResourceAccess m_access;
};

} // namespace server
