#pragma once

#include "core/base/Clock.h"
#include "core/base/Ids.h"
#include "core/database/SqlConnection.h"

namespace core {

/// A row of `refresh_tokens` when it is made. The token itself and its `jti` are not kept.
struct RefreshToken
{
    QString id;
    QString jtiHash;
    QString parentJtiHash; ///< empty: the first of its family
    FamilyId family;
    UserId user;
    ClientId client;
    QString scope;
    KeyId key;
    Instant createdAt;
    Instant expiresAt;
    QString address;
    QString userAgent;
};

/// A refresh token with all that decides whether it may be used now.
struct JudgedRefreshToken
{
    RefreshToken token;
    std::optional<Instant> usedAt;
    bool isRevoked = false;
    bool isFamilyActive = false;
    bool isUserLive = false;
    bool isClientLive = false;
    QString familyState;
    QString endReason; ///< of a family that has ended: "admin", "logout", "reuse" …
    QString username;
};

/// SQL of `refresh_tokens`.
class RefreshTokenRepository
{
public:
    /// Conflict when the key that signed it has been retired or revoked meanwhile.
    static Result<void> insert(Transaction &transaction, const RefreshToken &token);
    /// The single use: false when the token is unknown, another client's, used, revoked or expired, or its family, user
    /// or client is not alive. Nothing is checked beforehand and acted on later.
    static Result<bool> spend(Transaction &transaction, const QString &jtiHash, const ClientId &client, Instant now);
    static Result<std::optional<JudgedRefreshToken>> find(SqlConnection &connection, const QString &jtiHash);
    static Result<void> markReused(Transaction &transaction, const QString &jtiHash, Instant now);
    /// The same token signed again by another key (a grace answer after a rotation of the keys).
    static Result<void> setKey(Transaction &transaction, const QString &jtiHash, const KeyId &key);
};

} // namespace core
