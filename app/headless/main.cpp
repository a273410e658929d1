#include "app/Hardening.h"
#include "app/MemoryGuard.h"
#include "app/commands/ServeCommand.h"
#include "app/commands/Subcommand.h"
#include "core/base/Log.h"

#include <QCoreApplication>

#include <cstdio>

namespace {

core::LogFormat formatFromEnvironment()
{
    return qgetenv("AUTH_SERVICE__LOG_FORMAT") == "text" ? core::LogFormat::Text : core::LogFormat::Json;
}

} // namespace

int main(int argc, char *argv[])
{
    app::hardenProcess();
    app::MemoryGuard<QCoreApplication> application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("gatehoused"));
    QCoreApplication::setApplicationVersion(QStringLiteral(GATEHOUSE_VERSION));
    QStringList arguments = QCoreApplication::arguments().mid(1);
    if (arguments.isEmpty() || arguments.first() == QLatin1String("--help") ||
        arguments.first() == QLatin1String("-h")) {
        std::fputs(app::helpText().toUtf8().constData(), arguments.isEmpty() ? stderr : stdout);
        return arguments.isEmpty() ? 2 : 0;
    }
    if (arguments.first() == QLatin1String("--version")) {
        std::puts("gatehoused " GATEHOUSE_VERSION);
        return 0;
    }
    if (arguments.first() == QLatin1String("serve")) {
        core::installLog(core::LogLevel::Info, formatFromEnvironment());
        return app::runServe(arguments.mid(1));
    }
    // A subcommand's standard error is for people.
    core::installLog(core::LogLevel::Warning, core::LogFormat::Text);
    return app::runSubcommand(arguments);
}
