#include "ui/lab/TokenText.h"

#include "ui/widgets/ShellText.h"

#include <QJsonDocument>
#include <QStringList>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

QJsonObject decodedPart(const QString &part)
{
    const auto bytes = QByteArray::fromBase64Encoding(part.toLatin1(), QByteArray::Base64UrlEncoding |
                                                                           QByteArray::AbortOnBase64DecodingErrors);
    return bytes ? QJsonDocument::fromJson(*bytes).object() : QJsonObject();
}

} // namespace

DecodedToken decodedToken(const QString &token)
{
    const QStringList parts = token.split(u'.');
    if (parts.size() != 3)
        return {};
    return {decodedPart(parts.at(0)), decodedPart(parts.at(1))};
}

QString bearerHeader(const QString &token)
{
    return u"Authorization: Bearer "_s + token;
}

QString curlCommand(const QString &token, const QString &url)
{
    return u"curl -i -H %1 %2"_s.arg(shellQuoted(bearerHeader(token)), shellQuoted(url));
}

} // namespace ui
