#include "app/Await.h"
#include "app/Composition.h"
#include "app/DataFolder.h"
#include "app/KekAtStart.h"
#include "app/commands/PeopleCommands.h"
#include "app/commands/Subcommand.h"

#include <QCommandLineParser>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>

namespace app {

using namespace Qt::StringLiterals;
using core::Result;

namespace {

constexpr int kFailed = 1;
constexpr int kUsage = 2;

void print(FILE *stream, const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stream);
    std::fflush(stream);
}

const QList<Subcommand> &allSubcommands()
{
    static const QList<Subcommand> all = userCommands() + userFileCommands() + signInCommands() + clientCommands() +
                                         clientCareCommands() + tokenCommands() + chainCommands() + keyCommands() +
                                         tlsCommands() + auditCommands() + configCommands() + checkCommands() +
                                         backupCommands() + diagnosticsCommands() + consoleCommands();
    return all;
}

QString titleOf(const Subcommand &command)
{
    QString title = command.area;
    for (const QString &part : {command.verb, command.arguments}) {
        if (!part.isEmpty())
            title += u' ' + part;
    }
    return title;
}

const Subcommand *subcommandFor(const QStringList &arguments)
{
    for (const Subcommand &command : allSubcommands()) {
        if (command.area == arguments.value(0) && (command.verb.isEmpty() || command.verb == arguments.value(1)))
            return &command;
    }
    return nullptr;
}

bool takes(const Subcommand &command, qsizetype given)
{
    if (command.arguments.startsWith(u'['))
        return true;
    QStringList words = command.arguments.split(u' ', Qt::SkipEmptyParts);
    if (words.isEmpty() || words.last() != "..."_L1)
        return given == words.size();
    words.removeLast();
    return given > 0 && given % words.size() == 0;
}

/// One line a subcommand; of one area or (empty) of all.
QString listOf(const QString &area)
{
    QString text;
    for (const Subcommand &command : allSubcommands()) {
        if (area.isEmpty() || command.area == area)
            text += u"  "_s + titleOf(command).leftJustified(30) + command.summary + u'\n';
    }
    return text;
}

bool wantsExisting(const Subcommand &command)
{
    return command.needs == Needs::Database || command.needs == Needs::Secrets;
}

/// Keys and tokens need the key-encryption key; reading lists does not.
Result<std::unique_ptr<Composition>> openFor(const Subcommand &command, DataFolder &folder)
{
    Composition::Options options;
    options.actor = u"cli"_s;
    options.forRepair = command.forRepair;
    options.mustExist = wantsExisting(command);
    const bool isFirst = !folder.holdsDatabase();
    auto composition = Composition::open(folder.path(), options);
    if (isFirst && folder.holdsDatabase()) // somebody may have meant another folder
        print(stderr, u"gatehoused: a new database was made in %1\n"_s.arg(folder.path()));
    if (!composition || command.needs == Needs::Database || command.needs == Needs::Writing)
        return composition;
    auto kek = kekWithoutQuestions(**composition);
    if (!kek)
        return core::fail(kek.error());
    if (const auto unlocked = (*composition)->unlock(std::move(*kek)); !unlocked)
        return core::fail(unlocked.error());
    return composition;
}

int fail(const core::Error &error)
{
    print(stderr, u"gatehoused: %1\n"_s.arg(error.detail));
    return kFailed;
}

QString kindName(core::ErrorKind kind)
{
    switch (kind) {
    case core::ErrorKind::NotFound:
        return u"not_found"_s;
    case core::ErrorKind::AlreadyExists:
        return u"already_exists"_s;
    case core::ErrorKind::InvalidInput:
        return u"invalid_input"_s;
    case core::ErrorKind::Conflict:
        return u"conflict"_s;
    case core::ErrorKind::Expired:
        return u"expired"_s;
    case core::ErrorKind::Cancelled:
        return u"cancelled"_s;
    case core::ErrorKind::Busy:
        return u"busy"_s;
    case core::ErrorKind::Storage:
        return u"storage"_s;
    case core::ErrorKind::Crypto:
        return u"crypto"_s;
    case core::ErrorKind::Keychain:
        return u"keychain"_s;
    }
    return {};
}

/// Of a subcommand that ran: programs that asked for JSON get it for a failure too.
int failRun(const QCommandLineParser &options, const core::Error &error)
{
    if (options.isSet(u"json"_s)) {
        QJsonObject told{{u"error"_s, kindName(error.kind)}, {u"error_description"_s, error.detail}};
        if (!error.field.isEmpty())
            told.insert(u"field"_s, error.field);
        print(stdout, QString::fromUtf8(QJsonDocument(told).toJson(QJsonDocument::Compact)) + u'\n');
    }
    return fail(error);
}

void printAnswer(const Subcommand &command, const QCommandLineParser &options, const QJsonValue &answer)
{
    if (!options.isSet(u"json"_s))
        return print(stdout, tableText(answer, command.columns));
    const auto document = answer.isArray() ? QJsonDocument(answer.toArray()) : QJsonDocument(answer.toObject());
    print(stdout, QString::fromUtf8(document.toJson(QJsonDocument::Compact)) + u'\n');
}

int runParsed(const Subcommand &command, const QCommandLineParser &options, const QStringList &arguments)
{
    if (command.runAlone) {
        const auto answer = command.runAlone(options, arguments);
        if (!answer)
            return failRun(options, answer.error());
        printAnswer(command, options, *answer);
        return 0;
    }
    const QString path = options.value(u"data-dir"_s);
    auto folder = wantsExisting(command) ? DataFolder::existing(path) : DataFolder::open(path);
    if (!folder)
        return fail(folder.error());
    auto composition = openFor(command, *folder);
    if (!composition)
        return fail(composition.error());
    Invocation invocation{options, arguments, **composition};
    const auto answer = command.run(invocation);
    if (!answer)
        return failRun(options, answer.error());
    if (!invocation.hasPrinted)
        printAnswer(command, options, *answer);
    return invocation.failed ? kFailed : 0;
}

} // namespace

