#pragma once

#include "core/base/Clock.h"
#include "core/base/Ids.h"
#include "core/base/Result.h"

#include <QFuture>
#include <QString>

#include <optional>
#include <vector>

namespace core {

/// A name or an address whose further attempts are refused now.
struct BlockedSubject
{
    enum class Kind {
        Name,    ///< locked, or over the limit of failures an hour
        Address, ///< over the limit of failures a minute, or over twice the lock's threshold
    };
    Kind kind = Kind::Name;
    QString key;                ///< for unblock()
    QString shown;              ///< the user's name, the name that was typed, or the address
    std::optional<UserId> user; ///< none: nobody has this name
    int failures = 0;
    Instant until;
    QString lastAddress; ///< of a name; empty for an address
};

struct ProtectionFigures
{
    // Since the start of the process.
    qint64 failedSignIns = 0;
    qint64 refusedByAddress = 0;
    qint64 refusedByName = 0;
    qint64 refusedByLock = 0;
    // Now.
    int watchedNames = 0;     ///< names with failures that still count
    int watchedAddresses = 0; ///< the same of addresses
    int blockedTotal = 0;
    std::vector<BlockedSubject> blocked; ///< at most 500, those that end last first
};

/// The limits on failed sign-ins, as they stand in memory. Any thread.
class ProtectionAdmin
{
public:
    virtual ~ProtectionAdmin() = default;
    virtual QFuture<Result<ProtectionFigures>> figures() = 0;
    /// Forgets the failures and lifts the lock; audited as account_unlocked. False when nothing was blocked any more.
    virtual QFuture<Result<bool>> unblock(BlockedSubject subject) = 0;
};

} // namespace core
