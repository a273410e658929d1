#include "app/Await.h"
#include "app/Composition.h"
#include "app/commands/Json.h"
#include "app/commands/Subcommand.h"
#include "core/admin/SettingsAdmin.h"

namespace app {

using namespace Qt::StringLiterals;
using core::Result;

namespace {

QString sourceName(core::SettingSource source)
{
    switch (source) {
    case core::SettingSource::Saved:
        return u"saved"_s;
    case core::SettingSource::Environment:
        return u"environment"_s;
    case core::SettingSource::CommandLine:
        return u"command line"_s;
    case core::SettingSource::Default:
        break;
    }
    return u"default"_s;
}

QJsonObject rowOf(const core::SettingEntry &entry)
{
    return {{u"name"_s, entry.name},
            {u"value"_s, entry.value},
            {u"source"_s, sourceName(entry.source)},
            {u"default"_s, entry.defaultValue},
            {u"needs_restart"_s, entry.needsRestart}};
}

Result<QJsonValue> showConfig(Invocation &call)
{
    QJsonArray rows;
    for (const core::SettingEntry &entry : call.core.settings().entries)
        rows.append(rowOf(entry));
    return rows;
}

/// Saves or takes back, and answers with how the setting stands then. A server beside this process acts on it by
/// itself.
Result<QJsonValue> change(Invocation &call, const std::optional<QString> &value)
{
    const QString name = call.arguments.first();
    if (const auto saved = await(call.core.settingsAdmin().save({{name, value}})); !saved)
        return core::fail(saved.error());
    const auto entries = await(call.core.settingsAdmin().entries());
    if (!entries)
        return core::fail(entries.error());
    const auto entry = std::ranges::find(*entries, name, &core::SettingEntry::name);
    return entry == entries->end() ? QJsonObject() : rowOf(*entry);
}

Result<QJsonValue> setConfig(Invocation &call)
{
    return change(call, call.arguments.at(1));
}

Result<QJsonValue> unsetConfig(Invocation &call)
{
    return change(call, std::nullopt);
}

} // namespace

const QList<Subcommand> &configCommands()
{
    static const QList<Subcommand> commands{
        {u"config"_s,
         u"show"_s,
         {},
         u"every setting, its value and where it comes from"_s,
         Needs::Database,
         {},
         {u"name"_s, u"value"_s, u"source"_s},
         showConfig},
        {u"config"_s,
         u"set"_s,
         u"NAME VALUE"_s,
         u"save a setting; a running server takes it over"_s,
         Needs::Writing,
         {},
         {},
         setConfig},
        {u"config"_s, u"unset"_s, u"NAME"_s, u"back to environment or default"_s, Needs::Writing, {}, {}, unsetConfig},
    };
    return commands;
}

} // namespace app
