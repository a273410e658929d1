#include "core/users/LoginThrottle.h"

#include "core/users/FailureLimit.h"
#include "core/users/StoredLocks.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>

namespace core {
namespace {

using namespace std::chrono_literals;
constexpr std::chrono::seconds kAddressWindow = 60s;
constexpr std::chrono::seconds kNameWindow = 3600s;
constexpr size_t kTrackedNames = 50'000;
constexpr size_t kTrackedAddresses = 50'000;
constexpr size_t kLeastFailuresKept = 20;

std::chrono::seconds secondsUntil(Moment moment, Moment now)
{
    return std::max(1s, std::chrono::ceil<std::chrono::seconds>(moment - now));
}

} // namespace

struct LoginThrottle::State
{
    State(const Clock &c, LoginLimits l) : clock(c), limits(l), names(kTrackedNames), addresses(kTrackedAddresses) {}

    FailureLimit addressLimit() const { return {limits.enabled ? limits.perAddress : 0, kAddressWindow}; }
    /// The lock of an address: twice the threshold of a name, whatever names were tried.
    FailureLimit addressLock() const { return {limits.enabled ? 2 * limits.lockThreshold : 0, limits.lockDuration}; }
    FailureLimit nameLimit() const { return {limits.enabled ? limits.perName : 0, kNameWindow}; }
    FailureLimit nameLock() const { return {limits.lockThreshold, limits.lockDuration}; }
    std::chrono::seconds nameWindow() const { return std::max(kNameWindow, limits.lockDuration); }
    std::chrono::seconds addressWindow() const { return std::max(kAddressWindow, limits.lockDuration); }

    std::optional<Refusal> refusal(const QString &key, const QString &address, Moment now) const;
    bool mayBeUsedUp(const QString &key, const QString &address, Moment now) const;
    void open(const QString &key, const QString &address, Moment now);
    void close(const QString &key, const QString &address);
    void remember(FailureRecord &record, std::chrono::seconds longestWindow, Moment now) const;
    void settleName(const QString &key, Moment now);
    void settleAddress(const QString &address, Moment now);
    std::optional<Lock> lockIfDue(const QString &key, const QString &address, FailureRecord &record, Moment now) const;
    void takeOver(const Lock &stored);
    void forgetFailures(const QString &key);
    Instant wallEnd(const FailureRecord::Lock &lock, Moment now) const;
    void list(Standing &standing, FailureTable &table, bool isAddress, int most, Moment now) const;

