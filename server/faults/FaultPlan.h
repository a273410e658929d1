#pragma once

#include "core/base/Fault.h"
#include "server/http/HttpMessage.h"

#include <array>
#include <atomic>
#include <mutex>
#include <optional>
#include <random>

namespace server {

/// What is to be done to a request on purpose.
struct Injection
{
    std::optional<std::chrono::milliseconds> delay;
    std::optional<HttpResponse> instead; ///< of the endpoint's answer
    QByteArrayList names;                ///< "delay", "429", "503", "lost_answer": for log and metrics

    bool isNone() const { return names.isEmpty(); }
};

/// The faults that are switched on. Off, it costs a request one relaxed atomic. Any thread.
class FaultPlan
{
public:
    explicit FaultPlan(const core::Clock &clock);

    bool isOn() const { return m_isOn.load(std::memory_order_relaxed); }
    /// What happens before the endpoint sees the request. `route` is the path of the route list.
    Injection before(const QByteArray &route, const HttpRequest &request);
    /// Is the answer to this request, a rotation that was done, to be lost?
    bool losesAnswer(const QByteArray &route, const HttpRequest &request, int status);

    void switchOn(const core::FaultRule &rule);
    bool switchOff(core::FaultKind kind); ///< false: it was off
    int stopAll();                        ///< how many were on
    std::vector<core::FaultSwitch> switches() const;
    /// Those that have ended by themselves since this was asked last.
    std::vector<core::FaultSwitch> takeEnded();

    static QByteArray name(core::FaultKind kind);

private:
    struct Fault : core::FaultSwitch
    {
        std::chrono::milliseconds deadline{0}; ///< by the steady clock
        bool hasEnded = false;                 ///< by itself, and nobody was told yet
    };
    Fault &fault(core::FaultKind kind) { return m_faults.at(size_t(kind)); }
    bool strikes(core::FaultKind kind, const QByteArray &route, const HttpRequest &request);
    bool isDue(Fault &fault);
    void end(Fault &fault);
    void endOverdue();
    void settle(); ///< m_isOn from what is on

    const core::Clock &m_clock;
    std::atomic<bool> m_isOn = false;
    mutable std::mutex m_mutex;
    std::array<Fault, core::kFaultKinds> m_faults;
    std::minstd_rand m_dice{std::random_device()()};
};

} // namespace server
