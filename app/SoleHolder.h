#pragma once

#include "core/base/Result.h"

#include <QLockFile>
#include <QString>

#include <memory>

namespace app {

/// Takes a lock file for as long as it lives. Conflict, naming who holds it, as in "`what` is in use by gatehoused
/// (process 12 on here)". Only a dead holder makes a lock stale, never its age: a server may run for months.
core::Result<std::unique_ptr<QLockFile>> holdAlone(const QString &lockPath, const QString &what);

/// The same for a database, by the file's one true path: folders and links that lead to one file share the lock.
core::Result<std::unique_ptr<QLockFile>> holdDatabaseAlone(const QString &databasePath);

} // namespace app
