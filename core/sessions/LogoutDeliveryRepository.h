#pragma once

#include "core/base/Clock.h"
#include "core/base/Ids.h"
#include "core/database/SqlConnection.h"

#include <optional>
#include <vector>

namespace core {

/// SQL of the table `logout_deliveries`. Nothing here writes an audit row.
class LogoutDeliveryRepository
{
public:
    struct Row
    {
        QString id;
        ClientId client;
        UserId user;
        SessionId session;
        int attempts = 0;
        Instant nextAttemptAt;
    };
    /// Due at once.
    static Result<void> insert(Transaction &transaction, const Row &row, Instant now);
    /// Those whose time has come, oldest first, and of each client no more than `perClient`.
    static Result<std::vector<Row>> due(SqlConnection &connection, Instant now, int limit, int perClient);
    /// Counts an attempt and puts the next one off until `until`; false when somebody else did since `row` was read.
    static Result<bool> take(Transaction &transaction, const Row &row, Instant until);
    static Result<void> putOff(Transaction &transaction, const QString &id, Instant until);
    /// False when it was gone.
    static Result<bool> remove(Transaction &transaction, const QString &id);
};

} // namespace core
