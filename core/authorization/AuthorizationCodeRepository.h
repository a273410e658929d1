#pragma once

#include "core/authorization/AuthorizationCodes.h"

namespace core {

/// SQL of the table `authorization_codes`. Nothing here writes an audit row.
class AuthorizationCodeRepository
{
public:
    struct Row
    {
        AuthorizationGrant grant;
        Instant expiresAt;
        std::optional<Instant> usedAt;
        FamilyId family; ///< what it was exchanged for
    };
    /// False when the user may not sign in, or the session that allows it has ended.
    static Result<bool> insert(Transaction &transaction, const QString &codeHash, const AuthorizationGrant &grant,
                               Instant now, Instant expiresAt);
    static Result<std::optional<Row>> find(SqlConnection &connection, const QString &codeHash);
    /// The one statement that uses it up; false when it was used or has expired.
    static Result<bool> spend(Transaction &transaction, const QString &codeHash, const FamilyId &family, Instant now);
    /// Those that a client has of a user and did not use.
    static Result<void> drop(Transaction &transaction, const UserId &user, const ClientId &client);
};

} // namespace core
