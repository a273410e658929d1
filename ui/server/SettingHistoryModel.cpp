#include "ui/server/SettingHistoryModel.h"

#include "ui/server/SettingWords.h"
#include "ui/widgets/TimeText.h"

namespace ui {

using namespace Qt::StringLiterals;

bool SettingHistoryModel::matches(const core::SettingHistoryRow &row, const QString &text) const
{
    const QString all =
        QStringList{row.name, settingWords(row.name).title, row.actor, row.before, row.after}.join(u'\n');
    return all.contains(text, Qt::CaseInsensitive);
}

QStringList SettingHistoryModel::headers() const
{
    return {tr("When"), tr("Who"), tr("Setting"), tr("Old value"), tr("New value")};
}

QVariant SettingHistoryModel::cell(const core::SettingHistoryRow &row, int column, int role) const
{
    if (role == Qt::ToolTipRole)
        return column == When ? exactTime(row.at) : column == Setting ? row.name : QString();
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(column)) {
    case When:
        return shortLocalTime(row.at);
    case Who:
        return row.actor;
    case Setting:
        return settingWords(row.name).title;
    case Before:
        return row.before;
    case After:
        return row.after;
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace ui
