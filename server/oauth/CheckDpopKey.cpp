#include "server/oauth/AuthorizationChecks.h"
#include "server/oauth/Pkce.h"

using namespace Qt::StringLiterals;

namespace server {

core::Result<void, OAuthError> checkDpopKey(AuthorizationDraft &draft)
{
    const auto key = draft.parameters.text("dpop_jkt");
    if (!key)
        return core::fail(key.error());
    // RFC 9449 §10: a SHA-256 thumbprint, written as a code challenge is.
    if (!key->isEmpty() && !isCodeChallenge(*key))
        return core::fail(parameterError(OAuthCode::InvalidRequest, u"dpop_jkt"_s,
                                         u"Parameter 'dpop_jkt' is not a SHA-256 thumbprint in base64url."_s));
    draft.request.dpopKey = *key;
    return {};
}

} // namespace server
