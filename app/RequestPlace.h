#pragma once

#include "app/FlowHttp.h"

#include <QStringList>

namespace app {

/// Where a request of somebody's own goes.
struct RequestPlace
{
    FlowHttp::Target target;
    QByteArray address; ///< path and query
};

/// What the server is known by.
struct ServerNames
{
    QStringList urls; ///< of the listeners
    QString issuer;
    std::optional<QSslCertificate> certificate = {}; ///< of the HTTPS listeners
};

/// `address` is a path, or a URL of one of the listeners or of the issuer. InvalidInput, with the server's URLs as the
/// detail, for any other; Conflict when the server is stopped.
core::Result<RequestPlace> placeOf(const QString &address, const ServerNames &names);

} // namespace app
