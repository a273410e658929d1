#pragma once

#include "core/crypto/Certificate.h"
#include "core/crypto/CertificateKey.h"

namespace core {

/// What a TLS server presents: its certificate first, each issuer behind, and the private key.
struct ServerIdentity
{
    std::vector<Certificate> chain;
    CertificateKey key;

    const Certificate &leaf() const { return chain.front(); }
    QByteArray chainPem() const;
};

/// Reads, orders and checks. The certificate of the key becomes the first, whatever the order was; a self-signed root
/// is left out, as clients have it. InvalidInput when key and certificates do not belong together, when one of them
/// belongs to no chain, or when clients would refuse it. Times are not looked at.
Result<ServerIdentity> serverIdentityFromPem(const QByteArray &chainPem, const SecretBytes &keyPem,
                                             const SecretBytes &passphrase);

} // namespace core
