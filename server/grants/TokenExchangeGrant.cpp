#include "server/grants/TokenExchangeGrant.h"

#include "core/tokens/ProvenToken.h"
#include "server/oauth/CoreErrors.h"
#include "server/oauth/Resources.h"
#include "server/oauth/Scope.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace server {

namespace {

std::unexpected<OAuthError> badParameter(const QString &name, const QString &text)
{
    return core::fail(parameterError(OAuthCode::InvalidRequest, name, text));
}

core::Result<void, OAuthError> checkTypes(const FormBody &form)
{
    const QLatin1String accessToken(TokenExchangeGrant::kAccessTokenType);
    if (form.text("subject_token_type") != accessToken)
        return badParameter(u"subject_token_type"_s, u"The only subject_token_type is an access token of ours."_s);
    const QString wanted = form.text("requested_token_type");
    if (!wanted.isEmpty() && wanted != accessToken)
        return badParameter(u"requested_token_type"_s, u"The only requested_token_type is an access token."_s);
    if (form.has("actor_token") || form.has("actor_token_type"))
        return badParameter(u"actor_token"_s, u"The actor is the client itself; 'actor_token' is not supported."_s);
    return {};
}

/// Both the subject's and the client's; all of these when none was asked for.
core::Result<QStringList, OAuthError> exchangedScopes(const QString &parameter, const core::TokenState &subject,
                                                      const core::Client &client)
{
    const auto asked = parseScope(parameter);
    if (!asked)
        return core::fail(asked.error());
    QStringList both = subject.claims.value("scope"_L1).toString().split(u' ', Qt::SkipEmptyParts);
    both.removeIf([&client](const QString &scope) { return !client.scopes.contains(scope); });
    const QStringList wanted = asked->value_or(both);
    const bool areWithin =
        std::all_of(wanted.begin(), wanted.end(), [&both](const QString &scope) { return both.contains(scope); });
    if (!areWithin || wanted.isEmpty())
        return core::fail(parameterError(OAuthCode::InvalidScope, u"scope"_s,
                                         u"The scope exceeds what the subject's token or the client has."_s));
    return wanted;
}

/// RFC 8693 §2.1: `audience` is a name, `resource` an address; here both are what `aud` may be. What the subject's
/// token is for it stays good for, anything else must be among the client's own resources: the configured audience too,
/// since a token for one API is worth nothing at the others. Empty when nothing is named.
core::Result<QStringList, OAuthError> exchangedTargets(const FormBody &form, const core::TokenState &subject,
                                                       const core::Client &client)
{
    const QStringList allowed = core::audienceIn(subject.claims) + client.resources;
    auto targets = grantedResources(form.texts("resource"), allowed);
    const QString name = form.text("audience");
    if (!targets || name.isEmpty() || targets->contains(name))
        return targets;
    if (!allowed.contains(name))
        return core::fail(
            parameterError(OAuthCode::InvalidTarget, u"audience"_s, u"The client may not use this audience."_s));
    return *targets + QStringList{name};
}

} // namespace

QString TokenExchangeGrant::type() const
{
    return QString::fromLatin1(kType);
}

core::Result<core::TokenSet, OAuthError> TokenExchangeGrant::exchange(const TokenRequest &request,
                                                                      const core::Client &client)
{
    if (!client.isConfidential()) // anybody could be it, and act for whoever's token he has got hold of
        return core::fail(
            oauthError(OAuthCode::UnauthorizedClient, u"Only confidential clients may use this grant_type."_s));
    if (const auto complete = request.form.require({"subject_token", "subject_token_type"}); !complete)
        return core::fail(complete.error());
    if (const auto types = checkTypes(request.form); !types)
        return core::fail(types.error());
    const auto subject = subjectOf(request);
    if (!subject)
        return core::fail(subject.error());
    const auto scopes = exchangedScopes(request.form.text("scope"), *subject, client);
    if (!scopes)
        return core::fail(scopes.error());
    const auto targets = exchangedTargets(request.form, *subject, client);
    if (!targets)
        return core::fail(targets.error());
    core::ExchangeRequest exchange;
    exchange.subject = *subject;
    exchange.client = client;
    exchange.scopes = *scopes;
    exchange.resources = *targets;
    exchange.dpopKey = request.dpopKey;
    exchange.origin = request.origin;
    auto exchanged = m_tokens.exchange(exchange);
    if (!exchanged)
        return core::fail(toOAuth(exchanged.error()));
    return std::move(*exchanged);
}

core::Result<core::TokenState, OAuthError> TokenExchangeGrant::subjectOf(const TokenRequest &request)
{
    auto state = m_tokens.inspect(request.form.text("subject_token").toUtf8());
    if (!state)
        return core::fail(toOAuth(state.error()));
    const QString key = state->claims.value("cnf"_L1).toObject().value("jkt"_L1).toString();
    // A token bound to a key is worth nothing without it, here neither.
    const bool isProven = key.isEmpty() || key == request.dpopKey;
    if (!state->active || state->isRefresh || state->user.isEmpty() || !isProven)
        return badParameter(u"subject_token"_s, u"The subject_token is not a living access token of a user."_s);
    return std::move(*state);
}

} // namespace server
