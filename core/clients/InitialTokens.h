#pragma once

#include "core/audit/AuditLog.h"
#include "core/base/Result.h"
#include "core/base/SecretBytes.h"

namespace core {

/// Initial access tokens of dynamic registration (RFC 7591 §3), the table `registration_tokens`: who has one may
/// register that many clients until it expires. In the caller's transaction.
class InitialTokens
{
public:
    static constexpr int kMostUses = 1000;
    static constexpr std::chrono::seconds kLongestLifetime{365 * 86400};

    InitialTokens(AuditLog &audit, const Clock &clock, Random &random)
        : m_audit(audit), m_clock(clock), m_random(random)
    {}
    /// To be shown once; only its hash is kept. InvalidInput ("uses", "lifetime"). Audited as settings_changed.
    Result<QString> make(Transaction &transaction, int uses, std::chrono::seconds lifetime, const Origin &origin);
    /// One use less, in one statement. False when it is unknown, used up or expired.
    Result<bool> spend(Transaction &transaction, const SecretBytes &token);
    /// Would spend() take it? For refusing without the writer.
    Result<bool> isGood(SqlConnection &connection, const SecretBytes &token) const;
    /// Is there any that is good?
    Result<bool> isAnyGood(SqlConnection &connection) const;
    /// Those that are of no use any more. Returns how many.
    static Result<int> purge(Transaction &transaction, Instant now);

private:
    AuditLog &m_audit;
    const Clock &m_clock;
    Random &m_random;
};

} // namespace core
