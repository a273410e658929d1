#include "app/SoleHolder.h"

#include <QDir>
#include <QFileInfo>

namespace app {

using namespace Qt::StringLiterals;
using core::ErrorKind;
using core::Result;

Result<std::unique_ptr<QLockFile>> holdAlone(const QString &lockPath, const QString &what)
{
    auto lock = std::make_unique<QLockFile>(lockPath);
    lock->setStaleLockTime(0);
    if (lock->tryLock())
        return lock;
    if (lock->error() != QLockFile::LockFailedError)
        return core::fail(ErrorKind::Storage,
                          u"the lock %1 cannot be made: check the permissions of its folder"_s.arg(lockPath));
    qint64 pid = 0;
    QString host;
    QString program;
    lock->getLockInfo(&pid, &host, &program);
    return core::fail(ErrorKind::Conflict,
                      u"%1 is in use by %2 (process %3 on %4)"_s.arg(
                          what, program.isEmpty() ? u"another program"_s : program, QString::number(pid), host));
}

Result<std::unique_ptr<QLockFile>> holdDatabaseAlone(const QString &databasePath)
{
    const QFileInfo file(databasePath);
    const QString existing = file.canonicalFilePath();
    const QString folder = QFileInfo(file.absolutePath()).canonicalFilePath();
    const QString path =
        existing.isEmpty() ? QDir(folder.isEmpty() ? file.absolutePath() : folder).filePath(file.fileName()) : existing;
    return holdAlone(path + u".lock"_s, u"the database %1"_s.arg(path));
}

} // namespace app
