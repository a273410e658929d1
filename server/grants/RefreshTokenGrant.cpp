#include "server/grants/RefreshTokenGrant.h"

#include "server/oauth/CoreErrors.h"
#include "server/oauth/Scope.h"

using namespace Qt::StringLiterals;

namespace server {

QString RefreshTokenGrant::type() const
{
    return u"refresh_token"_s;
}

core::Result<core::TokenSet, OAuthError> RefreshTokenGrant::exchange(const TokenRequest &request,
                                                                     const core::Client &client)
{
    if (const auto complete = request.form.require({"refresh_token"}); !complete)
        return core::fail(complete.error());
    const auto asked = parseScope(request.form.text("scope"));
    if (!asked)
        return core::fail(asked.error());
    // What scope and resources may be narrowed to is known from the token only, so the rotation decides it.
    const QByteArray token = request.form.text("refresh_token").toUtf8();
    core::RefreshRequest refresh{token, client, *asked, request.origin};
    refresh.resources = request.form.texts("resource");
    refresh.dpopKey = request.dpopKey;
    auto rotated = m_tokens.rotate(refresh);
    if (!rotated) {
        auto error = toOAuth(rotated.error());
        error.auditNote = core::refreshRefusalName(rotated.error());
        if (rotated.error() == core::RefreshRefusal::Reused)
            error.reusedFamily = familyOf(token);
        return core::fail(std::move(error));
    }
    return std::move(*rotated);
}

core::FamilyId RefreshTokenGrant::familyOf(const QByteArray &token)
{
    const auto state = m_tokens.inspect(token);
    return state ? state->family : core::FamilyId();
}

} // namespace server
