#pragma once

#include "core/tokens/TokenService.h"
#include "server/oauth/DpopProof.h"

namespace server {

/// What a request to a resource of ours shows: RFC 6750 §2.1 and §2.2 (header or form), RFC 9449 §7.1.
struct PresentedToken
{
    QByteArray token; ///< empty: none was sent
    bool isDpop = false;
};
/// invalid_request for a token that is sent twice or in the query, and for another scheme with a token.
core::Result<PresentedToken, OAuthError> presentedToken(const HttpRequest &request);

/// Lets a request to a resource of ours pass by its access token: alive, bound to the key that is proven if it is
/// bound, and with the scope. Waits for the database: request pool only.
class ResourceAccess
{
public:
    ResourceAccess(core::TokenService &tokens, DpopProofs &dpop) : m_tokens(tokens), m_dpop(dpop) {}
    /// invalid_token, insufficient_scope, and those of presentedToken and DpopProofs. Of a user's token only.
    core::Result<core::TokenState, OAuthError> check(const HttpRequest &request, const PresentedToken &presented,
                                                     const QString &scope);

private:
    core::TokenService &m_tokens;
    DpopProofs &m_dpop;
};

/// RFC 6750 §3: the status and WWW-Authenticate of the scheme that was used. `presented` empty: what is asked for, and
/// no error code, as nothing was tried.
HttpResponse challenge(const OAuthError &error, const PresentedToken &presented, const QString &scope = {});

} // namespace server
