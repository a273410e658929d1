#include "core/crypto/KeyChecks.h"

#include "core/crypto/OpenSsl.h"

#include <openssl/core_names.h>

using namespace Qt::StringLiterals;

namespace core {

static constexpr int kLeastRsaBits = 2048;
static constexpr int kMostRsaBits = 8192;
static constexpr int kMostExponentBits = 64;

static bool hasSaneExponent(const EVP_PKEY &key)
{
    BIGNUM *raw = nullptr;
    EVP_PKEY_get_bn_param(&key, OSSL_PKEY_PARAM_RSA_E, &raw);
    const openssl::Bignum exponent(raw);
    return exponent && BN_is_odd(exponent.get()) && !BN_is_one(exponent.get()) &&
           BN_num_bits(exponent.get()) <= kMostExponentBits;
}

/// The curve by its name only: RFC 5480 §2.1.1 forbids to spell its numbers out, and others would read another key.
static bool isOnP256(const EVP_PKEY &key)
{
    char name[32] = {};
    char encoding[32] = {};
    return EVP_PKEY_get_group_name(&key, name, sizeof(name), nullptr) == 1 &&
           QByteArrayView(name) == QByteArrayView("prime256v1") &&
           EVP_PKEY_get_utf8_string_param(&key, OSSL_PKEY_PARAM_EC_ENCODING, encoding, sizeof(encoding), nullptr) ==
               1 &&
           QByteArrayView(encoding) == QByteArrayView(OSSL_PKEY_EC_ENCODING_GROUP);
}

std::optional<SigningAlgorithm> algorithmOfKey(const EVP_PKEY &key)
{
    switch (EVP_PKEY_get_base_id(&key)) {
    case EVP_PKEY_RSA:
        return SigningAlgorithm::RS256;
    case EVP_PKEY_ED25519:
        return SigningAlgorithm::EdDSA;
    case EVP_PKEY_EC:
        return isOnP256(key) ? std::optional(SigningAlgorithm::ES256) : std::nullopt;
    default:
        return std::nullopt;
    }
}

Result<void> checkKeyFits(const EVP_PKEY &key, SigningAlgorithm algorithm)
{
    if (algorithmOfKey(key) != algorithm)
        return fail(ErrorKind::InvalidInput, u"the key is not one for %1"_s.arg(algorithmName(algorithm)));
    if (algorithm != SigningAlgorithm::RS256)
        return {};
    const int bits = EVP_PKEY_get_bits(&key);
    if (bits < kLeastRsaBits || bits > kMostRsaBits)
        return fail(ErrorKind::InvalidInput, u"RSA keys need %1 to %2 bits"_s.arg(kLeastRsaBits).arg(kMostRsaBits));
    if (!hasSaneExponent(key))
        return fail(ErrorKind::InvalidInput, u"the RSA key has a bad exponent"_s);
    return {};
}

} // namespace core
