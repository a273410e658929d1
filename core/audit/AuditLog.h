#pragma once

#include "core/audit/AuditEvent.h"
#include "core/base/Result.h"
#include "core/crypto/Random.h"
#include "core/database/SqlConnection.h"

#include <functional>

namespace core {

/// What `audit verify` found.
struct AuditVerdict
{
    qint64 rows = 0;
    bool intact = true;
    qint64 firstBadSeq = 0; ///< 0 when intact
    QString reason;         ///< "altered", "missing", "reordered", "cut off after a signed head"
    QString headHash;       ///< lower-case hex
    qint64 headSeq = 0;
};

/// The newest row of a chain at some moment, signed: `jws` has node_id, seq and hash as claims.
struct SignedHead
{
    QString nodeId;
    qint64 seq = 0;
    QString hash;
    QString jws;
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

    /// In the transaction of the change it tells of. Reads the head inside the transaction: two processes may write.
    Result<void> append(Transaction &transaction, const AuditEvent &event);
    /// Walks the chains of all nodes and the signed heads. `progress(done, total)` returns false to cancel (Cancelled).
    /// `isGenuine` tells whether a head's signature holds; without it only its hash is compared.
    Result<AuditVerdict> verify(Snapshot &snapshot, const std::function<bool(qint64, qint64)> &progress = {},
                                const std::function<bool(const SignedHead &)> &isGenuine = {});

    const QString &nodeId() const { return m_nodeId; }

private:
    const Clock &m_clock;
    Random &m_random;
    QString m_nodeId;
};

} // namespace core
