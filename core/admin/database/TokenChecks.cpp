#include "core/admin/database/TokenChecks.h"

#include "core/tokens/TokenIssuer.h"

#include <QJsonArray>

#include <algorithm>
#include <cmath>

namespace core {

using namespace Qt::StringLiterals;
using CheckOutcome = TokenCheck::Outcome;

static constexpr double kClockLeewaySeconds = 30;  // as TokenService
static constexpr double kProofWindowSeconds = 300; // as the server's

static QString momentOf(const QJsonValue &numericDate)
{
    return numericDate.isDouble() ? momentText(fromMillis(qint64(numericDate.toDouble() * 1000))) : u"-"_s;
}

static double secondsOf(Instant instant)
{
    return double(toMillis(instant)) / 1000;
}

CheckOutcome passedIf(bool passed)
{
    return passed ? CheckOutcome::Passed : CheckOutcome::Failed;
}

QString momentText(Instant instant)
{
    return toDateTime(instant).toString(Qt::ISODate);
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

bool hasType(const UnverifiedJwt &jwt, const char *type)
{
    const QString found = jwt.header.value(u"typ"_s).toString();
    const QLatin1String wanted(type);
    return found.compare(wanted, Qt::CaseInsensitive) == 0 ||
           found.compare("application/"_L1 + wanted, Qt::CaseInsensitive) == 0;
}

TokenCheck audienceCheck(const QStringList &found, const QStringList &wanted)
{
    const bool fits =
        !found.isEmpty() && std::ranges::all_of(found, [&](const QString &one) { return wanted.contains(one); });
    return {u"audience"_s, passedIf(fits), wanted.join(u", "_s), found.join(u' ')};
}

TokenCheck bindingCheck(const QJsonValue &confirmation)
{
    const QString key = confirmation.toObject().value(u"jkt"_s).toString();
    return {u"binding"_s, passedIf(key.size() == 43), u"cnf.jkt"_s, key};
}

TokenCheck lifetimeCheck(const QJsonObject &claims, Instant now)
{
    const double seconds = secondsOf(now);
    const auto hasBegun = [&](const QJsonValue &start) {
        return start.isUndefined() || (start.isDouble() && start.toDouble() <= seconds + kClockLeewaySeconds);
    };
    const QJsonValue expiry = claims.value(u"exp"_s);
    const QJsonValue start = claims.contains(u"nbf"_s) ? claims.value(u"nbf"_s) : claims.value(u"iat"_s);
    const bool begun = hasBegun(start) && hasBegun(claims.value(u"iat"_s));
    const bool alive = expiry.isDouble() && expiry.toDouble() > seconds;
    TokenCheck check{u"lifetime"_s, passedIf(begun && alive), momentText(now),
                     u"%1 – %2"_s.arg(momentOf(start), momentOf(expiry))};
    if (!expiry.isDouble())
        check.reason = u"no_expiry"_s;
    else if (!alive)
        check.reason = u"expired"_s;
    else if (!begun)
        check.reason = u"not_yet"_s;
    return check;
}

TokenCheck formCheck(const Result<UnverifiedJwt> &parsed)
{
    TokenCheck check{u"form"_s, CheckOutcome::Failed, u"header.claims.signature"_s, {}};
    if (!parsed)
        check.found = parsed.error().detail;
    else if (parsed->header.contains(u"crit"_s)) // no extension is understood here, RFC 7515 §4.1.11
        check.found = u"crit"_s;
    else
        check.outcome = CheckOutcome::Passed;
    return check;
}

void checkSignatureBy(const std::optional<PublicKey> &key, const UnverifiedJwt &jwt, std::vector<TokenCheck> &checks)
{
    const QString algorithm = jwt.header.value(u"alg"_s).toString();
    const QString expected = key ? algorithmName(key->algorithm()) : QString();
    const bool isRight = key && expected == algorithm;
    checks.push_back({u"algorithm"_s, key ? passedIf(isRight) : CheckOutcome::Skipped, expected, algorithm});
    const CheckOutcome signature =
        isRight ? passedIf(key->verify(jwt.signingInput, jwt.signature)) : CheckOutcome::Skipped;
    checks.push_back({u"signature"_s, signature, {}, {}});
}

static TokenInspection begunInspection(const UnverifiedJwt &jwt, const QString &kind, Instant now)
{
    TokenInspection inspection;
    inspection.header = jwt.header;
    inspection.claims = jwt.claims;
    inspection.kind = kind;
    inspection.now = momentText(now);
    inspection.checks.push_back(formCheck(Result<UnverifiedJwt>(jwt)));
    return inspection;
}

/// Does every check that was made say yes?
static bool hasPassed(const TokenInspection &inspection)
{
    return std::ranges::all_of(inspection.checks,
                               [](const TokenCheck &check) { return check.outcome == CheckOutcome::Passed; });
}

TokenInspection inspectProof(const UnverifiedJwt &jwt, Instant now)
{
    TokenInspection inspection = begunInspection(jwt, u"dpop_proof"_s, now);
    const QJsonObject jwk = jwt.header.value(u"jwk"_s).toObject();
    const auto key = PublicKey::fromJwk(jwk);
    const std::optional<PublicKey> found = key ? std::optional(*key) : std::nullopt;
    TokenCheck own{u"key"_s, passedIf(found.has_value()), u"jwk"_s, found ? found->thumbprint() : QString()};
    if (!found)
        own.reason = jwk.isEmpty() ? u"missing"_s : u"unusable"_s;
    inspection.checks.push_back(own);
    checkSignatureBy(found, jwt, inspection.checks);
    const QString method = jwt.claims.value(u"htm"_s).toString();
    const QString url = jwt.claims.value(u"htu"_s).toString();
    const bool namesRequest = !method.isEmpty() && !url.isEmpty() && !jwt.claims.value(u"jti"_s).toString().isEmpty();
    inspection.checks.push_back(
        {u"request"_s, passedIf(namesRequest), u"htm htu jti"_s, QString(method + u' ' + url).trimmed()});
    const QJsonValue made = jwt.claims.value(u"iat"_s);
    const double age = secondsOf(now) - made.toDouble();
    TokenCheck life{u"lifetime"_s, passedIf(made.isDouble() && std::abs(age) <= kProofWindowSeconds), momentText(now),
                    momentOf(made)};
    if (life.outcome == CheckOutcome::Failed)
        life.reason = !made.isDouble() ? u"no_start"_s : age > 0 ? u"too_old"_s : u"not_yet"_s;
    inspection.checks.push_back(life);
    inspection.active = hasPassed(inspection);
    return inspection;
}

TokenInspection inspectLabToken(const UnverifiedJwt &jwt, const QByteArray &token, const LabIssuer &lab)
{
    TokenInspection inspection = begunInspection(jwt, u"lab_token"_s, lab.now());
    const QString kid = jwt.header.value(u"kid"_s).toString();
    const auto key = lab.key();
    const bool isKnown = key && key->id == kid;
    TokenCheck own{u"key"_s, passedIf(isKnown), key ? key->id : QString(), kid};
    if (!isKnown)
        own.reason = !key ? u"lab_off"_s : kid.isEmpty() ? u"missing"_s : u"unknown"_s;
    inspection.checks.push_back(own);
    checkSignatureBy(isKnown ? std::optional(key->key.publicKey()) : std::nullopt, jwt, inspection.checks);
    inspection.checks.push_back({u"type"_s, passedIf(hasType(jwt, TokenIssuer::kAccessType)),
                                 QString::fromLatin1(TokenIssuer::kAccessType), jwt.header.value(u"typ"_s).toString()});
    inspection.checks.push_back({u"issuer"_s, CheckOutcome::Passed, lab.issuer(), lab.issuer()});
    inspection.checks.push_back(audienceCheck(audienceOf(jwt.claims), {lab.audience()}));
    inspection.checks.push_back(lifetimeCheck(jwt.claims, lab.now()));
    if (jwt.claims.contains(u"cnf"_s))
        inspection.checks.push_back(bindingCheck(jwt.claims.value(u"cnf"_s)));
    inspection.active = lab.judge(token).has_value();
    return inspection;
}

} // namespace core
