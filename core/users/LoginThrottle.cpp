#include "core/users/LoginThrottle.h"

#include "core/users/FailureTable.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>

namespace core {
namespace {

using namespace std::chrono_literals;
constexpr std::chrono::seconds kAddressWindow = 60s;
constexpr std::chrono::seconds kNameWindow = 3600s;
constexpr size_t kTrackedNames = 100'000;
constexpr size_t kTrackedAddresses = 100'000;
constexpr size_t kLeastFailuresKept = 100;

/// So many failures within a sliding window; none is off.
struct FailureLimit
{
    int failures;
    std::chrono::seconds window;

    bool isOff() const { return failures <= 0; }
    bool isReached(const FailureRecord &record, Instant now) const
    {
        return !isOff() && record.failuresWithin(window, now) >= failures;
    }
    /// Would be reached if every open attempt failed.
    bool mayBeReached(const FailureRecord &record, Instant now) const
    {
        return !isOff() && record.failuresWithin(window, now) + record.open >= failures;
    }
};

std::chrono::seconds secondsUntil(Instant instant, Instant now)
{
    return std::max(1s, std::chrono::ceil<std::chrono::seconds>(instant - now));
}

} // namespace

struct LoginThrottle::State
{
    State(const Clock &c, LoginLimits l) : clock(c), limits(l), names(kTrackedNames), addresses(kTrackedAddresses)
    {
        adoptWindows();
    }

    FailureLimit addressLimit() const { return {limits.enabled ? limits.perAddress : 0, kAddressWindow}; }
    /// The lock of an address: twice the threshold of a name, whatever names were tried.
    FailureLimit addressLock() const { return {limits.enabled ? 2 * limits.lockThreshold : 0, limits.lockDuration}; }
    FailureLimit nameLimit() const { return {limits.enabled ? limits.perName : 0, kNameWindow}; }
    FailureLimit nameLock() const { return {limits.lockThreshold, limits.lockDuration}; }

    void adoptWindows();
    std::optional<Refusal> refusal(const QString &key, const QString &address, Instant now) const;
    bool mayBeUsedUp(const QString &key, const QString &address, Instant now) const;
    void close(const QString &key, const QString &address);
    void remember(FailureRecord &record, std::chrono::seconds longestWindow, Instant now) const;
    std::optional<Lock> lockIfDue(const QString &key, const QString &address, FailureRecord &record, Instant now) const;
    void takeOver(const Lock &lock);
    void forgetFailures(const QString &key);

