#include "core/tokens/ClaimValues.h"

#include <QSet>

#include <algorithm>

namespace core {

using namespace Qt::StringLiterals;

bool isProtocolClaim(const QString &claim)
{
    static const QSet<QString> claims{
        u"iss"_s,           u"sub"_s,       u"aud"_s,    u"exp"_s,        u"nbf"_s,      u"iat"_s,
        u"jti"_s,           u"azp"_s,       u"nonce"_s,  u"auth_time"_s,  u"at_hash"_s,  u"c_hash"_s,
        u"s_hash"_s,        u"acr"_s,       u"amr"_s,    u"sid"_s,        u"cnf"_s,      u"act"_s,
        u"may_act"_s,       u"client_id"_s, u"scope"_s,  u"events"_s,     u"type"_s,     u"resources"_s,
        u"session"_s,       u"sub_jwk"_s,   u"active"_s, u"token_type"_s, u"username"_s, u"_claim_names"_s,
        u"_claim_sources"_s};
    return claims.contains(claim);
}

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
        // ClientRules refuses such a rule; one that came in another way must not forge a token either.
        if (!isFor(rule, target) || rule.claim.isEmpty() || isProtocolClaim(rule.claim))
            continue;
        if (const QJsonValue value = valueOf(rule, user); !value.isUndefined())
            claims.insert(rule.claim, value);
    }
    return claims;
}

} // namespace core
