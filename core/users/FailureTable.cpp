#include "core/users/FailureTable.h"

#include <algorithm>
#include <tuple>

namespace core {

int FailureRecord::failuresWithin(std::chrono::seconds window, Instant now) const
{
    return int(std::count_if(failures.begin(), failures.end(), [=](Instant at) { return at + window > now; }));
}

Instant FailureRecord::fallsBelow(int limit, std::chrono::seconds window) const
{
    return failures[failures.size() - size_t(limit)] + window;
}

FailureRecord *FailureTable::find(const QString &key)
{
    const auto found = m_records.find(key);
    return found == m_records.end() ? nullptr : &found->second;
}

const FailureRecord *FailureTable::find(const QString &key) const
{
    const auto found = m_records.find(key);
    return found == m_records.end() ? nullptr : &found->second;
}

FailureRecord &FailureTable::obtain(const QString &key, Instant now)
{
    const auto found = m_records.find(key);
    if (found != m_records.end())
        return found->second;
    if (m_records.size() >= m_capacity)
        makeRoom(now);
    return m_records[key];
}

void FailureTable::dropIfEmpty(const QString &key)
{
    const auto found = m_records.find(key);
    if (found != m_records.end() && found->second.failures.empty() && found->second.open == 0 && !found->second.lock)
        m_records.erase(found);
}

void FailureTable::makeRoom(Instant now)
{
    std::erase_if(m_records, [&](const auto &entry) {
        const FailureRecord &record = entry.second;
        return record.open == 0 && !record.isLocked(now) && record.failuresWithin(m_longestWindow, now) == 0;
    });
    if (m_records.size() < m_capacity)
        return;
    struct Candidate
    {
        bool isLocked;
        Instant last;
        QString key;
        bool operator<(const Candidate &other) const
        {
            return std::tie(isLocked, last) < std::tie(other.isLocked, other.last);
        }
    };
    std::vector<Candidate> candidates;
    for (const auto &[key, record] : m_records) {
        if (record.open == 0)
            candidates.push_back(
                {record.isLocked(now), record.failures.empty() ? Instant() : record.failures.back(), key});
    }
    // A tenth at once: the walk above is then paid for by many later insertions.
    const size_t many = std::min(candidates.size(), std::max<size_t>(1, m_capacity / 10));
    std::partial_sort(candidates.begin(), candidates.begin() + std::ptrdiff_t(many), candidates.end());
    const bool onlyLocks = !candidates.empty() && candidates.front().isLocked;
    for (size_t i = 0; i < many && candidates[i].isLocked == onlyLocks; ++i)
        m_records.erase(candidates[i].key);
}

} // namespace core
