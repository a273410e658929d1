#pragma once

#include "core/admin/BackupAdmin.h"

namespace app {

enum class Overwriting { Refused, Wanted };

/// What became of a data folder that was restored.
struct RestoredHere
{
    core::BackupVerdict verdict;
    QString database;
    QString replaced; ///< where the database lies that was there before; empty: none was
    QString kekPlace; ///< of the key that everything is sealed under now, for people
};

/// A backup into a data folder, its secrets sealed again under the key that this computer finds or makes there. The
/// folder is as before when it fails. Waits; main thread. AlreadyExists when there is a database, Conflict while a
/// server works on it, Crypto for a wrong passphrase.
core::Result<RestoredHere> restoreHere(const QString &dataDir, const QString &backup,
                                       const core::SecretBytes &passphrase, Overwriting overwriting);

} // namespace app
