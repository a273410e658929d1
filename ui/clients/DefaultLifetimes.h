#pragma once

#include "core/settings/SettingEntry.h"

#include <chrono>
#include <optional>
#include <vector>

namespace ui {

/// What clients get that have no lifetimes of their own; none: not known.
struct DefaultLifetimes
{
    std::optional<std::chrono::seconds> access = {};
    std::optional<std::chrono::seconds> refresh = {};
};

/// Those that are in force now, not those that are saved for the next start.
DefaultLifetimes defaultLifetimesOf(const std::vector<core::SettingEntry> &settings);

} // namespace ui
