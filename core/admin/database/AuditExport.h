#pragma once

#include "core/admin/AuditAdmin.h"
#include "core/database/SqlConnection.h"

#include <QCryptographicHash>
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
    /// Lower-case hex of SHA-256 over what was written.
    QString digest() const { return QString::fromLatin1(m_digest.result().toHex()); }
    /// Moves the file into place, and its signed head beside it; without a head an older one goes. If this is not
    /// called nothing is left behind, and a file of that name stays as it was.
    Result<void> publish(const QByteArray &head);
    static QString headPath(const QString &path) { return path + QStringLiteral(".head.jws"); }

private:
    Result<void> writeLine(const QByteArray &line);
    Error storageError() const;

    QSaveFile m_file;
    QCryptographicHash m_digest{QCryptographicHash::Sha256};
    ExportFormat m_format;
};

} // namespace core
