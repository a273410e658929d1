#pragma once

#include "core/admin/SettingsAdmin.h"
#include "core/database/SqlConnection.h"

namespace core {

/// Rows of settings_changed, newest first, at most 500; of all settings when the name is empty.
Result<std::vector<SettingHistoryRow>> settingHistory(Snapshot &snapshot, const QString &name, int most);

/// What has to be saved for everything to be as it was then: each setting that was changed since, with what it was
/// before its first change after that moment.
Result<SettingsAdmin::Changes> settingsAsAt(Snapshot &snapshot, Instant moment);

} // namespace core
