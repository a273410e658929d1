#include "core/crypto/KeyPair.h"

#include "core/crypto/KeyChecks.h"
#include "core/crypto/OpenSsl.h"

#include <openssl/pem.h>
#include <openssl/rsa.h>

using namespace Qt::StringLiterals;

namespace core {

static constexpr int kCoordinateBytes = 32; // P-256

static const EVP_MD *digestOf(SigningAlgorithm algorithm)
{
    static const EVP_MD *const sha256 = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    return algorithm == SigningAlgorithm::EdDSA ? nullptr : sha256; // Ed25519 hashes by itself
}

/// DER → R‖S, RFC 7518 §3.4.
static QByteArray joseFromDer(const QByteArray &der)
{
    const unsigned char *position = openssl::bytes(der);
    const openssl::EcdsaSignature signature(d2i_ECDSA_SIG(nullptr, &position, der.size()));
    QByteArray jose(2 * kCoordinateBytes, Qt::Uninitialized);
    auto *out = reinterpret_cast<unsigned char *>(jose.data());
    if (!signature || BN_bn2binpad(ECDSA_SIG_get0_r(signature.get()), out, kCoordinateBytes) < 0 ||
        BN_bn2binpad(ECDSA_SIG_get0_s(signature.get()), out + kCoordinateBytes, kCoordinateBytes) < 0)
        return {};
    return jose;
}

/// R‖S → DER; empty when the length is any other, so that a DER signature is refused.
static QByteArray derFromJose(QByteArrayView jose)
{
    if (jose.size() != 2 * kCoordinateBytes)
        return {};
    const openssl::EcdsaSignature signature(ECDSA_SIG_new());
    openssl::Bignum r(BN_bin2bn(openssl::bytes(jose), kCoordinateBytes, nullptr));
    openssl::Bignum s(BN_bin2bn(openssl::bytes(jose) + kCoordinateBytes, kCoordinateBytes, nullptr));
    if (!signature || !r || !s || ECDSA_SIG_set0(signature.get(), r.get(), s.get()) != 1)
        return {};
    static_cast<void>(r.release()); // owned by the signature now
    static_cast<void>(s.release());
    QByteArray der(i2d_ECDSA_SIG(signature.get(), nullptr), Qt::Uninitialized);
    auto *out = reinterpret_cast<unsigned char *>(der.data());
    i2d_ECDSA_SIG(signature.get(), &out);
    return der;
}

Result<PublicKey> PublicKey::fromDer(SigningAlgorithm algorithm, const QByteArray &subjectPublicKeyInfo)
{
    const unsigned char *position = openssl::bytes(subjectPublicKeyInfo);
    const unsigned char *const end = position + subjectPublicKeyInfo.size();
    std::shared_ptr<EVP_PKEY> key(d2i_PUBKEY(nullptr, &position, subjectPublicKeyInfo.size()), EVP_PKEY_free);
    if (!key || position != end)
        return fail(ErrorKind::InvalidInput, u"not a public key in SubjectPublicKeyInfo form"_s);
    if (const auto fits = checkKeyFits(*key, algorithm); !fits)
        return fail(fits.error());
    return PublicKey(algorithm, std::move(key));
}

QByteArray PublicKey::toDer() const
{
    unsigned char *der = nullptr;
    const int size = i2d_PUBKEY(m_key.get(), &der);
    const QByteArray copy(reinterpret_cast<const char *>(der), qMax(0, size));
    OPENSSL_free(der);
    return copy;
}

QByteArray PublicKey::toPem() const
{
    const openssl::Bio out(BIO_new(BIO_s_mem()));
    PEM_write_bio_PUBKEY(out.get(), m_key.get());
    char *text = nullptr;
    const long size = BIO_get_mem_data(out.get(), &text);
    return QByteArray(text, size);
}

int PublicKey::bits() const
{
    return EVP_PKEY_get_bits(m_key.get());
}

bool PublicKey::verify(QByteArrayView data, QByteArrayView signature) const
{
    const bool isEcdsa = m_algorithm == SigningAlgorithm::ES256;
    const QByteArray der = isEcdsa ? derFromJose(signature) : QByteArray();
    const QByteArrayView given = isEcdsa ? QByteArrayView(der) : signature;
    if (given.isEmpty())
        return false;
    const openssl::DigestContext context(EVP_MD_CTX_new());
    return context && EVP_DigestVerifyInit(context.get(), nullptr, digestOf(m_algorithm), nullptr, m_key.get()) == 1 &&
           EVP_DigestVerify(context.get(), openssl::bytes(given), size_t(given.size()), openssl::bytes(data),
                            size_t(data.size())) == 1;
}

Result<PrivateKey> PrivateKey::generate(SigningAlgorithm algorithm, int rsaBits)
{
    EVP_PKEY *key = nullptr;
    switch (algorithm) {
    case SigningAlgorithm::RS256:
        if (rsaBits != 2048 && rsaBits != 3072 && rsaBits != 4096)
            return fail(ErrorKind::InvalidInput, u"RSA keys have 2048, 3072 or 4096 bits"_s);
        key = EVP_PKEY_Q_keygen(nullptr, nullptr, "RSA", size_t(rsaBits));
        break;
    case SigningAlgorithm::ES256:
        key = EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256");
        break;
    case SigningAlgorithm::EdDSA:
        key = EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519");
        break;
    }
    if (!key)
        return fail(ErrorKind::Crypto, u"the key could not be generated"_s);
    return PrivateKey(PublicKey(algorithm, std::shared_ptr<EVP_PKEY>(key, EVP_PKEY_free)));
}

Result<PrivateKey> PrivateKey::fromDer(SigningAlgorithm algorithm, const SecretBytes &pkcs8)
{
    const unsigned char *position = pkcs8.data();
    const openssl::KeyInfo info(d2i_PKCS8_PRIV_KEY_INFO(nullptr, &position, long(pkcs8.size())));
    std::shared_ptr<EVP_PKEY> key(info ? EVP_PKCS82PKEY(info.get()) : nullptr, EVP_PKEY_free);
    if (!key || position != pkcs8.data() + pkcs8.size())
        return fail(ErrorKind::InvalidInput, u"not a private key in PKCS#8 form"_s);
    if (const auto fits = checkKeyFits(*key, algorithm); !fits)
        return fail(fits.error());
    return PrivateKey(PublicKey(algorithm, std::move(key)));
}

/// Never asks at a terminal; remembers that a passphrase was wanted.
static int refusePassphrase(char *, int, int, void *wasAsked)
{
    *static_cast<bool *>(wasAsked) = true;
    return -1;
}

Result<PrivateKey> PrivateKey::fromPem(const SecretBytes &pem)
{
    const openssl::Bio in(BIO_new_mem_buf(pem.data(), int(pem.size())));
    bool isEncrypted = false;
    std::shared_ptr<EVP_PKEY> key(PEM_read_bio_PrivateKey(in.get(), nullptr, refusePassphrase, &isEncrypted),
                                  EVP_PKEY_free);
    if (isEncrypted)
        return fail(ErrorKind::InvalidInput, u"the private key is protected by a passphrase"_s);
    if (!key)
        return fail(ErrorKind::InvalidInput, u"not a private key in PEM form"_s);
    const auto algorithm = algorithmOfKey(*key);
    if (!algorithm)
        return fail(ErrorKind::InvalidInput, u"only RSA, P-256 and Ed25519 keys can sign here"_s);
    if (const auto fits = checkKeyFits(*key, *algorithm); !fits)
        return fail(fits.error());
    const openssl::KeyContext context(EVP_PKEY_CTX_new_from_pkey(nullptr, key.get(), nullptr));
    if (!context || EVP_PKEY_pairwise_check(context.get()) != 1)
        return fail(ErrorKind::InvalidInput, u"the private and the public part do not belong together"_s);
    return PrivateKey(PublicKey(*algorithm, std::move(key)));
}

SecretBytes PrivateKey::toDer() const
{
    const openssl::KeyInfo info(EVP_PKEY2PKCS8(m_public.m_key.get()));
    unsigned char *der = nullptr;
    const int size = info ? i2d_PKCS8_PRIV_KEY_INFO(info.get(), &der) : 0;
    SecretBytes copy(std::span<const unsigned char>(der, size_t(qMax(0, size))));
    OPENSSL_clear_free(der, size_t(qMax(0, size)));
    return copy;
}

Result<QByteArray> PrivateKey::sign(QByteArrayView data) const
{
    EVP_PKEY *const key = m_public.m_key.get();
    const openssl::DigestContext context(EVP_MD_CTX_new());
    QByteArray signature(EVP_PKEY_get_size(key), Qt::Uninitialized);
    auto size = size_t(signature.size());
    if (!context || EVP_DigestSignInit(context.get(), nullptr, digestOf(algorithm()), nullptr, key) != 1 ||
        EVP_DigestSign(context.get(), reinterpret_cast<unsigned char *>(signature.data()), &size, openssl::bytes(data),
                       size_t(data.size())) != 1)
        return fail(ErrorKind::Crypto, u"the signature could not be made"_s);
    signature.resize(qsizetype(size));
    if (algorithm() == SigningAlgorithm::ES256)
        signature = joseFromDer(signature);
    if (signature.isEmpty())
        return fail(ErrorKind::Crypto, u"the signature could not be made"_s);
    return signature;
}

} // namespace core
