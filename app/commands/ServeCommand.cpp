#include "app/commands/ServeCommand.h"

#include "app/KekAtStart.h"
#include "app/ServerProcess.h"
#include "app/StopSignals.h"
#include "core/base/Log.h"

#include <QCoreApplication>

#include <cstdio>

namespace app {

using namespace Qt::StringLiterals;

namespace {

void printLine(FILE *stream, const QString &line)
{
    std::fprintf(stream, "%s\n", line.toUtf8().constData());
    std::fflush(stream);
}

int failStart(const core::Error &error)
{
    printLine(stderr, u"gatehoused: %1"_s.arg(error.detail));
    return error.kind == core::ErrorKind::InvalidInput ? 2 : 1;
}

void showSecrets(ServerProcess &process)
{
    const FirstStartSecrets secrets = process.takeFirstStartSecrets();
    if (secrets.isEmpty())
        return;
    const auto path = writeFirstStartSecrets(process.folder().path(), secrets);
    if (!path)
        return core::logEvent(core::LogLevel::Error,
                              u"the generated secrets could not be written: %1"_s.arg(path.error().detail));
    core::logEvent(core::LogLevel::Warning,
                   u"the generated secrets are in %1; read them and delete the file"_s.arg(*path));
    if (const auto noted = process.noteSecretsSeen(); !noted)
        core::logEvent(core::LogLevel::Error, u"the next start will make them anew: %1"_s.arg(noted.error().detail));
}

core::Result<void> startServing(ServerProcess &process)
{
    if (const auto possible = process.tryListening(); !possible) // before anything is made, a demo's month say
        return possible;
    auto kek = kekWithoutQuestions(process.core(), process.kekKind());
    if (!kek)
        return core::fail(kek.error());
    if (const auto unlocked = process.unlock(std::move(*kek)); !unlocked)
        return unlocked;
    showSecrets(process);
    if (const auto urls = process.serve(); !urls)
        return core::fail(urls.error());
    return {};
}

} // namespace

int runServe(const QStringList &arguments)
{
    const auto options = StartOptions::parse(arguments, false);
    if (!options)
        return failStart(options.error());
    if (options->help) {
        std::fputs(StartOptions::helpText(false).toUtf8().constData(), stdout);
        return 0;
    }
    StopSignals signalsOfTheSystem;
    bool stopping = false;
    QObject::connect(&signalsOfTheSystem, &StopSignals::stopRequested, qApp, [&stopping] {
        stopping = true;
        QCoreApplication::quit();
    });
    const auto process = ServerProcess::open(*options, u"system"_s);
    if (!process)
        return failStart(process.error());
    if (const auto serving = startServing(**process); !serving)
        return failStart(serving.error());
    for (const QString &line : (*process)->readyLines())
        printLine(stdout, line);
    if (options->demo)
        printLine(stderr, u"Try it:\n  "_s + (*process)->demoCurl());
    if (!stopping)
        QCoreApplication::exec();
    (*process)->stop();
    return 0;
}

} // namespace app
