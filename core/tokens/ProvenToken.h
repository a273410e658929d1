#pragma once

#include "core/base/Clock.h"
#include "core/base/Ids.h"
#include "core/crypto/Jwt.h"
#include "core/keys/KeyRing.h"

#include <QJsonObject>
#include <QStringList>

namespace core {

/// A token with our signature and issuer. Whether it is still worth anything, the database tells.
struct ProvenToken
{
    bool isRefresh = false;
    QString jti;
    UserId user;
    ClientId client;
    FamilyId family;
    QStringList scopes;
    Instant expiresAt;
    QJsonObject claims;
};

enum class TokenKind { Access, Refresh, Either };

/// Signature, issuer, type and the claims that all of ours have; `exp` is left to the caller, who may want to say so.
Result<ProvenToken, JwtFault> proveToken(QByteArrayView token, TokenKind kind, const KeyRing &keys,
                                         const QString &issuer, Instant now);

} // namespace core
