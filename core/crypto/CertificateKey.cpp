#include "core/crypto/CertificateKey.h"

#include "core/crypto/KeyChecks.h"
#include "core/crypto/OpenSsl.h"
#include "core/crypto/PemKeyCost.h"

#include <openssl/err.h>
#include <openssl/pem.h>

using namespace Qt::StringLiterals;

namespace core {

namespace {

/// What OpenSSL's callback was asked for and may answer.
struct Passphrase
{
    const SecretBytes &secret;
    bool wasAsked = false;
};

int givePassphrase(char *buffer, int size, int, void *data)
{
    auto *passphrase = static_cast<Passphrase *>(data);
    passphrase->wasAsked = true;
    const SecretBytes &secret = passphrase->secret;
    if (secret.isEmpty() || secret.size() > size_t(size))
        return -1;
    std::copy(secret.view().begin(), secret.view().end(), buffer);
    return int(secret.size());
}

bool isServedCurve(const EVP_PKEY &key)
{
    char name[32] = {};
    if (EVP_PKEY_get_group_name(&key, name, sizeof(name), nullptr) != 1)
        return false;
    return QByteArrayView(name) == QByteArrayView("prime256v1") || QByteArrayView(name) == QByteArrayView("secp384r1");
}

} // namespace

Result<CertificateKey> CertificateKey::checked(std::shared_ptr<evp_pkey_st> key)
{
    const int kind = EVP_PKEY_get_base_id(key.get());
    const auto field = u"key"_s;
    if (kind == EVP_PKEY_RSA) {
        if (const auto fits = checkKeyFits(*key, SigningAlgorithm::RS256); !fits)
            return fail(ErrorKind::InvalidInput, fits.error().detail, field);
    } else if (kind == EVP_PKEY_EC) {
        if (!isServedCurve(*key))
            return fail(ErrorKind::InvalidInput, u"of the curves only P-256 and P-384 can be served"_s, field);
    } else {
        return fail(ErrorKind::InvalidInput,
                    u"a key of kind %1 cannot be served; use RSA, P-256 or P-384"_s.arg(
                        QString::fromLatin1(EVP_PKEY_get0_type_name(key.get()))),
                    field);
    }
    const openssl::KeyContext context(EVP_PKEY_CTX_new_from_pkey(nullptr, key.get(), nullptr));
    if (!context || EVP_PKEY_pairwise_check(context.get()) != 1)
        return fail(ErrorKind::InvalidInput, u"the private and the public part do not belong together"_s, field);
    return CertificateKey(std::move(key));
}

Result<CertificateKey> CertificateKey::generate()
{
    std::shared_ptr<EVP_PKEY> key(EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256"), EVP_PKEY_free);
    if (!key)
        return fail(ErrorKind::Crypto, u"the key could not be generated"_s);
    return CertificateKey(std::move(key));
}

Result<CertificateKey> CertificateKey::fromPem(const SecretBytes &pem, const SecretBytes &passphrase)
{
    const auto field = u"key"_s;
    if (pem.size() > size_t(kMostPemBytes))
        return fail(ErrorKind::InvalidInput, u"the private key has more than %1 bytes"_s.arg(kMostPemBytes), field);
    if (!isAffordablePemKey(pem))
        return fail(ErrorKind::InvalidInput, u"the private key's protection takes too long to open"_s, field);
    const openssl::Bio in(BIO_new_mem_buf(pem.data(), int(pem.size())));
    Passphrase answer{passphrase};
    std::shared_ptr<EVP_PKEY> key(PEM_read_bio_PrivateKey(in.get(), nullptr, givePassphrase, &answer), EVP_PKEY_free);
    ERR_clear_error(); // Qt's sockets on this thread would take it for theirs
    if (!key && answer.wasAsked) {
        return fail(ErrorKind::InvalidInput,
                    passphrase.isEmpty() ? u"the private key is protected by a passphrase"_s
                                         : u"the passphrase does not open the private key"_s,
                    u"passphrase"_s);
    }
    if (!key)
        return fail(ErrorKind::InvalidInput, u"no private key in PEM form"_s, field);
    return checked(std::move(key));
}

Result<CertificateKey> CertificateKey::fromDer(const SecretBytes &pkcs8)
{
    const unsigned char *position = pkcs8.data();
    const openssl::KeyInfo info(d2i_PKCS8_PRIV_KEY_INFO(nullptr, &position, long(pkcs8.size())));
    std::shared_ptr<EVP_PKEY> key(info ? EVP_PKCS82PKEY(info.get()) : nullptr, EVP_PKEY_free);
    ERR_clear_error();
    if (!key || position != pkcs8.data() + pkcs8.size())
        return fail(ErrorKind::InvalidInput, u"not a private key in PKCS#8 form"_s);
    return checked(std::move(key));
}

SecretBytes CertificateKey::toDer() const
{
    const openssl::KeyInfo info(EVP_PKEY2PKCS8(m_key.get()));
    unsigned char *der = nullptr;
    const int size = info ? i2d_PKCS8_PRIV_KEY_INFO(info.get(), &der) : 0;
    SecretBytes copy(std::span<const unsigned char>(der, size_t(qMax(0, size))));
    OPENSSL_clear_free(der, size_t(qMax(0, size)));
    return copy;
}

SecretBytes CertificateKey::toPem() const
{
    const openssl::Bio out(BIO_new(BIO_s_secmem()));
    PEM_write_bio_PKCS8PrivateKey(out.get(), m_key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    char *text = nullptr;
    const long size = BIO_get_mem_data(out.get(), &text);
    return SecretBytes(std::span(reinterpret_cast<const unsigned char *>(text), size_t(qMax(0L, size))));
}

bool CertificateKey::isRsa() const
{
    return EVP_PKEY_get_base_id(m_key.get()) == EVP_PKEY_RSA;
}

} // namespace core
