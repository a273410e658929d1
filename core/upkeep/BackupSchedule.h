#pragma once

#include "core/base/Clock.h"
#include "core/settings/Settings.h"

#include <QString>

#include <optional>

namespace core {

/// A backup that counts for the schedule. One from far ahead was made while the clock was wrong, or its header, which
/// is read before any seal, is damaged.
bool countsAsBackup(Instant createdAt, Instant now);
/// When the next backup is due, in this computer's own time: at once when there is none yet that counts. None: never.
std::optional<Instant> nextBackup(const BackupPlan &plan, const std::optional<Instant> &last, Instant now);

/// "gatehouse-20260131-030000.ghbackup"; `scheduled` ones are told by their name, for only they are deleted.
QString backupFileName(Instant now, bool scheduled);
bool isBackupFileName(const QString &name);
bool isScheduledBackup(const QString &name);

} // namespace core
