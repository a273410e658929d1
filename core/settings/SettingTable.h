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
    std::optional<int> least = {}; ///< of a number
    std::optional<int> most = {};
    QStringList choices = {}; ///< the words it takes, when there are only these
};

/// Null when there is none of this name.
const SettingDefinition *settingDefinition(const QString &name);
QStringList settingNames();
/// The one that was meant: "TEAM_NAME" means AUTH_SERVICE__TEAM_NAME, in any case of letters.
QString nearestSetting(const QString &name);

/// In the order in which they are applied: ENVIRONMENT first.
const std::vector<SettingDefinition> &settingTable();

} // namespace core
