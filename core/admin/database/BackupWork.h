#pragma once

#include "core/admin/BackupAdmin.h"
#include "core/upkeep/BackupArchive.h"

namespace core {

/// What happens to one file of backup, without a running database: also for a computer that has none yet. Waits.
class BackupWork
{
public:
    BackupWork(const Clock &clock, Random &random) : m_clock(clock), m_random(random) {}

    /// Also the integrity of the database and the chains of its audit log. `workFolder` is where it is unpacked.
    Result<BackupVerdict> verify(const QString &path, const SecretBytes &key, const QString &workFolder,
                                 const BackupAdmin::Progress &progress);

    /// The database into a file that is not there yet, and the key that it is sealed under. Storage when it is not
    /// sound.
    Result<BackupVerdict> takeOut(const QString &path, const SecretBytes &passphrase, const QString &database,
                                  SecretBytes &kek, const BackupAdmin::Progress &progress = {});
    /// A new data folder, whole or not at all; its key lies in `kek.sealed` under the backup's passphrase.
    /// AlreadyExists when there is something at that place.
    Result<BackupVerdict> restore(const QString &path, const SecretBytes &passphrase, const QString &folder,
                                  const BackupAdmin::Progress &progress);

private:
    Result<BackupVerdict> unpack(const QString &path, const SecretBytes &key, const QString &database, SecretBytes *kek,
                                 const BackupAdmin::Progress &progress);
    Result<void> checkAudit(const QString &database, const BackupArchive::Content &content, BackupVerdict &verdict);

    const Clock &m_clock;
    Random &m_random;
};

/// `gatehouse --data-dir FOLDER`, as a shell reads it.
QString startCommand(const QString &folder);
/// `gatehoused serve --data-dir FOLDER`, for a computer without windows.
QString serveCommand(const QString &folder);

/// Storage, with both figures, unless so much is free where the folder is (or will be).
Result<void> checkFreeSpace(const QString &folder, qint64 needed);

} // namespace core
