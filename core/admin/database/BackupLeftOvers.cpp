#include "core/admin/database/BackupLeftOvers.h"

#include <QDateTime>
#include <QDir>
#include <QRegularExpression>

namespace core {

using namespace Qt::StringLiterals;

static const auto kWorkLock = u"lock"_s;
static constexpr qint64 kSecondsToLock = 60; ///< between the making of a folder and its lock

static QString prefixOf(BackupWorkFolder::Use use)
{
    return use == BackupWorkFolder::Use::Copy ? u"backup-work-"_s : u".gatehouse-restore-"_s;
}

BackupWorkFolder::BackupWorkFolder(const QString &parent, Use use)
    : m_folder(parent + u'/' + prefixOf(use) + u"XXXXXX"_s), m_lock(m_folder.filePath(kWorkLock))
{
    m_lock.setStaleLockTime(0); // only the death of its holder makes it stale
    m_lock.tryLock(0);
}

void BackupWorkFolder::removeLeftOvers(const QString &parent, Use use)
{
    const auto folders =
        QDir(parent).entryInfoList({prefixOf(use) + u"??????"_s}, QDir::Dirs | QDir::Hidden | QDir::NoSymLinks);
    for (const QFileInfo &folder : folders) {
        const QString lockPath = folder.absoluteFilePath() + u'/' + kWorkLock;
        const bool isNew = folder.lastModified().secsTo(QDateTime::currentDateTime()) < kSecondsToLock;
        if (!QFileInfo::exists(lockPath) && isNew)
            continue;
        QLockFile lock(lockPath);
        lock.setStaleLockTime(0);
        if (!lock.tryLock(0))
            continue;
        lock.unlock();
        QDir(folder.absoluteFilePath()).removeRecursively();
    }
}

static void removeUnfinishedBackups(const QString &folder)
{
    static const QRegularExpression form(u"\\Agatehouse-.*\\.ghbackup\\.[A-Za-z]{6}\\z"_s); // as QSaveFile names them
    const QStringList names =
        QDir(folder).entryList({u"gatehouse-*.ghbackup.??????"_s}, QDir::Files | QDir::NoSymLinks);
    for (const QString &name : names) {
        if (form.match(name).hasMatch())
            QFile::remove(folder + u'/' + name);
    }
}

Result<std::unique_ptr<QLockFile>> lockBackupFolder(const QString &folder)
{
    auto lock = std::make_unique<QLockFile>(folder + u"/.backup-lock"_s);
    lock->setStaleLockTime(0);
    if (!lock->tryLock(0)) {
        if (lock->error() == QLockFile::LockFailedError)
            return fail(ErrorKind::Conflict, u"another backup is being made"_s);
        return fail(ErrorKind::Storage, u"%1 cannot be written to"_s.arg(folder));
    }
    removeUnfinishedBackups(folder);
    return lock;
}

} // namespace core
