#include "core/clients/RedirectUris.h"
#include "server/oauth/AuthorizationChecks.h"

using namespace Qt::StringLiterals;

namespace server {

core::Result<void, OAuthError> checkRedirectUri(AuthorizationDraft &draft)
{
    const auto sent = draft.parameters.text("redirect_uri");
    if (!sent)
        return core::fail(sent.error());
    const QStringList &registered = draft.client.redirectUris;
    if (sent->isEmpty()) {
        // OpenID Connect Core §3.1.2.1 always wants it; RFC 6749 §3.1.2.3 unless there is only one to choose from.
        const auto scope = draft.parameters.text("scope");
        const bool isOpenId = scope && scope->split(u' ').contains("openid"_L1);
        if (isOpenId || registered.size() != 1)
            return core::fail(parameterError(OAuthCode::InvalidRequest, u"redirect_uri"_s,
                                             u"Parameter 'redirect_uri' is missing."_s));
        draft.request.redirectUri = registered.constFirst();
        return {};
    }
    if (!core::matchRedirectUri(registered, *sent).matches)
        return core::fail(parameterError(OAuthCode::InvalidRequest, u"redirect_uri"_s,
                                         u"The redirect URI is not registered for this client."_s));
    draft.request.redirectUri = *sent;
    draft.request.sentRedirectUri = *sent;
    return {};
}

} // namespace server
