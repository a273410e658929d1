#pragma once

#include "core/audit/AuditSeal.h"
#include "core/base/Result.h"
#include "core/database/SqlConnection.h"

#include <optional>

namespace core {

/// The sealed end of a chain: it has reached at least there. Moved on by every commit with rows that are written with
/// the KEK at hand, but only from an end that is genuine and still in the chain: what was forged before
/// stays visible for good. An end that is gone is not made again.
class AuditEnd
{
public:
    struct Stored
    {
        ChainPoint point;
        QByteArray seal;
    };

    static Result<std::optional<Stored>> find(SqlConnection &connection, const QString &nodeId);
    /// When the first signing key is made, once in the life of a database. Nothing happens where there is an end.
    static Result<void> begin(Transaction &transaction, const AuditSeal &seal, const ChainPoint &newest);
    /// `before` was the newest row until `newest` was written behind it; both the same: only seals what is there.
    static Result<void> advance(Transaction &transaction, const AuditSeal &seal, const ChainPoint &before,
                                const ChainPoint &newest);

private:
    static Result<bool> isInChain(SqlConnection &connection, const ChainPoint &end, const ChainPoint &newest);
    static Result<bool> replace(Transaction &transaction, const AuditSeal &seal, const ChainPoint &from,
                                const ChainPoint &to);
};

} // namespace core
