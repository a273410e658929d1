#pragma once

#include "core/authorization/PushedRequests.h"
#include "server/endpoints/Endpoint.h"
#include "server/http/RequestRateLimit.h"
#include "server/oauth/AuthorizationRequest.h"
#include "server/oauth/ClientAuthentication.h"
#include "server/oauth/DpopProof.h"
#include "server/oauth/LiveRequests.h"
#include "server/oauth/RefusalRecord.h"

namespace server {

/// POST /oauth/par, RFC 9126: an authorization request sent ahead, by a client that proves who it is. Request pool
/// only.
class ParEndpoint final : public Endpoint
{
public:
    struct Context
    {
        ClientAuthentication authentication;
        AuthorizationRequests &requests;
        core::PushedRequests &pushedRequests;
        DpopProofs &dpop;
        RefusalRecord &refusals;
        RequestRateLimit &rateLimit;
        LiveRequests &live;
    };
    explicit ParEndpoint(Context context) : m_context(std::move(context)) {}
    Answer answer(const HttpRequest &request) override;

private:
    core::Result<QString, OAuthError> push(const HttpRequest &request, std::shared_ptr<const core::Client> &client);
    core::Result<core::PushedRequests::Parameters, OAuthError>
    parametersOf(const HttpRequest &request, const core::Client &client, const QString &key);

    Context m_context;
};

} // namespace server
