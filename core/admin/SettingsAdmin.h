#pragma once

#include "core/base/Result.h"
#include "core/settings/SettingEntry.h"

#include <QFuture>
#include <QMap>

#include <optional>
#include <vector>

namespace core {

/// Settings saved beside the environment and the command line, which both win over them. Any thread.
class SettingsAdmin
{
public:
    /// By variable name; none takes the saved value back.
    using Changes = QMap<QString, std::optional<QString>>;

    virtual ~SettingsAdmin() = default;
    virtual QFuture<Result<std::vector<SettingEntry>>> entries() = 0;
    /// All or none; each becomes an audit row. Ready when durable and, unless a restart is needed, in effect.
    /// InvalidInput names the variable and what was expected; Conflict when a listener's port is taken: nothing changed.
    virtual QFuture<Result<void>> save(Changes changes) = 0;
};

} // namespace core
