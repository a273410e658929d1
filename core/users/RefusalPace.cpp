#include "core/users/RefusalPace.h"

#include <algorithm>
#include <thread>

namespace core {

RefusalPace::Duration RefusalPace::moment(Duration elapsed, Duration hashing)
{
    constexpr int kStepsOfAHash = 4;
    const Duration step = std::max<Duration>(kStep, hashing / kStepsOfAHash);
    const auto steps = (std::max(elapsed - hashing, Duration(1)) + step - Duration(1)) / step;
    return hashing + steps * step;
}

void RefusalPace::wait(std::chrono::steady_clock::time_point began, Duration hashing)
{
    std::this_thread::sleep_until(began + moment(std::chrono::steady_clock::now() - began, hashing));
}

} // namespace core
