#include "server/oauth/AuthorizationChecks.h"

using namespace Qt::StringLiterals;

namespace server {

core::Result<void, OAuthError> checkResponseType(AuthorizationDraft &draft)
{
    const auto type = draft.parameters.text("response_type");
    const auto mode = draft.parameters.text("response_mode");
    if (!type || type->isEmpty())
        return core::fail(
            parameterError(OAuthCode::InvalidRequest, u"response_type"_s, u"Parameter 'response_type' is missing."_s));
    if (!draft.client.allowsGrant(u"authorization_code"_s))
        return core::fail(
            oauthError(OAuthCode::UnauthorizedClient, u"The client may not use the authorization code flow."_s));
    if (*type != "code"_L1)
        return core::fail(parameterError(OAuthCode::UnsupportedResponseType, u"response_type"_s,
                                         u"The only response_type is 'code'."_s));
    if (!mode || (!mode->isEmpty() && *mode != "query"_L1))
        return core::fail(
            parameterError(OAuthCode::InvalidRequest, u"response_mode"_s, u"The only response_mode is 'query'."_s));
    return {};
}

} // namespace server
