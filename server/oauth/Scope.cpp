#include "server/oauth/Scope.h"

#include "core/clients/ClientRules.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace server {

namespace {

bool isScopeCharacter(QChar c)
{
    return c.unicode() > 0x20 && c.unicode() < 0x7f && c != u'"' && c != u'\\';
}

} // namespace

core::Result<std::optional<QStringList>, OAuthError> parseScope(const QString &parameter)
{
    if (parameter.isEmpty())
        return std::nullopt;
    QStringList scopes = parameter.split(u' ', Qt::SkipEmptyParts);
    for (const QString &scope : scopes) {
        if (!std::all_of(scope.begin(), scope.end(), isScopeCharacter))
            return core::fail(parameterError(OAuthCode::InvalidScope, u"scope"_s, u"The scope is malformed."_s));
    }
    if (scopes.isEmpty())
        return core::fail(parameterError(OAuthCode::InvalidScope, u"scope"_s, u"The scope is malformed."_s));
    scopes.removeDuplicates();
    return scopes;
}

core::Result<QStringList, OAuthError> grantedScopes(const std::optional<QStringList> &asked, const core::Client &client)
{
    if (!asked)
        return client.scopes;
    QStringList allowed = client.scopes + core::ClientRules::openIdScopes();
    allowed.removeDuplicates();
    const auto isAllowed = [&allowed](const QString &scope) { return allowed.contains(scope); };
    if (!std::all_of(asked->begin(), asked->end(), isAllowed))
        return core::fail(
            parameterError(OAuthCode::InvalidScope, u"scope"_s, u"The client may not ask for this scope."_s));
    QStringList granted;
    std::copy_if(allowed.begin(), allowed.end(), std::back_inserter(granted),
                 [&asked](const QString &scope) { return asked->contains(scope); });
    return granted;
}

} // namespace server
