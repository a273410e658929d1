#pragma once

#include "core/base/Ids.h"
#include "core/base/Result.h"
#include "core/base/SecretBytes.h"
#include "core/crypto/KeyPair.h"

#include <optional>

namespace core {

/// A private key as people bring it: PEM, or a JWK (RFC 7517, RFC 8037) of RSA, P-256 or Ed25519.
struct BroughtKey
{
    PrivateKey key;
    std::optional<KeyId> id; ///< the kid of a JWK
};

/// At most 64 KiB. InvalidInput when it is neither, or when a JWK's public part is not that of its private part.
Result<BroughtKey> privateKeyFrom(const SecretBytes &text);

} // namespace core
