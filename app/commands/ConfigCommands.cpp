#include "app/Await.h"
#include "app/Composition.h"
#include "app/commands/Json.h"
#include "app/commands/Subcommand.h"
#include "core/admin/SettingsAdmin.h"

#include <QCommandLineParser>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <algorithm>

namespace app {

using namespace Qt::StringLiterals;
using core::Result;

namespace {

QString sourceName(const core::SettingEntry &entry)
{
    switch (entry.source) {
    case core::SettingSource::Saved:
        return u"saved"_s;
    case core::SettingSource::Environment:
        return u"environment"_s;
    case core::SettingSource::CommandLine:
        return u"command line"_s;
    case core::SettingSource::Default:
        break;
    }
    return entry.isKept ? u"kept since the first start"_s : u"default"_s;
}

QJsonObject rowOf(const core::SettingEntry &entry)
{
    return {{u"name"_s, entry.name},
            {u"value"_s, entry.value},
            {u"source"_s, sourceName(entry)},
            {u"default"_s, entry.defaultValue},
            {u"needs_restart"_s, entry.needsRestart}};
}

Result<QJsonValue> showConfig(Invocation &call)
{
    QJsonArray rows;
    for (const core::SettingEntry &entry : call.core.settings().entries) {
        const bool fits = std::ranges::all_of(
            call.arguments, [&entry](const QString &word) { return entry.name.contains(word, Qt::CaseInsensitive); });
        if (fits)
            rows.append(rowOf(entry));
    }
    if (rows.isEmpty())
        return core::fail(
            core::ErrorKind::NotFound,
            u"no setting's name holds \"%1\"; without words all are listed"_s.arg(call.arguments.join(u' ')));
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

Result<QJsonValue> exportConfig(Invocation &call)
{
    const auto document = await(call.core.settingsAdmin().exportAll());
    if (!document)
        return core::fail(document.error());
    if (call.arguments.value(0) == "-"_L1)
        return QJsonDocument::fromJson(*document).object();
    QSaveFile file(call.arguments.value(0));
    if (!file.open(QIODevice::WriteOnly) || file.write(*document) < 0 || !file.commit())
        return core::fail(core::ErrorKind::Storage, u"%1: %2"_s.arg(file.fileName(), file.errorString()));
    return QJsonObject{{u"file"_s, file.fileName()}, {u"bytes"_s, document->size()}};
}

/// What was given, as far as it can be taken: a dry run tells, and saves nothing.
Result<QJsonValue> importConfig(Invocation &call)
{
    QFile file(call.arguments.value(0));
    if (!file.open(QIODevice::ReadOnly))
        return core::fail(core::ErrorKind::NotFound, u"%1: %2"_s.arg(file.fileName(), file.errorString()));
    constexpr qint64 kMostBytes = 1 << 20;
    const auto import = await(call.core.settingsAdmin().readImport(file.read(kMostBytes + 1)));
    if (!import)
        return core::fail(import.error());
    const bool isDry = call.options.isSet(u"dry-run"_s);
    for (const core::Error &refusal : import->preview.refusals) {
        if (!isDry)
            return core::fail(refusal);
    }
    if (!isDry) {
        if (const auto saved = await(call.core.settingsAdmin().save(import->changes)); !saved)
            return core::fail(saved.error());
    }
    QJsonArray rows;
    for (const core::SettingChange &change : import->preview.changes)
        rows.append(QJsonObject{{u"name"_s, change.name},
                                {u"from"_s, change.before},
                                {u"to"_s, change.after},
                                {u"remark"_s, change.weakness.isEmpty() ? QString() : u"less safe"_s}});
    for (const core::Error &refusal : import->preview.refusals)
        rows.append(QJsonObject{{u"name"_s, refusal.field}, {u"remark"_s, refusal.detail}});
    for (const core::SettingsRemark &remark : import->remarks)
        rows.append(QJsonObject{{u"name"_s, remark.name}, {u"remark"_s, core::remarkText(remark)}});
    call.failed = !import->preview.refusals.empty();
    return rows;
}

Result<QJsonValue> historyOfConfig(Invocation &call)
{
    const auto history = await(call.core.settingsAdmin().history({}, 500));
    if (!history)
        return core::fail(history.error());
    QJsonArray rows;
    for (const core::SettingHistoryRow &row : *history)
        rows.append(QJsonObject{{u"changed_at"_s, instantJson(row.at)},
                                {u"actor"_s, row.actor},
                                {u"name"_s, row.name},
                                {u"from"_s, row.before},
                                {u"to"_s, row.after}});
    return rows;
}

} // namespace

const QList<Subcommand> &configCommands()
{
    static const QList<Subcommand> commands{
        {u"config"_s,
         u"show"_s,
         u"[WORD ...]"_s,
         u"every setting, or those named so: its value and where it comes from"_s,
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
        {u"config"_s,
         u"export"_s,
         u"FILE"_s,
         u"all settings as one JSON document without secrets (-: standard output)"_s,
         Needs::Database,
         {},
         {},
         exportConfig},
        {u"config"_s,
         u"import"_s,
         u"FILE"_s,
         u"settings of such a document, or of the .env of the old service"_s,
         Needs::Writing,
         {QCommandLineOption(u"dry-run"_s, u"only say what would change"_s)},
         {u"name"_s, u"from"_s, u"to"_s, u"remark"_s},
         importConfig},
        {u"config"_s,
         u"history"_s,
         {},
         u"who changed which setting, newest first"_s,
         Needs::Database,
         {},
         {u"changed_at"_s, u"actor"_s, u"name"_s, u"from"_s, u"to"_s},
         historyOfConfig},
    };
    return commands;
}

} // namespace app
