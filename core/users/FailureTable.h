#pragma once

#include "core/base/Clock.h"

#include <QHash>
#include <QString>

#include <memory>
#include <set>
#include <unordered_map>
#include <vector>

namespace core {

/// Of Clock::steady(): a computer's clock that is set forward or back moves none of these.
using Moment = std::chrono::milliseconds;

/// Failed attempts of one name or one address, and attempts whose outcome is open.
struct FailureRecord
{
    struct Lock
    {
        Moment until{0};
        Instant wallUntil; ///< the same end as it was told and stored
        int failures = 0;
    };
    std::vector<Moment> failures; ///< oldest first
    int open = 0;
    std::unique_ptr<Lock> lock;
    QString lastAddress;    ///< of the failure that made it block
    Moment blockedUntil{0}; ///< as settled last

    bool isLocked(Moment now) const { return lock && lock->until > now; }
    int failuresWithin(std::chrono::seconds window, Moment now) const;
    /// When so many failures have left the window that fewer than `limit` are in it. Only when the limit is reached.
    Moment fallsBelow(int limit, std::chrono::seconds window) const;
};

/// Records by key, never more than `capacity` and those with an open attempt. Each step costs O(log n), full or not.
/// When there is no room the weakest goes: fewest failures first, then the one that ends soonest. So a count of n
/// failures is lost early only to `capacity` others of at least n, and what blocks only to as many that block longer.
class FailureTable
{
public:
    explicit FailureTable(size_t capacity) : m_capacity(capacity) {}

    FailureRecord *find(const QString &key);
    const FailureRecord *find(const QString &key) const;
    /// Makes the record, and room for it, when there is none. It stays until it is settled.
    FailureRecord &obtain(const QString &key, Moment now);
    /// After a change: until when its failures count, and until when it refuses (past: it does not). References to the
    /// record end here. One that matters no more is dropped; one with an open attempt stays as it is.
    void settle(const QString &key, Moment countsUntil, Moment blockedUntil, Moment now);
    /// Drops what ended, each record once; obtain() does so too.
    void expire(Moment now);

    size_t size() const { return m_records.size(); }
    size_t watched() const { return m_order.size(); }    ///< whose failures count, or that block
    size_t blocked() const { return m_blocked; }         ///< as of the last expire()
    std::vector<QString> lastToEnd(size_t atMost) const; ///< of those that block, the last to end first
    std::vector<QString> keys() const;

private:
    static constexpr int kBlocking = 8; ///< strength of what blocks; below it the failures, seven and more being alike
    struct Rank
    {
        int strength;
        Moment until;
        const QString *key;
        auto operator<=>(const Rank &) const = default;
    };
    struct Entry
    {
        FailureRecord record;
        Moment countsUntil{0};
        Rank rank{0, Moment(0), nullptr}; ///< no key: not in the order
    };
    /// Seeded anew at each start: nobody can choose names that fall together.
    struct Hash
    {
        size_t operator()(const QString &key) const { return qHash(key, QHashSeed::globalSeed()); }
    };
    using Records = std::unordered_map<QString, Entry, Hash>;

    void rank(Records::iterator entry, Moment now);
    void unrank(Entry &entry);
    /// The first of this strength; end of the order when there is none that ended.
    std::set<Rank>::iterator ended(int strength, Moment now) const;

    Records m_records;
    std::set<Rank> m_order; ///< the weakest first
    size_t m_blocked = 0;
    size_t m_capacity;
};

} // namespace core
