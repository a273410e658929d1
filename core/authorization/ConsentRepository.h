#pragma once

#include "core/authorization/Consents.h"

namespace core {

/// SQL of the table `consents`. Nothing here writes an audit row.
class ConsentRepository
{
public:
    static Result<std::optional<Consent>> find(SqlConnection &connection, const UserId &user, const ClientId &client);
    /// Newest first.
    static Result<std::vector<Consent>> list(SqlConnection &connection, const UserId &user);
    static Result<void> put(Transaction &transaction, const Consent &consent);
    /// False when there was none.
    static Result<bool> remove(Transaction &transaction, const UserId &user, const ClientId &client);
};

} // namespace core
