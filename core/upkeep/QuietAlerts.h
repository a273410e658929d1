#pragma once

#include "core/upkeep/Alerts.h"

namespace core {

/// The alerts that an admin has acknowledged or snoozed (REQUIREMENTS E23).
class QuietAlerts
{
public:
    struct Entry
    {
        QString kind;
        QString subject;
        UpkeepAlert::Severity severity = UpkeepAlert::Severity::Notice;
        Instant since;                ///< when it was acknowledged
        std::optional<Instant> until; ///< snoozed; none: until it gets worse

        /// Of this very alert: another kind, subject or severity is another one.
        bool quiets(const UpkeepAlert &alert, Instant now) const;
    };

    static Result<std::vector<Entry>> all(Snapshot &snapshot);
    /// Replaces what was said of this alert before; forgets what nobody has touched for 90 days.
    static Result<void> set(Transaction &transaction, const Entry &entry);
    static Result<void> remove(Transaction &transaction, const Entry &entry);
};

} // namespace core
