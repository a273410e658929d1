#include "server/endpoints/RevokeEndpoint.h"

#include "server/http/SecurityHeaders.h"
#include "server/oauth/CoreErrors.h"
#include "server/oauth/TokenRequest.h"

using namespace Qt::StringLiterals;

namespace server {

Answer RevokeEndpoint::answer(const HttpRequest &request)
{
    std::shared_ptr<const core::Client> client;
    const auto revoked = revoke(request, client);
    if (!revoked)
        m_refusals.write(revoked.error(), u"/oauth/revoke"_s, client ? client->id : core::ClientId(),
                         originOf(request));
    // RFC 7009 §2.2: 200 for a token that is unknown too. Another client's token is left alone, and nobody learns of
    // it.
    auto response = revoked ? HttpResponse::json(200, {{u"revoked"_s, true}}) : toResponse(revoked.error());
    forbidStoring(response);
    return {response, client};
}

core::Result<void, OAuthError> RevokeEndpoint::revoke(const HttpRequest &request,
                                                      std::shared_ptr<const core::Client> &client)
{
    if (const auto refusal = m_rateLimit.admit(request.client))
        return core::fail(rateLimitExceeded(refusal->limit, refusal->retryAfter));
    const auto form = FormBody::parse(request);
    if (!form)
        return core::fail(form.error());
    const auto authenticated = m_authentication.authenticate(request, *form);
    if (!authenticated)
        return core::fail(authenticated.error());
    client = *authenticated;
    if (const auto complete = form->require({"token"}); !complete)
        return core::fail(complete.error());
    const auto revoked = m_tokens.revoke(form->text("token").toUtf8(), *client, originOf(request));
    if (!revoked)
        return core::fail(toOAuth(revoked.error()));
    if (*revoked)
        m_events.tokensChanged();
    return {};
}

} // namespace server
