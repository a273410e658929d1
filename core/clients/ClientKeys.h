#pragma once

#include "core/base/Result.h"

#include <QJsonObject>

namespace core {

/// The public keys that a client registers as `jwks` (RFC 7591 §2, RFC 7517 §5), for private_key_jwt. JwkSet verifies
/// with them.
class ClientKeys
{
public:
    static constexpr int kMostKeys = 10;
    static constexpr qsizetype kMostBytes = 16 * 1024;

    /// InvalidInput (field "jwks") unless it is a set of 1 to kMostKeys public signature keys that we can verify with
    /// (RSA from 2048 bit for RS256, P-256 for ES256, Ed25519 for EdDSA), each with its own `kid` when there are
    /// several.
    static Result<void> check(const QJsonObject &jwks);
};

} // namespace core
