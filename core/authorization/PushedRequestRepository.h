#pragma once

#include "core/authorization/PushedRequests.h"

namespace core {

/// SQL of the table `pushed_requests`.
class PushedRequestRepository
{
public:
    struct Row
    {
        PushedRequests::Parameters parameters;
        Instant expiresAt;
    };
    static Result<void> insert(Transaction &transaction, const QString &hash, const ClientId &client, const Row &row,
                               Instant now);
    /// Of this client and not spent; maybe expired.
    static Result<std::optional<Row>> find(SqlConnection &connection, const QString &hash, const ClientId &client);
    /// The one statement that spends it; false when it was spent or never was.
    static Result<bool> spend(Transaction &transaction, const QString &hash, Instant now);
};

} // namespace core
