#pragma once

#include "core/base/Result.h"
#include "core/settings/Settings.h"

#include <QSslConfiguration>

#include <optional>

namespace app {

/// HTTPS from AUTH_SERVICE__TLS_CERT and …TLS_KEY, TLS 1.2 and newer; none when neither is set. InvalidInput when only
/// one is set, a file cannot be read, or the key does not belong to the certificate.
core::Result<std::optional<QSslConfiguration>> tlsFromFiles(const core::Settings &settings);

} // namespace app
