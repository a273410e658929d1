#include "core/admin/database/TokenInspector.h"

#include "core/crypto/Jwt.h"

#include <QJsonArray>

namespace core {

using namespace Qt::StringLiterals;

namespace {

using Outcome = TokenCheck::Outcome;

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

TokenCheck lifetimeCheck(const QJsonObject &claims, Instant now)
{
    const double seconds = double(toMillis(now)) / 1000;
    const QJsonValue expiry = claims.value(u"exp"_s);
    const QJsonValue start = claims.value(u"nbf"_s);
    const bool begun = !start.isDouble() || start.toDouble() <= seconds;
    const bool alive = expiry.isDouble() && expiry.toDouble() > seconds;
    return {u"lifetime"_s, passedIf(begun && alive), toDateTime(now).toString(Qt::ISODate),
            u"%1 – %2"_s.arg(momentText(start), momentText(expiry))};
}

} // namespace

Result<TokenInspection> TokenInspector::inspect(const QByteArray &token) const
{
    TokenInspection inspection;
    const auto parsed = parseJwt(token);
    inspection.checks.push_back({u"form"_s, passedIf(parsed.has_value()), u"header.claims.signature"_s, parsed ? QString() : parsed.error().detail});
    if (!parsed)
        return inspection;
    inspection.header = parsed->header;
    inspection.claims = parsed->claims;

    const QString kid = parsed->header.value(u"kid"_s).toString();
    const QString algorithm = parsed->header.value(u"alg"_s).toString();
    const auto key = m_keys.verificationKey(kid);
    inspection.checks.push_back({u"key"_s, passedIf(key.has_value()), {}, kid});
    const bool rightAlgorithm = key && algorithmName(key->algorithm()) == algorithm;
    inspection.checks.push_back({u"algorithm"_s, key ? passedIf(rightAlgorithm) : Outcome::Skipped, key ? algorithmName(key->algorithm()) : QString(), algorithm});
    inspection.checks.push_back({u"signature"_s, rightAlgorithm ? passedIf(key->verify(parsed->signingInput, parsed->signature)) : Outcome::Skipped, {}, {}});

    const QString type = parsed->header.value(u"typ"_s).toString().toLower();
    const bool refresh = type.endsWith("rt+jwt"_L1);
    inspection.checks.push_back({u"type"_s, passedIf(refresh || type.endsWith("at+jwt"_L1)), u"at+jwt, rt+jwt"_s, type});
    const QString issuer = parsed->claims.value(u"iss"_s).toString();
    inspection.checks.push_back({u"issuer"_s, passedIf(issuer == m_tokens.issuer()), m_tokens.issuer(), issuer});
    const QString audience = audienceText(parsed->claims.value(u"aud"_s));
    const QString wanted = refresh ? m_tokens.issuer() : m_tokens.audience();
    inspection.checks.push_back({u"audience"_s, passedIf(audience.split(u' ').contains(wanted)), wanted, audience});
    inspection.checks.push_back(lifetimeCheck(parsed->claims, m_clock.now()));

    const auto state = m_tokens.inspect(token);
    if (!state)
        return fail(state.error());
    inspection.active = state->active;
    inspection.checks.push_back({u"state"_s, passedIf(state->active), u"active"_s, state->active ? u"active"_s : state->reason});
    return inspection;
}

} // namespace core
