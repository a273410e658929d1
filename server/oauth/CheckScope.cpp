#include "core/clients/ClientRules.h"
#include "server/oauth/AuthorizationChecks.h"
#include "server/oauth/Scope.h"

using namespace Qt::StringLiterals;

namespace server {

core::Result<QStringList, OAuthError> authorizableScopes(const QString &parameter, const core::Client &client,
                                                         const QStringList &knownScopes)
{
    const auto asked = parseScope(parameter);
    if (!asked)
        return core::fail(asked.error());
    if (!*asked)
        return client.scopes;
    QStringList granted;
    for (const QString &scope : **asked) {
        if (client.scopes.contains(scope) || core::ClientRules::openIdScopes().contains(scope))
            granted += scope;
        else if (knownScopes.contains(scope))
            return core::fail(parameterError(OAuthCode::InvalidScope, u"scope"_s,
                                             u"The client may not ask for one of these scopes."_s));
    }
    if (granted.isEmpty())
        return core::fail(parameterError(OAuthCode::InvalidScope, u"scope"_s, u"None of the scopes is known here."_s));
    return granted;
}

core::Result<void, OAuthError> checkScope(AuthorizationDraft &draft)
{
    const auto sent = draft.parameters.text("scope");
    if (!sent)
        return core::fail(sent.error());
    const auto scopes = authorizableScopes(*sent, draft.client, draft.knownScopes);
    if (!scopes)
        return core::fail(scopes.error());
    draft.request.scopes = *scopes;
    return {};
}

} // namespace server
