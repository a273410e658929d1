#pragma once

#include "core/settings/SettingTable.h"

namespace core {

/// The rows of HttpBounds, whose defaults are theirs. All are live.
std::vector<SettingDefinition> httpSettingRows();

} // namespace core
