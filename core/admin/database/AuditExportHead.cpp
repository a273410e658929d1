#include "core/admin/database/AuditExportHead.h"

#include "core/crypto/Jwt.h"

#include <QJsonObject>

#include <algorithm>

namespace core {

using namespace Qt::StringLiterals;

Result<QByteArray> AuditExportHead::sign(const KeyRing &ring, Instant now) const
{
    const auto key = ring.active();
    if (!key)
        return fail(ErrorKind::Crypto, u"there is no active signing key"_s);
    return signJwt(key->key, {{u"typ"_s, QString::fromLatin1(kType)}, {u"kid"_s, key->id.value}},
                   {{u"node_id"_s, newest.nodeId},
                    {u"seq"_s, newest.seq},
                    {u"hash"_s, newest.hash},
                    {u"rows"_s, rows},
                    {u"sha256"_s, digest},
                    {u"iat"_s, toSeconds(now)}});
}

std::optional<AuditExportHead> AuditExportHead::read(const QByteArray &jws, const std::vector<SigningKey> &keys)
{
    const auto jwt = parseJwt(jws);
    if (!jwt || jwt->header.value("typ"_L1).toString() != QLatin1String(kType))
        return std::nullopt;
    const auto key = std::ranges::find(keys, jwt->header.value("kid"_L1).toString(),
                                       [](const SigningKey &each) { return each.id.value; });
    if (key == keys.end() || !key->publicKey.verify(jwt->signingInput, jwt->signature))
        return std::nullopt;
    const QJsonObject &claims = jwt->claims;
    return AuditExportHead{
        {claims.value("node_id"_L1).toString(), claims.value("seq"_L1).toInteger(), claims.value("hash"_L1).toString()},
        claims.value("rows"_L1).toInteger(),
        claims.value("sha256"_L1).toString()};
}

} // namespace core
