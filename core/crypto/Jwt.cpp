#include "core/crypto/Jwt.h"

#include "core/base/StrictJson.h"
#include "core/crypto/TokenDigest.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace core {

static constexpr qsizetype kMostTokenBytes = 16 * 1024;
static constexpr int kDeepestNesting = 8;

Result<QByteArray> signJwt(const PrivateKey &key, QJsonObject header, const QJsonObject &claims)
{
    header.insert("alg"_L1, algorithmName(key.algorithm()));
    const QByteArray input = base64Url(QJsonDocument(header).toJson(QJsonDocument::Compact)) + '.' +
                             base64Url(QJsonDocument(claims).toJson(QJsonDocument::Compact));
    const auto signature = key.sign(input);
    if (!signature)
        return fail(signature.error());
    return input + '.' + base64Url(*signature);
}

static Result<QJsonObject> objectInPart(QByteArrayView part)
{
    const auto text = fromBase64Url(part);
    if (!text)
        return fail(ErrorKind::InvalidInput, u"a part of the token is not base64url"_s);
    return parseStrictJson(*text, kDeepestNesting);
}

Result<UnverifiedJwt> parseJwt(QByteArrayView token)
{
    if (token.size() > kMostTokenBytes)
        return fail(ErrorKind::InvalidInput, u"the token is too large"_s);
    const qsizetype firstDot = token.indexOf('.');
    const qsizetype lastDot = token.isEmpty() ? -1 : token.lastIndexOf('.'); // Qt 6.8 reads behind an empty view
    if (firstDot < 0 || token.indexOf('.', firstDot + 1) != lastDot)
        return fail(ErrorKind::InvalidInput, u"a token has three parts"_s);
    const auto header = objectInPart(token.first(firstDot));
    if (!header)
        return fail(header.error());
    const auto claims = objectInPart(token.sliced(firstDot + 1, lastDot - firstDot - 1));
    if (!claims)
        return fail(claims.error());
    auto signature = fromBase64Url(token.sliced(lastDot + 1));
    if (!signature)
        return fail(ErrorKind::InvalidInput, u"a part of the token is not base64url"_s);
    return UnverifiedJwt{*header, *claims, token.first(lastDot).toByteArray(), *std::move(signature)};
}

QString jwtFaultName(JwtFault fault)
{
    switch (fault) {
    case JwtFault::Malformed:
        return u"malformed"_s;
    case JwtFault::UnsupportedHeader:
        return u"unsupported_header"_s;
    case JwtFault::UnknownKey:
        return u"unknown_key"_s;
    case JwtFault::WrongAlgorithm:
        return u"wrong_algorithm"_s;
    case JwtFault::BadSignature:
        return u"bad_signature"_s;
    case JwtFault::WrongType:
        return u"wrong_type"_s;
    case JwtFault::WrongIssuer:
        return u"wrong_issuer"_s;
    case JwtFault::WrongAudience:
        return u"wrong_audience"_s;
    case JwtFault::Expired:
        return u"expired"_s;
    case JwtFault::NotYetValid:
        return u"not_yet_valid"_s;
    }
    Q_UNREACHABLE();
}

using Fault = std::optional<JwtFault>;

/// The algorithm is the key's, never the token's choice: RFC 8725 §3.1.
static Fault faultOfSignature(const UnverifiedJwt &jwt, const KeyLookup &keys)
{
    if (jwt.header.contains("crit"_L1)) // no extension is understood here, RFC 7515 §4.1.11
        return JwtFault::UnsupportedHeader;
    const auto algorithm = algorithmFromName(jwt.header.value("alg"_L1).toString());
    if (!algorithm)
        return JwtFault::WrongAlgorithm;
    const QJsonValue kid = jwt.header.value("kid"_L1);
    if (!kid.isUndefined() && !kid.isString())
        return JwtFault::Malformed;
    const auto key = keys(kid.toString());
    if (!key)
        return JwtFault::UnknownKey;
    if (key->algorithm() != *algorithm)
        return JwtFault::WrongAlgorithm;
    return key->verify(jwt.signingInput, jwt.signature) ? Fault() : JwtFault::BadSignature;
}

Result<void, JwtFault> verifySignature(const UnverifiedJwt &jwt, const PublicKey &key)
{
    if (const Fault fault = faultOfSignature(jwt, [&key](const QString &) { return key; }))
        return fail(*fault);
    return {};
}

/// RFC 7515 §4.1.9: compared as media types, whose "application/" may be left out.
static QString shortType(const QString &type)
{
    const QString lower = type.toLower();
    return lower.startsWith("application/"_L1) ? lower.sliced(12) : lower;
}

static bool hasType(const QJsonObject &header, const QStringList &allowed)
{
    const QString type = shortType(header.value("typ"_L1).toString());
    return std::ranges::any_of(allowed, [&](const QString &one) { return shortType(one) == type; });
}

/// `aud` is a string or an array of strings, RFC 7519 §4.1.3.
static bool hasAudience(const QJsonValue &aud, const QString &wanted)
{
    if (aud.isString())
        return aud.toString() == wanted;
    const QJsonArray all = aud.toArray();
    return std::ranges::all_of(all, [](const auto &one) { return one.isString(); }) && all.contains(wanted);
}

/// Milliseconds; empty when the claim is not a NumericDate, which may have a fraction (RFC 7519 §2).
static std::optional<double> numericDate(const QJsonValue &value)
{
    constexpr double kLatest = 253402300799; // the end of the year 9999
    const double seconds = value.toDouble(-1);
    if (!value.isDouble() || !std::isfinite(seconds) || seconds < 0 || seconds > kLatest)
        return std::nullopt;
    return seconds * 1000;
}

static Fault faultOfTimes(const QJsonObject &claims, const JwtExpectation &expected, Instant now)
{
    const auto at = double(toMillis(now));
    const auto expiry = numericDate(claims.value("exp"_L1));
    if (!expiry)
        return JwtFault::Malformed;
    if (!expected.allowExpired && at >= *expiry)
        return JwtFault::Expired;
    const auto leeway = double(std::chrono::milliseconds(expected.leeway).count());
    for (const auto name : {"nbf"_L1, "iat"_L1}) {
        if (!claims.contains(name))
            continue;
        const auto begin = numericDate(claims.value(name));
        if (!begin)
            return JwtFault::Malformed;
        if (at + leeway < *begin)
            return JwtFault::NotYetValid;
    }
    return {};
}

static Fault faultOfClaims(const UnverifiedJwt &jwt, const JwtExpectation &expected, Instant now)
{
    if (!hasType(jwt.header, expected.types))
        return JwtFault::WrongType;
    const QJsonValue issuer = jwt.claims.value("iss"_L1);
    if (!issuer.isString() || issuer.toString() != expected.issuer)
        return JwtFault::WrongIssuer;
    if (expected.audience && !hasAudience(jwt.claims.value("aud"_L1), *expected.audience))
        return JwtFault::WrongAudience;
    return faultOfTimes(jwt.claims, expected, now);
}

Result<QJsonObject, JwtFault> verifyJwt(QByteArrayView token, const KeyLookup &keys, const JwtExpectation &expected,
                                        Instant now)
{
    const auto jwt = parseJwt(token);
    if (!jwt)
        return fail(JwtFault::Malformed);
    if (const Fault fault = faultOfSignature(*jwt, keys))
        return fail(*fault);
    if (const Fault fault = faultOfClaims(*jwt, expected, now))
        return fail(*fault);
    return jwt->claims;
}

} // namespace core
