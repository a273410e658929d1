#pragma once

#include "core/authorization/AuthorizationCodes.h"
#include "server/grants/Grant.h"

namespace server {

/// grant_type=authorization_code, RFC 6749 §4.1.3 with PKCE (RFC 7636 §4.6) and dpop_jkt (RFC 9449 §10). Whatever is
/// wrong, the answer is the same; the audit row says more.
///
/// A request that does not fit (wrong verifier, redirect URI or key) leaves the code as it is: it was not used, and
/// whoever has seen a code but not the verifier could otherwise make every sign-in fail. Guessing gains nothing, as a
/// verifier has 256 bits and a code 60 s. A used code that comes again ends what it was exchanged for (RFC 9700 §4.5).
class AuthorizationCodeGrant final : public Grant
{
public:
    AuthorizationCodeGrant(core::AuthorizationCodes &codes, core::TokenService &tokens)
        : m_codes(codes), m_tokens(tokens)
    {}
    QString type() const override;
    core::Result<core::TokenSet, OAuthError> exchange(const TokenRequest &request, const core::Client &client) override;

private:
    using Found = core::AuthorizationCodes::Found;
    core::Result<Found, OAuthError> usableCode(const QByteArray &code, const TokenRequest &request,
                                               const core::Client &client);
    OAuthError replayed(const QByteArray &code, const core::Origin &origin);
    OAuthError lost(const QByteArray &code, const core::Error &error, const core::Origin &origin);

    core::AuthorizationCodes &m_codes;
    core::TokenService &m_tokens;
};

} // namespace server
