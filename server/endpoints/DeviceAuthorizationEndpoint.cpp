#include "server/endpoints/DeviceAuthorizationEndpoint.h"

#include "server/grants/DeviceCodeGrant.h"
#include "server/http/SecurityHeaders.h"
#include "server/oauth/AuthorizationChecks.h"
#include "server/oauth/CoreErrors.h"
#include "server/oauth/Resources.h"
#include "server/oauth/TokenRequest.h"

using namespace Qt::StringLiterals;

namespace server {

Answer DeviceAuthorizationEndpoint::answer(const HttpRequest &request)
{
    std::shared_ptr<const core::Client> client;
    const auto begun = begin(request, client);
    if (!begun)
        m_context.refusals.write(begun.error(), u"/oauth/device_authorization"_s,
                                 client ? client->id : core::ClientId(), originOf(request));
    auto response = begun ? HttpResponse::json(200, *begun) : toResponse(begun.error());
    forbidStoring(response);
    return {response, client};
}

core::Result<QJsonObject, OAuthError> DeviceAuthorizationEndpoint::begin(const HttpRequest &request,
                                                                         std::shared_ptr<const core::Client> &client)
{
    if (const auto refusal = m_context.rateLimit.admit(request.client))
        return core::fail(rateLimitExceeded(refusal->limit, refusal->retryAfter));
    const auto form = FormBody::parse(request);
    if (!form)
        return core::fail(form.error());
    const auto authenticated = m_context.authentication.authenticate(request, *form);
    if (!authenticated)
        return core::fail(authenticated.error());
    client = *authenticated;
    if (!client->allowsGrant(QString::fromLatin1(DeviceCodeGrant::kType)))
        return core::fail(oauthError(OAuthCode::UnauthorizedClient, u"The client may not use the device flow."_s));
    const auto scopes = authorizableScopes(form->text("scope"), *client, m_context.scopes.known());
    if (!scopes)
        return core::fail(scopes.error());
    const auto resources = grantedResources(form->texts("resource"), *client, m_context.audience);
    if (!resources)
        return core::fail(resources.error());
    if (const auto admitted = m_context.live.admit(*client, originOf(request)); !admitted)
        return core::fail(admitted.error());
    const auto begun = m_context.codes.begin(client->id, *scopes, *resources, originOf(request));
    if (!begun)
        return core::fail(toOAuth(begun.error()));
    return description(*begun);
}

QJsonObject DeviceAuthorizationEndpoint::description(const core::DeviceCodes::Begun &begun) const
{
    const QString page = m_context.urls.of("/device");
    return {
        {u"device_code"_s, QString::fromLatin1(begun.deviceCode)},
        {u"user_code"_s, begun.userCode},
        {u"verification_uri"_s, page},
        {u"verification_uri_complete"_s, page + u"?user_code="_s + begun.userCode},
        {u"expires_in"_s, qint64(begun.expiresIn.count())},
        {u"interval"_s, qint64(begun.interval.count())},
    };
}

} // namespace server
