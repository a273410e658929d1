#pragma once

#include "core/users/LoginThrottle.h"

#include <map>
#include <utility>

namespace core {

/// Which rows of the stored locks LoginThrottle has acted on. Under its lock.
class StoredLocks
{
public:
    /// To be acted on: not seen before, and read after the last unlock of that key here.
    bool isNews(const LoginThrottle::Lock &row, quint64 unlocksBefore) const;
    /// All rows that are stored, as they were read after so many unlocks.
    void note(const std::vector<LoginThrottle::Lock> &rows, quint64 unlocksBefore);
    void noteUnlock(const QString &key, Instant liftedAt);
    quint64 unlocks() const { return m_unlocks; }

private:
    bool isOlderThanUnlock(const QString &key, quint64 unlocksBefore) const;

    std::map<QString, std::pair<Instant, int>> m_seen; ///< their end and failures
    std::map<QString, quint64> m_lifted;               ///< the number of the last unlock of a key; the newest ones only
    quint64 m_unlocks = 0;
};

} // namespace core
