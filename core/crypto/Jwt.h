#pragma once

#include "core/base/Clock.h"
#include "core/base/Result.h"
#include "core/crypto/KeyPair.h"

#include <QByteArray>
#include <QJsonObject>

#include <functional>
#include <optional>

namespace core {

/// Compact serialization, RFC 7515 §7.1. `header` gets `alg` from the key.
Result<QByteArray> signJwt(const PrivateKey &key, QJsonObject header, const QJsonObject &claims);

/// The parts of a compact JWT that is well formed and nothing more: nothing here is proven.
struct UnverifiedJwt
{
    QJsonObject header;
    QJsonObject claims;
    QByteArray signingInput;
    QByteArray signature;
};

/// At most 16 KiB, three strict base64url parts, JSON objects without duplicate members, nesting at most 8.
Result<UnverifiedJwt> parseJwt(QByteArrayView token);

/// What a token must show before its claims are believed; every check is made (RFC 8725 §3).
struct JwtExpectation
{
    QString issuer;                       ///< must equal `iss`
    std::optional<QString> audience;      ///< must be (in) `aud`
    /// Allowed header `typ`, case-insensitive, with or without "application/"; an empty one allows a missing `typ`.
    QStringList types;
    std::chrono::seconds leeway{0};       ///< for nbf and iat in the future; exp is exact
    bool allowExpired = false;            ///< for id_token_hint
};

enum class JwtFault { Malformed, UnsupportedHeader, UnknownKey, WrongAlgorithm, BadSignature, WrongType, WrongIssuer, WrongAudience, Expired, NotYetValid };
QString jwtFaultName(JwtFault fault); ///< "malformed", "bad_signature" … for logs and the inspector

using KeyLookup = std::function<std::optional<PublicKey>(const QString &kid)>;

/// Did this key sign it? For tokens that bring their own rules, such as DPoP proofs; every other check is the caller's.
Result<void, JwtFault> verifySignature(const UnverifiedJwt &jwt, const PublicKey &key);

/// Claims of a proven token. `kid` is a lookup key only; jku, x5u, jwk are ignored; an unknown `crit` is refused.
Result<QJsonObject, JwtFault> verifyJwt(QByteArrayView token, const KeyLookup &keys, const JwtExpectation &expected, Instant now);

} // namespace core
