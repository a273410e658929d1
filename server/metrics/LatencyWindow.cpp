#include "server/metrics/LatencyWindow.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

namespace server {

namespace {

constexpr double kFirstBinMillis = 0.05;
constexpr double kBinGrowth = 1.2;
constexpr qint64 kSlotSeconds = 10;

} // namespace

void LatencyWindow::record(qint64 second, Duration duration)
{
    const qint64 number = second / kSlotSeconds;
    auto &slot = m_slots[size_t(number % kSlots)];
    if (slot.number != number)
        slot = {number, {}};
    ++slot.bins[size_t(binOf(duration))];
}

LatencyWindow::Bins LatencyWindow::binsAt(qint64 second) const
{
    Bins bins{};
    for (const Slot &slot : m_slots) {
        if (slot.number > second / kSlotSeconds - kSlots)
            std::transform(bins.begin(), bins.end(), slot.bins.begin(), bins.begin(), std::plus());
    }
    return bins;
}

qint64 LatencyWindow::count(qint64 second) const
{
    const Bins bins = binsAt(second);
    return std::accumulate(bins.begin(), bins.end(), qint64(0));
}

double LatencyWindow::percentile(qint64 second, double share) const
{
    const Bins bins = binsAt(second);
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

int LatencyWindow::binOf(Duration duration)
{
    const double millis = duration.count() * 1000;
    if (millis <= kFirstBinMillis)
        return 0;
    const double bin = std::ceil(std::log(millis / kFirstBinMillis) / std::log(kBinGrowth));
    return int(std::min(bin, double(kBins - 1)));
}

} // namespace server
