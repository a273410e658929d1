#pragma once

#include "core/base/Clock.h"
#include "core/base/Ids.h"

#include <vector>

namespace core {

enum class FaultKind {
    Delay,
    TooManyRequests, ///< 429 with Retry-After
    Unavailable,     ///< 503 with Retry-After
    LostAnswer       ///< the refresh token is rotated, then the connection closes without an answer
};
enum class FaultPlace { Token, Userinfo, Introspect, Jwks, All };
enum class FaultPace { EveryNth, Percent, Next };

/// A fault that is made on purpose, to see how clients take it.
struct FaultRule
{
    FaultKind kind = FaultKind::Delay;
    FaultPlace place = FaultPlace::Token; ///< LostAnswer knows the token endpoint only
    ClientId client = {};                 ///< empty: any
    FaultPace pace = FaultPace::EveryNth;
    int amount = 1; ///< every n-th (1–1000), per cent (1–100), the next n requests (1–1000)
    std::chrono::milliseconds delay{2000};
    std::chrono::seconds retryAfter{5};
    std::chrono::minutes lasts{5};

    static constexpr std::chrono::milliseconds kLongestDelay{25000}; ///< below the time that a request may take
    static constexpr std::chrono::seconds kLongestRetryAfter{3600};
    static constexpr std::chrono::minutes kLongest{60};

    friend bool operator==(const FaultRule &, const FaultRule &) = default;
};

struct FaultSwitch
{
    FaultRule rule;
    bool isOn = false;
    Instant endsAt;      ///< while it is on
    qint64 met = 0;      ///< requests that the rule is about, since it was switched on
    qint64 injected = 0; ///< those of them that were given the fault
};

constexpr int kFaultKinds = 4;

} // namespace core
