#pragma once

#include "core/base/Clock.h"
#include "core/database/SqlConnection.h"

namespace core {

/// What the newest verification of the audit chain found, as it stands in the log.
struct LastVerification
{
    Instant at;
    bool isIntact = true;
    qint64 rows = 0;
    qint64 firstBadSeq = 0; ///< 0 when intact
};

/// Empty when nobody has verified it yet. Fails with Storage.
Result<std::optional<LastVerification>> lastVerification(Snapshot &snapshot);

} // namespace core
