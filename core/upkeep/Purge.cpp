#include "core/upkeep/Purge.h"

#include "core/users/LoginLockRepository.h"

namespace core {

using namespace Qt::StringLiterals;

static QString expiredTokensSql()
{
    return uR"(
        DELETE FROM refresh_tokens
         WHERE id IN (SELECT id FROM refresh_tokens WHERE expires_at < :before LIMIT :slice))"_s;
}

/// The states are named because the index begins with them.
static QString emptyFamiliesSql()
{
    return uR"(
        DELETE FROM token_families
         WHERE id IN (SELECT f.id
                        FROM token_families f
                       WHERE f.state IN ('active', 'revoked', 'reused')
                         AND f.expires_at < :before
                         AND NOT EXISTS (SELECT 1 FROM refresh_tokens t WHERE t.family_id = f.id)
                       LIMIT :slice))"_s;
}

static QString deniedTokensSql()
{
    return uR"(
        DELETE FROM denied_access_tokens
         WHERE jti_hash IN (SELECT jti_hash FROM denied_access_tokens WHERE expires_at < :before LIMIT :slice))"_s;
}

Result<Purge::Report> Purge::run(Instant now, const std::function<bool()> &isStopping)
{
    Report report;
    const struct
    {
        QString sql;
        Instant before;
        int &count;
    } steps[] = {{expiredTokensSql(), now - kKeepTokens, report.refreshTokens},
                 {emptyFamiliesSql(), now - kKeepTokens, report.families},
                 {deniedTokensSql(), now, report.deniedTokens}};
    for (const auto &step : steps) {
        const auto deleted = deleteSlices(step.sql, step.before, isStopping);
        if (!deleted)
            return fail(deleted.error());
        step.count = *deleted;
    }
    const auto locks = m_database.writeNow(
        [now](Transaction &transaction) { return LoginLockRepository::removeExpired(transaction, now); });
    if (!locks)
        return fail(locks.error());
    report.loginLocks = *locks;
    return report;
}

Result<int> Purge::deleteSlices(const QString &sql, Instant before, const std::function<bool()> &isStopping)
{
    int total = 0;
    while (!isStopping || !isStopping()) {
        const auto deleted = m_database.writeNow([&](Transaction &transaction) -> Result<int> {
            auto rows = transaction.run(sql, {{"before"_L1, bind(before)}, {"slice"_L1, kSlice}});
            if (!rows)
                return fail(rows.error());
            return rows->affected();
        });
        if (!deleted)
            return fail(deleted.error());
        total += *deleted;
        if (*deleted < kSlice)
            break;
    }
    return total;
}

} // namespace core
