#include "core/tokens/ClaimValues.h"

#include "core/clients/ClaimRules.h"

#include <algorithm>

namespace core {

using namespace Qt::StringLiterals;

bool rulesNeedUser(const Client &client)
{
    return std::ranges::any_of(client.claimRules, [](const ClaimRule &rule) {
        return rule.source != ClaimRule::Source::Fixed && (rule.inAccessToken || rule.inIdToken);
    });
}

static bool isFor(const ClaimRule &rule, ClaimTarget target)
{
    switch (target) {
    case ClaimTarget::AccessToken:
        return rule.inAccessToken;
    case ClaimTarget::IdToken:
        return rule.inIdToken;
    case ClaimTarget::UserInfo:
        return rule.inUserInfo;
    }
    Q_UNREACHABLE();
}

/// Undefined when it is about a user and there is none.
static QJsonValue valueOf(const ClaimRule &rule, const User *user)
{
    if (rule.source != ClaimRule::Source::Fixed && !user)
        return QJsonValue::Undefined;
    switch (rule.source) {
    case ClaimRule::Source::Username:
        return user->username;
    case ClaimRule::Source::Email:
        return user->email;
    case ClaimRule::Source::EmailVerified:
        return user->isVerified;
    case ClaimRule::Source::Fixed:
        return rule.value;
    }
    Q_UNREACHABLE();
}

QJsonObject ruledClaims(const Client &client, const User *user, ClaimTarget target)
{
    QJsonObject claims;
    for (const ClaimRule &rule : client.claimRules) {
        // No such rule can be saved; one that came in another way must not forge a token either.
        if (!isFor(rule, target) || rule.claim.isEmpty() || ClaimRules::isTaken(rule))
            continue;
        if (const QJsonValue value = valueOf(rule, user); !value.isUndefined())
            claims.insert(rule.claim, value);
    }
    return claims;
}

} // namespace core
