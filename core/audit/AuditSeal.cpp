#include "core/audit/AuditSeal.h"

#include "core/crypto/TokenDigest.h"

namespace core {

QByteArray AuditSeal::seal(Kind kind, const ChainPoint &point, const QByteArray &more) const
{
    const std::scoped_lock lock(m_lastMutex);
    if (kind == Kind::End && more.isEmpty() && point == m_lastEnd && !m_lastSeal.isEmpty())
        return m_lastSeal;
    static constexpr const char *kNames[] = {"head", "anchor", "end"};
    QByteArray text;
    for (const QByteArray &field : {QByteArray(kNames[int(kind)]), point.nodeId.toUtf8(), QByteArray::number(point.seq),
                                    point.hash.toUtf8(), more}) {
        text += QByteArray::number(field.size()) + ':' + field + ',';
    }
    QByteArray code = hmacSha256(m_key, text);
    if (kind == Kind::End && more.isEmpty()) {
        m_lastEnd = point;
        m_lastSeal = code;
    }
    return code;
}

bool AuditSeal::isGenuine(Kind kind, const ChainPoint &point, const QByteArray &more, const QByteArray &given) const
{
    return constantTimeEquals(seal(kind, point, more), given);
}

} // namespace core
