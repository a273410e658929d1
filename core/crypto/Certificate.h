#pragma once

#include "core/base/Clock.h"
#include "core/base/Result.h"

#include <QByteArray>
#include <QStringList>

#include <memory>
#include <vector>

struct x509_st;

namespace core {

class CertificateKey;

/// An X.509 certificate (RFC 5280). Cheap to copy, any thread.
class Certificate
{
public:
    static constexpr qsizetype kMostPemBytes = 128 * 1024;
    static constexpr int kMostInPem = 10;
    static constexpr int kMostNames = 200;

    static Result<Certificate> fromDer(const QByteArray &der);
    /// Every certificate of the text, in its order; other PEM blocks are passed over. InvalidInput when there is none,
    /// when there are too many, or when one cannot be read.
    static Result<std::vector<Certificate>> fromPem(const QByteArray &pem);

    QByteArray toDer() const;
    QByteArray toPem() const;
    QString subject() const; ///< RFC 4514 text; the common name alone when there is nothing else
    QString issuer() const;
    QStringList names() const; ///< DNS names and IP addresses of the subjectAltName, at most kMostNames
    Instant notBefore() const;
    Instant notAfter() const;
    QString sha256() const;    ///< of the DER, upper-case hex with colons
    QString algorithm() const; ///< "ECDSA P-256", "RSA 2048" …

    /// RFC 6125: DNS names with wildcards, addresses; never the common name.
    bool isValidFor(const QString &host) const;
    bool isSelfIssued() const;
    bool isIssuedBy(const Certificate &issuer) const; ///< names, key ids, rights and signature
    bool belongsTo(const CertificateKey &key) const;
    /// InvalidInput for RSA under 2048 bit and for signatures with SHA-1 or MD5.
    Result<void> checkStrength() const;
    /// Also for what no TLS client would take from a server.
    Result<void> checkServes() const;

    friend bool operator==(const Certificate &a, const Certificate &b) { return a.toDer() == b.toDer(); }

private:
    friend class CertificateDraft;
    explicit Certificate(std::shared_ptr<x509_st> x509) : m_x509(std::move(x509)) {}
    std::shared_ptr<x509_st> m_x509;
};

} // namespace core
