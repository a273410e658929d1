#pragma once

#include "core/admin/AuditAdmin.h"
#include "core/admin/database/AuditExportHead.h"
#include "core/database/SqlConnection.h"

#include <QCryptographicHash>

namespace core {

/// Compares an exported file with its signed head, and the head with the log.
class AuditExportReader
{
public:
    explicit AuditExportReader(const QString &path) : m_path(path) {}
    /// NotFound without the file; InvalidInput when a line has more than 1 MiB.
    Result<AuditExportCheck> check(SqlConnection &connection, const std::vector<SigningKey> &keys);

private:
    struct Last
    {
        QString nodeId;
        qint64 seq = 0;
        QString previousHash;
    };

    Result<void> readFile();
    void readLine(const QByteArray &line);
    Result<void> compareWithLog(SqlConnection &connection, const AuditExportHead &head);
    void blame(const QString &reason, qint64 seq = 0);

    const QString m_path;
    QCryptographicHash m_digest{QCryptographicHash::Sha256};
    qint64 m_lines = 0;
    qint64 m_badSeq = 0; ///< the first row that is not what its hash says
    bool m_isLinked = true;
    std::optional<Last> m_last;
    AuditExportCheck m_check;
};

} // namespace core
