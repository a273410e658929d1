#pragma once

#include "core/tokens/RefreshTokenRepository.h"
#include "core/tokens/TokenService.h"
#include "core/users/RefusalJournal.h"

namespace core {

/// All that the writer needs to decide about one presented refresh token.
struct RotationOrder
{
    QString presentedHash;
    Instant familyExpiresAt;
    RefreshToken successor; ///< the row to insert
    std::chrono::seconds grace{0};
    ReusePolicy reusePolicy = ReusePolicy::Family;
    Origin origin;
    Instant now;
};

/// Whose a refused token is, for the audit row: never for one that we did not make.
struct TokenOwner
{
    UserId user;
    FamilyId family;
    QString endReason = {}; ///< why the family ended, if it did
};

struct RotationOutcome
{
    std::optional<RefreshRefusal> refusal;
    std::optional<RefreshToken> repeated; ///< the successor that was given before, inside the grace time
    std::optional<TokenOwner> owner = {}; ///< of a refused token that is known
};

/// The database's part of a rotation, inside one transaction. A refusal is an outcome, not an error: what it writes
/// (the end of a reused family, the incident) is committed.
class RefreshRotation
{
public:
    RefreshRotation(AuditLog &audit, RefusalJournal &incidents) : m_audit(audit), m_incidents(incidents) {}
    Result<RotationOutcome> run(Transaction &transaction, const RotationOrder &order);

private:
    Result<RotationOutcome> rotate(Transaction &transaction, const RotationOrder &order);
    Result<RotationOutcome> judgeUsed(Transaction &transaction, const RotationOrder &order,
                                      const JudgedRefreshToken &presented);
    Result<RotationOutcome> repeat(Transaction &transaction, const RotationOrder &order, RefreshToken successor);
    Result<RotationOutcome> endReused(Transaction &transaction, const RotationOrder &order,
                                      const JudgedRefreshToken &presented);
    Result<void> recordIncident(Transaction &transaction, const RotationOrder &order,
                                const JudgedRefreshToken &presented, int familiesEnded);
    Result<void> recordRefresh(Transaction &transaction, const RotationOrder &order, bool isGrace);

    AuditLog &m_audit;
    RefusalJournal &m_incidents;
};

} // namespace core
