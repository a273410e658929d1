#pragma once

#include "core/base/Clock.h"

#include <QString>

#include <chrono>
#include <optional>

namespace ui {

QString shortLocalTime(core::Instant instant); ///< date and time of day in the locale's short form
QString shortLocalTime(const std::optional<core::Instant> &instant); ///< "never" when there is none
/// "just now", "3 min ago", "in 2 h"; older than 30 days: the date.
QString relativeTime(core::Instant instant, core::Instant now);
QString relativeTime(const std::optional<core::Instant> &instant, core::Instant now);
/// For tool tips: local time with seconds and zone, and UTC on a second line.
QString exactTime(core::Instant instant);
QString spanText(std::chrono::seconds span); ///< "15 min", "30 d", "1 h 5 min"
core::Instant currentTime();                 ///< for relative texts only; rules ask core::Clock

} // namespace ui
