#pragma once

#include "core/base/Ids.h"
#include "core/base/Result.h"
#include "core/database/SqlConnection.h"

#include <vector>

namespace core {

/// A token family that began in a browser session.
struct SessionFamily
{
    FamilyId id;
    ClientId client;
    bool isActive = false;
    bool isOffline = false; ///< `offline_access` was granted

    static Result<std::vector<SessionFamily>> of(SqlConnection &connection, const SessionId &session);
};

} // namespace core
