#include "app/StartOptions.h"

#include <QCommandLineParser>

namespace app {

using namespace Qt::StringLiterals;

core::Result<StartOptions> StartOptions::parse(const QStringList &arguments, bool desktop)
{
    QCommandLineParser parser;
    parser.addOptions(
        {{u"data-dir"_s, {}, u"DIR"_s}, {u"listen"_s, {}, u"HOST:PORT"_s}, {u"demo"_s, {}}, {{u"h"_s, u"help"_s}, {}}});
    if (desktop)
        parser.addOption({u"minimized"_s, {}});
    if (!parser.parse(QStringList{u"gatehouse"_s} + arguments))
        return core::fail(core::ErrorKind::InvalidInput, parser.errorText());
    if (!parser.positionalArguments().isEmpty())
        return core::fail(core::ErrorKind::InvalidInput,
                          u"'%1' is not understood"_s.arg(parser.positionalArguments().first()));
    StartOptions options;
    options.dataDir = parser.value(u"data-dir"_s);
    options.listen = parser.values(u"listen"_s);
    options.demo = parser.isSet(u"demo"_s);
    options.minimized = desktop && parser.isSet(u"minimized"_s);
    options.help = parser.isSet(u"help"_s);
    return options;
}

QString StartOptions::helpText(bool desktop)
{
    const QString program = desktop ? u"gatehouse"_s : u"gatehoused serve"_s;
    QString text = u"usage: %1 [--data-dir DIR] [--listen HOST:PORT]... [--demo]%2\n\n"
                   "  --data-dir DIR      where database and key file live (%3)\n"
                   "  --listen HOST:PORT  where to serve; may be repeated; port 0 picks a free one (127.0.0.1:8003)\n"
                   "  --demo              sample users, clients, chains and events in a fresh temporary folder\n"_s;
    text = text.arg(program, desktop ? u" [--minimized]"_s : QString(), u"~/.local/share/gatehouse"_s);
    if (desktop)
        text += u"  --minimized         start in the tray\n"_s;
    return text;
}

core::SettingValues StartOptions::settings() const
{
    core::SettingValues values;
    if (!listen.isEmpty())
        values.insert(u"AUTH_SERVICE__LISTEN"_s, listen.join(u','));
    return values;
}

} // namespace app
