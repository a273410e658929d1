#pragma once

#include "core/base/Ids.h"

namespace core {

/// A token family that began in a browser session.
struct SessionFamily
{
    FamilyId id;
    ClientId client;
    bool isActive = false;
    bool isOffline = false; ///< `offline_access` was granted
};

} // namespace core
