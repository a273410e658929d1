#include "server/endpoints/UserinfoEndpoint.h"

#include "core/tokens/ClaimValues.h"
#include "server/http/SecurityHeaders.h"
#include "server/oauth/CoreErrors.h"
#include "server/oauth/CurrentUser.h"
#include "server/oauth/TokenRequest.h"

using namespace Qt::StringLiterals;

namespace server {

namespace {

/// OpenID Connect Core §5.4: a scope stands for its claims.
QJsonObject claimsOf(const core::User &user, const core::Client &client, const QStringList &scopes)
{
    QJsonObject claims = core::ruledClaims(client, &user, core::ClaimTarget::UserInfo);
    claims.insert(u"sub"_s, user.id.value);
    if (scopes.contains("profile"_L1)) {
        claims.insert(u"preferred_username"_s, user.username);
        claims.insert(u"updated_at"_s, core::toSeconds(user.updatedAt));
    }
    if (scopes.contains("email"_L1)) {
        claims.insert(u"email"_s, user.email);
        claims.insert(u"email_verified"_s, user.isVerified);
    }
    return claims;
}

} // namespace

Answer UserinfoEndpoint::answer(const HttpRequest &request)
{
    PresentedToken presented;
    std::shared_ptr<const core::Client> client;
    const auto told = claims(request, presented, client);
    const bool wasTried = told || !presented.token.isEmpty() || told.error().code != OAuthCode::InvalidToken;
    if (!told && wasTried)
        m_context.refusals.write(told.error(), u"/oauth/userinfo"_s, client ? client->id : core::ClientId(),
                                 originOf(request));
    auto response = told ? HttpResponse::json(200, *told) : challenge(told.error(), presented, u"openid"_s);
    const QByteArray nonce = told && presented.isDpop ? m_context.dpop.freshNonce() : QByteArray();
    if (!nonce.isEmpty())
        response.with("DPoP-Nonce"_ba, nonce);
    forbidStoring(response);
    return {response, client};
}

core::Result<QJsonObject, OAuthError> UserinfoEndpoint::claims(const HttpRequest &request, PresentedToken &presented,
                                                               std::shared_ptr<const core::Client> &client)
{
    if (const auto refusal = m_context.rateLimit.admit(request.client))
        return core::fail(rateLimitExceeded(refusal->limit, refusal->retryAfter));
    const auto sent = presentedToken(request);
    if (!sent)
        return core::fail(sent.error());
    presented = *sent;
    const auto state = m_access.check(request, presented, u"openid"_s);
    if (!state)
        return core::fail(state.error());
    // Of bearers only the refused count: who stands between many users and us has one address. A DPoP proof takes
    // memory, and comes from where its key is.
    if (!presented.isDpop)
        m_context.rateLimit.forgive(request.client);
    const auto found = m_context.clients.find(state->client);
    const auto user = currentUser(m_context.database, state->user);
    if (!found || !user)
        return core::fail(toOAuth(!found ? found.error() : user.error()));
    if (!*found || !*user)
        return core::fail(oauthError(OAuthCode::InvalidToken, u"The access token is invalid, expired or revoked."_s));
    client = *found;
    const QStringList scopes = state->claims.value("scope"_L1).toString().split(u' ');
    return claimsOf(**user, *client, scopes);
}

} // namespace server
