#pragma once

#include "core/base/Clock.h"
#include "server/http/HttpServer.h"
#include "server/metrics/Metrics.h"

#include <mutex>

namespace server {

/// Takes down what the gates stopped: each in the metrics, a few a second in the log, as whoever floods the server must
/// not flood the log too. Any thread; never blocks for long.
class GateEvents
{
public:
    GateEvents(Metrics &metrics, const core::Clock &clock) : m_metrics(metrics), m_clock(clock) {}
    ~GateEvents() { tellSuppressed(); }

    void note(const GateRefusal &refusal);
    /// Writes how many lines were left out so far, if any and if the second that they belong to is over.
    void flush();

private:
    bool mayLog();
    void tellSuppressed();

    static constexpr int kLinesPerSecond = 5;

    Metrics &m_metrics;
    const core::Clock &m_clock;
    std::mutex m_mutex;
    std::chrono::seconds m_second{-1};
    int m_lines = 0;
    qint64 m_suppressed = 0;
};

} // namespace server
