#include "server/grants/AuthorizationCodeGrant.h"

#include "server/grants/CodeProof.h"
#include "server/oauth/CheckTrace.h"
#include "server/oauth/CoreErrors.h"
#include "server/oauth/Resources.h"

using namespace Qt::StringLiterals;

namespace server {

namespace {

OAuthError invalidCode(const QString &why, const QString &parameter = u"code"_s)
{
    auto error = parameterError(OAuthCode::InvalidGrant, parameter,
                                u"The code is invalid, expired or used, or the request does not fit to it."_s);
    error.auditNote = why;
    return error;
}

} // namespace

QString AuthorizationCodeGrant::type() const
{
    return u"authorization_code"_s;
}

core::Result<core::TokenSet, OAuthError> AuthorizationCodeGrant::exchange(const TokenRequest &request,
                                                                          const core::Client &client)
{
    if (const auto complete = request.form.require({"code"}); !complete)
        return core::fail(complete.error());
    const QByteArray code = request.form.text("code").toUtf8();
    const auto found = usableCode(code, request, client);
    if (!found)
        return core::fail(found.error());
    const auto &grant = found->grant;
    const auto resources = narrowedResources(request.form.texts("resource"), grant.resources, m_tokens.audience());
    if (!resources)
        return core::fail(resources.error());

    core::IssueRequest issue;
    issue.user = found->user;
    issue.client = client;
    issue.scopes = grant.scopes;
    issue.withRefreshToken = client.allowsGrant(u"refresh_token"_s);
    issue.grant = type();
    issue.origin = request.origin;
    issue.authentication = grant.authentication;
    issue.nonce = grant.nonce;
    issue.resources = *resources;
    issue.dpopKey = request.dpopKey;
    issue.alongside = m_codes.spend(code);
    auto issued = m_tokens.issue(issue);
    if (!issued)
        return core::fail(lost(code, issued.error(), request.origin));
    return std::move(*issued);
}

core::Result<AuthorizationCodeGrant::Found, OAuthError>
AuthorizationCodeGrant::usableCode(const QByteArray &code, const TokenRequest &request, const core::Client &client)
{
    auto found = m_codes.find(code);
    if (!found)
        return core::fail(toOAuth(found.error()));
    if (!*found)
        return core::fail(invalidCode(u"the code is unknown"_s));
    const auto &known = **found;
    // Another client's code stays good: who got hold of it must not be able to spoil it either.
    if (known.grant.client != client.id)
        return core::fail(invalidCode(u"the code is another client's"_s));
    if (known.isUsed)
        return core::fail(replayed(code, request.origin));
    if (known.isExpired)
        return core::fail(invalidCode(u"the code has expired"_s));
    notePassed("code", "RFC 6749 §4.1.3");
    if (const auto fault = faultOfCodeProof(request, known.grant, client))
        return core::fail(invalidCode(*fault));
    if (!known.user.canSignIn())
        return core::fail(invalidCode(u"the user may not sign in any more"_s));
    return std::move(**found);
}

OAuthError AuthorizationCodeGrant::replayed(const QByteArray &code, const core::Origin &origin)
{
    const auto family = m_codes.revokeReplayed(code, origin);
    if (!family)
        return toOAuth(family.error());
    auto error = invalidCode(u"the code was used before"_s);
    error.reusedFamily = *family;
    error.isAudited = family->has_value();
    return error;
}

/// Nothing was stored: the code was used meanwhile (which is a replay too), or the user or the key is gone.
OAuthError AuthorizationCodeGrant::lost(const QByteArray &code, const core::Error &error, const core::Origin &origin)
{
    if (error.kind != core::ErrorKind::Conflict)
        return toOAuth(error);
    const auto now = m_codes.find(code);
    if (!now)
        return toOAuth(now.error());
    if (*now && (*now)->isUsed)
        return replayed(code, origin);
    if (!*now || (*now)->isExpired || !(*now)->user.canSignIn())
        return invalidCode(u"the code has expired or the user may not sign in any more"_s);
    return toOAuth(error);
}

} // namespace server
