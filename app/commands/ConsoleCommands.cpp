#include "app/Composition.h"
#include "app/commands/Json.h"
#include "app/commands/Subcommand.h"

namespace app {

using namespace Qt::StringLiterals;
using core::Result;

namespace {

Result<QJsonValue> unlockConsole(Invocation &call)
{
    const auto forgotten = call.core.forgetConsolePassphrase();
    if (!forgotten)
        return core::fail(forgotten.error());
    return QJsonObject{{u"had_passphrase"_s, *forgotten}, {u"locked"_s, false}};
}

} // namespace

const QList<Subcommand> &consoleCommands()
{
    static const QList<Subcommand> commands{
        {u"console"_s,
         u"unlock"_s,
         {},
         u"take the console's passphrase away: for one that was forgotten"_s,
         Needs::Database,
         {},
         {},
         unlockConsole},
    };
    return commands;
}

} // namespace app
