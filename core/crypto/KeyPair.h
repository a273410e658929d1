#pragma once

#include "core/base/Result.h"
#include "core/base/SecretBytes.h"
#include "core/crypto/SigningAlgorithm.h"

#include <QByteArray>
#include <QJsonObject>

#include <memory>

struct evp_pkey_st;

namespace core {

/// A public key that verifies signatures of exactly one algorithm (RFC 8725 §3.1). Cheap to copy, any thread.
class PublicKey
{
public:
    /// From a JWK (RFC 7517). InvalidInput for a private member, a wrong curve, RSA under 2048 bit.
    static Result<PublicKey> fromJwk(const QJsonObject &jwk);
    static Result<PublicKey> fromDer(SigningAlgorithm algorithm, const QByteArray &subjectPublicKeyInfo);

    SigningAlgorithm algorithm() const { return m_algorithm; }
    QByteArray toDer() const;  ///< SubjectPublicKeyInfo
    QByteArray toPem() const;
    /// kty, use, alg and the public members only; `kid` is added by the caller.
    QJsonObject toJwk() const;
    /// `signature` in JOSE form: ES256 is R‖S of 64 bytes, never DER.
    bool verify(QByteArrayView data, QByteArrayView signature) const;
    QString thumbprint() const; ///< RFC 7638, SHA-256, base64url: "jkt"
    int bits() const;

private:
    friend class PrivateKey;
    PublicKey(SigningAlgorithm algorithm, std::shared_ptr<evp_pkey_st> key) : m_algorithm(algorithm), m_key(std::move(key)) { }
    SigningAlgorithm m_algorithm;
    std::shared_ptr<evp_pkey_st> m_key;
};

/// Has the JWK a member that only its owner may know?
bool showsPrivatePart(const QJsonObject &jwk);
/// Of a public JWK, RFC 7638. InvalidInput as PublicKey::fromJwk.
Result<QString> jwkThumbprint(const QJsonObject &jwk);

/// A private signing key, kept only inside OpenSSL. Cheap to copy, any thread.
class PrivateKey
{
public:
    /// rsaBits is 2048, 3072 or 4096 and only used for RS256. 50–500 ms for RSA: not on the GUI thread.
    static Result<PrivateKey> generate(SigningAlgorithm algorithm, int rsaBits = 2048);
    static Result<PrivateKey> fromDer(SigningAlgorithm algorithm, const SecretBytes &pkcs8);
    /// PKCS#8 or traditional PEM, unencrypted; RSA becomes RS256, P-256 ES256, Ed25519 EdDSA, all else InvalidInput.
    static Result<PrivateKey> fromPem(const SecretBytes &pem);

    SigningAlgorithm algorithm() const { return m_public.algorithm(); }
    SecretBytes toDer() const; ///< PKCS#8
    const PublicKey &publicKey() const { return m_public; }
    /// Signature in JOSE form.
    Result<QByteArray> sign(QByteArrayView data) const;

private:
    explicit PrivateKey(PublicKey both) : m_public(std::move(both)) { }
    PublicKey m_public; // holds the private part too; only this class uses it
};

} // namespace core
