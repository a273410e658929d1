#pragma once

#include "core/clients/Registration.h"
#include "server/Dispatcher.h"
#include "server/ServerParts.h"
#include "server/endpoints/DiscoveryEndpoint.h"
#include "server/endpoints/EndpointEvents.h"
#include "server/endpoints/PageEndpoint.h"
#include "server/endpoints/TokenEndpoint.h"
#include "server/http/RequestRateLimit.h"
#include "server/oauth/DpopProof.h"
#include "server/oauth/LiveRequests.h"

#include <atomic>

namespace server {

/// The endpoints, what they share, and the addresses at which they answer. Made when the issuer is known.
class RouteList
{
public:
    struct Context
    {
        const ServerParts &parts;
        RequestRateLimit &rateLimit;
        const std::atomic<bool> &limitsFailures;
        RecentRequests &recent;
        EndpointEvents events;
    };
    explicit RouteList(Context context);

    std::vector<Route> routes();
    void adopt(const core::Settings &settings); ///< what may change while requests are answered; any thread

private:
    std::shared_ptr<TokenEndpoint> tokenEndpoint();
    std::vector<Route> tokenRoutes(const std::shared_ptr<TokenEndpoint> &token);
    std::vector<Route> clientRoutes();
    std::vector<Route> pageRoutes();
    std::vector<Route> documentRoutes(const QStringList &grantTypes);
    std::vector<Route> operationRoutes();
    std::vector<Route> labRoutes() const;

    DiscoveryEndpoint::Switches switches();
    ClientAuthentication authentication();
    core::ClientRegistration::Context registrationContext() const;
    core::Result<void> endFamiliesOf(core::Transaction &transaction, const core::ClientId &client,
                                     const core::Origin &origin) const;
    PageDesk::Context pageContext();

    Context m_context;
    const ServerParts &m_parts;
    EndpointUrls m_urls;
    DpopProofs m_dpop;
    SecretGuesses m_guesses;
    LiveRequests m_livePushes;
    LiveRequests m_liveDevices;
    RefusalRecord m_refusals;
    std::shared_ptr<ScopeCatalog> m_scopes;
    AuthorizationRequests m_requests;
    std::shared_ptr<ClientAssertions> m_assertions;
    core::ClientRegistration m_registration;
    PageFrame m_frame;
};

} // namespace server
