#pragma once

#include "core/audit/AuditSeal.h"
#include "core/keys/KeyRing.h"

namespace core {

/// What FILE.head.jws says of an exported file, signed: whoever keeps it elsewhere can later prove what was cut off.
struct AuditExportHead
{
    static constexpr auto kType = "audit-export+jwt";

    ChainPoint newest; ///< of the whole log, exported or not
    qint64 rows = 0;
    QString digest; ///< lower-case hex of SHA-256 over the file

    /// Crypto without an active key.
    Result<QByteArray> sign(const KeyRing &ring, Instant now) const;
    /// None when it was not signed by one of `keys`, retired and revoked ones included.
    static std::optional<AuditExportHead> read(const QByteArray &jws, const std::vector<SigningKey> &keys);
};

} // namespace core
