#pragma once

#include "core/base/Clock.h"
#include "core/base/Result.h"

#include <QFuture>
#include <QString>

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
};

struct OverviewFigures
{
    qint64 users = 0;
    qint64 lockedNames = 0;
    qint64 clients = 0;
    qint64 activeFamilies = 0;
    qint64 auditRows = 0;
    std::vector<Alert> alerts;    ///< most serious first
};

/// Figures of the Overview page that come from the database; charts use AuditAdmin::histogram. Any thread.
class OverviewAdmin
{
public:
    virtual ~OverviewAdmin() = default;
    virtual QFuture<Result<OverviewFigures>> figures() = 0;
};

} // namespace core
