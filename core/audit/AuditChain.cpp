#include "core/audit/AuditChain.h"

#include "core/crypto/TokenDigest.h"

namespace core {

static void appendField(QByteArray &text, const QByteArray &value)
{
    text += QByteArray::number(value.size()) + ':' + value + ',';
}

static void appendField(QByteArray &text, const std::optional<QByteArray> &value)
{
    if (value)
        appendField(text, *value);
    else
        text += "-,";
}

static void appendField(QByteArray &text, qint64 value)
{
    appendField(text, QByteArray::number(value));
}

QString chainStart()
{
    return QString(64, u'0');
}

QString chainHash(const ChainedRow &row)
{
    QByteArray text = row.prevHash.toLatin1();
    text.reserve(1024);
    appendField(text, row.id);
    appendField(text, row.nodeId);
    appendField(text, row.seq);
    appendField(text, row.userId);
    appendField(text, row.clientId);
    appendField(text, row.eventType);
    appendField(text, row.eventData);
    appendField(text, row.address);
    appendField(text, row.userAgent);
    appendField(text, qint64(row.success));
    appendField(text, row.errorMessage);
    appendField(text, row.requestId);
    appendField(text, row.actor);
    appendField(text, row.createdAt);
    return sha256Hex(text);
}

} // namespace core
