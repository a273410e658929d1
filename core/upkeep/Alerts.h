#pragma once

#include "core/base/Clock.h"
#include "core/certificates/RunningCertificate.h"
#include "core/database/SqlConnection.h"

#include <vector>

namespace core {

/// Something that an admin should look at; the console's Alert is made of it.
struct UpkeepAlert
{
    enum class Severity { Notice, Warning, Critical };
    QString kind; ///< "refresh_reuse", "failed_logins", "key_due", "certificate_due", "chain_broken" …
    Severity severity = Severity::Notice;
    Instant since;
    int count = 0;
    QString subject;        ///< family id, kid or the certificate's subject
    Instant latest = since; ///< when it last got worse
    QString username = {};  ///< whose token it was, the newest time; empty: not known
    QString client = {};
};

struct AlertLimits
{
    std::chrono::hours reuseWindow{24};
    std::chrono::minutes loginWindow{60};
    int failedLoginPercent = 50; ///< of all sign-ins in the window
    int leastFailedLogins = 10;  ///< fewer are no pattern
    std::chrono::hours keyDueWithin{7 * 24};
    std::chrono::hours rotateEvery{90 * 24};
    std::chrono::hours certificateWarning{30 * 24};
    std::chrono::hours certificateCritical{7 * 24};
    std::chrono::hours backupLate{6}; ///< a laptop that was closed over night is no fault
};

/// None while there is time, or no certificate. An ended one stays critical.
std::optional<UpkeepAlert> certificateAlert(const std::optional<RunningCertificate> &running, Instant now,
                                            const AlertLimits &limits = {});

/// Most serious first; indexed ranges of the audit log only.
Result<std::vector<UpkeepAlert>> currentAlerts(Snapshot &snapshot, Instant now, const AlertLimits &limits = {},
                                               const std::optional<RunningCertificate> &running = {});

} // namespace core
