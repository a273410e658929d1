#include "core/crypto/CertificateAuthority.h"

#include "core/crypto/CertificateDraft.h"
#include "core/crypto/Random.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace core {

static constexpr qsizetype kMostCommonName = 64; // RFC 5280 appendix A.1, ub-common-name

Result<CertifiedKey> CertificateAuthority::make(Instant now)
{
    auto key = CertificateKey::generate();
    if (!key)
        return fail(key.error());
    const QString mark = SystemRandom().uuid().left(8);
    const Instant start = now - kClockSkew;
    auto certificate = CertificateDraft::sign({.commonName = u"Gatehouse authority %1"_s.arg(mark),
                                               .notBefore = start,
                                               .notAfter = start + kLifetime,
                                               .isAuthority = true},
                                              *key, std::nullopt, *key);
    if (!certificate)
        return fail(certificate.error());
    return CertifiedKey{*std::move(certificate), *std::move(key)};
}

Result<CertifiedKey> CertificateAuthority::issue(const QStringList &names, Instant now) const
{
    if (names.isEmpty())
        return fail(ErrorKind::InvalidInput, u"a certificate needs a name"_s, u"names"_s);
    auto key = CertificateKey::generate();
    if (!key)
        return fail(key.error());
    const Certificate &authority = m_authority.certificate;
    const Instant start = std::max(now - kClockSkew, authority.notBefore());
    // Browsers count from the first second to the last one, both included.
    const Instant end = std::min(start + kServerLifetime - std::chrono::seconds(1), authority.notAfter());
    if (end <= now)
        return fail(ErrorKind::Expired, u"the authority's own certificate has ended"_s);
    const QString common = names.constFirst().size() <= kMostCommonName ? names.constFirst() : QString();
    auto certificate = CertificateDraft::sign(
        {.commonName = common, .notBefore = start, .notAfter = end, .names = names}, *key, authority, m_authority.key);
    if (!certificate)
        return fail(certificate.error());
    return CertifiedKey{*std::move(certificate), *std::move(key)};
}

} // namespace core
