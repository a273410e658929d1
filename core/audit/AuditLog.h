#pragma once

#include "core/audit/AuditEvent.h"
#include "core/audit/AuditSeal.h"
#include "core/base/Result.h"
#include "core/crypto/Random.h"
#include "core/database/SqlConnection.h"

#include <functional>
#include <memory>
#include <mutex>

namespace core {

/// What `audit verify` found.
struct AuditVerdict
{
    qint64 rows = 0;
    bool intact = true;
    qint64 firstBadSeq = 0; ///< 0 when intact
    QString reason;   ///< "altered", "missing", "reordered", "cut off after a signed head", "not sealed", "miscounted"
    QString headHash; ///< lower-case hex
    qint64 headSeq = 0;
    /// False without the KEK: whoever can write the file could have made all of this up.
    bool sealsChecked = false;
};

/// The newest row of a chain at some moment, signed: `jws` has node_id, seq and hash as claims.
struct SignedHead
{
    QString nodeId;
    qint64 seq = 0;
    QString hash;
    QString jws;
    QByteArray seal = {}; ///< see AuditSeal

    ChainPoint point() const { return {nodeId, seq, hash}; }
};

/// Hash-chained record: hash = SHA-256(prev_hash ‖ canonical row), one chain per node. Any thread; the transaction's
/// rules apply.
class AuditLog
{
public:
    AuditLog(const Clock &clock, Random &random, QString nodeId);
    /// The id of this installation's chain; made and saved when there is none. In a transaction, so that two processes
    /// that start at once agree.
    static Result<QString> settleNodeId(Transaction &transaction, Random &random, Instant now);

    /// From now on what is written is sealed and what is verified must be. Any thread.
    void sealWith(std::shared_ptr<const AuditSeal> seal);
    std::shared_ptr<const AuditSeal> seal() const; ///< null before sealWith
    /// The chain's end is kept from here on: once, with the first signing key. Nothing happens without a seal.
    Result<void> beginSealing(Transaction &transaction) const;
    /// Catches up with rows that a process without the KEK wrote.
    Result<void> sealEnd(Transaction &transaction) const;
    /// Is there a genuine end of this node's chain? True without a seal.
    Result<bool> isSealed(Snapshot &snapshot) const;

    /// In the transaction of the change it tells of. Reads the head inside the transaction: two processes may write.
    Result<void> append(Transaction &transaction, const AuditEvent &event);
    /// Walks the chains of all nodes, their signed heads and, with a seal, everything that is sealed. `progress(done,
    /// total)` returns false to cancel (Cancelled). `isGenuine` tells whether a head's signature holds; without it only
    /// its hash is compared.
    Result<AuditVerdict> verify(Snapshot &snapshot, const std::function<bool(qint64, qint64)> &progress = {},
                                const std::function<bool(const SignedHead &)> &isGenuine = {});

    const QString &nodeId() const { return m_nodeId; }

private:
    void closeBeforeCommit(Transaction &transaction, const ChainPoint &before);

    const Clock &m_clock;
    Random &m_random;
    QString m_nodeId;
    mutable std::mutex m_sealMutex;
    std::shared_ptr<const AuditSeal> m_seal;
};

} // namespace core
