#include "server/endpoints/IntrospectEndpoint.h"

#include "server/http/SecurityHeaders.h"
#include "server/oauth/CheckTrace.h"
#include "server/oauth/CoreErrors.h"
#include "server/oauth/TokenRequest.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace server {

namespace {

/// RFC 7662 §4: a token for other resources than the caller's is none of its business, unless it is its own.
bool concerns(const core::TokenState &state, const core::Client &caller, const QString &audience)
{
    if (state.isRefresh || state.client == caller.id)
        return true;
    const QJsonValue aud = state.claims.value("aud"_L1);
    const QJsonArray all = aud.isArray() ? aud.toArray() : QJsonArray{aud};
    return std::any_of(all.begin(), all.end(), [&](const QJsonValue &one) {
        return one.toString() == audience || caller.resources.contains(one.toString());
    });
}

/// RFC 7662 §2.2. An inactive token gets nothing but that word: no caller learns why.
QJsonObject describe(const core::TokenState &state)
{
    if (!state.active)
        return {{u"active"_s, false}};
    QJsonObject description{{u"active"_s, true}};
    if (!state.username.isEmpty())
        description.insert(u"username"_s, state.username);
    if (!state.isRefresh) // RFC 9449 §6.2
        description.insert(u"token_type"_s, state.claims.contains("cnf"_L1) ? u"DPoP"_s : u"bearer"_s);
    for (const auto &name : {"iss"_L1, "sub"_L1, "aud"_L1, "exp"_L1, "nbf"_L1, "iat"_L1, "jti"_L1, "scope"_L1,
                             "client_id"_L1, "type"_L1, "cnf"_L1, "act"_L1, "auth_time"_L1, "acr"_L1}) {
        if (const auto claim = state.claims.constFind(name); claim != state.claims.constEnd())
            description.insert(name, *claim);
    }
    return description;
}

} // namespace

Answer IntrospectEndpoint::answer(const HttpRequest &request)
{
    std::shared_ptr<const core::Client> client;
    const auto description = introspect(request, client);
    if (!description)
        m_refusals.write(description.error(), u"/oauth/introspect"_s, client ? client->id : core::ClientId(),
                         originOf(request));
    auto response = description ? HttpResponse::json(200, *description) : toResponse(description.error());
    forbidStoring(response);
    return {response, client};
}

core::Result<QJsonObject, OAuthError> IntrospectEndpoint::introspect(const HttpRequest &request,
                                                                     std::shared_ptr<const core::Client> &client)
{
    if (const auto refusal = m_rateLimit.admit(request.client))
        return core::fail(rateLimitExceeded(refusal->limit, refusal->retryAfter));
    const auto form = FormBody::parse(request);
    if (!form)
        return core::fail(form.error());
    const auto authenticated = m_authentication.authenticateConfidential(request, *form);
    if (!authenticated)
        return core::fail(authenticated.error());
    client = *authenticated;
    // A resource server asks for each request of its own, all from one address.
    m_rateLimit.forgive(request.client);
    if (const auto complete = form->require({"token"}); !complete)
        return core::fail(complete.error());
    const auto state = m_tokens.inspect(form->text("token").toUtf8());
    if (!state)
        return core::fail(toOAuth(state.error()));
    const bool isConcerned = concerns(*state, *client, m_tokens.audience());
    if (!state->active)
        noteFailed("token", "RFC 7662 §2.2", state->reason);
    else if (!isConcerned)
        noteFailed("token", "RFC 7662 §4", u"the token is for another audience"_s);
    else
        notePassed("token", "RFC 7662 §2.2");
    if (!isConcerned)
        return describe({});
    return describe(*state);
}

} // namespace server
