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
/// memory (FailureTable tells what is forgotten first), any thread. Attempts whose outcome is open count against the
/// limit, so that parallel guesses gain nothing.
/// All windows and locks run on Clock::steady(). Only the end of a stored lock is a time of day, and it is looked at
/// when it is read: a clock set forward while the program is off ends it early, one set back prolongs it to
/// lockDuration at most.
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
        int failures; ///< 0: no lock but the word that an administrator lifted it at `lockedUntil`
        QString lastAddress;
    };
    /// A name or an address whose further attempts are refused.
    struct Blocked
    {
        bool isAddress;
        QString key;
        int failures;
        Instant until;
        QString lastAddress; ///< of a name
    };
    struct Standing
    {
        qint64 failedSignIns = 0; ///< these four since the start
        qint64 refusedByAddress = 0;
        qint64 refusedByName = 0;
        qint64 refusedByLock = 0;
        int watchedNames = 0;
        int watchedAddresses = 0;
        int blockedTotal = 0;
        std::vector<Blocked> blocked; ///< those that end last first
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

    /// Forgets the name's failures too, so that the next right password is let in. `liftedAt` is what was stored of it,
    /// so that synchronize() does not do it again.
    void unlock(const QString &key, Instant liftedAt);
    void unblockAddress(const QString &address);
    void restore(const std::vector<Lock> &stored); ///< at start, from the database
    /// After another process changed the database: does what those rows tell that were not seen before. A row that is
    /// gone tells nothing. `unlocksBefore` is unlocks() as it was before the rows were read: what was unlocked here
    /// since then stays unlocked.
    void synchronize(const std::vector<Lock> &stored, quint64 unlocksBefore);
    quint64 unlocks() const; ///< counts unlock()
    std::optional<Lock> lockOf(const QString &key) const;
    bool refuses(const QString &key) const; ///< this name, by lock or limit
    bool refusesAddress(const QString &address) const;
    int failuresOf(const QString &key) const;
    int lockedNames() const;
    /// Costs no more than `most` and what ended since the last call.
    Standing standing(int most) const;
    void setLimits(LoginLimits limits);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace core
