#pragma once

#include "core/base/Result.h"
#include "core/base/SecretBytes.h"

#include <QByteArray>
#include <QStringList>

namespace app {

/// AUTH_SERVICE__TLS_CERT and …TLS_KEY on the disk. Any thread.
struct CertificateFiles
{
    struct Content
    {
        QByteArray chainPem;
        core::SecretBytes keyPem;
        QByteArray digest() const; ///< differs when a byte of either differs
    };

    /// What errors call the two.
    struct Words
    {
        QString certificate = QStringLiteral("AUTH_SERVICE__TLS_CERT");
        QString key = QStringLiteral("AUTH_SERVICE__TLS_KEY");
    };

    QString certificatePath;
    QString keyPath;

    bool operator==(const CertificateFiles &other) const = default;
    bool areConfigured() const { return !certificatePath.isEmpty() || !keyPath.isEmpty(); }
    /// InvalidInput names the variable, the file and what is wrong with it. At most the sizes that core takes.
    core::Result<Content> read(const Words &words) const;
    core::Result<Content> read() const { return read(Words()); }
    /// Files that others than the owner can read.
    QStringList warnings() const;
};

} // namespace app
