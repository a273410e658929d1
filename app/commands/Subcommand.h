#pragma once

#include "core/base/Result.h"

#include <QCommandLineOption>
#include <QJsonValue>
#include <QList>
#include <QString>
#include <QStringList>

#include <functional>

class QCommandLineParser;

namespace app {

class Composition;

/// What a subcommand needs before it can run.
enum class Needs {
    Database, ///< an existing one, for reading
    Writing,  ///< a database, made when missing
    Keys,     ///< also the key-encryption key
    Secrets   ///< an existing database and its key-encryption key
};

struct Invocation
{
    const QCommandLineParser &options;
    QStringList arguments; ///< behind area and verb; as many as the subcommand names, or several times as many
    Composition &core;
    bool hasPrinted = false; ///< set by what prints as it goes: the answer is not printed then
    bool failed = false;     ///< set when the answer is to be printed and the exit code is 1 all the same
};

/// `gatehoused AREA VERB`. The answer is one JSON value: printed as it is with --json, else as a table or list of
/// members.
struct Subcommand
{
    QString area;
    QString verb;
    /// "NAME", "CERT KEY" or empty; their number is checked; " ..." at the end: once or more; "[...]": any number.
    QString arguments;
    QString summary;
    Needs needs = Needs::Database;
    QList<QCommandLineOption> options = {};
    QStringList columns = {}; ///< members shown for people; empty: all
    std::function<core::Result<QJsonValue>(Invocation &)> run;
    bool forRepair = false; ///< runs even where saved settings do not load
    /// Instead of `run`, where there need be no data folder yet.
    std::function<core::Result<QJsonValue>(const QCommandLineParser &, const QStringList &)> runAlone = {};
};

const QList<Subcommand> &userCommands();
const QList<Subcommand> &clientCommands();
const QList<Subcommand> &tokenCommands();
const QList<Subcommand> &chainCommands();
const QList<Subcommand> &keyCommands();
const QList<Subcommand> &tlsCommands();
const QList<Subcommand> &auditCommands();
const QList<Subcommand> &configCommands();
const QList<Subcommand> &checkCommands();
const QList<Subcommand> &backupCommands();
const QList<Subcommand> &diagnosticsCommands();
const QList<Subcommand> &consoleCommands();

/// Parses, opens, runs and prints. Exit code: 0, 1 (failed), 2 (usage). Main thread.
int runSubcommand(const QStringList &arguments);
/// Text of `gatehoused --help`.
QString helpText();

/// Passwords and tokens come from standard input, never from arguments: the first line, at most 16 KiB.
core::Result<QString> secretLineFromStdin();
/// For people: aligned columns for an array, "name  value" lines for an object.
QString tableText(const QJsonValue &value, const QStringList &columns);

} // namespace app
