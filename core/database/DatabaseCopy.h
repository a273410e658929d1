#pragma once

#include "core/base/Result.h"

#include <QString>

namespace core {

/// A whole and consistent copy of a database that is in use, without its write-ahead log, only for its owner to read.
/// Written beside its place and moved there; an older one is replaced. Waits; other programs go on writing.
Result<void> copyDatabase(const QString &path, const QString &copy);

/// PRAGMA integrity_check on a file that nobody has open. Storage, with the first fault.
Result<void> checkDatabaseFile(const QString &path);

/// Rewrites the database without its free pages. Writers wait meanwhile, up to `busyTimeout` of their own.
Result<void> compactDatabase(const QString &path);

} // namespace core
