#include "core/authorization/SpentIds.h"

#include "core/crypto/TokenDigest.h"

using namespace Qt::StringLiterals;

namespace core {

Result<bool> SpentIds::spend(const QString &issuer, const QString &id, Instant expiresAt)
{
    // The length keeps "a" + "bc" apart from "ab" + "c".
    const QString digest = sha256Hex((QString::number(issuer.size()) + u':' + issuer + id).toUtf8());
    return m_database.writeNow([&](Transaction &transaction) -> Result<bool> {
        const auto stored = transaction.run(uR"(
            INSERT INTO spent_ids (id_hash, expires_at)
            VALUES (:id_hash, :expires_at)
                ON CONFLICT (id_hash) DO NOTHING)"_s,
                                            {{"id_hash"_L1, digest}, {"expires_at"_L1, bind(expiresAt)}});
        if (!stored)
            return fail(stored.error());
        return stored->affected() == 1;
    });
}

} // namespace core
