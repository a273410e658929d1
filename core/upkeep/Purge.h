#pragma once

#include "core/audit/AuditLog.h"
#include "core/base/Clock.h"
#include "core/database/Database.h"

#include <functional>
#include <vector>

namespace core {

/// Deletes what has served its time, in small writes, so that a token request never waits behind a long one.
class Purge
{
public:
    static constexpr int kSlice = 1000; ///< rows a write
    static constexpr std::chrono::hours kKeepTokens{7 *
                                                    24}; ///< after expiry: a replay of an old token is still understood
    static constexpr std::chrono::hours kKeepCodes{24};  ///< after expiry: a replayed one still ends what it gave
    /// After expiry, of pushed requests and device codes: a page that was opened with one may be open for as long.
    static constexpr std::chrono::hours kKeepRequests{1};
    static constexpr std::chrono::hours kKeepSessions{30 * 24}; ///< after their end

    struct Report
    {
        int refreshTokens = 0;
        int families = 0;
        int deniedTokens = 0;
        int loginLocks = 0;
        int codes = 0; ///< authorization codes, device codes and pushed requests
        int browserSessions = 0;
        int spentIds = 0;
        int registrationTokens = 0;
        int auditRows = 0;
        int deletedUsers = 0; ///< and what belonged to them
        int deletedClients = 0;
    };

    /// Audit rows older than `auditRetention` go too; the chain stays verifiable. `audit` seals what is left.
    Purge(Database &database, std::chrono::days auditRetention, const AuditLog *audit = nullptr)
        : m_database(database), m_auditRetention(auditRetention), m_audit(audit)
    {}
    /// `isStopping` is asked between two writes. Waits for the writer.
    Result<Report> run(Instant now, const std::function<bool()> &isStopping = {});
    /// Only what anybody can make the server store: to be run often, as that may be much.
    Result<Report> runOften(Instant now, const std::function<bool()> &isStopping = {});

private:
    struct Step;
    Result<void> runAll(const std::vector<Step> &steps, const std::function<bool()> &isStopping);
    Result<int> purgeAudit(Transaction &transaction, Instant before) const;
    using Slice = std::function<Result<int>(Transaction &)>; ///< how many rows went; fewer than kSlice: that was all
    Result<int> repeat(const Slice &slice, const std::function<bool()> &isStopping);
    Database &m_database;
    std::chrono::days m_auditRetention;
    const AuditLog *m_audit;
};

} // namespace core
