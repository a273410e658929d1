#pragma once

#include "core/audit/AuditLog.h"
#include "core/base/Result.h"
#include "core/database/Database.h"
#include "core/tokens/TokenService.h"
#include "core/users/User.h"

#include <optional>

namespace core {

/// What a code stands for; a row of `authorization_codes`.
struct AuthorizationGrant
{
    ClientId client;
    UserId user;
    QString redirectUri; ///< as it was sent at authorize; empty when it was not
    QStringList scopes;
    QStringList resources;
    QString nonce;
    QString codeChallenge; ///< S256; empty: none was sent
    QString dpopKey;       ///< `dpop_jkt`: thumbprint that the exchange must prove; empty: none
    Authentication authentication;
};

/// Authorization codes (RFC 6749 §4.1.2): 256 random bits, 60 s, single use. Waits for the database: request pool only.
class AuthorizationCodes
{
public:
    static constexpr std::chrono::seconds kLifetime{60};
    struct Context
    {
        Database &database;
        AuditLog &audit;
        const Clock &clock;
        Random &random;
    };
    explicit AuthorizationCodes(Context context) : m_context(context) {}

    /// The code, which is kept as a digest only.
    Result<QByteArray> issue(const AuthorizationGrant &grant);

    struct Found
    {
        AuthorizationGrant grant;
        User user;
        bool isExpired = false;
        bool isUsed = false;
    };
    /// Empty for an unknown code. Tells what the code says and spends nothing: the caller checks client, redirect URI,
    /// verifier and key first, then passes `spend` to TokenService::issue.
    Result<std::optional<Found>> find(const QByteArray &code);
    /// For IssueRequest::alongside: the one statement that uses the code up; Conflict when it was used or has expired.
    IssueRequest::Alongside spend(const QByteArray &code) const;
    /// A used code came again: ends the family that it was exchanged for, with a security_incident. Returns the family.
    Result<std::optional<FamilyId>> revokeReplayed(const QByteArray &code, const Origin &origin);

private:
    Context m_context;
};

} // namespace core
