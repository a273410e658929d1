#include "app/desktop/ConsoleOptions.h"

#include "app/Await.h"
#include "app/ServerProcess.h"
#include "core/database/Database.h"
#include "ui/widgets/ShellText.h"

#include <QSslSocket>

#include <algorithm>

namespace app {

using namespace Qt::StringLiterals;

namespace {

QString sqliteVersion(core::Database &database)
{
    const auto version = database.readNow([](core::Snapshot &snapshot) -> core::Result<QString> {
        auto rows = snapshot.run(u"SELECT sqlite_version()"_s);
        if (!rows)
            return core::fail(rows.error());
        return rows->next() ? rows->text(0) : QString();
    });
    return version.value_or(QString());
}

} // namespace

ui::Console::Options consoleOptions(ServerProcess &process, const StartOptions &start)
{
    using Demo = ui::WindowParts::Demo;
    ui::Console::Options options;
    options.lock = &process.core().consoleLock();
    // What cannot be read counts as locked: the console looks again, and the passphrase opens it.
    options.lockState = await(options.lock->state()).value_or(core::ConsoleLockState{true, true});
    options.wayOut = u"gatehoused console unlock --data-dir "_s + ui::shellQuoted(process.folder().path());
    options.chains = &process.core().chains();
    options.parts.profile = start.profile;
    options.parts.keychainPlace = process.core().kekPlace();
    if (process.isDemo())
        options.parts.demo = process.folder().isTemporary() ? Demo::Temporary : Demo::Kept;
    const core::Settings &settings = process.core().settings();
    options.parts.isDevelopment = std::ranges::any_of(settings.entries, [&](const core::SettingEntry &entry) {
        return entry.name == "ENVIRONMENT"_L1 && entry.source != core::SettingSource::Default && !settings.production;
    });
    // "OpenSSL 3.0.11 19 Sep 2023"
    const QStringList tls = QSslSocket::sslLibraryVersionString().split(u' ');
    options.parts.versions = {{tls.value(0), tls.value(1)}, {u"SQLite"_s, sqliteVersion(process.core().database())}};
    return options;
}

} // namespace app
