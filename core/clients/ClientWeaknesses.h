#pragma once

#include "core/clients/ClientRepository.h"

namespace core {

/// Names of what weakens this client, one for each rule:
/// - "password_grant": it sees the passwords of users (RFC 9700 §2.4);
/// - "http_redirect": a redirect URI is plain http beyond loopback (imported clients only);
/// - "missing_pkce": a confidential client with authorization_code that need not use PKCE (RFC 9700 §2.1.1);
/// - "no_secret": nothing proves that it is the client; "old_secret": made over a year ago;
/// - "expiring_secret": ends within 14 days; "expired_secret": has ended;
/// - "no_expiry": refresh tokens live over a year; "long_access_token": access tokens over a day;
/// - "wide_cors": an origin is plain http beyond loopback: whoever is on the way there may speak as it;
/// - "legacy_401": invalid_grant is answered with 401.
QStringList clientWeaknesses(const Client &client, const ClientSecretHashes &secrets, Instant now);

} // namespace core
