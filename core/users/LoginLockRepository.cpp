#include "core/users/LoginLockRepository.h"

namespace core {
using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::hours kKeptAfterTheEnd{1};

} // namespace

Result<std::vector<LoginThrottle::Lock>> LoginLockRepository::all(SqlConnection &connection)
{
    auto rows = connection.run(uR"(
        SELECT subject_key, locked_until, failures, last_address
          FROM login_locks
         ORDER BY subject_key)"_s);
    if (!rows)
        return fail(rows.error());
    std::vector<LoginThrottle::Lock> locks;
    while (rows->next())
        locks.push_back({rows->text(0), rows->instant(1), int(rows->integer(2)), rows->text(3)});
    return locks;
}

Result<void> LoginLockRepository::put(Transaction &transaction, const LoginThrottle::Lock &lock)
{
    auto rows = transaction.run(uR"(
        INSERT INTO login_locks (subject_key, locked_until, failures, last_address)
        VALUES (:key, :until, :failures, :address)
        ON CONFLICT (subject_key) DO UPDATE
           SET locked_until = excluded.locked_until, failures = excluded.failures,
               last_address = excluded.last_address)"_s,
                                {{"key"_L1, lock.key},
                                 {"until"_L1, bind(lock.lockedUntil)},
                                 {"failures"_L1, lock.failures},
                                 {"address"_L1, lock.lastAddress}});
    if (!rows)
        return fail(rows.error());
    return {};
}

Result<bool> LoginLockRepository::remove(Transaction &transaction, const QString &key)
{
    auto rows = transaction.run(u"DELETE FROM login_locks WHERE subject_key = :key"_s, {{"key"_L1, key}});
    if (!rows)
        return fail(rows.error());
    return rows->affected() > 0;
}

Result<bool> LoginLockRepository::lift(Transaction &transaction, const QString &key, Instant now)
{
    auto live = transaction.run(u"SELECT 1 FROM login_locks WHERE subject_key = :key AND locked_until > :now"_s,
                                {{"key"_L1, key}, {"now"_L1, bind(now)}});
    if (!live)
        return fail(live.error());
    const bool wasLocked = live->next();
    if (auto stored = put(transaction, {key, now, 0, {}}); !stored)
        return fail(stored.error());
    return wasLocked;
}

Result<int> LoginLockRepository::removeExpired(Transaction &transaction, Instant now)
{
    auto rows = transaction.run(u"DELETE FROM login_locks WHERE locked_until <= :ended"_s,
                                {{"ended"_L1, bind(now - kKeptAfterTheEnd)}});
    if (!rows)
        return fail(rows.error());
    return rows->affected();
}

} // namespace core
