#pragma once

#include "core/base/Clock.h"

namespace core {

struct SessionLimits
{
    std::chrono::seconds idle{8 * 3600};
    std::chrono::seconds absolute{7 * 86400};
};

/// Before which moments a session must not have been left, or signed in, to be alive at `now`.
struct SessionBounds
{
    Instant now;
    Instant seenAfter;
    Instant authenticatedAfter;

    SessionBounds(Instant at, const SessionLimits &limits)
        : now(at), seenAfter(at - limits.idle), authenticatedAfter(at - limits.absolute)
    {}
};

} // namespace core
