#include "ui/chains/ChainTableModel.h"

#include "ui/chains/ChainWords.h"
#include "ui/widgets/TimeText.h"

#include <QLocale>

namespace ui {

using namespace Qt::StringLiterals;

QVariant ChainTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole && section == Depth)
        return int(Qt::AlignRight | Qt::AlignVCenter); // over the ends of its numbers
    return PagedTable::headerData(section, orientation, role);
}

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
        return column == Depth ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    case Qt::FontRole:
        return column == Address ? QVariant(Theme::instance().monospace()) : QVariant();
    case MarkRole:
        return column == State ? QVariant::fromValue(chainMark(chain.state)) : QVariant();
    case FilterFieldRole:
        return filterField(Column(column));
    case FilterValueRole:
        return filterValue(chain, Column(column));
    case CopyRole:
        return copyText(chain, Column(column));
    default:
        return {};
    }
}

QString ChainTableModel::orderName(int column) const
{
    static const QStringList names{u"user"_s,     u"client"_s, u"depth"_s,  u"started"_s,
                                   u"last_use"_s, u"state"_s,  u"address"_s};
    return names.value(column);
}

QString ChainTableModel::filterField(Column column)
{
    switch (column) {
    case User:
        return u"user"_s;
    case Client:
        return u"client"_s;
    case State:
        return u"state"_s;
    case Address:
        return u"address"_s;
    case Depth:
    case Started:
    case LastUse:
    case ColumnCount:
        break;
    }
    return {};
}

QVariant ChainTableModel::filterValue(const core::ChainSummary &chain, Column column)
{
    switch (column) {
    case User:
        return chain.username.isEmpty() ? chain.user.value : chain.username;
    case Client:
        return chain.client.value;
    case State:
        return core::chainStateName(chain.state);
    case Address:
        return chain.address;
    case Depth:
    case Started:
    case LastUse:
    case ColumnCount:
        break;
    }
    return {};
}

QVariant ChainTableModel::copyText(const core::ChainSummary &chain, Column column)
{
    const auto utc = [](core::Instant at) { return core::toDateTime(at).toString(Qt::ISODateWithMs); };
    if (column == Started)
        return utc(chain.startedAt);
    if (column == LastUse)
        return utc(chain.lastUsedAt);
    return filterValue(chain, column);
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
        return revokeReasonText(chain.revokeReason);
    case Client:
    case Depth:
    case Address:
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace ui
