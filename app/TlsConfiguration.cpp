#include "app/TlsConfiguration.h"

#include <QSslCertificate>
#include <QSslCipher>
#include <QSslEllipticCurve>
#include <QSslKey>
#include <QSslSocket>

namespace app {

using namespace Qt::StringLiterals;

namespace {

QList<QSslCipher> ciphers()
{
    QList<QSslCipher> known;
    for (const auto &name :
         {u"TLS_AES_256_GCM_SHA384"_s, u"TLS_CHACHA20_POLY1305_SHA256"_s, u"TLS_AES_128_GCM_SHA256"_s,
          u"ECDHE-ECDSA-AES256-GCM-SHA384"_s, u"ECDHE-RSA-AES256-GCM-SHA384"_s, u"ECDHE-ECDSA-CHACHA20-POLY1305"_s,
          u"ECDHE-RSA-CHACHA20-POLY1305"_s, u"ECDHE-ECDSA-AES128-GCM-SHA256"_s, u"ECDHE-RSA-AES128-GCM-SHA256"_s}) {
        const QSslCipher cipher(name);
        if (!cipher.isNull())
            known << cipher;
    }
    return known;
}

QList<QSslEllipticCurve> curves()
{
    QList<QSslEllipticCurve> known;
    for (const auto &name : {u"X25519"_s, u"prime256v1"_s, u"secp384r1"_s}) {
        const auto curve = QSslEllipticCurve::fromShortName(name);
        if (curve.isValid())
            known << curve;
    }
    return known;
}

} // namespace

core::Result<QSslConfiguration> tlsConfiguration(const core::ServerIdentity &identity)
{
    QByteArray pem = identity.key.toPem().toByteArray();
    const QSslKey key(pem, identity.key.isRsa() ? QSsl::Rsa : QSsl::Ec, QSsl::Pem, QSsl::PrivateKey);
    core::wipeMemory(pem.data(), size_t(pem.size()));
    const auto chain = QSslCertificate::fromData(identity.chainPem(), QSsl::Pem);
    if (key.isNull() || chain.size() != qsizetype(identity.chain.size()))
        return core::fail(core::ErrorKind::InvalidInput, u"the TLS library cannot serve this certificate"_s);
    QSslConfiguration configuration; // not the default one: that brings every root certificate to each connection
    configuration.setCaCertificates({});
    configuration.setLocalCertificateChain(chain);
    configuration.setPrivateKey(key);
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    configuration.setCiphers(ciphers());
    configuration.setEllipticCurves(curves());
    configuration.setSslOption(QSsl::SslOptionDisableCompression, true);
    configuration.setSslOption(QSsl::SslOptionDisableLegacyRenegotiation, true);
    configuration.setSslOption(QSsl::SslOptionDisableServerCipherPreference, false);
    // Qt makes new ticket keys for each connection: its tickets can never be redeemed.
    configuration.setSslOption(QSsl::SslOptionDisableSessionTickets, true);
    return configuration;
}

} // namespace app
