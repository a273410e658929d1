#pragma once

#include "core/base/SecretBytes.h"
#include "core/database/SqlConnection.h"
#include "core/keys/SigningKey.h"

#include <vector>

namespace core {

/// SQL of `signing_keys`. The state changes name the state that they start from, so that two processes cannot both make
/// one.
class SigningKeyRepository
{
public:
    struct StoredKey
    {
        SigningKey key;
        QByteArray sealedKey; ///< empty when wiped
    };

    /// All keys there ever were, oldest first. Storage, or Crypto when a public key cannot be read.
    static Result<std::vector<StoredKey>> all(SqlConnection &connection);
    /// The next `kid` of the month of `now`; its number is counted for good, also when the row is never written.
    static Result<KeyId> takeId(Transaction &transaction, Instant now);
    static Result<void> insert(Transaction &transaction, const StoredKey &stored);

    static Result<void> setActivateAt(Transaction &transaction, const KeyId &id, Instant activateAt);
    /// Conflict when the key is not in the state that the change starts from.
    static Result<void> activate(Transaction &transaction, const KeyId &id, Instant now);
    static Result<void> startRetiring(Transaction &transaction, const KeyId &id, Instant now, Instant retireAt);
    static Result<void> retire(Transaction &transaction, const KeyId &id, Instant now);
    static Result<void> revoke(Transaction &transaction, const KeyId &id, Instant now);

    /// Seconds: the longest lifetime that a client has of its own, 0 when none has.
    static Result<std::chrono::seconds> longestClientLifetime(SqlConnection &connection);
    /// Does an unexpired refresh token carry its signature? Used ones count: their reuse must be noticed.
    static Result<bool> hasUnexpiredTokens(SqlConnection &connection, const KeyId &id, Instant now);
    /// Families whose usable refresh token it signed.
    static Result<int> countFamilies(SqlConnection &connection, const KeyId &id, Instant now);
    static Result<int> endFamilies(Transaction &transaction, const KeyId &id, Instant now);
};

} // namespace core
