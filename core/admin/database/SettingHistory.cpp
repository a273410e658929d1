#include "core/admin/database/SettingHistory.h"

#include "core/settings/SettingTable.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace core {

static constexpr int kMostHistory = 500;

static SettingHistoryRow historyRow(Rows &rows)
{
    const QJsonObject data = QJsonDocument::fromJson(rows.text(3).toUtf8()).object();
    SettingHistoryRow row;
    row.auditId = rows.text(0);
    row.at = rows.instant(1);
    row.actor = rows.text(2);
    row.name = data.value(u"name"_s).toString();
    row.before = data.value(u"before"_s).toString();
    row.after = data.value(u"after"_s).toString();
    const QJsonValue saved = data.value(u"saved_before"_s);
    if (saved.isString())
        row.savedBefore = saved.toString();
    const SettingDefinition *definition = settingDefinition(row.name);
    row.canBePutBack =
        definition && definition->kind == SettingDefinition::Kind::Plain && (saved.isString() || saved.isNull());
    return row;
}

Result<std::vector<SettingHistoryRow>> settingHistory(Snapshot &snapshot, const QString &name, int most)
{
    // Certificates and initial tokens are changes of settings too, but name none.
    auto rows = snapshot.run(uR"(
        SELECT id, created_at, actor, event_data
          FROM audit_logs
         WHERE event_type = 'settings_changed'
           AND json_extract(event_data, '$.name') IS NOT NULL
           AND (:name = '' OR json_extract(event_data, '$.name') = :name)
         ORDER BY created_at DESC, seq DESC
         LIMIT :most)"_s,
                             {{"name"_L1, name}, {"most"_L1, std::clamp(most, 1, kMostHistory)}});
    if (!rows)
        return fail(rows.error());
    std::vector<SettingHistoryRow> history;
    while (rows->next())
        history.push_back(historyRow(*rows));
    return history;
}

Result<SettingsAdmin::Changes> settingsAsAt(Snapshot &snapshot, Instant moment)
{
    auto rows = snapshot.run(uR"(
        SELECT id, created_at, actor, event_data
          FROM audit_logs
         WHERE event_type = 'settings_changed' AND created_at > :moment
           AND json_extract(event_data, '$.name') IS NOT NULL
         ORDER BY created_at, seq)"_s,
                             {{"moment"_L1, bind(moment)}});
    if (!rows)
        return fail(rows.error());
    SettingsAdmin::Changes changes;
    while (rows->next()) {
        const SettingHistoryRow row = historyRow(*rows);
        if (row.canBePutBack && !changes.contains(row.name))
            changes.insert(row.name, row.savedBefore);
    }
    return changes;
}

} // namespace core
