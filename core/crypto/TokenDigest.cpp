#include "core/crypto/TokenDigest.h"

#include "core/crypto/OpenSsl.h"

#include <openssl/crypto.h>
#include <openssl/hmac.h>

namespace core {

static constexpr qsizetype kDigestBytes = 32;

/// Fetched once: looking the algorithm up for every digest costs more than a short digest.
static const EVP_MD *sha256Algorithm()
{
    static const EVP_MD *const algorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    return algorithm;
}

QByteArray sha256(QByteArrayView data)
{
    QByteArray digest(kDigestBytes, Qt::Uninitialized);
    auto *out = reinterpret_cast<unsigned char *>(digest.data());
    if (EVP_Digest(data.data(), size_t(data.size()), out, nullptr, sha256Algorithm(), nullptr) != 1)
        qFatal("SHA-256 failed");
    return digest;
}

QByteArray sha512(QByteArrayView data)
{
    static const EVP_MD *const algorithm = EVP_MD_fetch(nullptr, "SHA512", nullptr);
    QByteArray digest(2 * kDigestBytes, Qt::Uninitialized);
    auto *out = reinterpret_cast<unsigned char *>(digest.data());
    if (EVP_Digest(data.data(), size_t(data.size()), out, nullptr, algorithm, nullptr) != 1)
        qFatal("SHA-512 failed");
    return digest;
}

QString sha256Hex(QByteArrayView data)
{
    return QString::fromLatin1(sha256(data).toHex());
}

/// The left half of the hash that goes with the signature; Ed25519 hashes with SHA-512.
QString accessTokenHash(QByteArrayView token, SigningAlgorithm algorithm)
{
    const QByteArray hash = algorithm == SigningAlgorithm::EdDSA ? sha512(token) : sha256(token);
    return QString::fromLatin1(base64Url(hash.first(hash.size() / 2)));
}

QByteArray hmacSha256(const SecretBytes &key, QByteArrayView data)
{
    QByteArray code(kDigestBytes, Qt::Uninitialized);
    auto *out = reinterpret_cast<unsigned char *>(code.data());
    const unsigned char none = 0; // a null key would mean "the key of the call before"
    const unsigned char *keyData = key.isEmpty() ? &none : key.data();
    if (!HMAC(sha256Algorithm(), keyData, int(key.size()), openssl::bytes(data), size_t(data.size()), out, nullptr))
        qFatal("HMAC-SHA-256 failed");
    return code;
}

bool constantTimeEquals(QByteArrayView a, QByteArrayView b)
{
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), size_t(a.size())) == 0;
}

QByteArray base64Url(QByteArrayView data)
{
    return QByteArray::fromRawData(data.data(), data.size())
        .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

std::optional<QByteArray> fromBase64Url(QByteArrayView text)
{
    const QByteArray encoded = QByteArray::fromRawData(text.data(), text.size());
    auto decoded = QByteArray::fromBase64Encoding(encoded, QByteArray::Base64UrlEncoding |
                                                               QByteArray::AbortOnBase64DecodingErrors);
    // Only one text stands for given bytes, so encoding again shows padding, stray bits and a lone last digit.
    if (!decoded || base64Url(*decoded) != text)
        return std::nullopt;
    return *std::move(decoded);
}

} // namespace core
