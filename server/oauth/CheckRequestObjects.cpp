#include "server/oauth/AuthorizationChecks.h"

using namespace Qt::StringLiterals;

namespace server {

core::Result<void, OAuthError> checkRequestObjects(AuthorizationDraft &draft)
{
    // OpenID Connect Core §6 and §7.2.1. What was pushed has been taken out of its request_uri before.
    if (draft.parameters.has("request"))
        return core::fail(parameterError(OAuthCode::RequestNotSupported, u"request"_s,
                                         u"Parameter 'request' is not supported; push the request (RFC 9126)."_s));
    if (draft.parameters.has("request_uri"))
        return core::fail(parameterError(OAuthCode::RequestUriNotSupported, u"request_uri"_s,
                                         u"Only a request_uri of pushed requests (RFC 9126) is supported."_s));
    if (draft.parameters.has("registration"))
        return core::fail(parameterError(OAuthCode::RegistrationNotSupported, u"registration"_s,
                                         u"Parameter 'registration' is not supported."_s));
    return {};
}

} // namespace server
