#pragma once

#include "core/base/Result.h"
#include "core/crypto/ServerIdentity.h"

#include <QSslConfiguration>

namespace app {

/// How listeners speak TLS with this identity: 1.2 and 1.3, forward secrecy and authenticated encryption only, the
/// server's order of ciphers, no compression, renegotiation or tickets. InvalidInput when Qt cannot serve it.
core::Result<QSslConfiguration> tlsConfiguration(const core::ServerIdentity &identity);

} // namespace app
