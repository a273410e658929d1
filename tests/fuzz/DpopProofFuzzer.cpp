#include "core/base/StrictJson.h"
#include "core/crypto/TokenDigest.h"
#include "server/oauth/DpopProof.h"
#include "tests/fuzz/FuzzKeys.h"
#include "tests/fuzz/Fuzzing.h"
#include "tests/support/ManualClock.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;
using server::HttpRequest;
using server::OAuthCode;
using tests::require;

namespace {

const QByteArray kToken = "an-access-token"_ba;

struct Desk
{
    Desk() { clock.advance(server::DpopProofs::kNonceAfterStart); } // no nonce is asked for any more
    tests::ManualClock clock;
    core::SystemRandom random;
    server::DpopProofs proofs{server::EndpointUrls(u"https://issuer.test/auth"_s), clock, random,
                              server::DpopProofs::Room{.ofOneKey = 200'000}};
};

Desk &desk()
{
    static Desk &desk = *new Desk;
    return desk;
}

HttpRequest requestWith(const QByteArray &proof)
{
    HttpRequest request;
    request.method = "GET";
    request.path = "/auth/oauth/userinfo";
    request.headers = {{"dpop"_ba, proof}};
    return request;
}

/// The claims of a good proof, changed by those that were given.
QJsonObject claimsWith(const QJsonObject &changes)
{
    static int count = 0;
    QJsonObject claims{{u"jti"_s, QString::number(++count)},
                       {u"htm"_s, u"GET"_s},
                       {u"htu"_s, u"https://issuer.test/auth/oauth/userinfo"_s},
                       {u"iat"_s, core::toMillis(desk().clock.now()) / 1000},
                       {u"ath"_s, QString::fromLatin1(core::base64Url(core::sha256(kToken)))}};
    for (auto change = changes.begin(); change != changes.end(); ++change)
        claims.insert(change.key(), change.value());
    return claims;
}

QByteArray signedProof(const core::PrivateKey &key, const QJsonObject &headerChanges, const QJsonObject &claims)
{
    QJsonObject header{{u"typ"_s, u"dpop+jwt"_s},
                       {u"alg"_s, core::algorithmName(key.algorithm())},
                       {u"jwk"_s, key.publicKey().toJwk()}};
    for (auto change = headerChanges.begin(); change != headerChanges.end(); ++change)
        header.insert(change.key(), change.value());
    const QByteArray input = core::base64Url(QJsonDocument(header).toJson(QJsonDocument::Compact)) + '.' +
                             core::base64Url(QJsonDocument(claims).toJson(QJsonDocument::Compact));
    return input + '.' + core::base64Url(key.sign(input).value());
}

void checkTaken(const QString &thumbprint, const QByteArray &proof)
{
    const auto jwt = core::parseJwt(proof);
    require(jwt.has_value(), "a proof is a JWT");
    const auto key = core::PublicKey::fromJwk(jwt->header.value("jwk"_L1).toObject());
    require(key && key->thumbprint() == thumbprint, "it proves the key that is in it");
    require(key->verify(jwt->signingInput, jwt->signature), "by a signature");
    require(jwt->header.value("typ"_L1) == "dpop+jwt"_L1, "its type is its own");
    require(jwt->header.value("alg"_L1) == core::algorithmName(key->algorithm()), "its algorithm is the key's");
    require(jwt->claims.value("htm"_L1) == "GET"_L1, "for this method");
    require(server::matchesHtu(jwt->claims.value("htu"_L1).toString(), u"https://issuer.test/auth/oauth/userinfo"_s),
            "for this address");
    require(!jwt->claims.value("jti"_L1).toString().isEmpty(), "it can be told from others");
    const double age = double(core::toMillis(desk().clock.now())) / 1000 - jwt->claims.value("iat"_L1).toDouble();
    require(age <= 300 && age >= -300, "it was made just now");
    require(jwt->claims.value("ath"_L1).toString() == QLatin1String(core::base64Url(core::sha256(kToken))),
            "for this token");
}

void check(const QByteArray &proof)
{
    const auto taken = desk().proofs.check(requestWith(proof), kToken);
    if (!taken) {
        require(taken.error().code == OAuthCode::InvalidDpopProof || taken.error().code == OAuthCode::UseDpopNonce,
                "a bad proof is an invalid_dpop_proof");
        return;
    }
    require(!taken->isEmpty(), "a proof that is there is not overlooked");
    checkTaken(*taken, proof);
    require(!desk().proofs.check(requestWith(proof), kToken), "once");
}

} // namespace

/// "key", then changes of the header and of the claims as JSON, a line each, to be signed; or "raw", then what the
/// header holds.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const core::PrivateKey key = tests::FuzzKeys::p256();
    tests::FuzzInput input(data, size);
    if (input.line() != "key") {
        check(input.rest());
        return 0;
    }
    const auto header = core::parseStrictJson(input.line(), 4);
    const auto claims = core::parseStrictJson(input.rest(), 4);
    if (header && claims)
        check(signedProof(key, *header, claimsWith(*claims)));
    desk().clock.advance(std::chrono::seconds(1)); // so that the memory of those seen stays small
    return 0;
}
