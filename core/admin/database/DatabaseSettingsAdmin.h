#pragma once

#include "core/admin/SettingsAdmin.h"
#include "core/admin/database/AdminContext.h"

#include <mutex>

namespace core {

struct SettingsFile;

class DatabaseSettingsAdmin final : public SettingsAdmin
{
public:
    /// What stands over the saved values, as it was at start.
    struct Sources
    {
        SettingValues commandLine;
        SettingValues environment;
        QString dataDir;
    };
    /// Puts a whole configuration into effect, or fails and changes nothing. May wait for the main thread.
    using Apply = std::function<Result<void>(const Settings &)>;
    /// `hasCertificate` tells of the console's; those in files are seen in the settings.
    DatabaseSettingsAdmin(const AdminContext &context, Sources sources, Apply apply,
                          std::function<bool()> hasCertificate = {});

    QFuture<Result<std::vector<SettingEntry>>> entries() override;
    QFuture<Result<void>> save(Changes changes) override;
    QFuture<Result<SettingsPreview>> preview(Changes changes) override;
    QFuture<Result<std::vector<SettingWeakness>>> weaknesses() override;
    QFuture<Result<std::vector<SettingHistoryRow>>> history(QString name, int most) override;
    QFuture<Result<Changes>> asAt(Instant moment) override;
    QFuture<Result<QByteArray>> exportAll() override;
    QFuture<Result<Import>> readImport(QByteArray text) override;
    /// After another process wrote to the database: what it saved is put into effect, if it was changed at all. Waits.
    Result<void> obeySaved();

private:
    Result<void> leaveOutOverridden(SettingsFile &file);
    Result<SettingsPreview> previewNow(const Changes &wanted);
    Result<void> saveNow(const Changes &changes);
    Result<SettingValues> saved();
    Result<Settings> load(const SettingValues &values) const;
    Result<Settings> checked(const SettingValues &values) const;
    Result<void> persist(const Changes &changes, const Settings &before, const Settings &after,
                         const SettingValues &saved);

    const AdminContext &m_context;
    Sources m_sources;
    Apply m_apply;
    std::function<bool()> m_hasCertificate;
    SettingValues m_running;               ///< effective values at start
    std::mutex m_mutex;                    ///< one change at a time
    std::optional<SettingValues> m_obeyed; ///< the saved values that are in effect
};

} // namespace core
