#pragma once

#include "core/audit/AuditCriteria.h"
#include "core/audit/AuditLog.h"
#include "core/base/Result.h"
#include "core/database/SqlConnection.h"

#include <QJsonObject>

#include <limits>
#include <vector>

namespace core {

/// A row of the audit log for reading.
struct AuditRecord
{
    QString id;
    QString nodeId;
    qint64 seq = 0;
    Instant createdAt;
    QString eventType;
    bool success = true;
    UserId user;
    QString username; ///< of the user or, when there is none, as typed
    ClientId client;
    QString address;
    QString userAgent;
    QString errorMessage;
    QString requestId;
    QString actor;
    QJsonObject data;
    QString hash;
    QString previousHash;
    bool isMarked = false;
    QString note;
    qint64 number = 0; ///< in this database
};

/// Newest first; `next` asks for the page behind this one and is empty at the end.
struct AuditPage
{
    std::vector<AuditRecord> records;
    QString next;
    qint64 matching = 0; ///< if it was asked for
};

struct AuditCounts
{
    Instant start;
    qint64 succeeded = 0;
    qint64 failed = 0;
};

/// Reading, purging and the signed heads; rows are written by AuditLog alone. Fails with Storage unless told otherwise.
class AuditRepository
{
public:
    /// `after` is `next` of the page before, or empty. InvalidInput when it is neither. With `countUpTo` the rows that
    /// match are counted too, as count() does, for less than both cost.
    static Result<AuditPage> page(SqlConnection &connection, const AuditCriteria &criteria, const QString &after,
                                  int limit, qint64 countUpTo = 0);
    static Result<std::optional<AuditRecord>> find(SqlConnection &connection, const QString &id);
    /// Exact for the whole log, spans of time, events, results, clients, errors, grants and actors; else up to `most`.
    static Result<qint64> count(SqlConnection &connection, const AuditCriteria &criteria,
                                qint64 most = std::numeric_limits<qint64>::max());
    /// Matching rows that are newer than the one with this id, counted up to `most`. NotFound when it is not there.
    static Result<qint64> countNewer(SqlConnection &connection, const AuditCriteria &criteria, const QString &id,
                                     qint64 most);
    /// Of all chains, from their first and last numbers: as quick with a million rows as with ten.
    static Result<qint64> total(SqlConnection &connection);
    /// Equal spans of [criteria.since, criteria.until), which must be given: InvalidInput otherwise. Empty spans too.
    /// At most 10,000.
    static Result<std::vector<AuditCounts>> histogram(SqlConnection &connection, const AuditCriteria &criteria,
                                                      int buckets);

    /// None takes the mark away. NotFound when there is no such row.
    static Result<void> mark(Transaction &transaction, const QString &id, const std::optional<QString> &note,
                             Instant now);

    /// Deletes the oldest rows of each chain that were made before `before`, at most `most` a chain, and anchors what
    /// is left. Returns how many; call again until 0. An anchor without a seal fails every verification with the KEK.
    static Result<int> purge(Transaction &transaction, Instant before, int most = 1000,
                             const AuditSeal *seal = nullptr);

    /// The seal is made here.
    static Result<void> addHead(Transaction &transaction, const SignedHead &head, Instant now,
                                const AuditSeal *seal = nullptr);
    /// The newest row of a chain when it is not signed yet; `jws` is empty.
    static Result<std::optional<SignedHead>> unsignedHead(SqlConnection &connection, const QString &nodeId);
    /// The hash that a chain has at `seq`; none when there is no such row, nor an anchor there.
    static Result<std::optional<QString>> hashAt(SqlConnection &connection, const QString &nodeId, qint64 seq);
    /// The newest row of a chain; seq 0 before the first one.
    static Result<ChainPoint> newest(SqlConnection &connection, const QString &nodeId);
    /// Up to which row a chain was purged, 0: not at all.
    static Result<qint64> purgedTo(SqlConnection &connection, const QString &nodeId);
};

} // namespace core
