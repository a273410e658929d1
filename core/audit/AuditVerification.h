#pragma once

#include "core/audit/AuditChain.h"
#include "core/audit/AuditEnd.h"
#include "core/audit/AuditLog.h"

#include <QHash>
#include <QStringList>

#include <map>

namespace core {

/// One walk over all chains of a snapshot; stops at the first thing that is wrong.
class AuditVerification
{
public:
    using Progress = std::function<bool(qint64 done, qint64 total)>;
    using IsGenuine = std::function<bool(const SignedHead &)>;

    /// Without a `seal` nothing that the database says of its own chains is proven.
    AuditVerification(Snapshot &snapshot, const Progress &progress, const IsGenuine &isGenuine,
                      std::shared_ptr<const AuditSeal> seal = {});
    /// The head of `ownNode` is reported.
    Result<AuditVerdict> run(const QString &ownNode);

private:
    struct Link
    {
        qint64 seq = 0;
        QString hash = chainStart();
    };
    using Heads = std::map<qint64, SignedHead>;

    Result<QStringList> nodes(const QString &ownNode);
    Result<void> walk(const QString &node);
    Result<Link> anchorOf(const QString &node);
    Result<Heads> headsOf(const QString &node);
    Result<void> checkRow(const ChainedRow &row, const QString &hash, const Link &previous);
    Result<bool> isElsewhere(const ChainedRow &row);
    void checkHead(const Heads &heads, const Link &link);
    void checkEnd(const std::optional<AuditEnd::Stored> &end, const Link &link);
    void checkNothingIsBehind(const Heads &heads, const std::optional<AuditEnd::Stored> &end, const Link &last);
    quint64 valueNumber(const char *field, const QByteArray &value) const;
    void countValues(const ChainedRow &row, const QByteArray &typedName);
    Result<void> checkSums();
    void blame(qint64 seq, const QString &reason);
    Result<void> report();

    Snapshot &m_snapshot;
    const Progress &m_progress;
    const IsGenuine &m_isGenuine;
    const std::shared_ptr<const AuditSeal> m_seal;
    AuditVerdict m_verdict;
    std::map<QString, Link> m_ends;                        ///< by node
    std::map<std::pair<qint64, qint64>, qint64> m_counted; ///< rows by hour and kind
    std::map<qint64, qint64> m_kindRows;
    QHash<quint64, qint64> m_valueRows; ///< rows by valueNumber()
    const size_t m_hashSeed;            ///< not to be foreseen
    qint64 m_total = 0;
};

} // namespace core
