#pragma once

#include "core/base/Result.h"
#include "core/crypto/Random.h"
#include "core/database/SqlConnection.h"
#include "core/sessions/BrowserSessionRepository.h"

namespace core {

/// All that happens when signed-in browsers are signed out, inside the transaction of what causes it. The audit row is
/// the caller's.
class SessionEnding
{
public:
    /// A disabled user's chains only rest; every other end takes along those without `offline_access`.
    enum class Chains { End, Keep };
    struct Cause
    {
        QString reason;
        Instant now;
        Chains chains = Chains::End;
    };
    struct Outcome
    {
        int sessionsEnded = 0; ///< of those that were within their limits
        int familiesEnded = 0;
        int logoutsQueued = 0;
        bool isNothing() const { return sessionsEnded + familiesEnded + logoutsQueued == 0; }
        QJsonObject toJson() const; ///< for an audit row
    };

    explicit SessionEnding(Random &random, const SessionLimits &limits = {}) : m_random(random), m_limits(limits) {}
    /// Empty when it had ended before or never was.
    Result<std::optional<Outcome>> end(Transaction &transaction, const SessionId &id, const Cause &cause) const;
    /// All sessions of a user but `except`, those past their limits too: their chains may be alive.
    Result<Outcome> endOf(Transaction &transaction, const UserId &user, const SessionId &except,
                          const Cause &cause) const;

private:
    Result<Outcome> end(Transaction &transaction, const BrowserSessionRepository::Row &row, const Cause &cause) const;

    Random &m_random;
    SessionLimits m_limits;
};

} // namespace core
