#pragma once

#include "core/base/Result.h"
#include "core/settings/Settings.h"

namespace app {

/// Could a server listen there? For saving while none does in this process: opens and closes what is not among `old`.
/// Conflict when a port is taken, InvalidInput when this computer has no such address. A port of `old` may be held by
/// our own server, one below 1024 be allowed to it alone: both pass.
core::Result<void> tryListeners(const std::vector<core::Listener> &wanted, const std::vector<core::Listener> &old);

} // namespace app
