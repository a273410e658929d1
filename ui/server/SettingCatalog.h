#pragma once

#include "ui/server/SettingWords.h"

#include <span>

namespace ui {

/// Untranslated words of a setting, in the context "ui::SettingWords".
struct KnownSetting
{
    const char *name;
    SettingSection section;
    SettingWords::Kind kind;
    const char *title;
    const char *hint; ///< may be null
};

/// In the order in which they are shown.
std::span<const KnownSetting> settingCatalog();

} // namespace ui
