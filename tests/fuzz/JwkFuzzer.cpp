#include "core/base/StrictJson.h"
#include "core/crypto/KeyPair.h"
#include "tests/fuzz/Fuzzing.h"

using namespace Qt::StringLiterals;
using core::PrivateKey;
using core::PublicKey;
using core::SecretBytes;
using tests::require;

namespace {

void checkPublic(const PublicKey &key)
{
    const QJsonObject jwk = key.toJwk();
    for (const auto member : {"d"_L1, "p"_L1, "q"_L1, "k"_L1})
        require(!jwk.contains(member), "nothing private is published");
    const auto again = PublicKey::fromJwk(jwk);
    require(again && again->toJwk() == jwk, "published and read again it is the same key");
    require(again->algorithm() == key.algorithm(), "for the same algorithm");
    const auto stored = PublicKey::fromDer(key.algorithm(), key.toDer());
    require(stored && stored->toJwk() == jwk, "stored and read again it is the same key");
    require(key.algorithm() != core::SigningAlgorithm::RS256 || (key.bits() >= 2048 && key.bits() <= 8192),
            "neither weak nor endlessly slow");
    require(!key.verify("data", {}) && !key.verify("data", QByteArray(64, '\0')) &&
                !key.verify("data", QByteArray(256, '\0')),
            "no signature of zeros");
}

void checkPrivate(const PrivateKey &key)
{
    checkPublic(key.publicKey());
    const auto signature = key.sign("data");
    require(signature && key.publicKey().verify("data", *signature), "what it signs its public part verifies");
    require(!key.publicKey().verify("Data", *signature), "and nothing else");
    const auto stored = PrivateKey::fromDer(key.algorithm(), key.toDer());
    require(stored && stored->publicKey().toDer() == key.publicKey().toDer(), "stored and read again it is the same");
}

SecretBytes secret(QByteArray bytes)
{
    return SecretBytes::take(std::move(bytes));
}

void readDer(const QByteArray &der)
{
    using enum core::SigningAlgorithm;
    for (const auto algorithm : {RS256, ES256, EdDSA}) {
        if (const auto key = PublicKey::fromDer(algorithm, der)) {
            require(key->algorithm() == algorithm, "a key of the kind that was asked for");
            checkPublic(*key);
        }
        if (const auto key = PrivateKey::fromDer(algorithm, secret(der)))
            require(key->algorithm() == algorithm, "a private key of the kind that was asked for");
    }
}

} // namespace

/// "jwk", "pem" or "der"; then the key.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    tests::FuzzInput input(data, size);
    const QByteArray form = input.line();
    const QByteArray text = input.rest();
    if (form == "jwk") {
        const auto jwk = core::parseStrictJson(text, 4);
        const auto key = jwk ? PublicKey::fromJwk(*jwk) : core::fail(core::ErrorKind::InvalidInput, {});
        if (key)
            checkPublic(*key);
        require(!key || !jwk->contains("d"_L1), "no private key is taken for a public one");
    } else if (form == "pem") {
        if (const auto key = PrivateKey::fromPem(secret(text)))
            checkPrivate(*key);
    } else {
        readDer(text);
    }
    return 0;
}
