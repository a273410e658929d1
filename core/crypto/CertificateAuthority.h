#pragma once

#include "core/crypto/Certificate.h"
#include "core/crypto/CertificateKey.h"

namespace core {

/// A certificate together with its private key. Cheap to copy, any thread.
struct CertifiedKey
{
    Certificate certificate;
    CertificateKey key;
};

/// An installation's own authority, to be trusted by the devices of a LAN: P-256, ten years, issues server
/// certificates only and no further authorities.
class CertificateAuthority
{
public:
    static constexpr std::chrono::days kLifetime{3652};
    static constexpr std::chrono::days kServerLifetime{397}; ///< the most that browsers take
    static constexpr std::chrono::hours kClockSkew{24};      ///< notBefore lies this far back

    /// The common name has a random part, so that two installations are told apart in a list of authorities.
    static Result<CertifiedKey> make(Instant now);

    explicit CertificateAuthority(CertifiedKey authority) : m_authority(std::move(authority)) {}
    /// `names` are canonicalNames(). Never valid longer than the authority itself.
    Result<CertifiedKey> issue(const QStringList &names, Instant now) const;
    const Certificate &certificate() const { return m_authority.certificate; }

private:
    CertifiedKey m_authority;
};

} // namespace core
