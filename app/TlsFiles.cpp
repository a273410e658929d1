#include "app/TlsFiles.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslKey>

namespace app {

using namespace Qt::StringLiterals;
using core::ErrorKind;
using core::Result;

namespace {

Result<QByteArray> fileContent(const QString &variable, const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return core::fail(ErrorKind::InvalidInput, u"%1: %2: %3"_s.arg(variable, path, file.errorString()));
    return file.read(1 << 20);
}

QSslKey privateKey(const QByteArray &pem)
{
    for (const auto algorithm : {QSsl::Ec, QSsl::Rsa}) {
        QSslKey key(pem, algorithm, QSsl::Pem, QSsl::PrivateKey);
        if (!key.isNull())
            return key;
    }
    return {};
}

} // namespace

Result<std::optional<QSslConfiguration>> tlsFromFiles(const core::Settings &settings)
{
    const auto certificateName = u"AUTH_SERVICE__TLS_CERT"_s;
    const auto keyName = u"AUTH_SERVICE__TLS_KEY"_s;
    if (settings.tlsCertificatePath.isEmpty() && settings.tlsKeyPath.isEmpty())
        return std::nullopt;
    if (settings.tlsCertificatePath.isEmpty() || settings.tlsKeyPath.isEmpty())
        return core::fail(ErrorKind::InvalidInput,
                          u"%1 and %2 go together: one of them is missing"_s.arg(certificateName, keyName));
    const auto certificatePem = fileContent(certificateName, settings.tlsCertificatePath);
    const auto keyPem = fileContent(keyName, settings.tlsKeyPath);
    if (!certificatePem || !keyPem)
        return core::fail(certificatePem ? keyPem.error() : certificatePem.error());
    const QList<QSslCertificate> chain = QSslCertificate::fromData(*certificatePem, QSsl::Pem);
    if (chain.isEmpty())
        return core::fail(ErrorKind::InvalidInput,
                          u"%1: %2 holds no PEM certificate"_s.arg(certificateName, settings.tlsCertificatePath));
    const QSslKey key = privateKey(*keyPem);
    if (key.isNull())
        return core::fail(ErrorKind::InvalidInput,
                          u"%1: %2 holds no unencrypted RSA or EC key"_s.arg(keyName, settings.tlsKeyPath));
    if (chain.first().publicKey().algorithm() != key.algorithm())
        return core::fail(ErrorKind::InvalidInput,
                          u"%1 does not belong to the certificate of %2"_s.arg(keyName, certificateName));
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificateChain(chain);
    configuration.setPrivateKey(key);
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    return std::optional(configuration);
}

} // namespace app
