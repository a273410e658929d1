#pragma once

#include "core/settings/Settings.h"

#include <functional>
#include <vector>

namespace core {

/// One row of PRODUCT.md §4: all that is known about a setting.
struct SettingDefinition
{
    enum class Kind {
        Plain,
        Url,    ///< may carry a password, which is not shown
        Secret, ///< never shown
        Unused, ///< known by name, without effect in this version; setting it is warned about
    };
    QString name;
    QString defaultValue;
    QString expected;                                       ///< completes "expected …"
    std::function<bool(Settings &, const QString &)> apply; ///< false when the value is not acceptable
    Kind kind = Kind::Plain;
    QString productionDefault = {}; ///< when it differs under ENVIRONMENT=production
    bool needsRestart = true;
};

/// In the order in which they are applied: ENVIRONMENT first.
const std::vector<SettingDefinition> &settingTable();

} // namespace core
