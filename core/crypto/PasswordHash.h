#pragma once

#include "core/base/Result.h"
#include "core/base/SecretBytes.h"
#include "core/crypto/Random.h"

namespace core {

/// bcrypt through crypt(3). Costs some 200 ms at cost 12: only on the hash pool. Any thread.
class PasswordHash
{
public:
    static constexpr size_t kMaxBytes = 72; ///< bcrypt would ignore the rest; longer input is refused, never cut

    /// `$2b$…`. InvalidInput when the password is empty, over kMaxBytes, or holds NUL.
    static Result<QString> make(const SecretBytes &password, int cost, Random &random);
    /// Anything crypt(3) verifies. False for input that make() refuses; never says why.
    static bool verify(const SecretBytes &password, const QString &hash);
    /// True when the hash is not bcrypt `$2b$` of at least this cost.
    static bool needsRehash(const QString &hash, int cost);
    /// A valid hash of nothing anybody knows, at this cost: unknown users cost as much time as known ones.
    static QString dummy(int cost);
};

} // namespace core
