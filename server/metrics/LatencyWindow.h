#pragma once

#include <QtGlobal>

#include <array>
#include <chrono>

namespace server {

/// How long something took over the last five minutes, in bounded memory. One thread at a time.
class LatencyWindow
{
public:
    using Duration = std::chrono::duration<double>;
    void record(qint64 second, Duration duration); ///< `second` since 1970
    /// Milliseconds within 10 %; 0 when there was nothing.
    double percentile(qint64 second, double share) const;
    qint64 count(qint64 second) const;

private:
    static constexpr int kSlots = 30; ///< of ten seconds
    static constexpr int kBins = 80;  ///< bin n holds durations up to 0.05 ms * 1.2^n: to about 90 s
    struct Slot
    {
        qint64 number = -1;
        std::array<qint64, kBins> bins{};
    };
    using Bins = std::array<qint64, kBins>;
    Bins binsAt(qint64 second) const;
    static int binOf(Duration duration);

    std::array<Slot, kSlots> m_slots{};
};

} // namespace server
