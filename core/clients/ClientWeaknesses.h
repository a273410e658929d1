#pragma once

#include "core/clients/ClientRepository.h"

namespace core {

/// Names of what weakens this client: "password_grant", "http_redirect", "old_secret" (older than a year), "no_secret",
/// "no_expiry" (refresh tokens that live over a year), "long_access_token" (over a day), "legacy_401".
QStringList clientWeaknesses(const Client &client, const ClientSecretHashes &secrets, Instant now);

} // namespace core
