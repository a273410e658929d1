#pragma once

#include "app/FlowHttp.h"

#include <QStringList>

namespace app {

/// Where this program meets its own server: of the listeners' `urls` the one on loopback if there is one, and for HTTPS
/// the certificate that has to answer. Conflict when there is none.
core::Result<FlowHttp::Target> ownAddress(const QStringList &urls, const std::optional<QSslCertificate> &certificate);

/// Does a server with these listeners' `urls` answer at the issuer's scheme, host and port?
bool answersAt(const QStringList &urls, const QString &issuer);

} // namespace app
