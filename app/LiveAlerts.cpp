#include "app/LiveAlerts.h"

#include <QStorageInfo>

#include <time.h>

namespace app {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::UpkeepAlert;

namespace {

constexpr double kSlowMillis = 200;
constexpr qint64 kLowBytes = 1024ll * 1024 * 1024;
constexpr qint64 kCriticalBytes = 128ll * 1024 * 1024;
constexpr auto kSetBy = 30s; ///< less is how time servers correct a clock
constexpr auto kToldFor = 24h;

std::chrono::milliseconds readClock(clockid_t clock)
{
    timespec now{};
    clock_gettime(clock, &now);
    return std::chrono::milliseconds(now.tv_sec * 1000 + now.tv_nsec / 1'000'000);
}

} // namespace

LiveAlerts::LiveAlerts(Sources sources, QString dataDir)
    : m_sources(std::move(sources))
    , m_dataDir(std::move(dataDir))
    , m_clockOffset(m_sources.wallClock() - m_sources.runningClock())
{}

LiveAlerts::Sources LiveAlerts::systemSources(const QString &dataDir, std::function<double()> tokenP95Millis)
{
#ifdef CLOCK_BOOTTIME
    constexpr clockid_t kRunning = CLOCK_BOOTTIME;
#else
    constexpr clockid_t kRunning = CLOCK_MONOTONIC;
#endif
    return {std::move(tokenP95Millis), [dataDir] { return QStorageInfo(dataDir).bytesAvailable(); },
            [] { return readClock(CLOCK_REALTIME); }, [] { return readClock(kRunning); }};
}

std::vector<UpkeepAlert> LiveAlerts::current(core::Instant now)
{
    const std::scoped_lock guard(m_mutex);
    std::vector<UpkeepAlert> alerts;
    if (m_isClosed)
        return alerts;
    for (auto alert : {slowRequests(now), lowDisk(now), setClock(now), strayIssuer()}) {
        if (alert)
            alerts.push_back(*std::move(alert));
    }
    return alerts;
}

void LiveAlerts::noteStrayIssuer(const QString &issuer, core::Instant since)
{
    const std::scoped_lock guard(m_mutex);
    if (std::exchange(m_strayIssuer, issuer) != issuer)
        m_straySince = since;
}

std::optional<UpkeepAlert> LiveAlerts::strayIssuer() const
{
    if (m_strayIssuer.isEmpty())
        return std::nullopt;
    return UpkeepAlert{.kind = u"issuer_elsewhere"_s,
                       .severity = UpkeepAlert::Severity::Warning,
                       .since = m_straySince,
                       .count = 1,
                       .subject = m_strayIssuer,
                       .latest = {}}; // as it was at the starts before: who acknowledged it is not told again
}

void LiveAlerts::close()
{
    const std::scoped_lock guard(m_mutex);
    m_isClosed = true;
}

std::optional<UpkeepAlert> LiveAlerts::slowRequests(core::Instant now)
{
    const double millis = m_sources.tokenP95Millis();
    if (millis <= kSlowMillis) {
        m_slowSince.reset();
        return std::nullopt;
    }
    m_slowSince = m_slowSince.value_or(now);
    return UpkeepAlert{.kind = u"slow_requests"_s,
                       .severity = UpkeepAlert::Severity::Warning,
                       .since = *m_slowSince,
                       .count = int(millis),
                       .subject = {}};
}

std::optional<UpkeepAlert> LiveAlerts::lowDisk(core::Instant now)
{
    const qint64 free = m_sources.freeBytes();
    if (free < 0 || free >= kLowBytes) {
        m_lowSince.reset();
        return std::nullopt;
    }
    m_lowSince = m_lowSince.value_or(now);
    return UpkeepAlert{.kind = u"disk_low"_s,
                       .severity =
                           free < kCriticalBytes ? UpkeepAlert::Severity::Critical : UpkeepAlert::Severity::Warning,
                       .since = *m_lowSince,
                       .count = int(free / (1024 * 1024)),
                       .subject = m_dataDir};
}

std::optional<UpkeepAlert> LiveAlerts::setClock(core::Instant now)
{
    const auto offset = m_sources.wallClock() - m_sources.runningClock();
    const auto moved = std::chrono::round<std::chrono::seconds>(offset - m_clockOffset);
    if (std::chrono::abs(moved) >= kSetBy) {
        m_clockSetAt = now;
        m_clockMoved = moved;
    }
    m_clockOffset = offset; // what a time server corrects bit by bit is nothing to tell
    if (!m_clockSetAt || now - *m_clockSetAt > kToldFor || now < *m_clockSetAt)
        return std::nullopt;
    return UpkeepAlert{.kind = u"clock_set"_s,
                       .severity = UpkeepAlert::Severity::Warning,
                       .since = *m_clockSetAt,
                       .count = int(m_clockMoved.count()),
                       .subject = {}};
}

} // namespace app
