#pragma once

#include "core/admin/BackupAdmin.h"
#include "core/admin/database/AdminContext.h"
#include "core/upkeep/BackupArchive.h"

#include <atomic>
#include <mutex>

namespace core {

class DatabaseBackupAdmin final : public BackupAdmin
{
public:
    /// The envelope outlives it. `dataDir` is where unencrypted copies lie while they are worked on.
    DatabaseBackupAdmin(const AdminContext &context, const Envelope &envelope, QString dataDir, BackupPlan plan);

    QFuture<Result<BackupState>> state() override;
    QFuture<Result<void>> setPassphrase(SecretBytes passphrase) override;
    QFuture<Result<BackupFile>> create(Progress progress) override;
    QFuture<Result<BackupVerdict>> verify(QString path, SecretBytes passphrase, Progress progress) override;
    QFuture<Result<QString>> restore(QString path, SecretBytes passphrase, QString folder, Progress progress) override;
    QFuture<Result<void>> remove(QString path) override;
    QFuture<Result<qint64>> compact() override;

    /// Any thread.
    void setPlan(const BackupPlan &plan);
    /// Starts the one that is due on the pool, if any; after a failure not again within the hour. For the upkeep.
    void createWhenDue();
    /// Unencrypted copies that a killed program left in the data folder, and files that it did not finish in the folder
    /// of backups. Waits for the disk.
    void removeLeftOvers();
    /// To a file of one's own choice and under a passphrase of its own. Waits.
    Result<BackupFile> createNow(const QString &path, const BackupKey &key, const Progress &progress);

private:
    BackupPlan plan() const;
    QString folder() const;
    std::vector<BackupFile> files();
    Result<std::optional<BackupKey>> storedKey();
    Result<BackupFile> createInFolder(bool scheduled, const Progress &progress);
    Result<void> put(const QString &name, const QString &value);
    Result<QString> value(const QString &name);
    Result<void> audited(const BackupFile &file);
    Result<void> auditChange(Transaction &transaction, const QJsonObject &data);
    Result<BackupManifest> manifestOf(const QString &copy);
    void noteVerified(const QString &path, const QString &fault);
    void noteFailure(bool failed);
    bool isAnotherAtWork(const Error &error);
    void deleteOldOnes();
    void createScheduled();
    static std::optional<Instant> newest(const std::vector<BackupFile> &files, Instant now);
    void expectNext(const std::optional<Instant> &next);

    const AdminContext &m_context;
    const Envelope &m_envelope;
    QString m_dataDir;
    mutable std::mutex m_mutex;
    BackupPlan m_plan;
    QString m_failure; ///< of the last scheduled one
    std::optional<Instant> m_failedAt;
    std::optional<Instant> m_waitsSince; ///< for another one, which works in the folder
    std::atomic<bool> m_isRunning = false;
    std::atomic<bool> m_isQueued = false; ///< the scheduled one
};

} // namespace core
