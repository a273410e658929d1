#pragma once

#include "core/crypto/Certificate.h"
#include "core/crypto/CertificateKey.h"

#include <optional>

namespace core {

/// An X.509 v3 certificate in the making: the fields that our own ones have, in a random serial's company.
class CertificateDraft
{
public:
    struct Plan
    {
        QString commonName; ///< empty: none
        Instant notBefore;
        Instant notAfter;
        bool isAuthority = false;
        QStringList names = {}; ///< canonical
    };
    /// Signed by `issuer` with `issuerKey`; without an issuer by itself.
    static Result<Certificate> sign(const Plan &plan, const CertificateKey &key,
                                    const std::optional<Certificate> &issuer, const CertificateKey &issuerKey);
};

} // namespace core
