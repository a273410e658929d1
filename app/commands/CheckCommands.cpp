#include "app/Composition.h"
#include "app/commands/Json.h"
#include "app/commands/Subcommand.h"

namespace app {

using namespace Qt::StringLiterals;
using core::Result;

namespace {

Result<QJsonValue> check(Invocation &call)
{
    QJsonArray rows;
    bool healthy = true;
    for (const HealthCheck &result : call.core.checkHealth()) {
        healthy = healthy && result.passed;
        rows.append(QJsonObject{{u"check"_s, result.name}, {u"ok"_s, result.passed}, {u"detail"_s, result.detail}});
    }
    call.failed = !healthy;
    return rows;
}

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

Result<QJsonValue> showConfig(Invocation &call)
{
    QJsonArray rows;
    for (const core::SettingEntry &entry : call.core.settings().entries) {
        rows.append(QJsonObject{{u"name"_s, entry.name},
                                {u"value"_s, entry.value},
                                {u"source"_s, sourceName(entry.source)},
                                {u"default"_s, entry.defaultValue},
                                {u"needs_restart"_s, entry.needsRestart}});
    }
    return rows;
}

} // namespace

const QList<Subcommand> &checkCommands()
{
    static const QList<Subcommand> commands{
        {u"check"_s,
         {},
         {},
         u"database, schema, audit chain, keys and configuration"_s,
         Needs::Database,
         {},
         {u"check"_s, u"ok"_s, u"detail"_s},
         check},
        {u"config"_s,
         u"show"_s,
         {},
         u"every setting, its value and where it comes from"_s,
         Needs::Database,
         {},
         {u"name"_s, u"value"_s, u"source"_s},
         showConfig},
    };
    return commands;
}

} // namespace app
