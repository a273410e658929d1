#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace core {

/// A row of audit_logs as the chain sees it: the very bytes of each column.
struct ChainedRow
{
    QByteArray id = {};
    QByteArray nodeId = {};
    qint64 seq = 0;
    std::optional<QByteArray> userId = {};
    std::optional<QByteArray> clientId = {};
    QByteArray eventType = {};
    QByteArray eventData = {};
    QByteArray address = {};
    QByteArray userAgent = {};
    bool success = false;
    QByteArray errorMessage = {};
    QByteArray requestId = {};
    QByteArray actor = {};
    qint64 createdAt = 0;
    QString prevHash = {};
};

/// prev_hash of the very first row.
QString chainStart();

/// Lower-case hex of SHA-256 over prev_hash and then every column in the order above, each as `<bytes>:<value>,`
/// (a netstring), NULL as `-,`, numbers in decimal. No two different rows give the same text.
QString chainHash(const ChainedRow &row);

} // namespace core
