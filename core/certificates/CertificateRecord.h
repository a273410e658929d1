#pragma once

#include "core/base/Clock.h"

#include <QByteArray>
#include <QString>

namespace core {

/// A row of `certificates`: one of each role at most.
struct CertificateRecord
{
    enum class Role { Authority, Server };
    enum class Source { SelfMade, Imported };

    /// UUID; with the role the context of the sealed key, so that it opens in this row only.
    QString id;
    Role role = Role::Server;
    Source source = Source::SelfMade;
    QByteArray chainPem;  ///< own certificate first
    QByteArray sealedKey; ///< PKCS#8 under the key-encryption key
    Instant createdAt;
    Instant expiresAt;
};

} // namespace core
