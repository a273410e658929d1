#pragma once

#include "core/admin/AuditAdmin.h"
#include "core/database/SqlConnection.h"

namespace core {

/// One row of an export, with its line end. CSV cells that a spreadsheet would run as a formula get a leading
/// apostrophe.
QByteArray exportHeader(ExportFormat format);
QByteArray exportLine(ExportFormat format, const AuditRow &row);

/// Writes all rows of the query beside `path` and moves the file into place; the old file stays when that fails.
/// Cancelled when `progress` returns false, Storage when the file cannot be written.
Result<qint64> exportAudit(Snapshot &snapshot, const QString &path, ExportFormat format, const AuditQuery &query,
                           const std::function<bool(qint64 done, qint64 total)> &progress);

} // namespace core
