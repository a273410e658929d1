#pragma once

#include "core/base/Clock.h"
#include "core/base/Result.h"
#include "core/base/SecretBytes.h"

#include <QFuture>
#include <QString>

#include <functional>
#include <optional>
#include <vector>

namespace core {

struct BackupFile
{
    QString path;
    qint64 bytes = 0;
    Instant createdAt;
    bool isScheduled = false;
    std::optional<Instant> verifiedAt;
    QString fault; ///< what the last verification found; empty: nothing
};

/// How large the database is, and what compacting it would give back.
struct DatabaseFigures
{
    QString path;
    qint64 bytes = 0;
    qint64 logBytes = 0; ///< write-ahead log
    qint64 pages = 0;
    qint64 freePages = 0;
    qint64 pageBytes = 0;
    qint64 diskFree = 0; ///< of the database's disk
};

struct BackupState
{
    QString folder;
    std::vector<BackupFile> files; ///< newest first
    bool hasPassphrase = false;
    std::optional<Instant> next; ///< none: no schedule
    QString failure;             ///< why the last one of the schedule did not come about
    DatabaseFigures database;
};

struct BackupVerdict
{
    Instant createdAt;
    QString program; ///< version that wrote it
    int schema = 0;
    qint64 databaseBytes = 0;
    qint64 auditRows = 0;
    bool isSound = false; ///< it opens, the database is whole and the audit chain intact
    QString fault;        ///< English; empty when sound
};

/// Encrypted copies of the whole database with the key that its secrets are sealed with. Any thread.
class BackupAdmin
{
public:
    /// Done and total bytes, total 0 while that is not known; false ends with Cancelled.
    using Progress = std::function<bool(qint64 done, qint64 total)>;

    virtual ~BackupAdmin() = default;
    virtual QFuture<Result<BackupState>> state() = 0;
    /// Of all further backups; those that are there keep theirs. InvalidInput when it is shorter than 8 characters.
    /// The passphrase itself is not kept, only the key made of it, sealed.
    virtual QFuture<Result<void>> setPassphrase(SecretBytes passphrase) = 0;
    /// Into the folder of the settings; checked after writing, audited as backup_created. Conflict without a
    /// passphrase or while another one runs; Storage, with figures, when the disk is too small.
    virtual QFuture<Result<BackupFile>> create(Progress progress) = 0;
    /// Reads all of it, the database's integrity and the audit chain. An empty passphrase: the one that is set.
    virtual QFuture<Result<BackupVerdict>> verify(QString path, SecretBytes passphrase, Progress progress) = 0;
    /// Into a new data folder, never over one; its key is sealed there with the backup's passphrase. Returns the
    /// command that starts it.
    virtual QFuture<Result<QString>> restore(QString path, SecretBytes passphrase, QString folder,
                                             Progress progress) = 0;
    /// Of the backup folder only.
    virtual QFuture<Result<void>> remove(QString path) = 0;
    /// Gives free pages back to the disk; writers wait meanwhile. Returns the bytes that were won.
    virtual QFuture<Result<qint64>> compact() = 0;
};

} // namespace core
