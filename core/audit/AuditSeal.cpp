#include "core/audit/AuditSeal.h"

#include "core/crypto/TokenDigest.h"

namespace core {

QByteArray AuditSeal::seal(Kind kind, const ChainPoint &point, const QByteArray &more) const
{
    static constexpr const char *kNames[] = {"head", "anchor", "end"};
    QByteArray text;
    for (const QByteArray &field : {QByteArray(kNames[int(kind)]), point.nodeId.toUtf8(), QByteArray::number(point.seq),
                                    point.hash.toUtf8(), more}) {
        text += QByteArray::number(field.size()) + ':' + field + ',';
    }
    return hmacSha256(m_key, text);
}

bool AuditSeal::isGenuine(Kind kind, const ChainPoint &point, const QByteArray &more, const QByteArray &given) const
{
    return constantTimeEquals(seal(kind, point, more), given);
}

} // namespace core