QString helpText()
{
    return u"usage: gatehoused serve [--data-dir DIR] [--listen HOST:PORT]... [--demo]\n"
           u"       gatehoused SUBCOMMAND [--data-dir DIR] [--json]\n"
           u"       gatehoused SUBCOMMAND --help\n\n"
           u"  serve                         the server without windows; prints 'ready URL issuer=ISSUER' for each listener\n"_s +
           listOf({}) + u"\nExit code: 0 done, 1 failed, 2 wrong usage.\n"_s;
}

int runSubcommand(const QStringList &arguments)
{
    const Subcommand *command = subcommandFor(arguments);
    if (!command) {
        const QString area = arguments.isEmpty() ? QString() : listOf(arguments.first());
        print(stderr, area.isEmpty() ? u"gatehoused: there is no subcommand '%1'; see gatehoused --help\n"_s.arg(
                                           arguments.value(0))
                                     : u"usage:\n"_s + area);
        return kUsage;
    }
    QCommandLineParser options;
    options.setApplicationDescription(command->summary);
    options.addOptions({{u"data-dir"_s, u"the folder of the database"_s, u"DIR"_s},
                        {u"json"_s, u"one JSON document on stdout"_s},
                        {{u"h"_s, u"help"_s}, u"this text"_s}});
    options.addOptions(command->options);
    const int words = command->verb.isEmpty() ? 1 : 2;
    if (!options.parse(QStringList{u"gatehoused "_s + titleOf(*command)} + arguments.mid(words))) {
        print(stderr, u"gatehoused: %1\n"_s.arg(options.errorText()));
        return kUsage;
    }
    if (options.isSet(u"help"_s)) {
        print(stdout, u"%1\n\nusage: gatehoused %2 [options]\n\n"_s.arg(command->summary, titleOf(*command)) +
                          options.helpText().section(u"Options:"_s, 1, 1, QString::SectionIncludeLeadingSep));
        return 0;
    }
    const QStringList given = options.positionalArguments();
    if (!takes(*command, given.size())) {
        print(stderr, u"usage: gatehoused %1\n"_s.arg(titleOf(*command)));
        return kUsage;
    }
    return runParsed(*command, options, given);
}

Result<QString> secretLineFromStdin()
{
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return core::fail(core::ErrorKind::InvalidInput, u"standard input cannot be read"_s);
    constexpr qint64 kLimit = 16 * 1024;
    QByteArray line = input.readLine(kLimit + 2);
    while (line.endsWith('\n') || line.endsWith('\r'))
        line.chop(1);
    if (line.size() > kLimit)
        return core::fail(core::ErrorKind::InvalidInput, u"standard input holds more than 16 KiB in its first line"_s);
    QString text = QString::fromUtf8(line);
    core::wipeMemory(line.data(), size_t(line.size()));
    return text;
}

} // namespace app
