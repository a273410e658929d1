#include "core/tokens/SuccessorIds.h"

#include "core/crypto/TokenDigest.h"

#include <QUuid>

namespace core {

using namespace Qt::StringLiterals;

SuccessorIds::SuccessorIds(const Envelope &envelope) : m_key(envelope.derive("refresh token successor"_ba)) {}

QString SuccessorIds::refreshJti(const QString &parentJti) const
{
    return derived(u"refresh\n"_s + parentJti);
}

QString SuccessorIds::accessJti(const QString &parentJti, const RefreshAnswer &answer) const
{
    // None of them can hold a line end: scopes and URIs are checked, thumbprints are base64url.
    const QStringList parts{parentJti, answer.scopes.join(u' '), answer.resources.join(u' '), answer.dpopKey};
    return derived(u"access\n"_s + parts.join(u'\n'));
}

/// In the form of a version 4 UUID, RFC 9562 §5.4: not to be told from the others.
QString SuccessorIds::derived(const QString &text) const
{
    QByteArray bytes = hmacSha256(m_key, text.toUtf8()).left(16);
    bytes[6] = char((bytes[6] & 0x0f) | 0x40);
    bytes[8] = char((bytes[8] & 0x3f) | 0x80);
    return QUuid::fromRfc4122(bytes).toString(QUuid::WithoutBraces);
}

} // namespace core
