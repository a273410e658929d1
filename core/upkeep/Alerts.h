#pragma once

#include "core/base/Clock.h"
#include "core/database/SqlConnection.h"

#include <vector>

namespace core {

/// Something that an admin should look at; the console's Alert is made of it.
struct UpkeepAlert
{
    enum class Severity { Notice, Warning, Critical };
    QString kind; ///< "refresh_reuse", "failed_logins", "key_due"
    Severity severity = Severity::Notice;
    Instant since;
    int count = 0;
    QString subject; ///< family id or kid
};

struct AlertLimits
{
    std::chrono::hours reuseWindow{24};
    std::chrono::minutes loginWindow{60};
    int failedLoginPercent = 50; ///< of all sign-ins in the window
    int leastFailedLogins = 10;  ///< fewer are no pattern
    std::chrono::hours keyDueWithin{7 * 24};
    std::chrono::hours rotateEvery{90 * 24};
};

/// Most serious first; indexed ranges of the audit log only.
Result<std::vector<UpkeepAlert>> currentAlerts(Snapshot &snapshot, Instant now, const AlertLimits &limits = {});

} // namespace core
