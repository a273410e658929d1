#include "core/crypto/AesGcm.h"
#include "core/crypto/Envelope.h"
#include "core/crypto/OpenSsl.h"

#include <openssl/core_names.h>

using namespace Qt::StringLiterals;

namespace core {

static constexpr QByteArrayView kSealMark = "GHSEAL1\n"; // names the parameters below as well
static constexpr qsizetype kSaltBytes = 16;

SecretBytes keyFromPassphrase(const SecretBytes &passphrase, QByteArrayView salt)
{
    const std::unique_ptr<EVP_KDF, openssl::Release<EVP_KDF_free>> scrypt(EVP_KDF_fetch(nullptr, "SCRYPT", nullptr));
    const openssl::KdfContext context(EVP_KDF_CTX_new(scrypt.get()));
    SecretBytes key(32);
    uint64_t n = 1 << 15;
    uint32_t r = 8;
    uint32_t p = 1;
    uint64_t mostMemory = 64 << 20; // it takes 32 MiB and a little, just over OpenSSL's own limit
    unsigned char none = 0;
    void *const password = passphrase.isEmpty() ? &none : const_cast<unsigned char *>(passphrase.data());
    OSSL_PARAM params[] = {
        OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_PASSWORD, password, passphrase.size()),
        OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_SALT, const_cast<char *>(salt.data()), size_t(salt.size())),
        OSSL_PARAM_construct_uint64(OSSL_KDF_PARAM_SCRYPT_N, &n),
        OSSL_PARAM_construct_uint32(OSSL_KDF_PARAM_SCRYPT_R, &r),
        OSSL_PARAM_construct_uint32(OSSL_KDF_PARAM_SCRYPT_P, &p),
        OSSL_PARAM_construct_uint64(OSSL_KDF_PARAM_SCRYPT_MAXMEM, &mostMemory),
        OSSL_PARAM_construct_end(),
    };
    if (!context || EVP_KDF_derive(context.get(), key.data(), key.size(), params) != 1)
        qFatal("scrypt failed");
    return key;
}

QByteArray sealWithPassphrase(const SecretBytes &plain, const SecretBytes &passphrase, Random &random)
{
    QByteArray salt(kSaltBytes, Qt::Uninitialized);
    random.fill({reinterpret_cast<unsigned char *>(salt.data()), size_t(salt.size())});
    const QByteArray head = kSealMark.toByteArray() + salt;
    return head + aesGcmSeal(keyFromPassphrase(passphrase, salt), plain, head, random);
}

Result<SecretBytes> openWithPassphrase(const QByteArray &sealed, const SecretBytes &passphrase)
{
    const qsizetype headBytes = kSealMark.size() + kSaltBytes;
    if (!sealed.startsWith(kSealMark) || sealed.size() < headBytes)
        return fail(ErrorKind::InvalidInput, u"not a file sealed with a passphrase"_s);
    const QByteArrayView head = QByteArrayView(sealed).first(headBytes);
    const SecretBytes key = keyFromPassphrase(passphrase, head.last(kSaltBytes));
    auto plain = aesGcmOpen(key, QByteArrayView(sealed).sliced(headBytes), head);
    if (!plain)
        return fail(ErrorKind::Crypto, u"the passphrase is wrong or the file was changed"_s);
    return *std::move(plain);
}

} // namespace core