    const Clock &clock;
    mutable std::mutex mutex;
    std::condition_variable settled;
    LoginLimits limits;
    FailureTable names;
    FailureTable addresses;
};

void LoginThrottle::State::adoptWindows()
{
    names.setLongestWindow(std::max(kNameWindow, limits.lockDuration));
    addresses.setLongestWindow(std::max(kAddressWindow, limits.lockDuration));
}

std::optional<LoginThrottle::Refusal> LoginThrottle::State::refusal(const QString &key, const QString &address,
                                                                    Instant now) const
{
    using Kind = Refusal::Kind;
    if (const FailureRecord *record = addresses.find(address)) {
        for (const FailureLimit &limit : {addressLock(), addressLimit()}) {
            if (limit.isReached(*record, now)) {
                const Instant end = record->fallsBelow(limit.failures, limit.window);
                return Refusal{Kind::Address, secondsUntil(end, now), {}, limit.failures};
            }
        }
    }
    const FailureRecord *record = names.find(key);
    if (!record)
        return {};
    if (const FailureLimit limit = nameLimit(); limit.isReached(*record, now)) {
        const Instant end = record->fallsBelow(limit.failures, limit.window);
        return Refusal{Kind::Name, secondsUntil(end, now), {}, limit.failures};
    }
    if (!nameLock().isOff() && record->isLocked(now)) {
        const Instant until = record->lock->lockedUntil;
        return Refusal{Kind::Locked, secondsUntil(until, now), until, limits.lockThreshold};
    }
    return {};
}

bool LoginThrottle::State::mayBeUsedUp(const QString &key, const QString &address, Instant now) const
{
    if (const FailureRecord *record = addresses.find(address);
        record && record->open > 0 &&
        (addressLimit().mayBeReached(*record, now) || addressLock().mayBeReached(*record, now)))
        return true;
    const FailureRecord *record = names.find(key);
    return record && record->open > 0 &&
           (nameLimit().mayBeReached(*record, now) || nameLock().mayBeReached(*record, now));
}

void LoginThrottle::State::close(const QString &key, const QString &address)
{
    if (FailureRecord *record = names.find(key); record && record->open > 0)
        --record->open;
    if (FailureRecord *record = addresses.find(address); record && record->open > 0)
        --record->open;
}

void LoginThrottle::State::remember(FailureRecord &record, std::chrono::seconds longestWindow, Instant now) const
{
    std::erase_if(record.failures, [=](Instant at) { return at + longestWindow <= now; });
    record.failures.push_back(now);
    const int largest = std::max({limits.perAddress, limits.perName, 2 * limits.lockThreshold});
    const size_t kept = std::max(kLeastFailuresKept, size_t(std::max(0, largest)));
    if (record.failures.size() > kept) // only when no limit is on
        record.failures.erase(record.failures.begin());
}

std::optional<LoginThrottle::Lock> LoginThrottle::State::lockIfDue(const QString &key, const QString &address,
                                                                   FailureRecord &record, Instant now) const
{
    if (!nameLock().isReached(record, now))
        return {};
    record.lock = Lock{key, now + limits.lockDuration, record.failuresWithin(limits.lockDuration, now), address};
    record.isLockStored = false;
    return record.lock;
}

void LoginThrottle::State::takeOver(const Lock &lock)
{
    const Instant now = clock.now();
    if (lock.lockedUntil <= now)
        return;
    FailureRecord &record = names.obtain(lock.key, now);
    record.lock = lock;
    record.isLockStored = true;
}

void LoginThrottle::State::forgetFailures(const QString &key)
{
    FailureRecord *record = names.find(key);
    if (!record)
        return;
    record->failures.clear();
    record->lock.reset();
    names.dropIfEmpty(key);
}

LoginThrottle::LoginThrottle(const Clock &clock, LoginLimits limits) : m_state(std::make_unique<State>(clock, limits))
{}

LoginThrottle::~LoginThrottle() = default;

std::optional<LoginThrottle::Refusal> LoginThrottle::admit(const QString &key, const QString &address)
{
    State &state = *m_state;
    std::unique_lock guard(state.mutex);
    for (;;) {
        const Instant now = state.clock.now();
        if (auto refusal = state.refusal(key, address, now))
            return refusal;
        if (!state.mayBeUsedUp(key, address, now)) {
            ++state.names.obtain(key, now).open;
            if (!address.isEmpty())
                ++state.addresses.obtain(address, now).open;
            return {};
        }
        state.settled.wait(guard);
    }
}

std::optional<LoginThrottle::Lock> LoginThrottle::settleFailure(const QString &key, const QString &address)
{
    State &state = *m_state;
    const std::lock_guard guard(state.mutex);
    const Instant now = state.clock.now();
    state.close(key, address);
    if (!address.isEmpty())
        state.remember(state.addresses.obtain(address, now), state.addresses.longestWindow(), now);
    FailureRecord &record = state.names.obtain(key, now);
    state.remember(record, state.names.longestWindow(), now);
    state.settled.notify_all();
    return state.lockIfDue(key, address, record, now);
}

void LoginThrottle::settleSuccess(const QString &key, const QString &address)
{
    State &state = *m_state;
    const std::lock_guard guard(state.mutex);
    state.close(key, address);
    state.forgetFailures(key);
    state.addresses.dropIfEmpty(address);
    state.settled.notify_all();
}

void LoginThrottle::abandon(const QString &key, const QString &address)
{
    State &state = *m_state;
    const std::lock_guard guard(state.mutex);
    state.close(key, address);
    state.names.dropIfEmpty(key);
    state.addresses.dropIfEmpty(address);
    state.settled.notify_all();
}

void LoginThrottle::unlock(const QString &key)
{
    const std::lock_guard guard(m_state->mutex);
    m_state->forgetFailures(key);
    m_state->settled.notify_all();
}

void LoginThrottle::restore(const std::vector<Lock> &locks)
{
    const std::lock_guard guard(m_state->mutex);
    for (const Lock &lock : locks)
        m_state->takeOver(lock);
}

void LoginThrottle::synchronize(const std::vector<Lock> &stored)
{
    State &state = *m_state;
    const std::lock_guard guard(state.mutex);
    std::vector<QString> lifted;
    for (const auto &[key, record] : state.names.records()) {
        const auto isThisLock = [&name = key](const Lock &lock) { return lock.key == name; };
        if (record.isLocked(state.clock.now()) && record.isLockStored &&
            std::none_of(stored.begin(), stored.end(), isThisLock))
            lifted.push_back(key);
    }
    for (const QString &key : lifted)
        state.forgetFailures(key);
    for (const Lock &lock : stored)
        state.takeOver(lock);
    state.settled.notify_all();
}

void LoginThrottle::confirmStored(const QString &key)
{
    const std::lock_guard guard(m_state->mutex);
    if (FailureRecord *record = m_state->names.find(key); record && record->lock)
        record->isLockStored = true;
}

std::vector<LoginThrottle::Lock> LoginThrottle::locks() const
{
    const std::lock_guard guard(m_state->mutex);
    const Instant now = m_state->clock.now();
    std::vector<Lock> locks;
    for (const auto &[key, record] : m_state->names.records()) {
        if (record.isLocked(now))
            locks.push_back(*record.lock);
    }
    return locks;
}

std::optional<LoginThrottle::Lock> LoginThrottle::lockOf(const QString &key) const
{
    const std::lock_guard guard(m_state->mutex);
    const FailureRecord *record = m_state->names.find(key);
    return record && record->isLocked(m_state->clock.now()) ? record->lock : std::nullopt;
}

int LoginThrottle::failuresOf(const QString &key) const
{
    const std::lock_guard guard(m_state->mutex);
    const Instant now = m_state->clock.now();
    const FailureRecord *record = m_state->names.find(key);
    if (!record)
        return 0;
    const int counted = record->failuresWithin(m_state->names.longestWindow(), now);
    return record->isLocked(now) ? std::max(counted, record->lock->failures) : counted;
}

void LoginThrottle::setLimits(LoginLimits limits)
{
    const std::lock_guard guard(m_state->mutex);
    m_state->limits = limits;
    m_state->adoptWindows();
    m_state->settled.notify_all();
}

} // namespace core
