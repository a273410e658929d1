#include "core/users/FailureTable.h"

#include <algorithm>

namespace core {

int FailureRecord::failuresWithin(std::chrono::seconds window, Moment now) const
{
    return int(std::count_if(failures.begin(), failures.end(), [=](Moment at) { return at + window > now; }));
}

Moment FailureRecord::fallsBelow(int limit, std::chrono::seconds window) const
{
    return failures[failures.size() - size_t(limit)] + window;
}

FailureRecord *FailureTable::find(const QString &key)
{
    const auto found = m_records.find(key);
    return found == m_records.end() ? nullptr : &found->second.record;
}

const FailureRecord *FailureTable::find(const QString &key) const
{
    const auto found = m_records.find(key);
    return found == m_records.end() ? nullptr : &found->second.record;
}

FailureRecord &FailureTable::obtain(const QString &key, Moment now)
{
    const auto found = m_records.find(key);
    if (found != m_records.end()) {
        unrank(found->second); // nothing may push it out before it is settled
        return found->second.record;
    }
    expire(now);
    while (m_records.size() >= m_capacity && !m_order.empty()) {
        const auto weakest = m_records.find(*m_order.begin()->key);
        unrank(weakest->second);
        m_records.erase(weakest);
    }
    return m_records[key].record;
}

void FailureTable::settle(const QString &key, Moment countsUntil, Moment blockedUntil, Moment now)
{
    const auto found = m_records.find(key);
    if (found == m_records.end())
        return;
    found->second.countsUntil = countsUntil;
    found->second.record.blockedUntil = blockedUntil;
    rank(found, now);
}

void FailureTable::rank(Records::iterator entry, Moment now)
{
    FailureRecord &record = entry->second.record;
    unrank(entry->second);
    if (record.open > 0)
        return;
    Rank rank{kBlocking, record.blockedUntil, &entry->first};
    if (record.blockedUntil <= now) {
        record.lock.reset();
        record.lastAddress.clear();
        rank.strength = int(std::min<size_t>(record.failures.size(), kBlocking - 1));
        rank.until = entry->second.countsUntil;
        if (rank.until <= now || rank.strength == 0) {
            m_records.erase(entry);
            return;
        }
    }
    entry->second.rank = rank;
    m_order.insert(rank);
    m_blocked += rank.strength == kBlocking;
}

void FailureTable::unrank(Entry &entry)
{
    if (!entry.rank.key)
        return;
    m_order.erase(entry.rank);
    m_blocked -= entry.rank.strength == kBlocking;
    entry.rank.key = nullptr;
}

std::set<FailureTable::Rank>::iterator FailureTable::ended(int strength, Moment now) const
{
    const auto first = m_order.lower_bound({strength, Moment::min(), nullptr});
    return first != m_order.end() && first->strength == strength && first->until <= now ? first : m_order.end();
}

void FailureTable::expire(Moment now)
{
    for (int strength = kBlocking; strength > 0; --strength) {
        for (auto first = ended(strength, now); first != m_order.end(); first = ended(strength, now))
            rank(m_records.find(*first->key), now); // what blocked may still count
    }
}

std::vector<QString> FailureTable::lastToEnd(size_t atMost) const
{
    std::vector<QString> keys;
    for (auto entry = m_order.rbegin(); entry != m_order.rend() && keys.size() < atMost; ++entry) {
        if (entry->strength != kBlocking)
            break;
        keys.push_back(*entry->key);
    }
    return keys;
}

std::vector<QString> FailureTable::keys() const
{
    std::vector<QString> keys;
    for (const auto &[key, entry] : m_records)
        keys.push_back(key);
    return keys;
}

} // namespace core
