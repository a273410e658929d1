#pragma once

#include "core/settings/SettingTable.h"

namespace core {

/// When backups are made by themselves, where to, and how many are kept. All are live.
std::vector<SettingDefinition> backupSettingRows();

} // namespace core
