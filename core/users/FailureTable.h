#pragma once

#include "core/users/LoginThrottle.h"

#include <unordered_map>

namespace core {

/// Failed attempts of one name or one address, and attempts whose outcome is open.
struct FailureRecord
{
    std::vector<Instant> failures; ///< oldest first
    int open = 0;
    std::optional<LoginThrottle::Lock> lock;
    bool isLockStored = false;

    bool isLocked(Instant now) const { return lock && lock->lockedUntil > now; }
    int failuresWithin(std::chrono::seconds window, Instant now) const;
    /// When so many failures have left the window that fewer than `limit` are in it. Only when the limit is reached.
    Instant fallsBelow(int limit, std::chrono::seconds window) const;
};

/// Records by key, never more than `capacity`: past it those go that nothing depends on, then the oldest without a live
/// lock, then the oldest locks; never one with an open attempt. Not thread-safe.
class FailureTable
{
public:
    explicit FailureTable(size_t capacity) : m_capacity(capacity) {}

    FailureRecord *find(const QString &key);
    const FailureRecord *find(const QString &key) const;
    /// Makes the record, and room for it, when there is none. References stay valid until the record is dropped.
    FailureRecord &obtain(const QString &key, Instant now);
    void dropIfEmpty(const QString &key);
    /// Failures older than this matter to no limit.
    void setLongestWindow(std::chrono::seconds window) { m_longestWindow = window; }
    std::chrono::seconds longestWindow() const { return m_longestWindow; }
    size_t size() const { return m_records.size(); }
    std::unordered_map<QString, FailureRecord> &records() { return m_records; }

private:
    void makeRoom(Instant now);

    std::unordered_map<QString, FailureRecord> m_records;
    size_t m_capacity;
    std::chrono::seconds m_longestWindow{3600};
};

} // namespace core
