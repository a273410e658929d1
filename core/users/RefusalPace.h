#pragma once

#include <chrono>

namespace core {

/// When a refused sign-in is answered: at one of few moments after it came, so that what was done for it (a user read
/// or not, one hash or several small ones) does not show in its time.
class RefusalPace
{
public:
    using Duration = std::chrono::nanoseconds;

    /// The first moment not before `elapsed`: a multiple of kStep, or a quarter of `hashing` and more after it where a
    /// password was hashed. `hashing` is the time of one hash, 0 where there was none.
    static Duration moment(Duration elapsed, Duration hashing);
    /// Sleeps until the moment. Request pool only.
    static void wait(std::chrono::steady_clock::time_point began, Duration hashing);

    static constexpr std::chrono::milliseconds kStep{2};
};

} // namespace core
