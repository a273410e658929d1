#include "server/oauth/TokenRequest.h"

using namespace Qt::StringLiterals;

namespace server {

core::Origin originOf(const HttpRequest &request)
{
    return {request.client.toString(), request.userAgent(), request.id, u"http"_s};
}

core::Result<TokenRequest, OAuthError> parseTokenRequest(const HttpRequest &request)
{
    auto form = FormBody::parse(request);
    if (!form)
        return core::fail(form.error());
    const QString grantType = form->text("grant_type");
    return TokenRequest{grantType, std::move(*form), originOf(request)};
}

} // namespace server
