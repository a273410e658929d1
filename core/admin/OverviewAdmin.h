#pragma once

#include "core/base/Clock.h"
#include "core/base/Result.h"

#include <QFuture>
#include <QString>

#include <optional>
#include <vector>

namespace core {

struct Alert
{
    enum class Severity { Notice, Warning, Critical };
    QString kind;                 ///< "refresh_reuse", "failed_logins", "key_due", "certificate_due", "kek_fallback", "slow_requests", "database", "chain_broken"
    Severity severity = Severity::Notice;
    Instant since;
    int count = 0;
    QString subject;              ///< family id, kid, … what a click opens
    Instant latest = since;       ///< when it last got worse: what was acknowledged before comes back
    bool isQuiet = false;         ///< acknowledged or snoozed
    std::optional<Instant> quietUntil = {}; ///< snoozed; none: until it gets worse
    QString username = {};        ///< "refresh_reuse": whose token it was, the newest time; empty: not known
    QString client = {};
};

/// The last time that somebody had the audit chain verified.
struct AuditVerdictSummary
{
    Instant at;
    bool intact = true;
    qint64 rows = 0;
};

struct OverviewFigures
{
    qint64 users = 0;
    qint64 lockedNames = 0;
    qint64 clients = 0;
    qint64 activeFamilies = 0;
    qint64 auditRows = 0;
    std::vector<Alert> alerts;    ///< most serious first; quiet ones last
    qint64 liveAccessTokens = 0;  ///< issued within their lifetime and not denied since: an estimate, counted up to 100,000
    std::optional<AuditVerdictSummary> lastVerification;
    qint64 activeUsers = 0;       ///< signed in within the last 30 days
};

/// Figures of the Overview page that come from the database; charts use AuditAdmin::histogram. Any thread.
class OverviewAdmin
{
public:
    virtual ~OverviewAdmin() = default;
    virtual QFuture<Result<OverviewFigures>> figures() = 0;
    /// Acknowledged until it gets worse, or snoozed until a moment. Audited.
    virtual QFuture<Result<void>> quiet(Alert alert, std::optional<Instant> until) = 0;
    virtual QFuture<Result<void>> wake(Alert alert) = 0;
};

} // namespace core
