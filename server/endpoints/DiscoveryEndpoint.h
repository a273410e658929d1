#pragma once

#include "core/keys/KeyRing.h"
#include "server/endpoints/Endpoint.h"
#include "server/oauth/EndpointUrls.h"
#include "server/oauth/ScopeCatalog.h"

#include <QStringList>

#include <functional>
#include <mutex>

namespace server {

/// Both metadata documents: RFC 8414 §3 and OpenID Connect Discovery §4. They list only what works, and every URL is
/// built from the issuer, never from Host. Request pool only.
class DiscoveryEndpoint final : public Endpoint
{
public:
    /// What works only once somebody has switched it on.
    struct Switches
    {
        bool registration = false;  ///< there is a good initial access token
        bool tokenExchange = false; ///< there is a client that may
    };
    struct Context
    {
        EndpointUrls urls;
        QStringList grantTypes; ///< of the token endpoint
        const ScopeCatalog &scopes;
        const core::KeyRing &keys;
        const core::Clock &clock;
        std::function<Switches()> switches; ///< may wait
        std::chrono::seconds maxAge;
    };
    explicit DiscoveryEndpoint(Context context);
    Answer answer(const HttpRequest &request) override;

private:
    QJsonObject fixedPart() const;
    Switches switches();

    Context m_context;
    QJsonObject m_fixed;
    std::mutex m_mutex;
    Switches m_switches;
    std::optional<std::chrono::milliseconds> m_askedAt;
};

} // namespace server
