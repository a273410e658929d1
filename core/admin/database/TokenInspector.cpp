#include "core/admin/database/TokenInspector.h"

#include "core/tokens/TokenIssuer.h"

#include <QJsonArray>

#include <algorithm>

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

QStringList audienceOf(const QJsonObject &claims)
{
    const QJsonValue audience = claims.value(u"aud"_s);
    if (!audience.isArray())
        return {audience.toString()};
    QStringList parts;
    for (const QJsonValue &part : audience.toArray())
        parts << part.toString();
    return parts;
}

/// Everything that the token is for must be something that it may be for.
TokenCheck audienceCheck(const QStringList &found, const QStringList &wanted)
{
    const bool fits =
        !found.isEmpty() && std::ranges::all_of(found, [&](const QString &one) { return wanted.contains(one); });
    return {u"audience"_s, passedIf(fits), wanted.join(u", "_s), found.join(u' ')};
}

/// RFC 9449 §6.1: the thumbprint of the key that must go with the token.
TokenCheck bindingCheck(const QJsonValue &confirmation)
{
    const QString key = confirmation.toObject().value(u"jkt"_s).toString();
    return {u"binding"_s, passedIf(key.size() == 43), u"cnf.jkt"_s, key};
}

/// As TokenService judges it: `exp` exactly, the beginning with the leeway that clocks of our nodes may differ by.
TokenCheck lifetimeCheck(const QJsonObject &claims, Instant now)
{
    const double seconds = double(toMillis(now)) / 1000;
    const auto hasBegun = [&](const QJsonValue &start) {
        return start.isUndefined() || (start.isDouble() && start.toDouble() <= seconds + kClockLeewaySeconds);
    };
    const QJsonValue expiry = claims.value(u"exp"_s);
    const QJsonValue start = claims.contains(u"nbf"_s) ? claims.value(u"nbf"_s) : claims.value(u"iat"_s);
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
    const QString found = jwt.header.value(u"typ"_s).toString();
    const QLatin1String wanted(type);
    return found.compare(wanted, Qt::CaseInsensitive) == 0 ||
           found.compare("application/"_L1 + wanted, Qt::CaseInsensitive) == 0;
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
    if (const auto checked = checkClaims(*parsed, inspection.checks); !checked)
        return fail(checked.error());

    const auto state = m_tokens.inspect(token);
    if (!state)
        return fail(state.error());
    inspection.active = state->active;
    inspection.checks.push_back(stateCheck(*state, kindOf(*parsed)));
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

/// "JWT" is what other servers call all of their tokens: of ours only an ID token has an `at_hash`.
TokenInspector::Kind TokenInspector::kindOf(const UnverifiedJwt &jwt)
{
    if (hasType(jwt, TokenIssuer::kAccessType))
        return Kind::Access;
    if (hasType(jwt, TokenIssuer::kRefreshType))
        return Kind::Refresh;
    if (hasType(jwt, TokenIssuer::kLogoutType))
        return Kind::Logout;
    return hasType(jwt, TokenIssuer::kIdType) && jwt.claims.contains(u"at_hash"_s) ? Kind::Id : Kind::Unknown;
}

/// What such a token of this client may be for.
Result<QStringList> TokenInspector::audiences(const UnverifiedJwt &jwt) const
{
    const Kind kind = kindOf(jwt);
    if (kind == Kind::Refresh)
        return QStringList{m_tokens.issuer()};
    const bool isForClient = kind == Kind::Id || kind == Kind::Logout;
    const QString id = isForClient ? audienceOf(jwt.claims).constFirst() : jwt.claims.value(u"client_id"_s).toString();
    const auto client = m_clients.find(ClientId{id});
    if (!client)
        return fail(client.error());
    if (isForClient)
        return *client ? QStringList{id} : QStringList();
    return QStringList{m_tokens.audience()} + (*client ? (*client)->resources : QStringList());
}

Result<void> TokenInspector::checkClaims(const UnverifiedJwt &jwt, std::vector<TokenCheck> &checks) const
{
    const QString type = jwt.header.value(u"typ"_s).toString();
    checks.push_back({u"type"_s, passedIf(kindOf(jwt) != Kind::Unknown), u"at+jwt, rt+jwt"_s, type});
    const QString issuer = jwt.claims.value(u"iss"_s).toString();
    checks.push_back({u"issuer"_s, passedIf(issuer == m_tokens.issuer()), m_tokens.issuer(), issuer});
    const auto wanted = audiences(jwt);
    if (!wanted)
        return fail(wanted.error());
    checks.push_back(audienceCheck(audienceOf(jwt.claims), *wanted));
    checks.push_back(lifetimeCheck(jwt.claims, m_clock.now()));
    if (jwt.claims.contains(u"cnf"_s))
        checks.push_back(bindingCheck(jwt.claims.value(u"cnf"_s)));
    return {};
}

/// Of a token that is not proven, or over, the state says nothing that the checks before did not. ID tokens and logout
/// tokens have none: they open nothing, however good they are.
TokenCheck TokenInspector::stateCheck(const TokenState &state, Kind kind)
{
    if (kind == Kind::Id || kind == Kind::Logout)
        return {u"state"_s, Outcome::Failed, u"access_token, refresh_token"_s,
                kind == Kind::Id ? u"id_token"_s : u"logout_token"_s};
    TokenCheck check{u"state"_s, passedIf(state.active), u"active"_s, state.active ? u"active"_s : state.reason};
    if (state.claims.isEmpty() || state.reason == "expired"_L1)
        check.outcome = Outcome::Skipped;
    return check;
}

} // namespace core
