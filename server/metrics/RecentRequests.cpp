#include "server/metrics/RecentRequests.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace server {

namespace {

constexpr double kFirstBinMillis = 0.05;
constexpr double kBinGrowth = 1.2;
constexpr qint64 kSlotSeconds = 10;

} // namespace

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
    const qint64 number = core::toSeconds(m_clock.now()) / kSlotSeconds;
    const std::lock_guard lock(m_mutex);
    auto &slot = m_slots[size_t(number % kSlots)];
    if (slot.number != number)
        slot = {number, {}};
    ++slot.bins[size_t(binOf(duration))];
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
    std::array<qint64, kBins> bins{};
    for (const Slot &slot : m_slots) {
        if (slot.number > now / kSlotSeconds - kSlots)
            std::transform(bins.begin(), bins.end(), slot.bins.begin(), bins.begin(), std::plus());
    }
    figures.p50Millis = percentile(bins, 0.50);
    figures.p95Millis = percentile(bins, 0.95);
    return figures;
}

int RecentRequests::binOf(Duration duration)
{
    const double millis = duration.count() * 1000;
    if (millis <= kFirstBinMillis)
        return 0;
    const double bin = std::ceil(std::log(millis / kFirstBinMillis) / std::log(kBinGrowth));
    return int(std::min(bin, double(kBins - 1)));
}

double RecentRequests::percentile(const std::array<qint64, kBins> &bins, double share)
{
    const qint64 total = std::accumulate(bins.begin(), bins.end(), qint64(0));
    if (total == 0)
        return 0;
    const auto wanted = qint64(std::ceil(double(total) * share));
    qint64 seen = 0;
    for (int bin = 0; bin < kBins; ++bin) {
        seen += bins[size_t(bin)];
        if (seen >= wanted) // the middle of the bin
            return kFirstBinMillis * std::pow(kBinGrowth, bin - 0.5);
    }
    return 0;
}

} // namespace server
