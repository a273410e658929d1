#include "app/RestoreHere.h"

#include "app/Await.h"
#include "app/DataFolder.h"
#include "app/SoleHolder.h"
#include "core/admin/database/BackupLeftOvers.h"
#include "core/admin/database/BackupWork.h"
#include "core/admin/database/RestoredDatabase.h"
#include "core/secrets/KekProvider.h"
#include "core/secrets/KeychainSecretStore.h"
#include "core/settings/Settings.h"

#include <QDir>
#include <QFileInfo>

#include <filesystem>

namespace app {

using namespace Qt::StringLiterals;
using core::ErrorKind;
using core::Result;

namespace {

/// A database is up to three files: with a log of another one it would be damaged.
const auto kFilesOfDatabase = {""_L1, "-wal"_L1, "-shm"_L1};

Result<core::KekFound> localKek(const QString &dataDir, const core::Settings &settings, core::Random &random,
                                const core::SecretBytes &passphrase)
{
    core::KeychainSecretStore keychain;
    core::KekProvider provider(keychain, random);
    core::KekSituation situation;
    situation.dataDir = dataDir;
    situation.kekFile = settings.kekFile;
    situation.isProduction = settings.production;
    auto outcome = await(provider.find(situation));
    if (outcome && std::holds_alternative<core::PassphraseNeeded>(*outcome))
        outcome = await(
            provider.openPassphraseFile(situation, std::make_shared<const core::SecretBytes>(passphrase.clone())));
    if (!outcome)
        return core::fail(outcome.error().kind,
                          u"the key of %1 cannot be had: %2"_s.arg(dataDir, outcome.error().detail));
    if (auto *found = std::get_if<core::KekFound>(&*outcome))
        return std::move(*found);
    return core::fail(ErrorKind::Keychain, u"there is no place for the key of %1"_s.arg(dataDir));
}

bool moveDatabase(const QString &from, const QString &to)
{
    bool done = true;
    for (const auto part : kFilesOfDatabase) {
        if (QFileInfo::exists(from + part))
            done = QFile::rename(from + part, to + part) && done;
    }
    return done;
}

/// Where the one that is there goes; empty when there is none.
QString placeForOld(const QString &database, const core::Clock &clock)
{
    if (!QFileInfo::exists(database))
        return {};
    const auto now = QDateTime::fromMSecsSinceEpoch(core::toMillis(clock.now()), Qt::UTC);
    const QString place = database + u".before-"_s + now.toString(u"yyyyMMdd-HHmmss"_s);
    QString free = place;
    for (int next = 2; QFileInfo::exists(free); ++next) // two within a second, or one that was killed
        free = place + u'-' + QString::number(next);
    return free;
}

/// In one step, so that there is a database at every moment: only where the old one is a single file, and the file
/// system knows links.
bool exchangeAtOnce(const QString &fresh, const QString &database, const QString &old)
{
    for (const QString &path : {fresh, database}) {
        if (QFileInfo::exists(path + u"-wal"_s) || QFileInfo::exists(path + u"-shm"_s))
            return false;
    }
    std::error_code failure;
    std::filesystem::create_hard_link(database.toStdU16String(), old.toStdU16String(), failure);
    if (failure)
        return false;
    std::filesystem::rename(fresh.toStdU16String(), database.toStdU16String(), failure);
    if (failure)
        QFile::remove(old);
    return !failure;
}

Result<QString> putInPlace(const QString &fresh, const QString &database, const core::Clock &clock)
{
    const QString old = placeForOld(database, clock);
    if (!old.isEmpty() && exchangeAtOnce(fresh, database, old))
        return old;
    const bool wasMoved = old.isEmpty() || moveDatabase(database, old);
    if (wasMoved && moveDatabase(fresh, database))
        return old;
    if (wasMoved)
        moveDatabase(database, fresh); // whatever of it came through
    if (!old.isEmpty())
        moveDatabase(old, database);
    return core::fail(ErrorKind::Storage, u"%1 cannot be replaced; it is as before"_s.arg(database));
}

} // namespace

Result<RestoredHere> restoreHere(const QString &dataDir, const QString &backup, const core::SecretBytes &passphrase,
                                 Overwriting overwriting)
{
    auto folder = DataFolder::open(dataDir);
    if (!folder)
        return core::fail(folder.error());
    const auto settings = core::loadSettings({}, core::settingsFromEnvironment(), {}, folder->path());
    if (!settings)
        return core::fail(settings.error());
    const bool isElsewhere = settings->databaseUrl.startsWith("sqlite:///"_L1);
    const QString database = isElsewhere ? settings->databaseUrl.mid(10) : folder->file(u"gatehouse.db"_s);
    if (QFileInfo::exists(database) && overwriting == Overwriting::Refused)
        return core::fail(ErrorKind::AlreadyExists,
                          u"there is a database already: %1; --overwrite puts it aside"_s.arg(database));
    if (const auto locked = folder->lock(); !locked)
        return core::fail(locked.error());
    const auto alone = holdDatabaseAlone(database);
    if (!alone)
        return core::fail(alone.error());
    const core::BackupWorkFolder work(QFileInfo(database).absolutePath(), core::BackupWorkFolder::Use::Copy);
    if (!work.isValid())
        return core::fail(ErrorKind::Storage, work.errorString());
    const core::SystemClock clock;
    core::SystemRandom random;
    const QString fresh = work.filePath(u"gatehouse.db"_s);
    core::SecretBytes kekOfBackup;
    const auto verdict = core::BackupWork(clock, random).takeOut(backup, passphrase, fresh, kekOfBackup);
    if (!verdict)
        return core::fail(verdict.error());
    const auto kek = localKek(folder->path(), *settings, random, passphrase);
    if (!kek)
        return core::fail(kek.error());
    core::RestoredDatabase restored(fresh, kekOfBackup, clock, random);
    if (const auto sealed = restored.sealUnder(*kek->kek); !sealed)
        return core::fail(sealed.error());
    if (overwriting == Overwriting::Refused) { // else it takes the place of the first
        if (const auto left = restored.leaveBackupsToTheFirst(); !left)
            return core::fail(left.error());
    }
    const auto old = putInPlace(fresh, database, clock);
    if (!old)
        return core::fail(old.error());
    return RestoredHere{*verdict, database, *old, kek->place};
}

} // namespace app
