#include "app/CertificateFiles.h"

#include "core/crypto/Certificate.h"
#include "core/crypto/CertificateKey.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>

namespace app {

using namespace Qt::StringLiterals;
using core::ErrorKind;
using core::Result;

namespace {

Result<QByteArray> contentOf(const QString &variable, const QString &path, qsizetype mostBytes)
{
    const auto refused = [&](const QString &why) {
        return core::fail(ErrorKind::InvalidInput, u"%1: %2: %3"_s.arg(variable, path, why), variable);
    };
    if (QFileInfo::exists(path) && !QFileInfo(path).isFile()) // a pipe would hold the thread
        return refused(u"not a file"_s);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return refused(file.errorString());
    QByteArray content = file.read(mostBytes + 1);
    if (content.size() > mostBytes)
        return refused(u"more than %1 bytes"_s.arg(mostBytes));
    return content;
}

} // namespace

QByteArray CertificateFiles::Content::digest() const
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(QByteArray::number(chainPem.size()) + ' ' + chainPem);
    hash.addData(QByteArrayView(keyPem.data(), qsizetype(keyPem.size())));
    return hash.result();
}

Result<CertificateFiles::Content> CertificateFiles::read(const Words &words) const
{
    if (certificatePath.isEmpty() || keyPath.isEmpty())
        return core::fail(ErrorKind::InvalidInput,
                          u"%1 and %2 go together: one of them is missing"_s.arg(words.certificate, words.key));
    auto chain = contentOf(words.certificate, certificatePath, core::Certificate::kMostPemBytes);
    if (!chain)
        return core::fail(chain.error());
    auto key = contentOf(words.key, keyPath, core::CertificateKey::kMostPemBytes);
    if (!key)
        return core::fail(key.error());
    return Content{*std::move(chain), core::SecretBytes::take(*std::move(key))};
}

QStringList CertificateFiles::warnings() const
{
    const auto others = QFile::ReadOther | QFile::WriteOther;
    if (!(QFile::permissions(keyPath) & others))
        return {};
    return {u"%1: %2 can be read by every user of this computer; chmod 640 it"_s.arg(Words().key, keyPath)};
}

} // namespace app
