#include "core/upkeep/AuditHead.h"

#include "core/crypto/Jwt.h"

#include <QJsonObject>

namespace core {

using namespace Qt::StringLiterals;

namespace {

struct ChainEnd
{
    qint64 seq = 0;
    QString hash;
};

Result<std::optional<ChainEnd>> unsignedEnd(Snapshot &snapshot, const QString &nodeId)
{
    auto rows = snapshot.run(uR"(
        SELECT l.seq, l.hash
          FROM audit_logs l
         WHERE l.node_id = :node
           AND NOT EXISTS (SELECT 1 FROM audit_heads h WHERE h.node_id = l.node_id AND h.seq = l.seq)
           AND l.seq = (SELECT MAX(seq) FROM audit_logs WHERE node_id = :same_node))"_s,
                             {{"node"_L1, nodeId}, {"same_node"_L1, nodeId}});
    if (!rows)
        return fail(rows.error());
    if (!rows->next())
        return std::nullopt;
    return ChainEnd{rows->integer(0), rows->text(1)};
}

} // namespace

Result<bool> AuditHead::sign()
{
    const QString node = m_context.audit.nodeId();
    const auto end = m_context.database.readNow([&](Snapshot &snapshot) { return unsignedEnd(snapshot, node); });
    if (!end)
        return fail(end.error());
    if (!*end)
        return false;
    const auto key = m_context.ring.active();
    if (!key)
        return fail(ErrorKind::Crypto, u"there is no active signing key"_s);
    const Instant now = m_context.clock.now();
    const auto jws =
        signJwt(key->key, {{u"typ"_s, QString::fromLatin1(kType)}, {u"kid"_s, key->id.value}},
                {{u"node_id"_s, node}, {u"seq"_s, (*end)->seq}, {u"hash"_s, (*end)->hash}, {u"iat"_s, toSeconds(now)}});
    if (!jws)
        return fail(jws.error());
    return m_context.database.writeNow([&](Transaction &transaction) -> Result<bool> {
        auto rows = transaction.run(uR"(
            INSERT INTO audit_heads (node_id, seq, hash, jws, created_at) VALUES (:node, :seq, :hash, :jws, :now)
                ON CONFLICT (node_id, seq) DO NOTHING)"_s,
                                    {{"node"_L1, node},
                                     {"seq"_L1, (*end)->seq},
                                     {"hash"_L1, (*end)->hash},
                                     {"jws"_L1, QString::fromLatin1(*jws)},
                                     {"now"_L1, bind(now)}});
        if (!rows)
            return fail(rows.error());
        return rows->affected() == 1;
    });
}

} // namespace core
