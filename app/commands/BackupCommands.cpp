#include "app/Await.h"
#include "app/Composition.h"
#include "app/RestoreHere.h"
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

core::Error needsPassphrase()
{
    return {core::ErrorKind::InvalidInput, u"a passphrase is needed: its line on stdin, with --passphrase-stdin"_s, {}};
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

/// Beside a running server. The passphrase is this file's own.
Result<QJsonValue> createBackup(Invocation &call)
{
    const auto passphrase = passphraseFor(call.options);
    if (!passphrase)
        return core::fail(passphrase.error());
    if (passphrase->isEmpty())
        return core::fail(needsPassphrase());
    const QString path = QFileInfo(call.arguments.value(0)).absoluteFilePath();
    if (QFileInfo::exists(path))
        return core::fail(core::ErrorKind::AlreadyExists, u"%1 is there already"_s.arg(path));
    const auto made =
        call.core.scheduledBackups().createNow(path, core::BackupKey::make(*passphrase, call.core.random()), {});
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
    if (!verdict && verdict.error().field == "passphrase"_L1)
        return core::fail(verdict.error().kind,
                          verdict.error().detail + u"; give its own on stdin, with --passphrase-stdin"_s);
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

/// Only of the folder of the settings, as in the console.
Result<QJsonValue> deleteBackup(Invocation &call)
{
    const QString path = QFileInfo(call.arguments.value(0)).absoluteFilePath();
    if (const auto removed = await(call.core.backups().remove(path)); !removed)
        return core::fail(removed.error());
    return QJsonObject{{u"deleted"_s, path}};
}

Result<QJsonValue> restoreBackup(const QCommandLineParser &options, const QStringList &arguments)
{
    const auto passphrase = passphraseFor(options);
    if (!passphrase)
        return core::fail(passphrase.error());
    if (passphrase->isEmpty())
        return core::fail(needsPassphrase());
    const auto restored = restoreHere(options.value(u"data-dir"_s), arguments.value(0), *passphrase,
                                      options.isSet(u"overwrite"_s) ? Overwriting::Wanted : Overwriting::Refused);
    if (!restored)
        return core::fail(restored.error());
    QJsonObject row = verdictRow(restored->verdict);
    row.insert(u"database"_s, restored->database);
    if (!restored->replaced.isEmpty())
        row.insert(u"replaced"_s, restored->replaced);
    row.insert(u"key"_s, restored->kekPlace);
    row.insert(u"start"_s, options.isSet(u"data-dir"_s)
                               ? core::serveCommand(QFileInfo(options.value(u"data-dir"_s)).absoluteFilePath())
                               : u"gatehoused serve"_s);
    return row;
}

} // namespace

const QList<Subcommand> &backupCommands()
{
    static const QStringList columns{u"file"_s, u"bytes"_s, u"created_at"_s, u"verified_at"_s, u"fault"_s};
    static const QList<Subcommand> commands{
        {u"backup"_s,
         u"list"_s,
         {},
         u"backups in the folder of the settings"_s,
         Needs::Secrets,
         {},
         columns,
         listBackups},
        {u"backup"_s,
         u"verify"_s,
         u"FILE"_s,
         u"opens it, checks the database and the audit chain"_s,
         Needs::Secrets,
         {kPassphraseStdin},
         {},
         verifyBackup},
        {u"backup"_s,
         u"delete"_s,
         u"FILE"_s,
         u"deletes a backup of the folder of the settings"_s,
         Needs::Secrets,
         {},
         {},
         deleteBackup},
        {u"backup"_s,
         u"passphrase"_s,
         {},
         u"sets the passphrase of further backups (--passphrase-stdin)"_s,
         Needs::Keys,
         {kPassphraseStdin},
         {},
         setBackupPassphrase},
        {u"backup"_s, // behind its verbs: any other word is a file
         {},
         u"FILE"_s,
         u"an encrypted copy of database and key, checked after writing"_s,
         Needs::Secrets,
         {kPassphraseStdin},
         {},
         createBackup},
        {u"restore"_s,
         {},
         u"FILE"_s,
         u"a backup into the data folder, sealed under the key of this computer"_s,
         Needs::Writing,
         {kPassphraseStdin, QCommandLineOption(u"overwrite"_s, u"put the database aside that is there"_s)},
         {},
         {},
         false,
         restoreBackup},
    };
    return commands;
}

} // namespace app
