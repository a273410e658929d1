#include "ui/chains/ChainTableModel.h"

#include "ui/chains/ChainWords.h"
#include "ui/widgets/TimeText.h"

#include <QLocale>

namespace ui {

QStringList ChainTableModel::headers() const
{
    return {tr("User"),
            tr("Client"),
            tr("Depth", "number of tokens in a chain"),
            tr("Started"),
            tr("Last use"),
            tr("State"),
            tr("Address", "network address")};
}

QVariant ChainTableModel::cell(const core::ChainSummary &chain, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return text(chain, Column(column));
    case Qt::ToolTipRole:
        return toolTip(chain, Column(column));
    case Qt::TextAlignmentRole:
        return column == Depth ? QVariant(int(Qt::AlignCenter)) : QVariant();
    case MarkRole:
        return column == State ? QVariant::fromValue(chainMark(chain.state)) : QVariant();
    default:
        return {};
    }
}

QString ChainTableModel::text(const core::ChainSummary &chain, Column column)
{
    const core::Instant now = currentTime();
    switch (column) {
    case User:
        return chain.username.isEmpty() ? chain.user.value : chain.username;
    case Client:
        return chain.client.value;
    case Depth:
        return QLocale().toString(chain.depth);
    case Started:
        return relativeTime(chain.startedAt, now);
    case LastUse:
        return relativeTime(chain.lastUsedAt, now);
    case State:
        return chainStateWord(chain.state);
    case Address:
        return chain.address;
    case ColumnCount:
        break;
    }
    return {};
}

QString ChainTableModel::toolTip(const core::ChainSummary &chain, Column column)
{
    switch (column) {
    case User:
        return chain.user.value;
    case Started:
        return exactTime(chain.startedAt);
    case LastUse:
        return exactTime(chain.lastUsedAt);
    case State:
        return chain.revokeReason;
    case Client:
    case Depth:
    case Address:
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace ui
