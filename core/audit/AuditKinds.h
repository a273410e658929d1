#pragma once

#include "core/audit/AuditEvent.h"
#include "core/base/Result.h"
#include "core/database/SqlConnection.h"

namespace core {

/// The few combinations of event, result, client, error, grant and actor that rows come in: each has a number, by
/// which rows are searched and counted.
class AuditKinds
{
public:
    /// So that a flood of made-up names cannot make every combination a new one: rows beyond have a rough kind, which
    /// says the event and the result alone.
    static constexpr qint64 kHighest = 40'000;

    /// Made when there is none. Fails with Storage.
    static Result<qint64> numberOf(Transaction &transaction, const AuditEvent &event);
    static bool isSuccess(qint64 kind) { return kind % 2 != 0; }
    /// Takes away those that no row has any more.
    static Result<void> purge(Transaction &transaction);
    /// SQL that is true where the columns for the indexes of the row `l` say what its other columns say.
    static QString fitsRow();
};

} // namespace core
