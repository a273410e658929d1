#pragma once

#include "core/base/Result.h"

#include <QLockFile>
#include <QString>
#include <QTemporaryDir>

#include <memory>

namespace core {

/// A folder for unencrypted copies, gone with this object. It is locked, so that what a killed program left behind can
/// be told from what another one works in.
class BackupWorkFolder
{
public:
    enum class Use { Copy, Restore };
    BackupWorkFolder(const QString &parent, Use use);
    bool isValid() const { return m_folder.isValid() && m_lock.isLocked(); }
    QString errorString() const { return m_folder.errorString(); }
    QString path() const { return m_folder.path(); }
    QString filePath(const QString &name) const { return m_folder.filePath(name); }
    /// It is to be moved away as it is, without the lock.
    void unlock() { m_lock.unlock(); }
    void keep() { m_folder.setAutoRemove(false); }

    /// Those that no living program holds.
    static void removeLeftOvers(const QString &parent, Use use);

private:
    QTemporaryDir m_folder;
    QLockFile m_lock;
};

/// Held by whoever writes a backup into this folder; what others left unfinished there is gone then. Conflict while
/// another program writes one.
Result<std::unique_ptr<QLockFile>> lockBackupFolder(const QString &folder);

} // namespace core
