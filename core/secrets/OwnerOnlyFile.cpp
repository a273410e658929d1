#include "core/secrets/OwnerOnlyFile.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryFile>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace core {

/// Without this a power cut right after the start could leave a database whose key never reached the disk.
static void flushToDisk(QFile &file, const QString &folder)
{
#ifdef Q_OS_UNIX
    ::fsync(file.handle());
    const int descriptor = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor >= 0) {
        ::fsync(descriptor);
        ::close(descriptor);
    }
#else
    Q_UNUSED(file)
    Q_UNUSED(folder)
#endif
}

bool OwnerOnlyFile::exists() const
{
    return QFileInfo::exists(m_path);
}

bool OwnerOnlyFile::isOpenToOthers() const
{
    constexpr QFile::Permissions kOthers =
        QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    return QFile::permissions(m_path) & kOthers;
}

Result<SecretBytes> OwnerOnlyFile::read() const
{
    QFile file(m_path);
    if (!file.exists())
        return fail(ErrorKind::NotFound, u"there is no file %1"_s.arg(m_path));
    if (!file.open(QFile::ReadOnly | QFile::Unbuffered))
        return fail(ErrorKind::Storage, u"%1: %2"_s.arg(m_path, file.errorString()));
    SecretBytes content(kMostBytes + 1);
    const qint64 size = file.read(reinterpret_cast<char *>(content.data()), qint64(content.size()));
    if (size < 0)
        return fail(ErrorKind::Storage, u"%1: %2"_s.arg(m_path, file.errorString()));
    if (size > kMostBytes)
        return fail(ErrorKind::InvalidInput, u"%1 is too large"_s.arg(m_path));
    return SecretBytes(content.view().first(size_t(size)));
}

Result<void> OwnerOnlyFile::create(const SecretBytes &content) const
{
    if (exists())
        return fail(ErrorKind::AlreadyExists, u"%1 is there already"_s.arg(m_path));
    QTemporaryFile beside(m_path + u".XXXXXX"_s); // made with 0600
    const auto *bytes = reinterpret_cast<const char *>(content.data());
    if (!beside.open() || beside.write(bytes, qint64(content.size())) != qint64(content.size()) || !beside.flush())
        return fail(ErrorKind::Storage, u"%1: %2"_s.arg(m_path, beside.errorString()));
    flushToDisk(beside, QFileInfo(m_path).absolutePath());
    if (!beside.rename(m_path)) // never overwrites
        return fail(exists() ? ErrorKind::AlreadyExists : ErrorKind::Storage,
                    u"%1: %2"_s.arg(m_path, beside.errorString()));
    beside.setAutoRemove(false);
    flushToDisk(beside, QFileInfo(m_path).absolutePath());
    return {};
}

} // namespace core
