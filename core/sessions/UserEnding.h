#pragma once

#include "core/sessions/SessionEnding.h"

namespace core {

/// Out everywhere: whoever knew the old password, and whoever was deleted. Sessions, all token families (those with
/// `offline_access` too), codes. The audit row is the caller's.
class UserEnding
{
public:
    explicit UserEnding(Random &random, const SessionLimits &limits = {}) : m_ending(random, limits) {}
    /// `except` stays signed in; its families end all the same. Counts the families that were alive.
    Result<SessionEnding::Outcome> end(Transaction &transaction, const UserId &user, const SessionId &except,
                                       const SessionEnding::Cause &cause) const;

private:
    SessionEnding m_ending;
};

} // namespace core
