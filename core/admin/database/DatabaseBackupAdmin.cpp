#include "core/admin/database/DatabaseBackupAdmin.h"

#include "core/admin/ServerControl.h"
#include "core/admin/database/BackupLeftOvers.h"
#include "core/admin/database/BackupWork.h"
#include "core/database/DatabaseCopy.h"
#include "core/settings/SettingsRepository.h"
#include "core/upkeep/BackupSchedule.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QJsonObject>
#include <QStorageInfo>
#include <QtConcurrent>

namespace core {

using namespace Qt::StringLiterals;

namespace {

const auto kBackupKeyName = u"backup_key"_s; // salt and key, sealed
constexpr size_t kLeastPassphrase = 8;
constexpr qsizetype kSaltOfKey = 16;

/// One at a time; the flag falls however the work ends.
class RunningBackup
{
public:
    explicit RunningBackup(std::atomic<bool> &flag) : m_flag(flag), m_isMine(!flag.exchange(true)) {}
    ~RunningBackup()
    {
        if (m_isMine)
            m_flag = false;
    }
    RunningBackup(const RunningBackup &) = delete;
    RunningBackup &operator=(const RunningBackup &) = delete;
    bool isMine() const { return m_isMine; }

private:
    std::atomic<bool> &m_flag;
    bool m_isMine;
};

Result<QByteArray> sha256Of(const QString &path)
{
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!file.open(QIODevice::ReadOnly) || !hash.addData(&file))
        return fail(ErrorKind::Storage, u"%1: %2"_s.arg(path, file.errorString()));
    return hash.result();
}

Result<DatabaseFigures> figuresIn(Snapshot &snapshot)
{
    DatabaseFigures figures;
    const std::pair<QString, qint64 DatabaseFigures::*> questions[] = {
        {u"PRAGMA page_count"_s, &DatabaseFigures::pages},
        {u"PRAGMA freelist_count"_s, &DatabaseFigures::freePages},
        {u"PRAGMA page_size"_s, &DatabaseFigures::pageBytes}};
    for (const auto &[sql, member] : questions) {
        auto rows = snapshot.run(sql);
        if (!rows)
            return fail(rows.error());
        if (rows->next())
            figures.*member = rows->integer(0);
    }
    return figures;
}

} // namespace

DatabaseBackupAdmin::DatabaseBackupAdmin(const AdminContext &context, const Envelope &envelope, QString dataDir,
                                         BackupPlan plan)
    : m_context(context), m_envelope(envelope), m_dataDir(std::move(dataDir)), m_plan(std::move(plan))
{}

void DatabaseBackupAdmin::setPlan(const BackupPlan &plan)
{
    const std::scoped_lock guard(m_mutex);
    m_plan = plan;
    m_failedAt.reset();
}

BackupPlan DatabaseBackupAdmin::plan() const
{
    const std::scoped_lock guard(m_mutex);
    return m_plan;
}

QString DatabaseBackupAdmin::folder() const
{
    const QString chosen = plan().folder;
    return chosen.isEmpty() ? m_dataDir + u"/backups"_s : chosen;
}

Result<QString> DatabaseBackupAdmin::value(const QString &name)
{
    const auto found =
        m_context.database.readNow([&](Snapshot &snapshot) { return SettingsRepository::value(snapshot, name); });
    if (!found)
        return fail(found.error());
    return found->value_or(QString());
}

Result<void> DatabaseBackupAdmin::put(const QString &name, const QString &value)
{
    return m_context.database.writeNow([&](Transaction &transaction) {
        return value.isEmpty() ? SettingsRepository::remove(transaction, name)
                               : SettingsRepository::set(transaction, name, value, m_context.clock.now());
    });
}

QFuture<Result<BackupState>> DatabaseBackupAdmin::state()
{
    return QtConcurrent::run(&m_context.pool, [this]() -> Result<BackupState> {
        BackupState state;
        auto figures = m_context.database.readNow(figuresIn);
        if (!figures)
            return fail(figures.error());
        state.database = *figures;
        state.database.path = m_context.database.path();
        state.database.bytes = QFileInfo(state.database.path).size();
        state.database.logBytes = QFileInfo(state.database.path + u"-wal"_s).size();
        state.database.diskFree = QStorageInfo(m_dataDir).bytesAvailable();
        const auto key = value(kBackupKeyName);
        if (!key)
            return fail(key.error());
        state.hasPassphrase = !key->isEmpty();
        state.folder = folder();
        state.files = files();
        const Instant now = m_context.clock.now();
        state.next = nextBackup(plan(), newest(state.files, now), now);
        const std::scoped_lock guard(m_mutex);
        state.failure = m_failure;
        return state;
    });
}

