#pragma once

#include "core/upkeep/Alerts.h"

#include <functional>
#include <mutex>
#include <optional>

namespace app {

/// What the running process notices by itself: a slow token endpoint, a disk that is nearly full, a clock that was set,
/// an issuer that is somewhere else (PRODUCT.md §7 "Alerts"). Any thread.
class LiveAlerts
{
public:
    struct Sources
    {
        std::function<double()> tokenP95Millis;                  ///< over the last minutes; 0: too few asked
        std::function<qint64()> freeBytes;                       ///< where the database lies; negative: not known
        std::function<std::chrono::milliseconds()> wallClock;    ///< since 1970
        std::function<std::chrono::milliseconds()> runningClock; ///< goes on in sleep and is never set
    };
    LiveAlerts(Sources sources, QString dataDir);
    /// The system's disk and clocks.
    static Sources systemSources(const QString &dataDir, std::function<double()> tokenP95Millis);

    std::vector<core::UpkeepAlert> current(core::Instant now);
    /// Tokens name an issuer at which this server does not answer; empty: they do not, or it is meant so.
    void noteStrayIssuer(const QString &issuer, core::Instant since);
    void close(); ///< the sources are not asked any more when it returns

private:
    std::optional<core::UpkeepAlert> slowRequests(core::Instant now);
    std::optional<core::UpkeepAlert> lowDisk(core::Instant now);
    std::optional<core::UpkeepAlert> setClock(core::Instant now);
    std::optional<core::UpkeepAlert> strayIssuer() const;

    Sources m_sources;
    bool m_isClosed = false;
    QString m_dataDir;
    std::mutex m_mutex;
    std::optional<core::Instant> m_slowSince;
    std::optional<core::Instant> m_lowSince;
    std::chrono::milliseconds m_clockOffset; ///< of the wall clock against the running one
    std::optional<core::Instant> m_clockSetAt;
    std::chrono::seconds m_clockMoved{0};
    QString m_strayIssuer;
    core::Instant m_straySince;
};

} // namespace app
