#pragma once

#include "core/base/Result.h"
#include "core/base/SecretBytes.h"
#include "core/keys/SigningKey.h"

#include <QFuture>

#include <memory>
#include <vector>

namespace core {

/// Travels through futures, which copy what they carry; the bytes themselves are never copied.
using SharedSecret = std::shared_ptr<const SecretBytes>;

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
    int liveRefreshTokens = 0;                   ///< still unexpired, signed by it
    int tokensSigned = 0;                        ///< refresh tokens, as far as they are kept
    std::optional<Instant> lastTokenExpiry = {}; ///< of those
};

/// What still needs a key: what would stop working if it were gone now.
struct KeyUse
{
    struct Share
    {
        QString name;
        int chains = 0;
    };
    int chains = 0;
    int refreshTokens = 0; ///< exact
    std::optional<Instant> lastRefreshExpiry;
    int accessTokens = 0; ///< an estimate: one for each refresh token made within an access token's lifetime
    std::optional<Instant> lastAccessExpiry;
    std::vector<Share> clients; ///< most first, at most 50
    std::vector<Share> users;
};

/// A private key that somebody wants to bring in, looked at and not taken.
struct KeyCandidate
{
    SigningAlgorithm algorithm = SigningAlgorithm::RS256;
    int bits = 0;
    QString thumbprint; ///< RFC 7638
    KeyState becomes = KeyState::Next;
    std::optional<KeyId> knownAs;    ///< it is there already
    std::optional<KeyId> namedInKey; ///< the kid of a JWK
    bool nextKeyWaits = false;       ///< then it cannot become the next one
};

struct KeyOverview
{
    std::vector<KeySummary> keys; ///< newest first
    QString jwks;                 ///< as served, indented
    QString kekPlace;             ///< "GNOME Keyring", "file sealed by a passphrase", "environment" …
    bool kekIsFallback = false;   ///< not the OS keychain: shown as a notice
    std::chrono::seconds jwksMaxAge{3600};
    std::chrono::hours rotateEvery{2160};
    std::chrono::seconds longestLifetime{0}; ///< how long a key stays published after it has stopped signing
    std::chrono::seconds servedWithin{0};    ///< until every process serves what one has changed

    /// From when on nobody can still hold a key set from before a change.
    std::chrono::seconds lead() const { return jwksMaxAge + servedWithin; }
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
    virtual QFuture<Result<KeyUse>> use(KeyId id) = 0;
    virtual QFuture<Result<QString>> exportPublicPem(KeyId id) = 0;
    virtual QFuture<Result<QString>> exportPublicJwk(KeyId id) = 0;
    /// PEM (unencrypted) or a private JWK. With an `id` it only verifies, as the key of another server does; without
    /// one it signs next. InvalidInput when it is no such key.
    virtual QFuture<Result<KeyCandidate>> checkImport(SharedSecret key, std::optional<KeyId> id) = 0;
    virtual QFuture<Result<KeyId>> import(SharedSecret key, std::optional<KeyId> id) = 0;
};

} // namespace core
