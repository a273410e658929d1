#pragma once

#include "core/base/Clock.h"
#include "core/base/Ids.h"
#include "core/database/SqlConnection.h"

namespace core {

/// A row of `token_families` when it starts: one sign-in and the refresh tokens that follow from it.
struct TokenFamily
{
    FamilyId id;
    UserId user;
    ClientId client;
    QString scope;
    QString grantType;
    int depth = 0; ///< refresh tokens made so far; 0 when there is an access token only
    Instant createdAt;
    Instant expiresAt;
    Instant userUpdatedAt; ///< of the user that was judged: a password set since then must win
    QString address;
    QString userAgent;
    SessionId session = {}; ///< the browser it began in; empty: none
};

/// Which families; what is set must match, at least one must be set.
struct FamilyCriteria
{
    std::optional<FamilyId> family = {};
    std::optional<UserId> user = {};
    std::optional<ClientId> client = {};
    std::optional<SessionId> session = {};
};

/// SQL of `token_families`. The changes belong into the transaction of what causes them (a new password, a deletion).
class TokenFamilyRepository
{
public:
    /// Conflict when the user may not sign in (any more).
    static Result<void> insert(Transaction &transaction, const TokenFamily &family);
    /// One more refresh token.
    static Result<void> grow(Transaction &transaction, const FamilyId &id, Instant now, Instant expiresAt);
    struct Owner
    {
        UserId user;
        ClientId client;
    };
    /// Empty when there is no such family.
    static Result<std::optional<Owner>> owner(SqlConnection &connection, const FamilyId &id);
    static Result<int> countActive(SqlConnection &connection, const FamilyCriteria &criteria);
    /// Revokes the families that are active, with all their tokens; the caller writes the audit row. Returns how many
    /// ended.
    static Result<int> endFamilies(Transaction &transaction, const FamilyCriteria &criteria, const QString &reason,
                                   Instant now);
    /// The same for a family of which a used token was presented again. False when it had ended before.
    static Result<bool> endReused(Transaction &transaction, const FamilyId &id, Instant now);

private:
    static Result<int> end(Transaction &transaction, const FamilyCriteria &criteria, const QString &state,
                           const QString &reason, Instant now);
};

} // namespace core
