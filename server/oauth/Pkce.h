#pragma once

#include <QString>

namespace server {

/// Proof Key for Code Exchange, RFC 7636; S256 only, as "plain" protects nothing that is seen on the way.
bool isCodeChallenge(const QString &text); ///< base64url of 32 bytes
bool isCodeVerifier(const QString &text);  ///< §4.1: 43–128 unreserved characters
/// §4.6, in constant time.
bool verifierMatches(const QString &verifier, const QString &challenge);

} // namespace server
