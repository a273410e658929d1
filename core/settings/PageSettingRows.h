#pragma once

#include "core/settings/SettingTable.h"

namespace core {

/// What the sign-in pages look like and how long a browser stays signed in.
std::vector<SettingDefinition> pageSettingRows();

} // namespace core
