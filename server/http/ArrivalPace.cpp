#include "server/http/ArrivalPace.h"

#include <algorithm>

namespace server {

namespace {

constexpr qint64 kLongestWindow = 5000;
/// So that a short time for the whole body still has windows in it.
constexpr qint64 kWindowsInABody = 3;

} // namespace

bool ArrivalPace::isTooSlow(qint64 now, const HttpLimits &limits)
{
    const qint64 window = std::min(kLongestWindow, limits.bodyTime.count() / kWindowsInABody);
    const qint64 passed = now - m_windowBegan;
    if (passed < window)
        return false;
    const bool isTooSlow = m_bytes * 1000 < limits.bodyBytesPerSecond * passed;
    begin(now);
    return isTooSlow;
}

} // namespace server
