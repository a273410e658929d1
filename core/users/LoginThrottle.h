#pragma once

#include "core/base/Clock.h"

#include <QString>

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

namespace core {

struct LoginLimits
{
    bool enabled = true;   ///< false: no limit by address or name; the lock has its own switch
    int perAddress = 5;    ///< failures a minute; 0 is off
    int perName = 10;      ///< failures an hour; 0 is off
    int lockThreshold = 5; ///< failures within lockDuration until the lock; 0 is off
    std::chrono::seconds lockDuration{900};
};

/// Counts failed password attempts by address and by name, known or not (PRODUCT.md §7, §8). Sliding windows, bounded
/// memory, any thread. Attempts whose outcome is open count against the limit, so that parallel guesses gain nothing.
class LoginThrottle
{
public:
    struct Refusal
    {
        enum class Kind { Address, Name, Locked };
        Kind kind;
        std::chrono::seconds retryAfter; ///< until the oldest failure that counts expires
        std::optional<Instant> lockedUntil;
        int limit;
    };
    struct Lock
    {
        QString key; ///< the user's id, or "name:" and the folded name
        Instant lockedUntil;
        int failures;
        QString lastAddress;
    };

    LoginThrottle(const Clock &clock, LoginLimits limits);
    ~LoginThrottle();

    /// Checked in this order: address, name, lock. `key` is the same for a user's name and e-mail. Blocks while open
    /// attempts of the same key or address may still use up the limit; empty when admitted, then settle exactly once.
    std::optional<Refusal> admit(const QString &key, const QString &address);
    /// A lock when this failure reached the threshold. A success clears the name's count.
    std::optional<Lock> settleFailure(const QString &key, const QString &address);
    void settleSuccess(const QString &key, const QString &address);
    /// Neither: the attempt could not be judged (overload, storage).
    void abandon(const QString &key, const QString &address);

    /// Forgets the name's failures too, so that the next right password is let in.
    void unlock(const QString &key);
    void restore(const std::vector<Lock> &locks); ///< at start, from the database
    /// After another process changed the database: takes over its locks, and lifts those that were stored and are gone.
    void synchronize(const std::vector<Lock> &stored);
    void confirmStored(const QString &key); ///< the lock of this name is in the database now
    std::vector<Lock> locks() const;
    std::optional<Lock> lockOf(const QString &key) const;
    int failuresOf(const QString &key) const;
    void setLimits(LoginLimits limits);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace core