    const Clock &clock;
    mutable std::mutex mutex;
    std::condition_variable settled;
    LoginLimits limits;
    FailureTable names;
    FailureTable addresses;
    Standing counted; ///< its counters only
    StoredLocks seen;
};

std::optional<LoginThrottle::Refusal> LoginThrottle::State::refusal(const QString &key, const QString &address,
                                                                    Moment now) const
{
    using Kind = Refusal::Kind;
    if (const FailureRecord *record = addresses.find(address)) {
        for (const FailureLimit &limit : {addressLock(), addressLimit()}) {
            if (limit.isReached(*record, now))
                return Refusal{Kind::Address, secondsUntil(limit.refusesUntil(*record, now), now), {}, limit.failures};
        }
    }
    const FailureRecord *record = names.find(key);
    if (!record)
        return {};
    if (const FailureLimit limit = nameLimit(); limit.isReached(*record, now))
        return Refusal{Kind::Name, secondsUntil(limit.refusesUntil(*record, now), now), {}, limit.failures};
    if (!nameLock().isOff() && record->isLocked(now))
        return Refusal{Kind::Locked, secondsUntil(record->lock->until, now), wallEnd(*record->lock, now),
                       limits.lockThreshold};
    return {};
}

bool LoginThrottle::State::mayBeUsedUp(const QString &key, const QString &address, Moment now) const
{
    if (const FailureRecord *record = addresses.find(address);
        record && record->open > 0 &&
        (addressLimit().mayBeReached(*record, now) || addressLock().mayBeReached(*record, now)))
        return true;
    const FailureRecord *record = names.find(key);
    return record && record->open > 0 &&
           (nameLimit().mayBeReached(*record, now) || nameLock().mayBeReached(*record, now));
}

void LoginThrottle::State::open(const QString &key, const QString &address, Moment now)
{
    ++names.obtain(key, now).open;
    if (!address.isEmpty())
        ++addresses.obtain(address, now).open;
}

/// The caller settles both.
void LoginThrottle::State::close(const QString &key, const QString &address)
{
    if (FailureRecord *record = names.find(key); record && record->open > 0)
        --record->open;
    if (FailureRecord *record = addresses.find(address); record && record->open > 0)
        --record->open;
}

void LoginThrottle::State::remember(FailureRecord &record, std::chrono::seconds longestWindow, Moment now) const
{
    std::erase_if(record.failures, [=](Moment at) { return at + longestWindow <= now; });
    record.failures.push_back(now);
    const int largest = std::max({limits.perAddress, limits.perName, 2 * limits.lockThreshold});
    const size_t kept = std::max(kLeastFailuresKept, size_t(std::max(0, largest)));
    if (record.failures.size() > kept) // only when no limit is on
        record.failures.erase(record.failures.begin());
}

void LoginThrottle::State::settleName(const QString &key, Moment now)
{
    const FailureRecord *record = names.find(key);
    if (!record)
        return;
    Moment blockedUntil = nameLimit().refusesUntil(*record, now);
    if (!nameLock().isOff() && record->isLocked(now))
        blockedUntil = std::max(blockedUntil, record->lock->until);
    names.settle(key, record->failures.empty() ? Moment(0) : record->failures.back() + nameWindow(), blockedUntil, now);
}

void LoginThrottle::State::settleAddress(const QString &address, Moment now)
{
    const FailureRecord *record = addresses.find(address);
    if (!record)
        return;
    const Moment blockedUntil =
        std::max(addressLimit().refusesUntil(*record, now), addressLock().refusesUntil(*record, now));
    addresses.settle(address, record->failures.empty() ? Moment(0) : record->failures.back() + addressWindow(),
                     blockedUntil, now);
}

std::optional<LoginThrottle::Lock> LoginThrottle::State::lockIfDue(const QString &key, const QString &address,
                                                                   FailureRecord &record, Moment now) const
{
    if (nameLimit().isReached(record, now))
        record.lastAddress = address;
    if (!nameLock().isReached(record, now))
        return {};
    record.lastAddress = address;
    record.lock = std::make_unique<FailureRecord::Lock>();
    record.lock->until = now + limits.lockDuration;
    record.lock->wallUntil = clock.now() + limits.lockDuration;
    record.lock->failures = record.failuresWithin(limits.lockDuration, now);
    return Lock{key, record.lock->wallUntil, record.lock->failures, address};
}

/// What was told stays told while the clocks agree; after the time of day was set, the end is told anew.
Instant LoginThrottle::State::wallEnd(const FailureRecord::Lock &lock, Moment now) const
{
    const Instant end = clock.now() + (lock.until - now);
    return std::chrono::abs(end - lock.wallUntil) < 1s ? lock.wallUntil : end;
}

void LoginThrottle::State::takeOver(const Lock &stored)
{
    const Moment now = clock.steady();
    const Moment left = std::min<Moment>(stored.lockedUntil - clock.now(), limits.lockDuration);
    if (left <= Moment(0))
        return;
    FailureRecord &record = names.obtain(stored.key, now);
    if (!record.lock || record.lock->until < now + left) {
        record.lock = std::make_unique<FailureRecord::Lock>();
        record.lock->until = now + left;
        record.lock->wallUntil = stored.lockedUntil;
        record.lock->failures = stored.failures;
        record.lastAddress = stored.lastAddress;
    }
    settleName(stored.key, now);
}

void LoginThrottle::State::forgetFailures(const QString &key)
{
    FailureRecord *record = names.find(key);
    if (!record)
        return;
    record->failures.clear();
    record->lock.reset();
    settleName(key, clock.steady());
}

void LoginThrottle::State::list(Standing &standing, FailureTable &table, bool isAddress, int most, Moment now) const
{
    table.expire(now);
    (isAddress ? standing.watchedAddresses : standing.watchedNames) = int(table.watched());
    standing.blockedTotal += int(table.blocked());
    for (const QString &key : table.lastToEnd(size_t(std::max(0, most)))) {
        const FailureRecord &record = *table.find(key);
        const int failures = record.failuresWithin(isAddress ? addressWindow() : nameWindow(), now);
        standing.blocked.push_back({isAddress, key, std::max(failures, record.lock ? record.lock->failures : 0),
                                    clock.now() + (record.blockedUntil - now), record.lastAddress});
    }
}

LoginThrottle::LoginThrottle(const Clock &clock, LoginLimits limits) : m_state(std::make_unique<State>(clock, limits))
{}

LoginThrottle::~LoginThrottle() = default;

std::optional<LoginThrottle::Refusal> LoginThrottle::admit(const QString &key, const QString &address)
{
    State &state = *m_state;
    std::unique_lock guard(state.mutex);
    for (;;) {
        const Moment now = state.clock.steady();
        if (auto refusal = state.refusal(key, address, now)) {
            using Kind = Refusal::Kind;
            ++(refusal->kind == Kind::Address ? state.counted.refusedByAddress
               : refusal->kind == Kind::Name  ? state.counted.refusedByName
                                              : state.counted.refusedByLock);
            return refusal;
        }
        if (!state.mayBeUsedUp(key, address, now)) {
            state.open(key, address, now);
            return {};
        }
        state.settled.wait(guard);
    }
}

std::optional<LoginThrottle::Lock> LoginThrottle::settleFailure(const QString &key, const QString &address)
{
    State &state = *m_state;
    const std::lock_guard guard(state.mutex);
    const Moment now = state.clock.steady();
    state.close(key, address);
    if (!address.isEmpty()) {
        state.remember(state.addresses.obtain(address, now), state.addressWindow(), now);
        state.settleAddress(address, now);
    }
    FailureRecord &record = state.names.obtain(key, now);
    state.remember(record, state.nameWindow(), now);
    auto lock = state.lockIfDue(key, address, record, now);
    state.settleName(key, now);
    ++state.counted.failedSignIns;
    state.settled.notify_all();
    return lock;
}

void LoginThrottle::settleSuccess(const QString &key, const QString &address)
{
    State &state = *m_state;
    const std::lock_guard guard(state.mutex);
    state.close(key, address);
    state.forgetFailures(key);
    state.settleAddress(address, state.clock.steady());
    state.settled.notify_all();
}

void LoginThrottle::abandon(const QString &key, const QString &address)
{
    State &state = *m_state;
    const std::lock_guard guard(state.mutex);
    const Moment now = state.clock.steady();
    state.close(key, address);
    state.settleName(key, now);
    state.settleAddress(address, now);
    state.settled.notify_all();
}

void LoginThrottle::unlock(const QString &key, Instant liftedAt)
{
    const std::lock_guard guard(m_state->mutex);
    m_state->seen.noteUnlock(key, liftedAt);
    m_state->forgetFailures(key);
    m_state->settled.notify_all();
}

void LoginThrottle::unblockAddress(const QString &address)
{
    State &state = *m_state;
    const std::lock_guard guard(state.mutex);
    if (FailureRecord *record = state.addresses.find(address))
        record->failures.clear();
    state.settleAddress(address, state.clock.steady());
    state.settled.notify_all();
}

void LoginThrottle::restore(const std::vector<Lock> &stored)
{
    const std::lock_guard guard(m_state->mutex);
    for (const Lock &row : stored) {
        if (row.failures > 0)
            m_state->takeOver(row);
    }
    m_state->seen.note(stored, m_state->seen.unlocks());
}

quint64 LoginThrottle::unlocks() const
{
    const std::lock_guard guard(m_state->mutex);
    return m_state->seen.unlocks();
}

void LoginThrottle::synchronize(const std::vector<Lock> &stored, quint64 unlocksBefore)
{
    State &state = *m_state;
    const std::lock_guard guard(state.mutex);
    for (const Lock &row : stored) {
        if (!state.seen.isNews(row, unlocksBefore))
            continue;
        if (row.failures > 0)
            state.takeOver(row);
        else
            state.forgetFailures(row.key);
    }
    state.seen.note(stored, unlocksBefore);
    state.settled.notify_all();
}

std::optional<LoginThrottle::Lock> LoginThrottle::lockOf(const QString &key) const
{
    const std::lock_guard guard(m_state->mutex);
    const Moment now = m_state->clock.steady();
    const FailureRecord *record = m_state->names.find(key);
    if (!record || !record->isLocked(now))
        return {};
    return Lock{key, m_state->wallEnd(*record->lock, now), record->lock->failures, record->lastAddress};
}

bool LoginThrottle::refuses(const QString &key) const
{
    const std::lock_guard guard(m_state->mutex);
    return m_state->refusal(key, {}, m_state->clock.steady()).has_value();
}

bool LoginThrottle::refusesAddress(const QString &address) const
{
    const std::lock_guard guard(m_state->mutex);
    return m_state->refusal({}, address, m_state->clock.steady()).has_value();
}

int LoginThrottle::failuresOf(const QString &key) const
{
    const std::lock_guard guard(m_state->mutex);
    const Moment now = m_state->clock.steady();
    const FailureRecord *record = m_state->names.find(key);
    if (!record)
        return 0;
    const int counted = record->failuresWithin(m_state->nameWindow(), now);
    return record->isLocked(now) ? std::max(counted, record->lock->failures) : counted;
}

int LoginThrottle::lockedNames() const
{
    State &state = *m_state;
    const std::lock_guard guard(state.mutex);
    const Moment now = state.clock.steady();
    const auto blocked = state.names.lastToEnd(state.names.blocked());
    return int(
        std::ranges::count_if(blocked, [&](const QString &key) { return state.names.find(key)->isLocked(now); }));
}

LoginThrottle::Standing LoginThrottle::standing(int most) const
{
    State &state = *m_state;
    const std::lock_guard guard(state.mutex);
    const Moment now = state.clock.steady();
    Standing standing = state.counted;
    state.list(standing, state.names, false, most, now);
    state.list(standing, state.addresses, true, most, now);
    std::ranges::stable_sort(standing.blocked, std::ranges::greater(), &Blocked::until);
    if (standing.blocked.size() > size_t(std::max(0, most)))
        standing.blocked.erase(standing.blocked.begin() + most, standing.blocked.end());
    return standing;
}

void LoginThrottle::setLimits(LoginLimits limits)
{
    State &state = *m_state;
    const std::lock_guard guard(state.mutex);
    state.limits = limits;
    const Moment now = state.clock.steady();
    for (const QString &key : state.names.keys())
        state.settleName(key, now);
    for (const QString &address : state.addresses.keys())
        state.settleAddress(address, now);
    state.settled.notify_all();
}

} // namespace core
