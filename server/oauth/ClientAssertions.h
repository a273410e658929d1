#pragma once

#include "core/authorization/SpentIds.h"
#include "core/clients/Client.h"
#include "core/crypto/KeyPair.h"
#include "server/oauth/EndpointUrls.h"
#include "server/oauth/OAuthError.h"

namespace server {

/// private_key_jwt: RFC 7523 §3, OpenID Connect Core §9. Waits for the writer: request pool only.
class ClientAssertions
{
public:
    static constexpr auto kType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    /// How long an assertion may be good for. Ready-made clients ask for 60 s up to an hour; within it the `jti` counts
    /// once, and a longer life would only make that list long.
    static constexpr std::chrono::seconds kLongestLife{3600};

    ClientAssertions(core::Database &database, const core::Clock &clock, EndpointUrls urls);
    /// Whose it says it is; nothing is proven. Empty when it is no JWT.
    static core::ClientId claimedClient(const QByteArray &assertion);
    /// False for every fault of the assertion, and for a null client after as much work. `url`: of the endpoint that
    /// was asked, which RFC 9126 §2 wants as `aud` too. Fails with Storage or Busy only.
    core::Result<bool> prove(const QByteArray &assertion, const core::Client *client, const QString &url);

private:
    bool hasOurAudience(const QJsonValue &audience, const QString &url) const;

    core::SpentIds m_spent;
    const core::Clock &m_clock;
    EndpointUrls m_urls;
    core::PublicKey m_nobodysKey;
};

} // namespace server
