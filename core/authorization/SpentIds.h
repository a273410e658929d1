#pragma once

#include "core/base/Clock.h"
#include "core/base/Result.h"
#include "core/database/Database.h"

#include <QString>

namespace core {

/// Ids that may be used once while they are valid: the `jti` of client assertions (RFC 7523 §3). In the database, so
/// that neither a restart nor another process forgets one. Waits for the writer: request pool only.
class SpentIds
{
public:
    explicit SpentIds(Database &database) : m_database(database) {}
    /// True when this is the first use; one statement decides. Remembered until `expiresAt`, then for the purge.
    Result<bool> spend(const QString &issuer, const QString &id, Instant expiresAt);

private:
    Database &m_database;
};

} // namespace core
