#include "server/oauth/AuthorizationChecks.h"
#include "server/oauth/Pkce.h"

using namespace Qt::StringLiterals;

namespace server {

core::Result<void, OAuthError> checkPkce(AuthorizationDraft &draft)
{
    const auto challenge = draft.parameters.text("code_challenge");
    const auto method = draft.parameters.text("code_challenge_method");
    if (!challenge || !method)
        return core::fail(!challenge ? challenge.error() : method.error());
    if (challenge->isEmpty() && (draft.client.needsPkce() || !method->isEmpty()))
        return core::fail(parameterError(OAuthCode::InvalidRequest, u"code_challenge"_s,
                                         u"Parameter 'code_challenge' is missing (PKCE, RFC 7636)."_s));
    if (challenge->isEmpty())
        return {};
    // RFC 7636 §4.3: without a method it would be "plain".
    if (*method != "S256"_L1)
        return core::fail(parameterError(OAuthCode::InvalidRequest, u"code_challenge_method"_s,
                                         u"The only code_challenge_method is 'S256'; it must be sent."_s));
    if (!isCodeChallenge(*challenge))
        return core::fail(parameterError(OAuthCode::InvalidRequest, u"code_challenge"_s,
                                         u"Parameter 'code_challenge' is not a SHA-256 digest in base64url."_s));
    draft.request.codeChallenge = *challenge;
    return {};
}

} // namespace server
