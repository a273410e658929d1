#include "ui/clients/ClientTableModel.h"

#include "ui/clients/ClientWords.h"
#include "ui/widgets/Theme.h"
#include "ui/widgets/TimeText.h"

#include <QLocale>

namespace ui {

using namespace Qt::StringLiterals;

ClientTableModel::ClientTableModel(core::ClientAdmin &clients, QObject *parent)
    : PagedTableModel([this, &clients](core::PageRequest page) { return clients.list(m_filter, page); }, parent)
{}

void ClientTableModel::setFilter(const core::ClientFilter &filter)
{
    m_filter = filter;
    reload();
}

QStringList ClientTableModel::headers() const
{
    return {tr("Client ID"), tr("Name"), tr("State"), tr("Chains"), tr("Last token"), tr("Needs a look")};
}

QVariant ClientTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole && isNumber(section))
        return int(Qt::AlignRight | Qt::AlignVCenter); // over the ends of its numbers
    return PagedTableModel::headerData(section, orientation, role);
}

QVariant ClientTableModel::cell(const core::ClientSummary &client, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return text(client, Column(column));
    case Qt::FontRole:
        return column == Id ? QVariant(Theme::instance().monospace()) : QVariant();
    case Qt::TextAlignmentRole:
        return isNumber(column) ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    case Qt::ToolTipRole:
        if (column == LastToken && client.lastTokenAt)
            return exactTime(*client.lastTokenAt);
        return column == Weakness ? weaknesses(client) : column == Name ? client.client.name : QString();
    case MarkRole:
        if (column == State)
            return QVariant::fromValue(clientMark(client.client));
        if (column == Weakness && !client.weaknesses.isEmpty())
            return QVariant::fromValue(weaknessMark(client.weaknesses.first()));
        return {};
    case FilterFieldRole:
        return filterValue(client, column).isEmpty() ? QString() : filterField(column);
    case FilterValueRole:
        return filterValue(client, column);
    default:
        return {};
    }
}

QString ClientTableModel::orderName(int column) const
{
    switch (Column(column)) {
    case Id:
        return u"id"_s;
    case Name:
        return u"name"_s;
    case State:
        return u"state"_s;
    case Chains:
        return u"chains"_s;
    case LastToken:
        return u"last_token"_s;
    case Weakness: // several words a row
    case ColumnCount:
        break;
    }
    return {};
}

QString ClientTableModel::filterField(int column)
{
    static const QMap<int, QString> fields{
        {Id, u"id"_s}, {Name, u"name"_s}, {State, u"state"_s}, {Weakness, u"weakness"_s}};
    return fields.value(column);
}

QString ClientTableModel::filterValue(const core::ClientSummary &client, int column)
{
    switch (Column(column)) {
    case Id:
        return client.client.id.value;
    case Name:
        return client.client.name;
    case State:
        return client.client.deletedAt ? u"deleted"_s : client.client.isActive ? u"active"_s : u"disabled"_s;
    case Weakness:
        return client.weaknesses.value(0, u"none"_s);
    case Chains:
    case LastToken:
    case ColumnCount:
        break;
    }
    return {};
}

QString ClientTableModel::text(const core::ClientSummary &client, Column column) const
{
    switch (column) {
    case Id:
        return client.client.id.value;
    case Name:
        return client.client.name;
    case State:
        return clientStateWord(client.client);
    case Chains:
        return QLocale().toString(client.activeFamilies);
    case LastToken:
        return relativeTime(client.lastTokenAt, currentTime());
    case Weakness:
        return weaknesses(client);
    case ColumnCount:
        break;
    }
    return {};
}

QString ClientTableModel::weaknesses(const core::ClientSummary &client)
{
    QStringList words;
    for (const QString &rule : client.weaknesses)
        words.append(weaknessText(rule));
    return words.join(u", "_s);
}

} // namespace ui
