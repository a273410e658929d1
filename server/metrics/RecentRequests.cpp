#include "server/metrics/RecentRequests.h"

namespace server {

void RecentRequests::record(int status)
{
    const qint64 now = core::toSeconds(m_clock.now());
    const std::lock_guard lock(m_mutex);
    auto &second = m_seconds[size_t(now % kSeconds)];
    if (second.number != now)
        second = {now, 0};
    ++second.requests;
    ++m_requests;
    if (status >= 500 && status != 503)
        ++m_serverErrors;
}

void RecentRequests::recordToken(Duration duration)
{
    const qint64 now = core::toSeconds(m_clock.now());
    const std::lock_guard lock(m_mutex);
    m_tokens.record(now, duration);
}

void RecentRequests::recordKeys(Duration duration)
{
    const qint64 now = core::toSeconds(m_clock.now());
    const std::lock_guard lock(m_mutex);
    m_keys.record(now, duration);
}

RecentRequests::Figures RecentRequests::figures() const
{
    const qint64 now = core::toSeconds(m_clock.now());
    const std::lock_guard lock(m_mutex);
    Figures figures{.requests = m_requests, .serverErrors = m_serverErrors, .limited = m_limited};
    for (const Second &second : m_seconds) {
        if (second.number > now - kSeconds && second.number <= now)
            figures.perMinute += double(second.requests);
    }
    figures.p50Millis = m_tokens.percentile(now, 0.50);
    figures.p95Millis = m_tokens.percentile(now, 0.95);
    figures.tokenRequests = m_tokens.count(now);
    figures.keysP95Millis = m_keys.percentile(now, 0.95);
    return figures;
}

} // namespace server
