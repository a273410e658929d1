#include "core/users/StoredLocks.h"

namespace core {

/// A reading is over long before so many unlocks came after it.
constexpr quint64 kRememberedUnlocks = 10'000;

bool StoredLocks::isOlderThanUnlock(const QString &key, quint64 unlocksBefore) const
{
    const auto lifted = m_lifted.find(key);
    return lifted != m_lifted.end() && lifted->second > unlocksBefore;
}

bool StoredLocks::isNews(const LoginThrottle::Lock &row, quint64 unlocksBefore) const
{
    if (isOlderThanUnlock(row.key, unlocksBefore))
        return false;
    const auto known = m_seen.find(row.key);
    return known == m_seen.end() || known->second != std::pair(row.lockedUntil, row.failures);
}

void StoredLocks::note(const std::vector<LoginThrottle::Lock> &rows, quint64 unlocksBefore)
{
    std::map<QString, std::pair<Instant, int>> seen;
    for (const LoginThrottle::Lock &row : rows)
        seen[row.key] = {row.lockedUntil, row.failures};
    for (const auto &[key, row] : m_seen) {
        if (isOlderThanUnlock(key, unlocksBefore))
            seen[key] = row;
    }
    m_seen = std::move(seen);
}

void StoredLocks::noteUnlock(const QString &key, Instant liftedAt)
{
    m_lifted[key] = ++m_unlocks;
    m_seen[key] = {liftedAt, 0};
    if (m_lifted.size() > 2 * kRememberedUnlocks)
        std::erase_if(m_lifted, [this](const auto &lifted) { return lifted.second + kRememberedUnlocks < m_unlocks; });
}

} // namespace core
