#pragma once

#include "core/base/Clock.h"

#include <QString>

#include <optional>

namespace core {

/// What stands behind "since", "until" or "last" in a filter, in local time: "15m", "2h", "7d", "2w" (that long before
/// `now`), "now", "today", "yesterday", "14:30", "2026-01-31", "2026-01-31T14:30[:05][Z]". Empty: none of these.
std::optional<Instant> filterMoment(const QString &text, Instant now);

} // namespace core
