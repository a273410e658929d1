#include "app/StartOptions.h"

#include "app/DataFolder.h"

#include <QCommandLineParser>
#include <QRegularExpression>

namespace app {

using namespace Qt::StringLiterals;

namespace {

/// A profile's name is the name of a folder too.
core::Result<void> useProfile(const QCommandLineParser &parser, StartOptions &options)
{
    static const QRegularExpression allowed(u"\\A[\\p{L}\\p{N}_][\\p{L}\\p{N}_.-]{0,39}\\z"_s,
                                            QRegularExpression::UseUnicodePropertiesOption);
    options.profile = parser.value(u"profile"_s);
    if (!allowed.match(options.profile).hasMatch())
        return core::fail(core::ErrorKind::InvalidInput,
                          u"--profile takes a name of letters, digits, '.', '-' and '_', at most 40"_s);
    if (parser.isSet(u"data-dir"_s) || options.demo)
        return core::fail(core::ErrorKind::InvalidInput,
                          u"a profile has a data folder of its own; leave --data-dir and --demo out"_s);
    options.dataDir = DataFolder::defaultPath() + u"/profiles/"_s + options.profile;
    return {};
}

} // namespace

core::Result<StartOptions> StartOptions::parse(const QStringList &arguments, bool desktop)
{
    QCommandLineParser parser;
    parser.addOptions(
        {{u"data-dir"_s, {}, u"DIR"_s}, {u"listen"_s, {}, u"HOST:PORT"_s}, {u"demo"_s, {}}, {{u"h"_s, u"help"_s}, {}}});
    if (desktop)
        parser.addOptions({{u"minimized"_s, {}}, {u"profile"_s, {}, u"NAME"_s}});
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
    if (desktop && parser.isSet(u"profile"_s)) {
        if (const auto used = useProfile(parser, options); !used)
            return core::fail(used.error());
    }
    return options;
}

QString StartOptions::helpText(bool desktop)
{
    const QString program = desktop ? u"gatehouse"_s : u"gatehoused serve"_s;
    QString text = u"usage: %1 [--data-dir DIR] [--listen HOST:PORT]... [--demo]%2\n\n"
                   "  --data-dir DIR      where database and key file live (%3)\n"
                   "  --listen HOST:PORT  where to serve; may be repeated; port 0 picks a free one (127.0.0.1:8003)\n"
                   "  --demo              sample users, clients, chains and events in a fresh temporary folder\n"_s;
    text = text.arg(program, desktop ? u" [--minimized] [--profile NAME]"_s : QString(), u"~/.local/share/gatehouse"_s);
    if (desktop)
        text += u"  --minimized         start in the tray\n"
                "  --profile NAME      a data folder and choices of its own, beside the usual ones\n"_s;
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
