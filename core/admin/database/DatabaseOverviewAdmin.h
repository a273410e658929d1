#pragma once

#include "core/admin/OverviewAdmin.h"
#include "core/admin/database/AdminContext.h"
#include "core/certificates/RunningCertificate.h"
#include "core/upkeep/Alerts.h"
#include "core/upkeep/QuietAlerts.h"

#include <atomic>
#include <functional>
#include <optional>

namespace core {

class DatabaseOverviewAdmin final : public OverviewAdmin
{
public:
    explicit DatabaseOverviewAdmin(const AdminContext &context) : m_context(context) {}
    QFuture<Result<OverviewFigures>> figures() override;
    QFuture<Result<void>> quiet(Alert alert, std::optional<Instant> until) override;
    QFuture<Result<void>> wake(Alert alert) override;

    // Before the first window only.
    /// The key-encryption key lies elsewhere than in the keychain: a standing notice.
    void setKekFallback(std::optional<Instant> since) { m_kekFallbackSince = since; }
    /// What the listeners present; asked on a reader thread.
    void setRunningCertificate(std::function<std::optional<RunningCertificate>()> running)
    {
        m_runningCertificate = std::move(running);
    }
    /// What the process itself notices: speed, disk, clock. Asked on a reader thread.
    void setLiveAlerts(std::function<std::vector<UpkeepAlert>(Instant now)> alerts)
    {
        m_liveAlerts = std::move(alerts);
    }
    void setAccessTokenLifetime(std::chrono::seconds lifetime) { m_accessTokenLifetime = lifetime; }

    /// Any thread, at any time; 0: by hand only.
    void setKeyRotation(std::chrono::hours every) { m_rotateEvery = every; }

private:
    Result<OverviewFigures> read(Snapshot &snapshot) const;
    Result<std::vector<Alert>> alerts(Snapshot &snapshot, Instant now) const;
    using Step = Result<void> (*)(Transaction &, const QuietAlerts::Entry &);
    QFuture<Result<void>> change(const Alert &alert, std::optional<Instant> until, const QString &word, Step step);

    const AdminContext &m_context;
    std::optional<Instant> m_kekFallbackSince;
    std::function<std::optional<RunningCertificate>()> m_runningCertificate;
    std::function<std::vector<UpkeepAlert>(Instant)> m_liveAlerts;
    std::chrono::seconds m_accessTokenLifetime{900};
    std::atomic<std::chrono::hours> m_rotateEvery{AlertLimits().rotateEvery};
};

} // namespace core