QFuture<Result<void>> DatabaseBackupAdmin::setPassphrase(SecretBytes passphrase)
{
    return QtConcurrent::run(
        &m_context.pool,
        [this, passphrase = std::make_shared<const SecretBytes>(std::move(passphrase))]() -> Result<void> {
            if (passphrase->size() < kLeastPassphrase)
                return fail(ErrorKind::InvalidInput, u"the passphrase is shorter than 8 characters"_s, u"passphrase"_s);
            const BackupKey key = BackupKey::make(*passphrase, m_context.random);
            const auto both = SecretBytes::take(QByteArray(key.salt + key.key.toByteArray()));
            const QString sealed = QString::fromLatin1(m_envelope.seal(both, kBackupKeyName).toBase64());
            const auto kept = m_context.database.writeNow([&](Transaction &transaction) -> Result<void> {
                const auto before = SettingsRepository::value(transaction, kBackupKeyName);
                if (!before)
                    return fail(before.error());
                const auto stored = SettingsRepository::set(transaction, kBackupKeyName, sealed, m_context.clock.now());
                if (!stored)
                    return stored;
                return auditChange(transaction, {{u"name"_s, u"backup_passphrase"_s},
                                                 {u"before"_s, *before ? u"set"_s : u"none"_s},
                                                 {u"after"_s, u"set"_s}});
            });
            if (kept)
                m_context.changed(SettingsArea | AuditArea);
            return kept;
        });
}

Result<std::optional<BackupKey>> DatabaseBackupAdmin::storedKey()
{
    const auto sealed = value(kBackupKeyName);
    if (!sealed)
        return fail(sealed.error());
    if (sealed->isEmpty())
        return std::nullopt;
    const auto both = m_envelope.open(QByteArray::fromBase64(sealed->toLatin1()), kBackupKeyName);
    if (!both)
        return fail(both.error());
    return BackupKey{both->toByteArray().left(kSaltOfKey), SecretBytes(both->view().subspan(size_t(kSaltOfKey)))};
}

QFuture<Result<BackupFile>> DatabaseBackupAdmin::create(Progress progress)
{
    return QtConcurrent::run(&m_context.pool,
                             [this, progress = std::move(progress)] { return createInFolder(false, progress); });
}

