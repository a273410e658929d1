#include "core/upkeep/Purge.h"

#include "core/audit/AuditRepository.h"
#include "core/clients/ClientRepository.h"
#include "core/users/LoginLockRepository.h"
#include "core/users/UserRepository.h"

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

/// Used ones as well: until then a replay still ends the family that the code was exchanged for.
static QString authorizationCodesSql()
{
    return uR"(
        DELETE FROM authorization_codes
         WHERE code_hash IN (SELECT code_hash FROM authorization_codes WHERE expires_at < :before LIMIT :slice))"_s;
}

static QString pushedRequestsSql()
{
    return uR"(
        DELETE FROM pushed_requests
         WHERE request_hash IN (SELECT request_hash FROM pushed_requests WHERE expires_at < :before LIMIT :slice))"_s;
}

static QString deviceCodesSql()
{
    return uR"(
        DELETE FROM device_codes
         WHERE id IN (SELECT id FROM device_codes WHERE expires_at < :before LIMIT :slice))"_s;
}

static QString browserSessionsSql()
{
    return uR"(
        DELETE FROM browser_sessions
         WHERE id IN (SELECT id FROM browser_sessions WHERE COALESCE(ended_at, expires_at) < :before LIMIT :slice))"_s;
}

static QString spentIdsSql()
{
    return uR"(
        DELETE FROM spent_ids
         WHERE id_hash IN (SELECT id_hash FROM spent_ids WHERE expires_at < :before LIMIT :slice))"_s;
}

/// Used-up ones too.
static QString registrationTokensSql()
{
    return uR"(
        DELETE FROM registration_tokens
         WHERE id IN (SELECT id FROM registration_tokens WHERE expires_at < :before LIMIT :slice))"_s;
}

static std::function<Result<int>(Transaction &)> sliceOf(const QString &sql, Instant before)
{
    return [sql, before](Transaction &transaction) -> Result<int> {
        auto rows = transaction.run(sql, {{"before"_L1, bind(before)}, {"slice"_L1, Purge::kSlice}});
        if (!rows)
            return fail(rows.error());
        return rows->affected();
    };
}

struct Purge::Step
{
    Slice slice;
    int &count;
};

Result<Purge::Report> Purge::run(Instant now, const std::function<bool()> &isStopping)
{
    auto report = runOften(now, isStopping);
    if (!report)
        return report;
    const auto all = runAll(
        {{sliceOf(expiredTokensSql(), now - kKeepTokens), report->refreshTokens},
         {sliceOf(emptyFamiliesSql(), now - kKeepTokens), report->families},
         {sliceOf(deniedTokensSql(), now), report->deniedTokens},
         {sliceOf(authorizationCodesSql(), now - kKeepCodes), report->codes},
         {sliceOf(browserSessionsSql(), now - kKeepSessions), report->browserSessions},
         {sliceOf(spentIdsSql(), now), report->spentIds},
         {sliceOf(registrationTokensSql(), now), report->registrationTokens},
         {[before = now - UserRepository::kKeepDeleted](Transaction &transaction) {
              return UserRepository::removeDeleted(transaction, before, kSlice);
          },
          report->deletedUsers},
         {[before = now - ClientRepository::kKeepDeleted](Transaction &transaction) {
              return ClientRepository::removeDeleted(transaction, before, kSlice);
          },
          report->deletedClients},
         {[now](Transaction &transaction) { return LoginLockRepository::removeExpired(transaction, now); },
          report->loginLocks},
         {[this, before = now - m_auditRetention](Transaction &transaction) { return purgeAudit(transaction, before); },
          report->auditRows}},
        isStopping);
    if (!all)
        return fail(all.error());
    return report;
}

Result<Purge::Report> Purge::runOften(Instant now, const std::function<bool()> &isStopping)
{
    Report report;
    const auto all = runAll({{sliceOf(pushedRequestsSql(), now - kKeepRequests), report.codes},
                             {sliceOf(deviceCodesSql(), now - kKeepRequests), report.codes}},
                            isStopping);
    if (!all)
        return fail(all.error());
    return report;
}

Result<void> Purge::runAll(const std::vector<Step> &steps, const std::function<bool()> &isStopping)
{
    for (const auto &step : steps) {
        const auto deleted = repeat(step.slice, isStopping);
        if (!deleted)
            return fail(deleted.error());
        step.count += *deleted;
    }
    return {};
}

Result<int> Purge::purgeAudit(Transaction &transaction, Instant before) const
{
    if (!m_audit)
        return AuditRepository::purge(transaction, before, kSlice);
    // First, so that the end is never left behind the place where the chain begins.
    if (const auto sealed = m_audit->sealEnd(transaction); !sealed)
        return fail(sealed.error());
    return AuditRepository::purge(transaction, before, kSlice, m_audit->seal().get());
}

Result<int> Purge::repeat(const Slice &slice, const std::function<bool()> &isStopping)
{
    int total = 0;
    while (!isStopping || !isStopping()) {
        const auto deleted = m_database.writeNow([&](Transaction &transaction) { return slice(transaction); });
        if (!deleted)
            return fail(deleted.error());
        total += *deleted;
        if (*deleted < kSlice)
            break;
    }
    return total;
}

} // namespace core
