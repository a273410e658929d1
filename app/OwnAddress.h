#pragma once

#include "app/FlowHttp.h"

#include <QStringList>

namespace app {

/// Where this program meets its own server: of the listeners' `urls` the one on loopback if there is one, and for HTTPS
/// the certificate that has to answer. Conflict when there is none.
core::Result<FlowHttp::Target> ownAddress(const QStringList &urls, const std::optional<QSslCertificate> &certificate);

/// Where somebody says that the own server answers. Over plain HTTP that is this computer alone: what is sent there
/// holds passwords. InvalidInput says what to give instead.
core::Result<QUrl> saidAddress(const QString &url);

/// Does a server with these listeners' `urls` answer at the issuer's scheme, host and port?
bool answersAt(const QStringList &urls, const QString &issuer);

} // namespace app
