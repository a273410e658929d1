#include "core/crypto/CertificateNames.h"

#include <QRegularExpression>
#include <QUrl>

#include <arpa/inet.h>

using namespace Qt::StringLiterals;

namespace core {

static constexpr qsizetype kMostOwnNames = 50;
static constexpr qsizetype kMostDnsName = 253;

QByteArray addressBytes(const QString &text)
{
    const QByteArray plain =
        (text.startsWith(u'[') && text.endsWith(u']') ? text.sliced(1, text.size() - 2) : text).toLatin1();
    if (plain.contains('\0'))
        return {};
    QByteArray bytes(16, '\0');
    if (inet_pton(AF_INET6, plain.constData(), bytes.data()) == 1)
        return bytes;
    bytes.resize(4);
    return inet_pton(AF_INET, plain.constData(), bytes.data()) == 1 ? bytes : QByteArray();
}

QString addressText(QByteArrayView bytes)
{
    char text[INET6_ADDRSTRLEN] = {};
    if (bytes.size() != 4 && bytes.size() != 16)
        return {};
    inet_ntop(bytes.size() == 4 ? AF_INET : AF_INET6, bytes.data(), text, sizeof(text));
    return QString::fromLatin1(text);
}

/// A DNS name as clients compare it, one star for the whole first label allowed; empty when it is none.
static QString dnsName(const QString &text)
{
    static const QRegularExpression form(
        u"^(\\*\\.(?=[^.]+\\.))?([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\\.)*[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?$"_s);
    static const QRegularExpression numbersOnly(u"(^|\\.)[0-9]+$"_s); // would be taken for a mistyped address
    const QString star = text.startsWith("*."_L1) ? u"*."_s : QString();
    const QString name = star + QString::fromLatin1(QUrl::toAce(text.sliced(star.size()))).toLower();
    return name.size() <= kMostDnsName && form.match(name).hasMatch() && !numbersOnly.match(name).hasMatch()
               ? name
               : QString();
}

Result<QStringList> canonicalNames(const QStringList &names)
{
    QStringList canonical;
    for (const QString &typed : names) {
        const QString text = typed.trimmed();
        const QByteArray address = addressBytes(text);
        const QString name = address.isEmpty() ? dnsName(text.left(1000)) : addressText(address);
        if (name.isEmpty())
            return fail(ErrorKind::InvalidInput, u"'%1' is neither a DNS name nor an IP address"_s.arg(text.left(100)),
                        u"names"_s);
        if (!canonical.contains(name))
            canonical << name;
        if (canonical.size() > kMostOwnNames)
            return fail(ErrorKind::InvalidInput, u"a certificate has at most %1 names"_s.arg(kMostOwnNames),
                        u"names"_s);
    }
    if (canonical.isEmpty())
        return fail(ErrorKind::InvalidInput, u"a certificate needs a name"_s, u"names"_s);
    return canonical;
}

} // namespace core
