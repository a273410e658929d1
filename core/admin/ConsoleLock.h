#pragma once

#include "core/base/Result.h"
#include "core/base/SecretBytes.h"

#include <QFuture>
#include <QString>

#include <chrono>

namespace core {

struct ConsoleLockState
{
    bool hasPassphrase = false;
    bool isLocked = false; ///< kept over a restart: ending the program is no way in
};

enum class LockReason { Asked, Idle, Suspended, SessionLocked };

struct UnlockAnswer
{
    enum class Outcome { Right, Wrong, TooSoon };
    Outcome outcome = Outcome::Wrong;
    std::chrono::seconds wait{0}; ///< until the next try counts, after several wrong ones
};

/// The passphrase that keeps the windows shut while the server runs on; only its hash is kept. Each call that changes
/// something becomes an audit row. Any thread.
class ConsoleLock
{
public:
    virtual ~ConsoleLock() = default;
    virtual QFuture<Result<ConsoleLockState>> state() = 0;
    /// `old` is ignored while there is none. InvalidInput names the field: "old" when it is wrong, "passphrase" when
    /// the new one is shorter than kShortest characters or cannot be hashed. Busy: too many wrong tries.
    virtual QFuture<Result<void>> set(SecretBytes old, SecretBytes passphrase) = 0;
    /// Locks no more. InvalidInput ("old") and Busy as set().
    virtual QFuture<Result<void>> remove(SecretBytes old) = 0;
    /// NotFound without a passphrase: nobody could unlock it.
    virtual QFuture<Result<void>> lock(LockReason reason) = 0;
    /// Right also when there is no passphrase any more.
    virtual QFuture<Result<UnlockAnswer>> unlock(SecretBytes passphrase) = 0;
    /// Is it the same person still? Changes and unlocks nothing; wrong tries count.
    virtual QFuture<Result<UnlockAnswer>> verify(SecretBytes passphrase) = 0;

    static constexpr int kShortest = 8;
};

} // namespace core
