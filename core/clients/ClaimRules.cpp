#include "core/clients/ClaimRules.h"

#include <QHash>
#include <QSet>
#include <QStringList>

#include <algorithm>

namespace core {
using namespace Qt::StringLiterals;
namespace {

constexpr qsizetype kLongestClaim = 128;
constexpr qsizetype kLongestClaimValue = 500;

QSet<QString> namesIn(const QString &words)
{
    const QStringList list = words.split(u' ', Qt::SkipEmptyParts);
    return {list.begin(), list.end()};
}

bool isClaimName(const QString &claim)
{
    static const QString marks = u"-._~:/"_s; // so that a name may be a URI, RFC 7519 §4.2
    return !claim.isEmpty() && claim.size() <= kLongestClaim && std::all_of(claim.begin(), claim.end(), [](QChar c) {
        return (c.unicode() < 0x80 && c.isLetterOrNumber()) || marks.contains(c);
    });
}

bool isClaimValue(const QString &value)
{
    return value.size() <= kLongestClaimValue && value.isValidUtf16() &&
           std::none_of(value.begin(), value.end(), [](QChar c) { return c.category() == QChar::Other_Control; });
}

auto badRule(const QString &detail)
{
    return fail(ErrorKind::InvalidInput, detail, u"claim_rules"_s);
}

} // namespace

Result<void> ClaimRules::check(const QList<ClaimRule> &rules)
{
    if (rules.size() > kMost)
        return badRule(u"a client has at most %1 claims of its own"_s.arg(kMost));
    QSet<QString> names;
    for (const ClaimRule &rule : rules) {
        if (!isClaimName(rule.claim))
            return badRule(u"a claim has 1 to %1 letters, digits or -._~:/"_s.arg(kLongestClaim));
        if (isTaken(rule))
            return badRule(u"the claim %1 has a meaning of its own"_s.arg(rule.claim));
        if (names.contains(rule.claim))
            return badRule(u"the claim %1 is there twice"_s.arg(rule.claim));
        names.insert(rule.claim);
        if (!rule.inAccessToken && !rule.inIdToken && !rule.inUserInfo)
            return badRule(u"the claim %1 goes nowhere: access_token, id_token or userinfo"_s.arg(rule.claim));
        const bool isFixed = rule.source == ClaimRule::Source::Fixed;
        if (isFixed ? !isClaimValue(rule.value) : !rule.value.isEmpty())
            return badRule(u"the claim %1 has a value that it may not have"_s.arg(rule.claim));
    }
    return {};
}

bool ClaimRules::isTaken(const ClaimRule &rule)
{
    // About the user, and true only from this source: many applications look for them in the ID token.
    static const QHash<QString, ClaimRule::Source> fromTheUser{
        {u"email"_s, ClaimRule::Source::Email},
        {u"email_verified"_s, ClaimRule::Source::EmailVerified},
        {u"preferred_username"_s, ClaimRule::Source::Username},
        {u"name"_s, ClaimRule::Source::Username},
    };
    if (const auto source = fromTheUser.find(rule.claim); source != fromTheUser.end())
        return rule.source != *source;
    static const QSet<QString> taken =
        // RFC 7519 §4.1, RFC 9068 §2.2, RFC 7800, RFC 8693 §4, RFC 9449, RFC 8417, RFC 9470
        namesIn(u"iss sub aud exp nbf iat jti client_id scope cnf act may_act events toe txn "
                u"auth_time acr amr authorization_details htm htu ath nonce "
                // OpenID Connect Core §2, §5.1, and logout
                "azp at_hash c_hash s_hash sid sub_jwk name given_name family_name middle_name nickname "
                "preferred_username profile picture website email email_verified gender birthdate zoneinfo locale "
                "phone_number phone_number_verified address updated_at _claim_names _claim_sources "
                // RFC 7662 §2.2
                "active username token_type token_introspection "
                // ours, and what no parser should meet
                "type typ alg kid resource resources family_id session __proto__"_s);
    return taken.contains(rule.claim.toLower());
}

} // namespace core
