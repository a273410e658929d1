#pragma once

#include "core/base/Clock.h"
#include "core/base/Result.h"
#include "core/settings/SettingEntry.h"
#include "core/settings/SettingWeakness.h"
#include "core/settings/SettingsRemark.h"

#include <QFuture>
#include <QMap>

#include <optional>
#include <vector>

namespace core {

/// What one change would do.
struct SettingChange
{
    QString name;
    QString before; ///< effective
    QString after;
    bool needsRestart = false;
    QString weakness; ///< rule of SettingWeakness that holds afterwards and did not before; empty: none
};

struct SettingsPreview
{
    std::vector<SettingChange> changes; ///< those that change something
    std::vector<Error> refusals;        ///< `field` is the name; any of them keeps all from being saved
};

/// One change of one setting, from the audit log.
struct SettingHistoryRow
{
    QString auditId;
    Instant at;
    QString actor;
    QString name;
    QString before; ///< effective
    QString after;
    bool canBePutBack = false;
    std::optional<QString> savedBefore; ///< what putting back saves; none: the default
};

/// Settings saved beside the environment and the command line, which both win over them. Any thread.
class SettingsAdmin
{
public:
    /// By variable name; none takes the saved value back.
    using Changes = QMap<QString, std::optional<QString>>;
    struct Import
    {
        Changes changes;
        std::vector<SettingsRemark> remarks;
        SettingsPreview preview; ///< of those changes that are allowed at all
    };

    virtual ~SettingsAdmin() = default;
    virtual QFuture<Result<std::vector<SettingEntry>>> entries() = 0;
    /// All or none; each becomes an audit row. Ready when durable and, unless a restart is needed, in effect.
    /// InvalidInput names the variable and what was expected; Conflict when a listener's port is taken: nothing
    /// changed.
    virtual QFuture<Result<void>> save(Changes changes) = 0;
    /// What save() would do, by the same rules, but for opening listeners.
    virtual QFuture<Result<SettingsPreview>> preview(Changes changes) = 0;
    virtual QFuture<Result<std::vector<SettingWeakness>>> weaknesses() = 0;
    /// Newest first, at most 500; of all settings when the name is empty.
    virtual QFuture<Result<std::vector<SettingHistoryRow>>> history(QString name, int most) = 0;
    /// What has to be saved for everything to be as it was at that moment.
    virtual QFuture<Result<Changes>> asAt(Instant moment) = 0;
    /// A JSON document without secrets.
    virtual QFuture<Result<QByteArray>> exportAll() = 0;
    /// Such a document, or the `.env` of the seed service. Saves nothing; secrets in it are told and thrown away.
    virtual QFuture<Result<Import>> readImport(QByteArray text) = 0;
};

} // namespace core
