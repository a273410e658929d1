#pragma once

#include "core/admin/DiagnosticsAdmin.h"
#include "core/database/Database.h"

namespace app {

/// The program and what it is made of, with the versions that run. Waits for a reader.
std::vector<core::ComponentVersion> componentsInUse(core::Database &database);

} // namespace app
