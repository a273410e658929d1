#include "server/oauth/LiveRequests.h"

#include "server/oauth/CoreErrors.h"

namespace server {

core::Result<void, OAuthError> LiveRequests::admit(const core::Client &client, const core::Origin &origin)
{
    const QString &ofClient = client.id.value;
    const QString atAddress = client.isConfidential() ? QString() : ofClient + u'\n' + origin.limitedAs();
    const int most = client.isConfidential() ? m_most.ofClient : m_most.ofPublicClient;
    const auto now = m_clock.steady();
    const std::scoped_lock lock(m_mutex);
    forgetEnded(now);
    const bool isShareFull = !atAddress.isEmpty() && m_taken.value(atAddress) >= m_most.ofPublicClientAtAddress;
    if (isShareFull || m_taken.value(ofClient) >= most) {
        const auto wait = std::chrono::ceil<std::chrono::seconds>(m_places.front().until - now);
        return core::fail(rateLimitExceeded(isShareFull ? m_most.ofPublicClientAtAddress : most, wait));
    }
    take(ofClient, now);
    if (!atAddress.isEmpty())
        take(atAddress, now);
    return {};
}

void LiveRequests::forgetEnded(std::chrono::milliseconds now)
{
    for (; !m_places.empty() && m_places.front().until <= now; m_places.pop_front()) {
        const auto taken = m_taken.find(m_places.front().key);
        if (--*taken == 0)
            m_taken.erase(taken);
    }
}

void LiveRequests::take(const QString &key, std::chrono::milliseconds now)
{
    ++m_taken[key];
    m_places.push_back({now + m_lifetime, key});
}

} // namespace server
