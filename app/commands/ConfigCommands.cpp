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

/// Saves or takes back, all or none, and answers with how the settings stand then: one alone, or a list. A server
/// beside this process acts on it by itself.
Result<QJsonValue> change(Invocation &call, const core::SettingsAdmin::Changes &changes)
{
    if (const auto saved = await(call.core.settingsAdmin().save(changes)); !saved)
        return core::fail(saved.error());
    const auto entries = await(call.core.settingsAdmin().entries());
    if (!entries)
        return core::fail(entries.error());
    QJsonArray rows;
    for (const core::SettingEntry &entry : *entries) {
        if (changes.contains(entry.name))
            rows.append(rowOf(entry));
    }
    return rows.size() == 1 ? rows.first() : QJsonValue(rows);
}

Result<QJsonValue> setConfig(Invocation &call)
{
    core::SettingsAdmin::Changes changes;
    for (qsizetype i = 0; i + 1 < call.arguments.size(); i += 2) {
        if (changes.contains(call.arguments[i]))
            return core::fail(core::ErrorKind::InvalidInput, u"%1 is given twice"_s.arg(call.arguments[i]));
        changes.insert(call.arguments[i], call.arguments[i + 1]);
    }
    return change(call, changes);
}

Result<QJsonValue> unsetConfig(Invocation &call)
{
    core::SettingsAdmin::Changes changes;
    for (const QString &name : std::as_const(call.arguments))
        changes.insert(name, std::nullopt);
    return change(call, changes);
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
         showConfig,
         true},
        {u"config"_s,
         u"set"_s,
         u"NAME VALUE ..."_s,
         u"save settings, all or none; a running server takes them over"_s,
         Needs::Writing,
         {},
         {},
         setConfig,
         true},
        {u"config"_s,
         u"unset"_s,
         u"NAME ..."_s,
         u"back to environment or default"_s,
         Needs::Writing,
         {},
         {},
         unsetConfig,
         true},
    };
    return commands;
}

} // namespace app
