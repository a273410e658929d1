#pragma once

#include "core/admin/OverviewAdmin.h"
#include "core/admin/database/AdminContext.h"
#include "core/certificates/RunningCertificate.h"

#include <functional>
#include <optional>

namespace core {

class DatabaseOverviewAdmin final : public OverviewAdmin
{
public:
    explicit DatabaseOverviewAdmin(const AdminContext &context) : m_context(context) {}
    QFuture<Result<OverviewFigures>> figures() override;
    /// The key-encryption key lies elsewhere than in the keychain: a standing notice. Before the first window only.
    void setKekFallback(bool fallback) { m_kekFallback = fallback; }
    /// What the listeners present; asked on a reader thread. Before the first window only.
    void setRunningCertificate(std::function<std::optional<RunningCertificate>()> running)
    {
        m_runningCertificate = std::move(running);
    }

private:
    const AdminContext &m_context;
    bool m_kekFallback = false;
    std::function<std::optional<RunningCertificate>()> m_runningCertificate;
};

} // namespace core
