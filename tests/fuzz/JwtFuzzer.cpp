#include "core/crypto/Jwt.h"
#include "core/crypto/TokenDigest.h"
#include "tests/fuzz/FuzzKeys.h"
#include "tests/fuzz/Fuzzing.h"

#include <QJsonArray>
#include <QMap>
#include <QSet>

using namespace Qt::StringLiterals;
using core::JwtFault;
using tests::require;

namespace {

const core::Instant kNow = core::fromSeconds(1768478400);

const QMap<QString, core::PrivateKey> &keys()
{
    static const QMap<QString, core::PrivateKey> all{{u"ed25519"_s, tests::FuzzKeys::ed25519()},
                                                     {u"p256"_s, tests::FuzzKeys::p256()},
                                                     {u"rsa"_s, tests::FuzzKeys::rsa()}};
    return all;
}

std::optional<core::PublicKey> keyNamed(const QString &kid)
{
    const auto found = keys().find(kid);
    return found == keys().end() ? std::nullopt : std::optional(found->publicKey());
}

core::JwtExpectation expectation(bool allowExpired)
{
    return {.issuer = u"https://issuer.test"_s,
            .audience = u"codelab-api"_s,
            .types = {u"at+jwt"_s},
            .leeway = std::chrono::seconds(30),
            .allowExpired = allowExpired};
}

/// Signs whatever it is given: what a thief cannot do, but another part of a house can that has the same key.
QByteArray signedBy(const core::PrivateKey &key, const QByteArray &header, const QByteArray &claims)
{
    const QByteArray input = core::base64Url(header) + '.' + core::base64Url(claims);
    return input + '.' + core::base64Url(key.sign(input).value());
}

void checkProven(const QByteArray &token, const QJsonObject &claims, bool allowExpired)
{
    const auto jwt = core::parseJwt(token);
    require(jwt && jwt->claims == claims, "the claims are those of the token");
    const auto key = keyNamed(jwt->header.value("kid"_L1).toString());
    require(key.has_value(), "a key that we know");
    require(jwt->header.value("alg"_L1).toString() == core::algorithmName(key->algorithm()), "the key's algorithm");
    require(key->verify(jwt->signingInput, jwt->signature), "with a signature");
    require(!jwt->header.contains("crit"_L1), "no extension that nobody understands");
    require(claims.value("iss"_L1) == u"https://issuer.test"_s, "the issuer is ours");
    const QJsonValue audience = claims.value("aud"_L1);
    require(audience == u"codelab-api"_s || audience.toArray().contains(u"codelab-api"_s), "the audience is ours");
    const QString type = jwt->header.value("typ"_L1).toString().toLower();
    require(type == "at+jwt"_L1 || type == "application/at+jwt"_L1, "the type is ours");
    const double expiry = claims.value("exp"_L1).toDouble(-1);
    require(expiry >= 0 && (allowExpired || expiry * 1000 > double(core::toMillis(kNow))), "it has not expired");
    for (const auto name : {"nbf"_L1, "iat"_L1})
        require(claims.value(name).toDouble() * 1000 <= double(core::toMillis(kNow)) + 30000, "it has begun");
}

/// Only what was signed here is ever believed. `genuine` holds the signed parts of all tokens made so far.
void checkToken(const QByteArray &token, const QSet<QByteArray> &genuine)
{
    const auto parsed = core::parseJwt(token);
    const auto strict = core::verifyJwt(token, keyNamed, expectation(false), kNow);
    const auto lenient = core::verifyJwt(token, keyNamed, expectation(true), kNow);
    require(parsed.has_value() || (!strict && strict.error() == JwtFault::Malformed), "no token, no claims");
    require(lenient.has_value() || !strict.has_value(), "who takes expired tokens takes living ones too");
    if (strict)
        checkProven(token, *strict, false);
    if (lenient)
        checkProven(token, *lenient, true);
    if (lenient)
        require(genuine.contains(parsed->signingInput), "nobody else can make a token");
    if (parsed)
        require(token.startsWith(parsed->signingInput + '.') && token.count('.') == 2, "three parts");
}

void checkForgeries(const QByteArray &token, const QSet<QByteArray> &genuine)
{
    const QList<QByteArray> parts = token.split('.');
    checkToken(parts[0] + '.' + parts[1] + '.', genuine);
    checkToken(parts[0] + '.' + parts[1] + '.' + core::base64Url("x"), genuine);
    checkToken(token + '=', genuine);
    const QByteArray none = core::base64Url(R"({"alg":"none","typ":"at+jwt","kid":"ed25519"})");
    const auto unsignedToken = core::verifyJwt(none + '.' + parts[1] + '.', keyNamed, expectation(true), kNow);
    require(!unsignedToken, "no token without a signature");
}

} // namespace

/// The name of a key, then header and claims, a line each, to be signed by it; or "raw", then a token.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    tests::FuzzInput input(data, size);
    const auto key = keys().find(QString::fromLatin1(input.line()));
    if (key == keys().end()) {
        static const QSet<QByteArray> seeds{
            "eyJhbGciOiJFZERTQSIsImtpZCI6ImVkMjU1MTkiLCJ0eXAiOiJhdCtqd3QifQ."
            "eyJhdWQiOiJjb2RlbGFiLWFwaSIsImV4cCI6MTc2ODQ3OTMwMCwiaXNzIjoiaHR0cHM6Ly9pc3N1ZXIudGVzdCJ9"};
        checkToken(input.rest(), seeds);
        return 0;
    }
    const QByteArray header = input.line();
    const QByteArray token = signedBy(*key, header, input.rest());
    const QSet<QByteArray> genuine{token.left(token.lastIndexOf('.'))};
    checkToken(token, genuine);
    checkForgeries(token, genuine);
    return 0;
}
