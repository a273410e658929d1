#pragma once

#include "core/admin/SettingsAdmin.h"
#include "core/settings/Settings.h"

namespace core {

/// Null when there is none of this name.
const SettingEntry *settingEntry(const Settings &settings, const QString &name);

/// Trimmed; an empty value counts as none: PRODUCT.md §4.
SettingsAdmin::Changes withoutEmptyOnes(SettingsAdmin::Changes changes);
/// Those that change what is saved.
SettingsAdmin::Changes effectiveOnes(const SettingsAdmin::Changes &changes, const SettingValues &saved);
SettingValues applied(const SettingsAdmin::Changes &changes, SettingValues values);

/// Secrets are not written in plain text, and what is needed to open the database cannot be kept in it.
Result<void> allowSaving(const QString &name);
/// Environment and command line win, so a value saved beneath them would have no effect.
Result<void> allowOverriding(const Settings &settings, const QString &name);
/// What could only fail at the next start is refused while somebody is there to hear it.
Result<void> allowValues(const SettingsAdmin::Changes &changes, const Settings &after);
/// The value alone, by the rule of its row.
Result<void> allowValue(const QString &name, const QString &value);

/// Both as they are in effect; what weakens is marked.
std::vector<SettingChange> settingChanges(const SettingsAdmin::Changes &changes, const Settings &before,
                                          const Settings &after);

} // namespace core
