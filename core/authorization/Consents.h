#pragma once

#include "core/audit/AuditLog.h"
#include "core/base/Result.h"
#include "core/database/Database.h"

#include <optional>
#include <vector>

namespace core {

/// A row of `consents`.
struct Consent
{
    UserId user;
    ClientId client;
    QStringList scopes;
    Instant grantedAt;
    Instant updatedAt;
};

/// What users have allowed clients to get. Waits for the database: request pool only.
class Consents
{
public:
    Consents(Database &database, AuditLog &audit, const Clock &clock);

    Result<std::optional<Consent>> find(const UserId &user, const ClientId &client);
    Result<std::vector<Consent>> list(const UserId &user);
    /// Adds to what was allowed before; audited (consent_granted) when something is new.
    Result<void> grant(const UserId &user, const ClientId &client, const QStringList &scopes, const Origin &origin);
    /// Takes it back and ends the token families of this user and client; audited. False when there was none.
    Result<bool> revoke(const UserId &user, const ClientId &client, const Origin &origin);

private:
    Database &m_database;
    AuditLog &m_audit;
    const Clock &m_clock;
};

} // namespace core
