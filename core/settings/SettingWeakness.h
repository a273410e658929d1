#pragma once

#include "core/settings/SettingEntry.h"

#include <optional>
#include <vector>

namespace core {

struct Settings;

/// A setting that is less safe than it need be.
struct SettingWeakness
{
    QString rule; ///< a fixed word: "plain_http", "no_lock" …
    QString name; ///< of the setting
    QString value;
    SettingSource source = SettingSource::Default;
    QString risk;                     ///< one sentence, English
    bool canBeMadeSafe = true;        ///< false: environment, command line, or no single value would do
    std::optional<QString> safeValue; ///< to be saved; none: the default
};

/// In the order of the table of rules.
std::vector<SettingWeakness> weaknessesOf(const Settings &settings);

} // namespace core
