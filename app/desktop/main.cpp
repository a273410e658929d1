#include "app/Hardening.h"
#include "app/MemoryGuard.h"
#include "app/SingleInstance.h"
#include "app/StopSignals.h"
#include "app/desktop/ConsoleOptions.h"
#include "app/desktop/DesktopStart.h"
#include "app/desktop/Pages.h"
#include "core/base/Log.h"
#include "server/Server.h"
#include "ui/shell/Console.h"
#include "ui/shell/MainWindow.h"

#include <QApplication>

#include <cstdio>

namespace {

bool hasDisplay()
{
    for (const char *name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}) {
        if (!qEnvironmentVariableIsEmpty(name))
            return true;
    }
    return false;
}

void print(FILE *stream, const QString &text)
{
    std::fprintf(stream, "%s\n", text.toUtf8().constData());
    std::fflush(stream);
}

int runConsole(app::ServerProcess &process, ui::Language &language, const app::StartOptions &start)
{
    app::SingleInstance instance(process.folder().path());
    instance.listen();
    ui::Console console(process.server(), language, app::pagesOf(process), app::consoleOptions(process, start));
    console.watchAlerts(process.core().overview());
    app::StopSignals stopSignals;
    QObject::connect(&instance, &app::SingleInstance::raiseRequested, &console, &ui::Console::raise);
    // Not quit(): that asks each window whether it may be closed, and it is decided.
    const auto end = [] { QCoreApplication::exit(0); };
    QObject::connect(&console, &ui::Console::quitRequested, qApp, end, Qt::QueuedConnection);
    QObject::connect(&stopSignals, &app::StopSignals::stopRequested, qApp, end, Qt::QueuedConnection);
    for (const QString &line : process.readyLines())
        print(stdout, line);
    if (process.isDemo())
        print(stderr, QStringLiteral("Try it:\n  ") + process.demoCurl());
    console.start(start.minimized);
    return QApplication::exec();
}

} // namespace

int main(int argc, char *argv[])
{
    app::hardenProcess();
    // Help needs no display; everything else is said by the parser below.
    QStringList words;
    for (int i = 1; i < argc; ++i)
        words.append(QString::fromLocal8Bit(argv[i]));
    if (const auto asked = app::StartOptions::parse(words, true); asked && asked->help) {
        print(stdout, app::StartOptions::helpText(true));
        return 0;
    }
    if (!hasDisplay()) {
        print(stderr, QStringLiteral("gatehouse: no display here; 'gatehoused serve' serves without windows"));
        return 1;
    }
    app::MemoryGuard<QApplication> application(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("Gatehouse"));
    QApplication::setApplicationName(QStringLiteral("Gatehouse"));
    QApplication::setApplicationVersion(QStringLiteral(GATEHOUSE_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("gatehouse"));
    QApplication::setQuitOnLastWindowClosed(false);
    const auto options = app::StartOptions::parse(QApplication::arguments().mid(1), true);
    if (!options) {
        print(stderr, QStringLiteral("gatehouse: ") + options.error().detail);
        return 2;
    }
    core::installLog(core::LogLevel::Info,
                     qgetenv("AUTH_SERVICE__LOG_FORMAT") == "text" ? core::LogFormat::Text : core::LogFormat::Json);
    if (options->demo)
        QApplication::setApplicationName(
            QStringLiteral("Gatehouse Demo")); // its window and choices are not the real one's
    else if (!options->profile.isEmpty())
        QApplication::setApplicationName(QStringLiteral("Gatehouse ") + options->profile);
    ui::Language language;
    ui::Console::prepare(language);
    app::DesktopStart start(*options);
    const auto process = start.run();
    if (!process)
        return start.exitCode();
    const int code = runConsole(*process, language, *options);
    process->stop();
    return code;
}
