#include "core/admin/database/TokenInspector.h"

#include "core/tokens/TokenIssuer.h"

#include <QJsonArray>

namespace core {

using namespace Qt::StringLiterals;

namespace {

using Outcome = TokenCheck::Outcome;

constexpr double kClockLeewaySeconds = 30; // as TokenService

Outcome passedIf(bool passed)
{
    return passed ? Outcome::Passed : Outcome::Failed;
}

QString momentText(const QJsonValue &numericDate)
{
    if (!numericDate.isDouble())
        return u"-"_s;
    return toDateTime(fromMillis(qint64(numericDate.toDouble() * 1000))).toString(Qt::ISODate);
}

QString audienceText(const QJsonValue &audience)
{
    if (!audience.isArray())
        return audience.toString();
    QStringList parts;
    for (const QJsonValue &part : audience.toArray())
        parts << part.toString();
    return parts.join(u' ');
}

/// As TokenService judges it: `exp` exactly, the beginning with the leeway that clocks of our nodes may differ by.
TokenCheck lifetimeCheck(const QJsonObject &claims, Instant now)
{
    const double seconds = double(toMillis(now)) / 1000;
    const auto hasBegun = [&](const QJsonValue &start) {
        return start.isUndefined() || (start.isDouble() && start.toDouble() <= seconds + kClockLeewaySeconds);
    };
    const QJsonValue expiry = claims.value(u"exp"_s);
    const QJsonValue start = claims.value(u"nbf"_s);
    const bool begun = hasBegun(start) && hasBegun(claims.value(u"iat"_s));
    const bool alive = expiry.isDouble() && expiry.toDouble() > seconds;
    return {u"lifetime"_s, passedIf(begun && alive), toDateTime(now).toString(Qt::ISODate),
            u"%1 – %2"_s.arg(momentText(start), momentText(expiry))};
}

TokenCheck formCheck(const Result<UnverifiedJwt> &parsed)
{
    TokenCheck check{u"form"_s, Outcome::Failed, u"header.claims.signature"_s, {}};
    if (!parsed)
        check.found = parsed.error().detail;
    else if (parsed->header.contains(u"crit"_s)) // no extension is understood here, RFC 7515 §4.1.11
        check.found = u"crit"_s;
    else
        check.outcome = Outcome::Passed;
    return check;
}

/// Media types are compared without case and without "application/", RFC 7515 §4.1.9.
bool hasType(const UnverifiedJwt &jwt, const char *type)
{
    const QString found = jwt.header.value(u"typ"_s).toString().toLower();
    const QLatin1String wanted(type);
    return found == wanted || found == "application/"_L1 + wanted;
}

} // namespace

Result<TokenInspection> TokenInspector::inspect(const QByteArray &token) const
{
    TokenInspection inspection;
    const auto parsed = parseJwt(token);
    inspection.checks.push_back(formCheck(parsed));
    if (!parsed) {
        for (const auto name : {"key"_L1, "algorithm"_L1, "signature"_L1, "type"_L1, "issuer"_L1, "audience"_L1,
                                "lifetime"_L1, "state"_L1})
            inspection.checks.push_back({name, Outcome::Skipped, {}, {}});
        return inspection;
    }
    inspection.header = parsed->header;
    inspection.claims = parsed->claims;
    checkSignature(*parsed, inspection.checks);
    checkClaims(*parsed, inspection.checks);

    const auto state = m_tokens.inspect(token);
    if (!state)
        return fail(state.error());
    inspection.active = state->active;
    inspection.checks.push_back(stateCheck(*state));
    return inspection;
}

void TokenInspector::checkSignature(const UnverifiedJwt &jwt, std::vector<TokenCheck> &checks) const
{
    const QString kid = jwt.header.value(u"kid"_s).toString();
    const QString algorithm = jwt.header.value(u"alg"_s).toString();
    const auto key = m_keys.verificationKey(kid);
    checks.push_back({u"key"_s, passedIf(key.has_value()), {}, kid});
    const QString expected = key ? algorithmName(key->algorithm()) : QString();
    const bool isRight = key && expected == algorithm;
    checks.push_back({u"algorithm"_s, key ? passedIf(isRight) : Outcome::Skipped, expected, algorithm});
    const Outcome signature = isRight ? passedIf(key->verify(jwt.signingInput, jwt.signature)) : Outcome::Skipped;
    checks.push_back({u"signature"_s, signature, {}, {}});
}

void TokenInspector::checkClaims(const UnverifiedJwt &jwt, std::vector<TokenCheck> &checks) const
{
    const QString type = jwt.header.value(u"typ"_s).toString();
    const bool isRefresh = hasType(jwt, TokenIssuer::kRefreshType);
    const bool isOurs = isRefresh || hasType(jwt, TokenIssuer::kAccessType);
    checks.push_back({u"type"_s, passedIf(isOurs), u"at+jwt, rt+jwt"_s, type});
    const QString issuer = jwt.claims.value(u"iss"_s).toString();
    checks.push_back({u"issuer"_s, passedIf(issuer == m_tokens.issuer()), m_tokens.issuer(), issuer});
    const QString audience = audienceText(jwt.claims.value(u"aud"_s));
    const QString wanted = isRefresh ? m_tokens.issuer() : m_tokens.audience();
    checks.push_back({u"audience"_s, passedIf(audience.split(u' ').contains(wanted)), wanted, audience});
    checks.push_back(lifetimeCheck(jwt.claims, m_clock.now()));
}

/// Of a token that is not proven, or over, the state says nothing that the checks before did not.
TokenCheck TokenInspector::stateCheck(const TokenState &state)
{
    TokenCheck check{u"state"_s, passedIf(state.active), u"active"_s, state.active ? u"active"_s : state.reason};
    if (state.claims.isEmpty() || state.reason == "expired"_L1)
        check.outcome = Outcome::Skipped;
    return check;
}

} // namespace core
