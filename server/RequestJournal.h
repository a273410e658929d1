#pragma once

#include "core/base/SeenRequest.h"
#include "server/endpoints/Endpoint.h"

#include <atomic>
#include <deque>
#include <mutex>

namespace server {

/// The newest requests, for who looks at them live: in memory, bounded, and only while it is switched on. Off, it costs
/// a request two relaxed loads. Secrets never come in: only parameters known to be harmless keep their values. Any
/// thread.
class RequestJournal
{
public:
    static constexpr int kMost = 500;

    explicit RequestJournal(const core::Clock &clock) : m_clock(clock) {}

    bool isOn() const { return m_isOn.load(std::memory_order_relaxed); }
    void switchOn() { m_isOn = true; }
    void switchOff() { m_isOn = false; }
    void forget();
    /// `route` is the path of the route list. What answers probes (health, metrics) is left out.
    void add(const HttpRequest &request, const QByteArray &route, const Answer &answer,
             std::chrono::duration<double> duration, std::vector<core::RequestCheck> checks) noexcept;
    std::vector<core::SeenRequest> after(qint64 number) const; ///< oldest first

private:
    core::SeenRequest seenRequest(const HttpRequest &request, const QByteArray &route, const Answer &answer,
                                  std::chrono::duration<double> duration, std::vector<core::RequestCheck> checks) const;
    void keep(core::SeenRequest seen);

    const core::Clock &m_clock;
    std::atomic<bool> m_isOn = false;
    mutable std::mutex m_mutex;
    std::deque<core::SeenRequest> m_requests;
    qint64 m_last = 0;
};

} // namespace server
