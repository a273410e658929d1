#pragma once

#include "core/database/SqlConnection.h"

namespace core {

/// How many rows there are of each kind, hour and value: tables beside the log, for charts, counts and search. They
/// follow the log once a commit, whatever the rows in it were written by; nobody reads a state between.
class AuditSums
{
public:
    /// Adds the rows of a chain that came since it was called last. Fails with Storage.
    static Result<void> catchUp(Transaction &transaction, const QString &nodeId);
    /// Takes the rows of a chain up to `seq` away, which are deleted next. Only after catchUp.
    static Result<void> takeAway(Transaction &transaction, const QString &nodeId, qint64 seq);
};

} // namespace core
