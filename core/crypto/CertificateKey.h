#pragma once

#include "core/base/Result.h"
#include "core/base/SecretBytes.h"

#include <QString>

#include <memory>

struct evp_pkey_st;

namespace core {

/// The private key of an X.509 certificate: RSA of 2048 to 8192 bit, P-256 or P-384, which is what the TLS of Qt
/// serves. Cheap to copy, any thread.
class CertificateKey
{
public:
    static constexpr qsizetype kMostPemBytes = 32 * 1024;

    static Result<CertificateKey> generate(); ///< P-256
    /// PKCS#8, open or encrypted, or traditional; the first private key of the text. InvalidInput says what does not
    /// fit, without a byte of the key. An encrypted one takes as long as its maker wished: not on the GUI thread.
    static Result<CertificateKey> fromPem(const SecretBytes &pem, const SecretBytes &passphrase);
    static Result<CertificateKey> fromDer(const SecretBytes &pkcs8);

    SecretBytes toDer() const; ///< PKCS#8
    SecretBytes toPem() const; ///< PKCS#8, open
    bool isRsa() const;

private:
    friend class Certificate;
    friend class CertificateDraft;
    explicit CertificateKey(std::shared_ptr<evp_pkey_st> key) : m_key(std::move(key)) {}
    static Result<CertificateKey> checked(std::shared_ptr<evp_pkey_st> key);
    std::shared_ptr<evp_pkey_st> m_key;
};

} // namespace core
