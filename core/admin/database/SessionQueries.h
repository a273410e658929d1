#pragma once

#include "core/admin/SessionAdmin.h"
#include "core/database/SqlConnection.h"
#include "core/sessions/SessionLimits.h"

namespace core {

/// The lists of the console's page of sessions. At most SessionAdmin::kMost rows. Fails only with Storage or Busy.
class SessionQueries
{
public:
    static Result<std::vector<SessionSummary>> sessions(SqlConnection &connection, const std::optional<UserId> &user,
                                                        const SessionBounds &bounds);
    static Result<std::vector<ConsentSummary>> consents(SqlConnection &connection, const std::optional<UserId> &user,
                                                        const std::optional<ClientId> &client, Instant now);
    static Result<std::vector<PendingDevice>> pendingDevices(SqlConnection &connection, Instant now);
};

} // namespace core