Result<BackupFile> DatabaseBackupAdmin::createInFolder(bool scheduled, const Progress &progress)
{
    const auto key = storedKey();
    if (!key)
        return fail(key.error());
    if (!*key)
        return fail(ErrorKind::Conflict, u"no passphrase is set for backups"_s, u"passphrase"_s);
    const QString there = folder();
    const bool isOurs = plan().folder.isEmpty();
    if (!QDir().mkpath(there))
        return fail(ErrorKind::Storage, u"%1 cannot be made"_s.arg(there));
    if (isOurs)
        QFile::setPermissions(there, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    auto made = createNow(there + u'/' + backupFileName(m_context.clock.now(), scheduled), **key, progress);
    if (made)
        noteFailure(false);
    return made;
}

Result<BackupManifest> DatabaseBackupAdmin::manifestOf(const QString &copy)
{
    if (const auto sound = checkDatabaseFile(copy); !sound)
        return fail(sound.error());
    const auto schema = m_context.database.readNow([](Snapshot &snapshot) -> Result<int> {
        auto rows = snapshot.run(u"SELECT max(version) FROM schema_migrations"_s);
        if (!rows)
            return fail(rows.error());
        return rows->next() ? int(rows->integer(0)) : 0;
    });
    if (!schema)
        return fail(schema.error());
    const auto sha256 = sha256Of(copy);
    if (!sha256)
        return fail(sha256.error());
    return BackupManifest{QString::fromLatin1(GATEHOUSE_VERSION), m_context.audit.nodeId(), *schema,
                          QFileInfo(copy).size(), *sha256};
}

Result<BackupFile> DatabaseBackupAdmin::createNow(const QString &path, const BackupKey &key, const Progress &progress)
{
    const RunningBackup running(m_isRunning);
    if (!running.isMine())
        return fail(ErrorKind::Conflict, u"another backup is being made"_s);
    const qint64 size = QFileInfo(m_context.database.path()).size();
    for (const QString &place : {m_dataDir, QFileInfo(path).absolutePath()}) {
        if (const auto room = checkFreeSpace(place, 2 * size); !room)
            return fail(room.error());
    }
    if (progress && !progress(0, 0))
        return fail(ErrorKind::Cancelled, u"the backup was cancelled"_s);
    const auto writing = lockBackupFolder(QFileInfo(path).absolutePath());
    if (!writing)
        return fail(writing.error());
    removeLeftOvers();
    const BackupWorkFolder work(m_dataDir, BackupWorkFolder::Use::Copy);
    if (!work.isValid())
        return fail(ErrorKind::Storage, work.errorString());
    const QString copy = work.filePath(u"copy.db"_s);
    if (const auto copied = copyDatabase(m_context.database.path(), copy); !copied)
        return fail(copied.error());
    const auto manifest = manifestOf(copy);
    if (!manifest)
        return fail(manifest.error());
    const auto half = [&](qint64 before) {
        return
            [&progress, before](qint64 done, qint64 total) { return !progress || progress(before + done, 2 * total); };
    };
    const BackupHeader header{key.salt, m_context.random.secret(16).toByteArray(), m_context.clock.now()};
    const BackupArchive archive(path);
    if (const auto written =
            archive.write(copy, *manifest, m_envelope.copyOfKey(), key, header, m_context.random, half(0));
        !written)
        return fail(written.error());
    if (const auto reread = archive.read(key.key, {}, half(manifest->databaseBytes)); !reread) {
        QFile::remove(path);
        return fail(reread.error());
    }
    BackupFile file{path,
                    QFileInfo(path).size(),
                    header.createdAt,
                    isScheduledBackup(QFileInfo(path).fileName()),
                    m_context.clock.now(),
                    {}};
    noteVerified(path, {});
    if (const auto told = audited(file); !told)
        return fail(told.error());
    return file;
}

Result<void> DatabaseBackupAdmin::audited(const BackupFile &file)
{
    const auto written = m_context.database.writeNow([&](Transaction &transaction) {
        AuditEvent event;
        event.type = EventType::BackupCreated;
        event.origin = m_context.origin();
        if (file.isScheduled)
            event.origin.actor = u"system"_s;
        event.data = {{u"file"_s, QFileInfo(file.path).fileName()}, {u"bytes"_s, file.bytes}};
        return m_context.audit.append(transaction, event);
    });
    if (!written)
        return fail(written.error());
    m_context.changed(SettingsArea | AuditArea);
    return {};
}

Result<void> DatabaseBackupAdmin::auditChange(Transaction &transaction, const QJsonObject &data)
{
    AuditEvent event;
    event.type = EventType::SettingsChanged;
    event.origin = m_context.origin();
    event.data = data;
    return m_context.audit.append(transaction, event);
}

QFuture<Result<BackupVerdict>> DatabaseBackupAdmin::verify(QString path, SecretBytes passphrase, Progress progress)
{
    return QtConcurrent::run(
        &m_context.pool,
        [this, path, progress = std::move(progress),
         given = std::make_shared<const SecretBytes>(std::move(passphrase))]() -> Result<BackupVerdict> {
            const auto header = BackupArchive(path).header();
            if (!header)
                return fail(header.error());
            auto stored = storedKey();
            if (!stored)
                return fail(stored.error());
            if (given->isEmpty() && (!*stored || (*stored)->salt != header->salt))
                return fail(ErrorKind::Conflict, u"the backup was made with another passphrase"_s, u"passphrase"_s);
            const BackupKey key = given->isEmpty() ? **std::move(stored) : BackupKey::of(*given, *header);
            auto verdict = BackupWork(m_context.clock, m_context.random).verify(path, key.key, m_dataDir, progress);
            if (verdict)
                noteVerified(path, verdict->fault);
            return verdict;
        });
}

QFuture<Result<QString>> DatabaseBackupAdmin::restore(QString path, SecretBytes passphrase, QString folder,
                                                      Progress progress)
{
    return QtConcurrent::run(
        &m_context.pool,
        [this, path, folder, progress = std::move(progress),
         given = std::make_shared<const SecretBytes>(std::move(passphrase))]() -> Result<QString> {
            const auto restored = BackupWork(m_context.clock, m_context.random).restore(path, *given, folder, progress);
            if (!restored)
                return fail(restored.error());
            return startCommand(folder);
        });
}

QFuture<Result<void>> DatabaseBackupAdmin::remove(QString path)
{
    return QtConcurrent::run(&m_context.pool, [this, path]() -> Result<void> {
        const QFileInfo info(path);
        if (info.absolutePath() != QDir(folder()).absolutePath() || !isBackupFileName(info.fileName()))
            return fail(ErrorKind::InvalidInput, u"%1 is no backup of this folder"_s.arg(path));
        const auto told = m_context.database.writeNow([&](Transaction &transaction) -> Result<void> {
            if (const auto audited =
                    auditChange(transaction, {{u"name"_s, u"backups"_s}, {u"deleted"_s, info.fileName()}});
                !audited)
                return audited;
            if (!QFile::remove(path)) // last: without a row nothing goes
                return fail(ErrorKind::Storage, u"%1 cannot be deleted"_s.arg(path));
            return {};
        });
        if (told)
            m_context.changed(SettingsArea | AuditArea);
        return told;
    });
}

QFuture<Result<qint64>> DatabaseBackupAdmin::compact()
{
    return QtConcurrent::run(&m_context.pool, [this]() -> Result<qint64> {
        const QString path = m_context.database.path();
        const qint64 before = QFileInfo(path).size();
        if (const auto room = checkFreeSpace(QFileInfo(path).absolutePath(), 2 * before); !room)
            return fail(room.error());
        if (const auto compacted = compactDatabase(path); !compacted)
            return fail(compacted.error());
        m_context.changed(SettingsArea);
        return before - QFileInfo(path).size();
    });
}

} // namespace core
