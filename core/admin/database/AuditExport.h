#pragma once

#include "core/admin/AuditAdmin.h"
#include "core/database/SqlConnection.h"

#include <QSaveFile>

namespace core {

/// Rows of the audit log in a file that appears whole or not at all: written beside its place until publish().
class AuditExport
{
public:
    AuditExport(const QString &path, ExportFormat format) : m_file(path), m_format(format) {}

    /// Newest first; answers how many. Cancelled when `progress` returns false, Storage when there is no room.
    Result<qint64> write(Snapshot &snapshot, const AuditQuery &query,
                         const std::function<bool(qint64 done, qint64 total)> &progress);
    /// Moves the file into place. Without it nothing is left behind, and a file of that name stays as it was.
    Result<void> publish();

private:
    Result<void> writeLine(const QByteArray &line);
    Error storageError() const;

    QSaveFile m_file;
    ExportFormat m_format;
};

} // namespace core
