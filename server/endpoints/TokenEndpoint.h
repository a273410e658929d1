#pragma once

#include "server/endpoints/Endpoint.h"
#include "server/endpoints/EndpointEvents.h"
#include "server/grants/Grant.h"
#include "server/http/RequestRateLimit.h"
#include "server/metrics/Metrics.h"
#include "server/metrics/RecentRequests.h"
#include "server/oauth/ClientAuthentication.h"
#include "server/oauth/DpopProof.h"
#include "server/oauth/RefusalRecord.h"

#include <atomic>
#include <vector>

namespace server {

/// POST /oauth/token, RFC 6749 §3.2. Owns what every grant needs, so that no grant can forget it. Request pool only.
class TokenEndpoint final : public Endpoint
{
public:
    struct Context
    {
        ClientAuthentication authentication;
        DpopProofs &dpop;
        RefusalRecord &refusals;
        RequestRateLimit &rateLimit;
        const std::atomic<bool> &limitsFailures; ///< failed passwords of one address have a limit of their own
        Metrics &metrics;
        RecentRequests &recent;
        EndpointEvents events;
    };
    TokenEndpoint(Context context, std::vector<std::unique_ptr<Grant>> grants);

    Answer answer(const HttpRequest &request) override;
    QStringList grantTypes() const; ///< for discovery

private:
    /// What is known of a request so far; filled in step by step.
    struct Attempt
    {
        QString grantType = QStringLiteral("none"); ///< or one of ours: a label of the metrics
        std::shared_ptr<const core::Client> client = {};
        bool usesDpop = false;
    };
    core::Result<core::TokenSet, OAuthError> issue(const HttpRequest &request, Attempt &attempt);
    core::Result<QString, OAuthError> provenKey(const HttpRequest &request, Attempt &attempt);
    core::Result<Grant *, OAuthError> grantFor(const QString &grantType, const core::Client &client, Attempt &attempt);
    HttpResponse refused(OAuthError error, const Attempt &attempt);
    void recordRefusal(const OAuthError &error, const HttpRequest &request, const Attempt &attempt);
    void countRefusal(const OAuthError &error, const Attempt &attempt);

    Context m_context;
    std::vector<std::unique_ptr<Grant>> m_grants;
};

} // namespace server
