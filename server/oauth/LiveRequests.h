#pragma once

#include "core/base/Clock.h"
#include "core/clients/Client.h"
#include "server/oauth/OAuthError.h"
#include "server/oauth/TokenRequest.h"

#include <QHash>

#include <deque>
#include <mutex>

namespace server {

/// Bounds how many requests that were stored and end by themselves (pushed ones, devices that wait) live at once.
/// Anybody can make them for a public client, so that each address has a share of its own there. Counts in memory, from
/// the start of the process on. Any thread.
class LiveRequests
{
public:
    struct Most
    {
        int ofClient = 10'000;
        int ofPublicClient = 2'000;
        int ofPublicClientAtAddress = 200;
    };
    LiveRequests(const core::Clock &clock, std::chrono::seconds lifetime, const Most &most)
        : m_clock(clock), m_lifetime(lifetime), m_most(most)
    {}
    /// Counts one more, or rate_limit_exceeded.
    core::Result<void, OAuthError> admit(const core::Client &client, const core::Origin &origin);

private:
    struct Place
    {
        std::chrono::milliseconds until; ///< of Clock::steady()
        QString key;
    };
    void forgetEnded(std::chrono::milliseconds now);
    void take(const QString &key, std::chrono::milliseconds now);

    const core::Clock &m_clock;
    const std::chrono::seconds m_lifetime;
    const Most m_most;
    std::mutex m_mutex;
    std::deque<Place> m_places; ///< the first to end first
    QHash<QString, int> m_taken;
};

} // namespace server
