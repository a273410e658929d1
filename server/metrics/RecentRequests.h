#pragma once

#include "core/base/Clock.h"
#include "server/metrics/LatencyWindow.h"

#include <array>
#include <atomic>
#include <mutex>

namespace server {

/// Sliding windows for the console's figures, in bounded memory. Any thread.
class RecentRequests
{
public:
    explicit RecentRequests(const core::Clock &clock) : m_clock(clock) {}

    using Duration = std::chrono::duration<double>;
    void record(int status);
    void recordToken(Duration duration);
    void recordKeys(Duration duration);   ///< of the JWKS
    void recordLimited() { ++m_limited; } ///< 429 by RATE_LIMIT_REQUESTS_PER_IP

    struct Figures
    {
        double perMinute = 0; ///< over the last 60 seconds
        double p50Millis = 0; ///< of the token endpoint over the last five minutes; within 10 %
        double p95Millis = 0;
        qint64 tokenRequests = 0; ///< of the token endpoint over the last five minutes
        double keysP95Millis = 0; ///< of the JWKS over the last five minutes
        qint64 requests = 0;      ///< since the start
        qint64 serverErrors = 0;  ///< 5xx but 503, since the start
        qint64 limited = 0;       ///< since the start
    };
    Figures figures() const;

private:
    static constexpr int kSeconds = 60;
    struct Second
    {
        qint64 number = -1;
        qint64 requests = 0;
    };

    const core::Clock &m_clock;
    std::atomic<qint64> m_limited = 0;
    mutable std::mutex m_mutex;
    std::array<Second, kSeconds> m_seconds{};
    LatencyWindow m_tokens;
    LatencyWindow m_keys;
    qint64 m_requests = 0;
    qint64 m_serverErrors = 0;
};

} // namespace server
