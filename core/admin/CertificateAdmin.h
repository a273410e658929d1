#pragma once

#include "core/base/Clock.h"
#include "core/base/Result.h"
#include "core/base/SecretBytes.h"

#include <QByteArray>
#include <QFuture>
#include <QStringList>

#include <optional>

namespace core {

struct CertificateFacts
{
    QString subject; ///< RFC 4514 text, or the common name alone
    QString issuer;
    QStringList names; ///< DNS names and IP addresses it is valid for
    Instant notBefore;
    Instant notAfter;
    QString sha256;    ///< fingerprint, upper-case hex with colons
    QString algorithm; ///< "ECDSA P-256", "RSA 2048" …
};

/// What HTTPS listeners present now.
struct CertificateState
{
    enum class Source {
        None,     ///< no certificate: HTTPS listeners cannot start
        Files,    ///< AUTH_SERVICE__TLS_CERT and …TLS_KEY, which win over the console's
        SelfMade, ///< issued by this installation's own authority; renewed by itself
        Imported, ///< imported in the console
    };
    Source source = Source::None;
    std::optional<CertificateFacts> server;
    std::optional<CertificateFacts> authority; ///< the self-made one, once it exists
    QString failure;                           ///< why newer files could not be taken over; the older ones still serve
};

/// The server's TLS certificate. Any thread; changes are durable and in effect on every listener when the future is
/// ready: running connections keep theirs, new ones get the new certificate.
class CertificateAdmin
{
public:
    virtual ~CertificateAdmin() = default;
    virtual QFuture<Result<CertificateState>> state() = 0;
    /// For a LAN: an authority (made at the first time, ten years) and a certificate for these names and addresses.
    virtual QFuture<Result<void>> makeOwn(QStringList names) = 0;
    /// Leaf first, then its chain. InvalidInput says what does not fit; the passphrase may be empty.
    virtual QFuture<Result<void>> import(QByteArray chainPem, SecretBytes keyPem, SecretBytes passphrase) = 0;
    /// To be trusted by the devices of the team. NotFound while there is none.
    virtual QFuture<Result<QByteArray>> authorityPem() = 0;
    /// Conflict while a listener needs it.
    virtual QFuture<Result<void>> remove() = 0;
};

} // namespace core
