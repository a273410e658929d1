#pragma once

#include "core/admin/Page.h"
#include "core/audit/AuditCriteria.h"
#include "core/base/Clock.h"
#include "core/base/Ids.h"
#include "core/base/Result.h"

#include <QFuture>
#include <QJsonObject>
#include <QStringList>

#include <functional>

namespace core {

struct AuditRow
{
    QString id;
    qint64 seq = 0;
    Instant createdAt;
    QString eventType;
    bool success = true;
    UserId user;
    QString username; ///< beside the id; of the user or, for failed sign-ins, as typed
    ClientId client;
    QString address;
    QString userAgent;
    QString errorMessage;
    QString requestId;
    QString actor;
    QJsonObject data;
    QString hash;
    bool marked = false;
    QString note; ///< of the mark
};

/// What the console asks is what the log answers.
using AuditQuery = AuditCriteria;

/// How often each value of one field stands in the matching rows, most first.
struct AuditFacet
{
    struct Value
    {
        QString value; ///< as AuditQuery takes it
        QString label; ///< a user's name beside its id; else empty
        qint64 count = 0;
    };
    AuditField field = AuditField::Event;
    std::vector<Value> values;
    bool isComplete = true; ///< false: counted over the newest matching rows only, up to a limit
};

struct AuditBucket
{
    Instant start;
    qint64 succeeded = 0;
    qint64 failed = 0;
};

struct AuditCheck
{
    qint64 rows = 0;
    bool intact = true;
    qint64 firstBadSeq = 0;
    QString reason;
    qint64 headSeq = 0;
    QString headHash;
    bool sealsChecked = false; ///< false without the KEK: whoever can write the database could have made all of it up
};

/// An exported file beside its signed head, and both beside the log as it is now.
struct AuditExportCheck
{
    qint64 rows = 0;
    bool intact = true;
    QString reason;         ///< "not signed", "truncated", "altered", "log cut off", "log altered"; empty when intact
    qint64 firstBadSeq = 0; ///< 0: not known, or intact
    bool isWholeChain = false; ///< every row of the span is in the file, each linked to the one before
    qint64 headSeq = 0;        ///< the newest row of the log when it was exported
    QString headHash;
};

enum class ExportFormat { Csv, Jsonl };

/// The audit log, newest first. Any thread. Exporting and verifying are themselves audited.
class AuditAdmin
{
public:
    virtual ~AuditAdmin() = default;
    /// `matching` is exact for any time, event, result, client, grant, error and actor, and wherever else it costs
    /// little; else counted up to 10,000, so that 10,000 means that or more. A question that was cancelled costs
    /// nothing.
    virtual QFuture<Result<Page<AuditRow>>> list(AuditQuery query, PageRequest page) = 0;
    /// The newest rows alone, for what they cost: `matching` counts these, and there are more when `next` is not empty.
    virtual QFuture<Result<Page<AuditRow>>> newest(AuditQuery query, int most) = 0;
    virtual QFuture<Result<AuditRow>> find(QString id) = 0;
    /// How many matching rows came after this one, counted up to 10,000.
    virtual QFuture<Result<qint64>> countNewer(AuditQuery query, QString id) = 0;
    /// One for each of `fields`, with at most `most` values.
    virtual QFuture<Result<std::vector<AuditFacet>>> facets(AuditQuery query, QList<AuditField> fields, int most) = 0;
    /// Values of a field that begin with the prefix, in any case: for completion.
    virtual QFuture<Result<QStringList>> values(AuditField field, QString prefix, int most) = 0;
    /// A mark with a note of at most 500 characters; none takes it away.
    virtual QFuture<Result<void>> mark(QString id, std::optional<QString> note) = 0;
    /// `buckets` equal spans over the query's time range, or over the last 24 h when it has none.
    /// At most 10,000.
    virtual QFuture<Result<std::vector<AuditBucket>>> histogram(AuditQuery query, int buckets) = 0;
    virtual QFuture<Result<AuditCheck>> verify(std::function<bool(qint64 done, qint64 total)> progress) = 0;
    /// Only JSON lines tell which row is not the one that was exported.
    virtual QFuture<Result<AuditExportCheck>> verifyExport(QString path) = 0;
    /// All rows of the query to a file (written beside it and moved into place). Returns the number of rows. With the
    /// signing keys at hand FILE.head.jws beside it says how many rows there are, their digest and the head of the log.
    virtual QFuture<Result<qint64>> exportTo(QString path, ExportFormat format, AuditQuery query,
                                             std::function<bool(qint64 done, qint64 total)> progress) = 0;
};

} // namespace core
