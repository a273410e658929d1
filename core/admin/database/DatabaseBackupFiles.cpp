#include "core/admin/ServerControl.h"
#include "core/admin/database/BackupLeftOvers.h"
#include "core/admin/database/DatabaseBackupAdmin.h"
#include "core/base/Log.h"
#include "core/upkeep/BackupSchedule.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace core {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

// What the program remembers of backups, in the table of settings.
static const auto kBackupsVerified = u"backups_verified"_s; // JSON: file name -> when, and what was wrong
static const auto kBackupExpected = u"backup_expected_at"_s;
static const auto kBackupFailed = u"backup_failed_since"_s; // the first failure since the last good one

void DatabaseBackupAdmin::removeLeftOvers()
{
    BackupWorkFolder::removeLeftOvers(m_dataDir, BackupWorkFolder::Use::Copy);
    if (QDir(folder()).exists())
        std::ignore = lockBackupFolder(folder()); // Conflict: they are not left over yet
}

/// By their names alone: what a killed run left behind has another one.
std::vector<BackupFile> DatabaseBackupAdmin::files()
{
    const auto kept = value(kBackupsVerified);
    const QJsonObject verified = QJsonDocument::fromJson(kept.value_or(QString()).toUtf8()).object();
    std::vector<BackupFile> files;
    const auto found = QDir(folder()).entryInfoList({u"*.ghbackup"_s}, QDir::Files);
    for (const QFileInfo &info : found) {
        const auto header = isBackupFileName(info.fileName()) ? BackupArchive(info.absoluteFilePath()).header()
                                                              : fail(ErrorKind::InvalidInput, QString());
        if (!header)
            continue;
        BackupFile file{
            info.absoluteFilePath(), info.size(), header->createdAt, isScheduledBackup(info.fileName()), {}, {}};
        if (const QJsonObject mark = verified.value(info.fileName()).toObject(); !mark.isEmpty()) {
            file.verifiedAt = fromMillis(mark.value(u"at"_s).toInteger());
            file.fault = mark.value(u"fault"_s).toString();
        }
        files.push_back(file);
    }
    std::ranges::sort(files, std::ranges::greater(), &BackupFile::createdAt);
    return files;
}

/// Of files that are still there; only a note, so a failure is no reason to fail.
void DatabaseBackupAdmin::noteVerified(const QString &path, const QString &fault)
{
    const auto kept = value(kBackupsVerified);
    const QJsonObject before = QJsonDocument::fromJson(kept.value_or(QString()).toUtf8()).object();
    QJsonObject after;
    for (auto it = before.begin(); it != before.end(); ++it) {
        if (QFileInfo::exists(folder() + u'/' + it.key()))
            after.insert(it.key(), it.value());
    }
    after.insert(QFileInfo(path).fileName(),
                 QJsonObject{{u"at"_s, toMillis(m_context.clock.now())}, {u"fault"_s, fault}});
    std::ignore = put(kBackupsVerified, QString::fromUtf8(QJsonDocument(after).toJson(QJsonDocument::Compact)));
}

/// For the alert: the moment by which there has to be a further one.
void DatabaseBackupAdmin::expectNext(const std::optional<Instant> &next)
{
    const QString text = next ? QString::number(toMillis(*next)) : QString();
    if (const auto kept = value(kBackupExpected); kept && *kept != text)
        std::ignore = put(kBackupExpected, text);
}

/// For the alert, which stays until there is a good one; another failure is the same alert.
void DatabaseBackupAdmin::noteFailure(bool failed)
{
    const auto kept = value(kBackupFailed);
    if (!kept || kept->isEmpty() != failed)
        return;
    std::ignore = put(kBackupFailed, failed ? QString::number(toMillis(m_context.clock.now())) : QString());
    m_context.changed(SettingsArea);
}

void DatabaseBackupAdmin::createWhenDue()
{
    if (m_isRunning || m_isQueued)
        return;
    const Instant now = m_context.clock.now();
    const auto last = newest(files(), now);
    const auto next = nextBackup(plan(), last, now);
    if (!last && next) {
        const auto kept = value(kBackupExpected);
        if (kept && kept->isEmpty())
            expectNext(next);
    } else {
        expectNext(next);
    }
    if (!next)
        noteFailure(false); // nobody wants any
    {
        const std::scoped_lock guard(m_mutex);
        if (!next || *next > now || (m_failedAt && now - *m_failedAt < 1h))
            return;
    }
    m_isQueued = true; // here, not in the pool: the next tick may come before a thread is free
    m_context.pool.start([this] {
        createScheduled();
        m_isQueued = false;
    });
}

/// By hand, or another server in the same folder: the next tick looks again. After an hour nobody is: the lock was
/// left.
bool DatabaseBackupAdmin::isAnotherAtWork(const Error &error)
{
    const Instant now = m_context.clock.now();
    const std::scoped_lock guard(m_mutex);
    if (error.kind != ErrorKind::Conflict || !error.field.isEmpty()) {
        m_waitsSince.reset();
        return false;
    }
    m_waitsSince = m_waitsSince.value_or(now);
    return now - *m_waitsSince < 1h;
}

void DatabaseBackupAdmin::createScheduled()
{
    const auto made = createInFolder(true, {});
    if (!made && isAnotherAtWork(made.error()))
        return;
    if (made)
        deleteOldOnes();
    else
        logEvent(LogLevel::Error, u"the backup failed"_s, {{u"detail"_s, made.error().detail}});
    if (!made)
        noteFailure(true);
    const std::scoped_lock guard(m_mutex);
    m_failure = made ? QString() : made.error().detail;
    m_failedAt = made ? std::nullopt : std::optional(m_context.clock.now());
    if (made)
        m_waitsSince.reset();
}

std::optional<Instant> DatabaseBackupAdmin::newest(const std::vector<BackupFile> &files, Instant now)
{
    for (const BackupFile &file : files) { // newest first
        if (countsAsBackup(file.createdAt, now))
            return file.createdAt;
    }
    return std::nullopt;
}

void DatabaseBackupAdmin::deleteOldOnes()
{
    const Instant now = m_context.clock.now();
    int kept = 0;
    for (const BackupFile &file : files()) {
        if (file.isScheduled && countsAsBackup(file.createdAt, now) && ++kept > plan().keep)
            QFile::remove(file.path);
    }
}

} // namespace core
