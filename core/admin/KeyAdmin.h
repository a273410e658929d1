#pragma once

#include "core/base/Result.h"
#include "core/keys/SigningKey.h"

#include <QFuture>

#include <vector>

namespace core {

struct KeySummary
{
    KeyId id;
    SigningAlgorithm algorithm = SigningAlgorithm::RS256;
    int bits = 0;
    KeyState state = KeyState::Next;
    Instant createdAt;
    std::optional<Instant> activateAt;
    std::optional<Instant> activatedAt;
    std::optional<Instant> retiringAt;
    std::optional<Instant> retireAt;
    std::optional<Instant> retiredAt;
    std::optional<Instant> revokedAt;
    int liveRefreshTokens = 0;    ///< still unexpired, signed by it
};

struct KeyOverview
{
    std::vector<KeySummary> keys; ///< newest first
    QString jwks;                 ///< as served, indented
    QString kekPlace;             ///< "GNOME Keyring", "file sealed by a passphrase", "environment" …
    bool kekIsFallback = false;   ///< not the OS keychain: shown as a notice
    std::chrono::seconds jwksMaxAge{3600};
    std::chrono::hours rotateEvery{2160};
};

struct KeyRevocation
{
    int familiesEnded = 0;
    KeyId nowActive;
};

/// Signing keys. Any thread; answers when durable and in use.
class KeyAdmin
{
public:
    virtual ~KeyAdmin() = default;
    virtual QFuture<Result<KeyOverview>> overview() = 0;
    /// Publishes a next key; it signs after `wait` (none: one JWKS cache time).
    virtual QFuture<Result<KeyId>> rotate(std::optional<std::chrono::seconds> wait) = 0;
    virtual QFuture<Result<void>> retire(KeyId id) = 0;
    /// How many chains an emergency revocation would end.
    virtual QFuture<Result<int>> previewRevoke(KeyId id) = 0;
    virtual QFuture<Result<KeyRevocation>> revoke(KeyId id) = 0;
    virtual QFuture<Result<QString>> exportPublicPem(KeyId id) = 0;
};

} // namespace core
