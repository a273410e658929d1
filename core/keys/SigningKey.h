#pragma once

#include "core/base/Clock.h"
#include "core/base/Ids.h"
#include "core/crypto/KeyPair.h"

#include <optional>

namespace core {

/// next → active → retiring → retired; revoked from any of them. PRODUCT.md §7 "Signing keys".
enum class KeyState { Next, Active, Retiring, Retired, Revoked };
QString keyStateName(KeyState state);
std::optional<KeyState> keyStateFromName(const QString &name);

/// A row of `signing_keys` without its private part.
struct SigningKey
{
    KeyId id; ///< YYYY-MM-key-N
    SigningAlgorithm algorithm = SigningAlgorithm::RS256;
    KeyState state = KeyState::Next;
    PublicKey publicKey;
    Instant createdAt;                 ///< also when it was published
    std::optional<Instant> activateAt; ///< planned (next)
    std::optional<Instant> activatedAt;
    std::optional<Instant> retiringAt; ///< stopped signing
    std::optional<Instant> retireAt;   ///< planned: the last token it signed has expired
    std::optional<Instant> retiredAt;
    std::optional<Instant> revokedAt;

    bool isPublished() const
    {
        return state == KeyState::Next || state == KeyState::Active || state == KeyState::Retiring;
    }
};

} // namespace core
