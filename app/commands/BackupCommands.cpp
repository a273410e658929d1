#include "app/Await.h"
#include "app/Composition.h"
#include "app/commands/Json.h"
#include "app/commands/Subcommand.h"
#include "core/admin/database/BackupWork.h"
#include "core/admin/database/DatabaseBackupAdmin.h"

#include <QCommandLineParser>
#include <QFileInfo>

namespace app {

using namespace Qt::StringLiterals;
using core::Result;

namespace {

const QCommandLineOption kPassphraseStdin(u"passphrase-stdin"_s, u"the passphrase is the first line of stdin"_s);

Result<core::SecretBytes> passphraseFor(const QCommandLineParser &options)
{
    if (!options.isSet(u"passphrase-stdin"_s))
        return core::SecretBytes();
    const auto line = secretLineFromStdin();
    if (!line)
        return core::fail(line.error());
    if (line->size() < 8)
        return core::fail(core::ErrorKind::InvalidInput, u"the passphrase is shorter than 8 characters"_s);
    return core::SecretBytes::fromText(*line);
}

QJsonObject fileRow(const core::BackupFile &file)
{
    return {{u"file"_s, file.path},
            {u"bytes"_s, file.bytes},
            {u"created_at"_s, instantJson(file.createdAt)},
            {u"verified_at"_s, instantJson(file.verifiedAt)},
            {u"fault"_s, file.fault}};
}

QJsonObject verdictRow(const core::BackupVerdict &verdict)
{
    return {{u"created_at"_s, instantJson(verdict.createdAt)},
            {u"program"_s, verdict.program},
            {u"database_bytes"_s, verdict.databaseBytes},
            {u"audit_rows"_s, verdict.auditRows},
            {u"sound"_s, verdict.isSound},
            {u"fault"_s, verdict.fault}};
}

/// With --to: to that file, under the passphrase from stdin. Else into the folder of the settings.
Result<QJsonValue> createBackup(Invocation &call)
{
    auto passphrase = passphraseFor(call.options);
    if (!passphrase)
        return core::fail(passphrase.error());
    const QString path = call.options.value(u"to"_s);
    if (path.isEmpty() != passphrase->isEmpty())
        return core::fail(core::ErrorKind::InvalidInput, u"--to and --passphrase-stdin belong together"_s);
    if (!path.isEmpty() && QFileInfo::exists(path))
        return core::fail(core::ErrorKind::AlreadyExists, u"%1 is there already"_s.arg(path));
    const auto made =
        path.isEmpty()
            ? await(call.core.backups().create({}))
            : call.core.scheduledBackups().createNow(path, core::BackupKey::make(*passphrase, call.core.random()), {});
    if (!made)
        return core::fail(made.error());
    return fileRow(*made);
}

Result<QJsonValue> listBackups(Invocation &call)
{
    const auto state = await(call.core.backups().state());
    if (!state)
        return core::fail(state.error());
    QJsonArray rows;
    for (const core::BackupFile &file : state->files)
        rows.append(fileRow(file));
    return rows;
}

Result<QJsonValue> verifyBackup(Invocation &call)
{
    auto passphrase = passphraseFor(call.options);
    if (!passphrase)
        return core::fail(passphrase.error());
    const auto verdict = await(call.core.backups().verify(call.arguments.value(0), std::move(*passphrase), {}));
    if (!verdict)
        return core::fail(verdict.error());
    call.failed = !verdict->isSound;
    return verdictRow(*verdict);
}

Result<QJsonValue> setBackupPassphrase(Invocation &call)
{
    auto passphrase = passphraseFor(call.options);
    if (!passphrase)
        return core::fail(passphrase.error());
    if (const auto set = await(call.core.backups().setPassphrase(std::move(*passphrase))); !set)
        return core::fail(set.error());
    return QJsonObject{{u"passphrase"_s, u"set"_s}};
}

Result<QJsonValue> restoreBackup(const QCommandLineParser &options, const QStringList &arguments)
{
    auto passphrase = passphraseFor(options);
    if (!passphrase)
        return core::fail(passphrase.error());
    const core::SystemClock clock;
    core::SystemRandom random;
    using Place = core::BackupWork::KeyPlace;
    const auto restored = core::BackupWork(clock, random)
                              .restore(arguments.value(0), *passphrase, arguments.value(1),
                                       options.isSet(u"plain-key"_s) ? Place::Plain : Place::Sealed, {});
    if (!restored)
        return core::fail(restored.error());
    QJsonObject row = verdictRow(*restored);
    row.insert(u"start"_s, core::startCommand(QFileInfo(arguments.value(1)).absoluteFilePath()));
    return row;
}

} // namespace

const QList<Subcommand> &backupCommands()
{
    static const QStringList columns{u"file"_s, u"bytes"_s, u"created_at"_s, u"verified_at"_s, u"fault"_s};
    static const QList<Subcommand> commands{
        {u"backup"_s,
         u"create"_s,
         {},
         u"an encrypted copy of database and key, checked after writing"_s,
         Needs::Keys,
         {QCommandLineOption(u"to"_s, u"this file, under the passphrase of stdin"_s, u"FILE"_s), kPassphraseStdin},
         {},
         createBackup},
        {u"backup"_s, u"list"_s, {}, u"backups in the folder of the settings"_s, Needs::Keys, {}, columns, listBackups},
        {u"backup"_s,
         u"verify"_s,
         u"FILE"_s,
         u"opens it, checks the database and the audit chain"_s,
         Needs::Keys,
         {kPassphraseStdin},
         {},
         verifyBackup},
        {u"backup"_s,
         u"passphrase"_s,
         {},
         u"sets the passphrase of further backups (--passphrase-stdin)"_s,
         Needs::Keys,
         {kPassphraseStdin},
         {},
         setBackupPassphrase},
        {u"backup"_s,
         u"restore"_s,
         u"FILE FOLDER"_s,
         u"into a new data folder, never over one"_s,
         Needs::Database,
         {kPassphraseStdin,
          QCommandLineOption(u"plain-key"_s, u"keep the key unsealed, for a computer where nobody can be asked"_s)},
         {},
         {},
         false,
         restoreBackup},
    };
    return commands;
}

} // namespace app
