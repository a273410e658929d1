#pragma once

#include "core/admin/LabIssuerAdmin.h"
#include "core/base/Clock.h"
#include "core/crypto/Jwt.h"

namespace core {

/// Breaks one good access token in the ways that an API must notice. Makes forgeries as a stranger would, with what is
/// public; only where it is given a lab key does it sign statements that are not true.
class BrokenTokens
{
public:
    /// `publicKey` is the one that an API would find for the token's `kid`.
    BrokenTokens(QByteArray good, PublicKey publicKey) : m_good(std::move(good)), m_publicKey(std::move(publicKey)) {}

    /// Altered, unsigned, signed by a stranger: needs no key of ours. Crypto.
    Result<std::vector<PackedToken>> forgeries() const;
    /// Well signed, and wrong: expired, for another audience … `labKey` never is a key of the real issuer.
    Result<std::vector<PackedToken>> lies(const PrivateKey &labKey, Instant now) const;

private:
    QByteArray m_good;
    PublicKey m_publicKey;
};

} // namespace core
