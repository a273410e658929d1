#include "core/crypto/Envelope.h"

#include "core/crypto/AesGcm.h"
#include "core/crypto/OpenSsl.h"

#include <openssl/core_names.h>

using namespace Qt::StringLiterals;

namespace core {

static constexpr char kEnvelopeVersion = 1;
static constexpr size_t kDerivedBytes = 32;

QByteArray Envelope::seal(const SecretBytes &plain, const QString &context) const
{
    return kEnvelopeVersion + aesGcmSeal(m_kek, plain, context.toUtf8(), m_random);
}

Result<SecretBytes> Envelope::open(const QByteArray &sealed, const QString &context) const
{
    if (!sealed.startsWith(kEnvelopeVersion))
        return fail(ErrorKind::Crypto, u"a sealed value has an unknown format"_s);
    auto plain = aesGcmOpen(m_kek, QByteArrayView(sealed).sliced(1), context.toUtf8());
    if (!plain)
        return fail(ErrorKind::Crypto, u"a sealed value does not open with this key"_s);
    return *std::move(plain);
}

SecretBytes Envelope::derive(const QByteArray &purpose) const
{
    const std::unique_ptr<EVP_KDF, openssl::Release<EVP_KDF_free>> hkdf(EVP_KDF_fetch(nullptr, "HKDF", nullptr));
    const openssl::KdfContext context(EVP_KDF_CTX_new(hkdf.get()));
    SecretBytes key(kDerivedBytes);
    char digest[] = "SHA256";
    OSSL_PARAM params[] = {
        OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, digest, 0),
        OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_KEY, const_cast<unsigned char *>(m_kek.data()), m_kek.size()),
        OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_INFO, const_cast<char *>(purpose.constData()),
                                          size_t(purpose.size())),
        OSSL_PARAM_construct_end(),
    };
    if (!context || EVP_KDF_derive(context.get(), key.data(), key.size(), params) != 1)
        qFatal("HKDF failed");
    return key;
}

} // namespace core
