#include "core/crypto/AesGcm.h"

#include "core/crypto/OpenSsl.h"

namespace core {

static constexpr qsizetype kNonceBytes = 12;
static constexpr qsizetype kTagBytes = 16;
static constexpr size_t kKeyBytes = 32;

QByteArray aesGcmSeal(const SecretBytes &key, const SecretBytes &plain, QByteArrayView context, Random &random)
{
    const auto size = int(plain.size());
    QByteArray sealed(kNonceBytes + size + kTagBytes, Qt::Uninitialized);
    auto *const nonce = reinterpret_cast<unsigned char *>(sealed.data());
    auto *const cipher = nonce + kNonceBytes;
    random.fill({nonce, size_t(kNonceBytes)});
    const openssl::CipherContext gcm(EVP_CIPHER_CTX_new());
    int written = 0;
    const bool done =
        key.size() == kKeyBytes && gcm &&
        EVP_EncryptInit_ex2(gcm.get(), EVP_aes_256_gcm(), key.data(), nonce, nullptr) == 1 &&
        EVP_EncryptUpdate(gcm.get(), nullptr, &written, openssl::bytes(context), int(context.size())) == 1 &&
        EVP_EncryptUpdate(gcm.get(), cipher, &written, plain.data(), size) == 1 &&
        EVP_EncryptFinal_ex(gcm.get(), cipher + size, &written) == 1 &&
        EVP_CIPHER_CTX_ctrl(gcm.get(), EVP_CTRL_AEAD_GET_TAG, kTagBytes, cipher + size) == 1;
    if (!done)
        qFatal("AES-256-GCM failed"); // going on would store the plain value or lose it
    return sealed;
}

std::optional<SecretBytes> aesGcmOpen(const SecretBytes &key, QByteArrayView sealed, QByteArrayView context)
{
    if (key.size() != kKeyBytes || sealed.size() < kNonceBytes + kTagBytes)
        return std::nullopt;
    const unsigned char *const nonce = openssl::bytes(sealed);
    const unsigned char *const cipher = nonce + kNonceBytes;
    const auto size = int(sealed.size() - kNonceBytes - kTagBytes);
    QByteArray tag = sealed.last(kTagBytes).toByteArray();
    SecretBytes plain{size_t(size)};
    const openssl::CipherContext gcm(EVP_CIPHER_CTX_new());
    int written = 0;
    const bool done =
        gcm && EVP_DecryptInit_ex2(gcm.get(), EVP_aes_256_gcm(), key.data(), nonce, nullptr) == 1 &&
        EVP_DecryptUpdate(gcm.get(), nullptr, &written, openssl::bytes(context), int(context.size())) == 1 &&
        EVP_DecryptUpdate(gcm.get(), plain.data(), &written, cipher, size) == 1 &&
        EVP_CIPHER_CTX_ctrl(gcm.get(), EVP_CTRL_AEAD_SET_TAG, kTagBytes, tag.data()) == 1 &&
        EVP_DecryptFinal_ex(gcm.get(), plain.data() + size, &written) == 1;
    if (!done)
        return std::nullopt;
    return plain;
}

} // namespace core
