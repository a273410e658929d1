#include "ui/server/BackupTableModel.h"

#include "ui/widgets/StateMark.h"
#include "ui/widgets/TimeText.h"

#include <QFileInfo>
#include <QLocale>

namespace ui {

bool BackupTableModel::matches(const core::BackupFile &row, const QString &text) const
{
    return row.path.contains(text, Qt::CaseInsensitive);
}

QStringList BackupTableModel::headers() const
{
    return {tr("Made"), tr("How", "a backup was made"), tr("Size"), tr("State"), tr("File")};
}

QVariant BackupTableModel::cell(const core::BackupFile &row, int column, int role) const
{
    const bool isBad = !row.fault.isEmpty();
    if (role == MarkRole && column == State)
        return QVariant::fromValue(isBad            ? StateMark{Shape::Triangle, Tone::Danger}
                                   : row.verifiedAt ? StateMark{Shape::Dot, Tone::Good}
                                                    : StateMark{Shape::Ring, Tone::Neutral});
    if (role == Qt::ToolTipRole)
        return column == Made ? exactTime(row.createdAt) : column == State ? row.fault : row.path;
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(column)) {
    case Made:
        return relativeTime(row.createdAt, currentTime());
    case How:
        return row.isScheduled ? tr("by schedule") : tr("by hand");
    case Size:
        return QLocale().formattedDataSize(row.bytes);
    case State:
        return isBad            ? tr("damaged", "a backup")
               : row.verifiedAt ? tr("verified %1", "a backup, when").arg(relativeTime(*row.verifiedAt, currentTime()))
                                : tr("not verified", "a backup");
    case File:
        return QFileInfo(row.path).fileName();
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace ui
