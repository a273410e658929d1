#pragma once

#include "core/audit/AuditLog.h"
#include "core/crypto/Envelope.h"
#include "core/database/Database.h"
#include "core/keys/KeyRing.h"

#include <mutex>

namespace core {

struct KeyPlan
{
    SigningAlgorithm algorithm = SigningAlgorithm::RS256;
    int rsaBits = 2048;
    std::chrono::seconds jwksMaxAge{3600};              ///< how long a validator may keep the key set
    std::chrono::seconds servedWithin{0};               ///< until every process serves what one has changed
    std::chrono::seconds longestTokenLifetime{7776000}; ///< a retiring key stays published this long
    std::chrono::hours rotateEvery{90 * 24};            ///< 0: by hand only

    /// From when on nobody can still hold a key set without a key that was made now.
    std::chrono::seconds lead() const { return jwksMaxAge + servedWithin; }
};

/// The life of the signing keys; every change commits with its audit row, then refills the ring.
/// Waits for the writer and makes RSA keys: request pool, upkeep or start-up only.
class KeyService
{
public:
    struct Context
    {
        Database &database;
        AuditLog &audit;
        KeyRing &ring;
        const Envelope &envelope;
        const Clock &clock;
    };
    KeyService(Context context, KeyPlan plan);

    /// Reads and unseals all keys; makes and activates the first one when there is none. Crypto when the KEK is wrong.
    Result<void> load(const Origin &origin);
    /// Refills the ring from the database (another process changed it).
    Result<void> reload();
    /// Makes a `next` key that becomes active after `wait` (none: the plan's lead; zero: at once). Replaces nothing:
    /// when a next key exists its time is moved.
    Result<KeyId> rotate(std::optional<std::chrono::seconds> wait, const Origin &origin);
    /// Does what time has brought: activates due keys, retires keys whose tokens have expired, starts the scheduled
    /// rotation.
    Result<int> advance(const Origin &origin);
    struct RevokeReport
    {
        int familiesEnded = 0;
        KeyId nowActive;
    };
    /// Emergency: out of the JWKS at once; families whose live refresh token it signed end. NotFound, Conflict
    /// (already).
    Result<RevokeReport> revoke(const KeyId &id, const Origin &origin);
    Result<int> familiesSignedBy(const KeyId &id);
    /// The first key signs. With an `id` (another server's key) and an active key present it only verifies (retiring);
    /// without an `id` it becomes the next key. AlreadyExists, Conflict (there is a next key), InvalidInput.
    Result<KeyId> importPem(const SecretBytes &pem, std::optional<KeyId> id, const Origin &origin);
    Result<KeyId> importKey(const PrivateKey &key, std::optional<KeyId> id, const Origin &origin);
    Result<void> retire(const KeyId &id, const Origin &origin); ///< retiring → retired before its time
    KeyPlan plan() const;
    void rotateEvery(std::chrono::hours interval); ///< from now on; 0: by hand only
    /// Told after advance() has changed a key, once the change is in use; on the caller's thread. Set before it runs.
    void setAdvanceListener(std::function<void()> listener) { m_advanced = std::move(listener); }

private:
    template <class Value>
    Result<Value> change(const Origin &origin, std::function<Result<std::optional<Value>>(class KeyChange &)> step);

    Context m_context;
    mutable std::mutex m_planning;
    KeyPlan m_plan; ///< behind m_planning
    std::function<void()> m_advanced;
    std::mutex m_reloading; ///< so that an older reading never replaces a newer one
};

} // namespace core
