#pragma once

#include "core/admin/SessionAdmin.h"
#include "core/admin/database/AdminContext.h"
#include "core/authorization/Consents.h"
#include "core/authorization/DeviceCodes.h"
#include "core/sessions/BrowserSessions.h"

namespace core {

class DatabaseSessionAdmin final : public SessionAdmin
{
public:
    struct Parts
    {
        BrowserSessions &sessions;
        Consents &consents;
        DeviceCodes &devices;
    };
    DatabaseSessionAdmin(const AdminContext &context, Parts parts) : m_context(context), m_parts(parts) {}
    QFuture<Result<std::vector<SessionSummary>>> sessions(std::optional<UserId> user) override;
    QFuture<Result<void>> endSession(SessionId id) override;
    QFuture<Result<int>> endSessionsOf(UserId user) override;
    QFuture<Result<std::vector<ConsentSummary>>> consents(std::optional<UserId> user,
                                                          std::optional<ClientId> client) override;
    QFuture<Result<void>> revokeConsent(UserId user, ClientId client) override;
    QFuture<Result<std::vector<PendingDevice>>> pendingDevices() override;
    QFuture<Result<void>> denyDevice(QString id) override;

private:
    /// Runs `change` on the pool; NotFound when it answers false.
    QFuture<Result<void>> change(const QString &missing, std::function<Result<bool>()> change);

    const AdminContext &m_context;
    Parts m_parts;
};

} // namespace core
