#pragma once

#include "core/base/Clock.h"
#include "core/base/Ids.h"
#include "core/crypto/Jwt.h"
#include "core/keys/KeyRing.h"
#include "core/tokens/Authentication.h"

#include <QJsonObject>
#include <QStringList>

namespace core {

/// A token with our signature and issuer. Whether it is still worth anything, the database tells.
struct ProvenToken
{
    bool isRefresh = false;
    /// The client's own (client_credentials): it has no `sid`, and `sub` is the client. A user's token always has a
    /// `sid`, which nothing but TokenIssuer writes: no choice of ids makes one pass as the other.
    bool isMachine = false;
    QString jti;
    UserId user; ///< empty for a machine
    ClientId client;
    FamilyId family; ///< empty for a machine
    QStringList scopes;
    Instant expiresAt;
    QStringList resources;                        ///< of a refresh token; empty: the configured audience
    QString dpopKey;                              ///< `cnf.jkt`
    std::optional<Authentication> authentication; ///< none in tokens that were made before it stood in them
    QJsonObject claims;
};

enum class TokenKind { Access, Refresh, Either };

/// Signature, issuer, type and the claims that all of ours have; `exp` is left to the caller, who may want to say so.
Result<ProvenToken, JwtFault> proveToken(QByteArrayView token, TokenKind kind, const KeyRing &keys,
                                         const QString &issuer, Instant now);

/// None in tokens that do not tell it.
std::optional<Authentication> authenticationIn(const QJsonObject &claims);
/// `aud`, which is one text or several.
QStringList audienceIn(const QJsonObject &claims);

} // namespace core
