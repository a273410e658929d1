#pragma once

#include "core/keys/KeyRing.h"
#include "server/endpoints/Endpoint.h"
#include "server/oauth/EndpointUrls.h"

#include <QStringList>

#include <functional>
#include <mutex>

namespace server {

/// Both metadata documents: RFC 8414 §3 and OpenID Connect Discovery §4. They list only what works, and every URL is
/// built from the issuer, never from Host. Request pool only.
class DiscoveryEndpoint final : public Endpoint
{
public:
    struct Context
    {
        EndpointUrls urls;
        QStringList grantTypes;
        QStringList scopes;
        const core::KeyRing &keys;
        const core::Clock &clock;
        std::function<bool()> isRegistrationOpen; ///< may wait
        std::chrono::seconds maxAge;
    };
    explicit DiscoveryEndpoint(Context context);
    Answer answer(const HttpRequest &request) override;

private:
    QJsonObject fixedPart() const;
    bool isRegistrationOpen();

    Context m_context;
    QJsonObject m_fixed;
    std::mutex m_mutex;
    bool m_isOpen = false;
    std::optional<std::chrono::milliseconds> m_askedAt;
};

} // namespace server
