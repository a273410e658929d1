#pragma once

#include "core/base/Result.h"
#include "core/keys/SigningKey.h"

#include <QByteArray>

#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace core {

/// The signing keys in memory, private parts inside OpenSSL. Replaced as a whole; any thread.
class KeyRing
{
public:
    struct Entry
    {
        SigningKey key;
        std::optional<PrivateKey> privateKey; ///< none for retired and revoked keys
    };
    struct ActiveKey
    {
        KeyId id;
        PrivateKey key;
    };

    KeyRing();
    void replace(std::vector<Entry> entries);
    std::optional<ActiveKey> active() const;
    /// The public key of a published key; empty for unknown, retired and revoked ones.
    std::optional<PublicKey> verificationKey(const QString &kid) const;
    /// The same, and of retired keys too: for what an old token merely hints at. Empty for unknown and revoked ones.
    std::optional<PublicKey> rememberedKey(const QString &kid) const;
    std::vector<SigningKey> keys() const;
    QByteArray jwks() const;     ///< `{"keys":[…]}` of the published keys, ready to send
    QByteArray jwksETag() const; ///< quoted

private:
    struct State
    {
        std::vector<Entry> entries;
        QByteArray jwks;
        QByteArray etag;
    };
    std::shared_ptr<const State> snapshot() const;
    // Not std::atomic<std::shared_ptr>: the one of libstdc++ 12 unlocks with relaxed order after a load (a data race).
    mutable std::mutex m_mutex;
    std::shared_ptr<const State> m_state;
};

} // namespace core
