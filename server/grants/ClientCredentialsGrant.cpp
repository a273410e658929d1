#include "server/grants/ClientCredentialsGrant.h"

#include "core/clients/ClientRules.h"
#include "server/oauth/CoreErrors.h"
#include "server/oauth/Resources.h"
#include "server/oauth/Scope.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace server {

QString ClientCredentialsGrant::type() const
{
    return u"client_credentials"_s;
}

core::Result<core::TokenSet, OAuthError> ClientCredentialsGrant::exchange(const TokenRequest &request,
                                                                          const core::Client &client)
{
    if (!client.isConfidential())
        return core::fail(
            oauthError(OAuthCode::UnauthorizedClient, u"Only confidential clients may use this grant_type."_s));
    const auto asked = parseScope(request.form.text("scope"));
    if (!asked)
        return core::fail(asked.error());
    const auto isAbout = [](const QString &scope) { return core::ClientRules::openIdScopes().contains(scope); };
    // There is no user that these could tell of.
    if (*asked && std::any_of((*asked)->begin(), (*asked)->end(), isAbout))
        return core::fail(
            parameterError(OAuthCode::InvalidScope, u"scope"_s, u"The scopes of OpenID Connect need a user."_s));
    auto scopes = grantedScopes(*asked, client);
    if (!scopes)
        return core::fail(scopes.error());
    scopes->removeIf(isAbout);
    const auto resources = grantedResources(request.form.texts("resource"), client, m_tokens.audience());
    if (!resources)
        return core::fail(resources.error());
    core::ClientTokenRequest issue;
    issue.client = client;
    issue.scopes = *scopes;
    issue.resources = *resources;
    issue.dpopKey = request.dpopKey;
    issue.origin = request.origin;
    auto issued = m_tokens.issue(issue);
    if (!issued)
        return core::fail(toOAuth(issued.error()));
    return std::move(*issued);
}

} // namespace server
