#include "server/grants/PasswordGrant.h"

#include "server/oauth/CoreErrors.h"
#include "server/oauth/Resources.h"
#include "server/oauth/Scope.h"

#include <QSemaphoreReleaser>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace server {

PasswordGrant::PasswordGrant(core::PasswordSignIn &signIn, core::TokenService &tokens, int atOnce)
    : m_signIn(signIn), m_tokens(tokens), m_places(atOnce)
{}

QString PasswordGrant::type() const
{
    return u"password"_s;
}

core::Result<core::TokenSet, OAuthError> PasswordGrant::exchange(const TokenRequest &request,
                                                                 const core::Client &client)
{
    if (const auto complete = request.form.require({"username", "password"}); !complete)
        return core::fail(complete.error());
    const auto asked = parseScope(request.form.text("scope"));
    if (!asked)
        return core::fail(asked.error());
    const auto scopes = grantedScopes(*asked, client);
    if (!scopes)
        return core::fail(scopes.error());
    const auto resources = grantedResources(request.form.texts("resource"), client, m_tokens.audience());
    if (!resources)
        return core::fail(resources.error());
    const auto user = signedInUser(request, client);
    if (!user)
        return core::fail(user.error());
    core::IssueRequest issue;
    issue.user = *user;
    issue.client = client;
    issue.scopes = *scopes;
    issue.withRefreshToken = client.allowsGrant(u"refresh_token"_s);
    issue.grant = type();
    issue.origin = request.origin;
    issue.resources = *resources;
    issue.dpopKey = request.dpopKey;
    auto issued = m_tokens.issue(issue);
    if (!issued)
        return core::fail(toOAuth(issued.error()));
    return std::move(*issued);
}

core::Result<core::User, OAuthError> PasswordGrant::signedInUser(const TokenRequest &request,
                                                                 const core::Client &client)
{
    if (!m_places.tryAcquire())
        return core::fail(temporarilyUnavailable(1s));
    const QSemaphoreReleaser place(m_places);
    auto user =
        m_signIn.signIn(request.form.text("username"), request.form.secret("password"), client.id, request.origin);
    if (!user)
        return core::fail(toOAuth(user.error()));
    return std::move(*user);
}

} // namespace server
