#pragma once

#include "core/authorization/DeviceCodes.h"
#include "server/endpoints/Endpoint.h"
#include "server/http/RequestRateLimit.h"
#include "server/oauth/ClientAuthentication.h"
#include "server/oauth/LiveRequests.h"
#include "server/oauth/RefusalRecord.h"
#include "server/oauth/ScopeCatalog.h"

namespace server {

/// POST /oauth/device_authorization, RFC 8628 §3.1: a device asks for the codes that it shows to its user. Request pool
/// only.
class DeviceAuthorizationEndpoint final : public Endpoint
{
public:
    struct Context
    {
        ClientAuthentication authentication;
        core::DeviceCodes &codes;
        RefusalRecord &refusals;
        RequestRateLimit &rateLimit;
        LiveRequests &live;
        EndpointUrls urls;
        QString audience;
        const ScopeCatalog &scopes;
    };
    explicit DeviceAuthorizationEndpoint(Context context) : m_context(std::move(context)) {}
    Answer answer(const HttpRequest &request) override;

private:
    core::Result<QJsonObject, OAuthError> begin(const HttpRequest &request,
                                                std::shared_ptr<const core::Client> &client);
    QJsonObject description(const core::DeviceCodes::Begun &begun) const;

    Context m_context;
};

} // namespace server
