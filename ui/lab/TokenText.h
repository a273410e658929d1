#pragma once

#include <QJsonObject>
#include <QString>

namespace ui {

/// Header and claims as they stand in a JWT, unproven: for showing only. Empty when it is not one.
struct DecodedToken
{
    QJsonObject header;
    QJsonObject claims;
};
DecodedToken decodedToken(const QString &token);

QString bearerHeader(const QString &token);                    ///< "Authorization: Bearer …"
QString curlCommand(const QString &token, const QString &url); ///< for a POSIX shell, quoted

} // namespace ui
