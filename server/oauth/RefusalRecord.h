#pragma once

#include "core/audit/AuditLog.h"
#include "core/database/Database.h"
#include "core/users/RefusalJournal.h"
#include "server/oauth/OAuthError.h"

#include <functional>

namespace server {

/// Writes why a request was refused into the audit log, so that the console can explain it from the request id:
/// `token_invalid` with data.endpoint, error, parameter, description, note. One row a minute for each address, client
/// and error, with the count, so that a flood cannot fill the disk. Request pool only. What core writes rows about
/// itself (wrong passwords, refresh tokens) is not given here.
class RefusalRecord
{
public:
    /// `written` is called after each row.
    RefusalRecord(core::Database &database, core::AuditLog &audit, const core::Clock &clock,
                  std::function<void()> written = {});
    /// `client` is a known one, or empty: whoever could choose it could write as many rows as he likes. Writes nothing
    /// of what core has audited, of limits, of steps that belong to a protocol, and of what is our fault (5xx).
    void write(const OAuthError &error, const QString &endpoint, const core::ClientId &client,
               const core::Origin &origin);

private:
    core::Database &m_database;
    core::AuditLog &m_audit;
    core::RefusalJournal m_journal;
    std::function<void()> m_written;
};

} // namespace server
