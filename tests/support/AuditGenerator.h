#pragma once

#include <QString>

#include <functional>

namespace tests {

/// Fills a database with an audit log as months of service leave it: days and nights, one busy machine user, tokens
/// refreshed for weeks, and every nine days an attack of two hours with made-up names. The chain's hashes are right.
/// The same number of rows gives the same log, which ends now; what was interrupted goes on where it stopped.
class AuditGenerator
{
public:
    explicit AuditGenerator(const QString &path) : m_path(path) {}
    /// Makes the database when there is none. False, with the reason in `error`, when that cannot be done.
    bool fill(qint64 rows, const std::function<void(qint64 done)> &progress = {});
    QString error;

private:
    QString m_path;
};

} // namespace tests
