#include "ui/lab/SeenTableModel.h"

#include "ui/lab/SeenText.h"
#include "ui/widgets/Theme.h"
#include "ui/widgets/TimeText.h"

namespace ui {

void SeenTableModel::setRefusedOnly(bool refusedOnly)
{
    m_refusedOnly = refusedOnly;
    reload();
}

bool SeenTableModel::matches(const core::SeenRequest &row, const QString &text) const
{
    if (m_refusedOnly && !isRefused(row))
        return false;
    for (const Column column : {Method, Path, Client, Answer, Request}) {
        if (this->text(row, column).contains(text, Qt::CaseInsensitive))
            return true;
    }
    return row.address.contains(text);
}

QStringList SeenTableModel::headers() const
{
    return {tr("Time"), tr("Method"), tr("Path"), tr("Client"), tr("Answer"), tr("Duration"), tr("Request ID")};
}

QVariant SeenTableModel::cell(const core::SeenRequest &row, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return text(row, Column(column));
    case Qt::ToolTipRole:
        return column == Time ? exactTime(row.at) : column == Client ? seenClientHint(row) : text(row, Column(column));
    case Qt::ForegroundRole:
        return column == Client && !row.isClientProven ? QVariant(Theme::instance().color(Tone::Muted)) : QVariant();
    case Qt::FontRole:
        return column == Time || column == Path || column == Request ? QVariant(Theme::instance().monospace())
                                                                     : QVariant();
    case Qt::TextAlignmentRole:
        return column == Duration ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    case MarkRole:
        return column == Answer ? QVariant::fromValue(seenMark(row)) : QVariant();
    case SortRole:
        return column == Duration ? QVariant(qint64(row.duration.count())) : QVariant();
    default:
        return {};
    }
}

QString SeenTableModel::text(const core::SeenRequest &row, Column column)
{
    switch (column) {
    case Time:
        return seenTime(row.at);
    case Method:
        return QString::fromLatin1(row.method);
    case Path:
        return QString::fromLatin1(row.path);
    case Client:
        return seenClient(row);
    case Answer:
        return seenAnswer(row);
    case Duration:
        return seenDuration(row);
    case Request:
        return row.id.value;
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace ui
