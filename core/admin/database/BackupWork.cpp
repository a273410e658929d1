#include "core/admin/database/BackupWork.h"

#include "core/admin/database/BackupLeftOvers.h"
#include "core/admin/database/RestoredDatabase.h"
#include "core/audit/AuditLog.h"
#include "core/database/Database.h"
#include "core/database/DatabaseCopy.h"
#include "core/database/Migrator.h"
#include "core/secrets/PassphraseFile.h"

#include <QDir>
#include <QFileInfo>
#include <QLocale>
#include <QStorageInfo>

using namespace Qt::StringLiterals;

namespace core {

static constexpr qint64 kSpare = 16 << 20; ///< a full disk stops the running server too

QString startCommand(const QString &folder)
{
    return u"gatehouse --data-dir '%1'"_s.arg(QString(folder).replace(u'\'', u"'\\''"_s));
}

QString serveCommand(const QString &folder)
{
    return u"gatehoused serve --data-dir '%1'"_s.arg(QString(folder).replace(u'\'', u"'\\''"_s));
}

Result<void> checkFreeSpace(const QString &folder, qint64 needed)
{
    QDir there(folder);
    while (!there.exists() && !there.isRoot())
        there.setPath(QFileInfo(there.absolutePath()).absolutePath());
    const qint64 free = QStorageInfo(there.absolutePath()).bytesAvailable();
    if (free < 0 || free >= needed + kSpare)
        return {};
    const QLocale words(QLocale::C);
    return fail(ErrorKind::Storage,
                u"%1 has %2 free, but %3 are needed"_s.arg(folder, words.formattedDataSize(free),
                                                           words.formattedDataSize(needed + kSpare)));
}

Result<BackupVerdict> BackupWork::unpack(const QString &path, const SecretBytes &key, const QString &database,
                                         SecretBytes *kek, const BackupAdmin::Progress &progress)
{
    const BackupArchive archive(path);
    const auto header = archive.header();
    if (!header)
        return fail(header.error());
    auto content = archive.read(key, database, progress);
    if (!content)
        return fail(content.error());
    BackupVerdict verdict;
    verdict.createdAt = header->createdAt;
    verdict.program = content->manifest.program;
    verdict.schema = content->manifest.schema;
    verdict.databaseBytes = content->manifest.databaseBytes;
    if (const auto sound = checkDatabaseFile(database); !sound) {
        verdict.fault = sound.error().detail;
        return verdict;
    }
    if (const auto checked = checkAudit(database, *content, verdict); !checked)
        return fail(checked.error());
    verdict.isSound = verdict.fault.isEmpty();
    if (kek)
        *kek = std::move(content->kek);
    return verdict;
}

Result<void> BackupWork::checkAudit(const QString &database, const BackupArchive::Content &content,
                                    BackupVerdict &verdict)
{
    const auto opened = Database::open({.path = database, .mustExist = true, .readers = 1});
    if (!opened)
        return fail(opened.error());
    if (content.manifest.schema > Migrator(**opened).newestVersion())
        return fail(
            ErrorKind::Conflict,
            u"the backup was made by Gatehouse %1, which is newer than this one; update this program to open it"_s.arg(
                content.manifest.program),
            u"version"_s);
    const Envelope envelope(content.kek.clone(), m_random);
    AuditLog audit(m_clock, m_random, content.manifest.nodeId);
    audit.sealWith(std::make_shared<const AuditSeal>(envelope));
    const auto found = (*opened)->readNow([&](Snapshot &snapshot) { return audit.verify(snapshot); });
    if (!found)
        return fail(found.error());
    verdict.auditRows = found->rows;
    if (!found->intact)
        verdict.fault = u"row %1 of the audit log: %2"_s.arg(QString::number(found->firstBadSeq), found->reason);
    return {};
}

Result<BackupVerdict> BackupWork::verify(const QString &path, const SecretBytes &key, const QString &workFolder,
                                         const BackupAdmin::Progress &progress)
{
    if (const auto room = checkFreeSpace(workFolder, QFileInfo(path).size()); !room)
        return fail(room.error());
    const BackupWorkFolder work(workFolder, BackupWorkFolder::Use::Copy);
    if (!work.isValid())
        return fail(ErrorKind::Storage, work.errorString());
    return unpack(path, key, work.filePath(u"copy.db"_s), nullptr, progress);
}

Result<BackupVerdict> BackupWork::takeOut(const QString &path, const SecretBytes &passphrase, const QString &database,
                                          SecretBytes &kek, const BackupAdmin::Progress &progress)
{
    const QString work = QFileInfo(database).absolutePath(); // nobody knows its name: the folder around it is told
    if (const auto room = checkFreeSpace(QFileInfo(work).absolutePath(), QFileInfo(path).size()); !room)
        return fail(room.error());
    const auto header = BackupArchive(path).header();
    if (!header)
        return fail(header.error());
    auto verdict = unpack(path, BackupKey::of(passphrase, *header).key, database, &kek, progress);
    if (verdict && !verdict->isSound)
        return fail(ErrorKind::Storage, verdict->fault);
    return verdict;
}

Result<BackupVerdict> BackupWork::restore(const QString &path, const SecretBytes &passphrase, const QString &folder,
                                          const BackupAdmin::Progress &progress)
{
    const QFileInfo target(folder);
    if (target.exists() && (!target.isDir() || !QDir(folder).isEmpty()))
        return fail(ErrorKind::AlreadyExists, u"%1 is not empty; name a folder that is not there yet"_s.arg(folder));
    const QString parent = QFileInfo(target.absoluteFilePath()).absolutePath();
    if (!QDir().mkpath(parent))
        return fail(ErrorKind::Storage, u"%1 cannot be made"_s.arg(parent));
    BackupWorkFolder::removeLeftOvers(parent, BackupWorkFolder::Use::Restore);
    BackupWorkFolder work(parent, BackupWorkFolder::Use::Restore); // only its owner may look into it
    if (!work.isValid())
        return fail(ErrorKind::Storage, work.errorString());
    SecretBytes kek;
    auto verdict = takeOut(path, passphrase, work.filePath(u"gatehouse.db"_s), kek, progress);
    if (!verdict)
        return verdict;
    if (const auto left =
            RestoredDatabase(work.filePath(u"gatehouse.db"_s), kek, m_clock, m_random).leaveBackupsToTheFirst();
        !left)
        return fail(left.error());
    const auto kept = PassphraseFile(work.path()).create(kek, passphrase, m_random);
    if (!kept)
        return fail(kept.error());
    QDir().rmdir(target.absoluteFilePath()); // an empty one
    work.unlock();
    if (!QDir().rename(work.path(), target.absoluteFilePath()))
        return fail(ErrorKind::Storage, u"%1 cannot be made"_s.arg(folder));
    work.keep();
    return verdict;
}

} // namespace core
