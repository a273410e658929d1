#pragma once

#include "core/admin/ClientCareAdmin.h"
#include "core/database/SqlConnection.h"

namespace core {

/// Which clients got tokens in the last day and the last 30 days, and how: from the sums beside the audit log, with
/// only the first part of an hour from the log itself. Fails with Storage.
Result<GrantUse> grantUses(Snapshot &snapshot, Instant now);

} // namespace core
