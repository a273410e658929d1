#pragma once

#include "server/oauth/AuthorizationRequest.h"

namespace server {

/// An authorization request while its rules are asked, each of which fills in what it found.
struct AuthorizationDraft
{
    const AuthorizationParameters &parameters;
    const core::Client &client;
    const QString &audience; ///< the configured one
    const QStringList &knownScopes;
    AuthorizationRequest request = {};
};

using AuthorizationCheck = core::Result<void, OAuthError> (*)(AuthorizationDraft &);

/// RFC 6749 §3.1.2: what fails here is shown and never redirected.
core::Result<void, OAuthError> checkRedirectUri(AuthorizationDraft &draft);

// What fails from here on is told to the client. One file each.
core::Result<void, OAuthError> checkForm(AuthorizationDraft &draft);
core::Result<void, OAuthError> checkRequestObjects(AuthorizationDraft &draft);
core::Result<void, OAuthError> checkResponseType(AuthorizationDraft &draft);
core::Result<void, OAuthError> checkPkce(AuthorizationDraft &draft);
core::Result<void, OAuthError> checkScope(AuthorizationDraft &draft);
core::Result<void, OAuthError> checkResources(AuthorizationDraft &draft);
core::Result<void, OAuthError> checkPrompt(AuthorizationDraft &draft);
core::Result<void, OAuthError> checkHints(AuthorizationDraft &draft);
core::Result<void, OAuthError> checkDpopKey(AuthorizationDraft &draft);

/// Which of `asked` the client gets; unknown ones are left out. invalid_scope for a known one that is not the client's,
/// and when nothing is left.
core::Result<QStringList, OAuthError> authorizableScopes(const QString &parameter, const core::Client &client,
                                                         const QStringList &knownScopes);

} // namespace server
