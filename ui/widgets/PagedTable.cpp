#include "ui/widgets/PagedTable.h"

namespace ui {

QVariant PagedTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::DisplayRole)
        return headers().value(section);
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    return QAbstractTableModel::headerData(section, orientation, role);
}

QString PagedTable::orderName(int) const
{
    return {};
}

int PagedTable::columnOfOrder() const
{
    for (int column = 0; !m_orderBy.isEmpty() && column < columnCount(); ++column) {
        if (orderName(column) == m_orderBy)
            return column;
    }
    return -1;
}

void PagedTable::setOrder(const QString &orderBy, Qt::SortOrder order)
{
    m_orderBy = orderBy;
    m_order = order;
}

QString PagedTable::columnName(int column) const
{
    const QString name = orderName(column);
    return name.isEmpty() ? headers().value(column) : name;
}

void PagedTable::setLoading(bool loading)
{
    if (m_loading == loading)
        return;
    m_loading = loading;
    emit loadingChanged();
}

void PagedTable::setCounts(qint64 matching, qint64 total)
{
    m_loaded = true;
    m_matching = matching;
    m_total = total;
    emit countsChanged(matching, total);
}

bool PagedTable::keepsOrder(const QStringList &before, const QStringList &after)
{
    const QSet<QString> old(before.begin(), before.end());
    const QSet<QString> now(after.begin(), after.end());
    QStringList stayingBefore;
    QStringList stayingAfter;
    for (const QString &key : before) {
        if (now.contains(key))
            stayingBefore.append(key);
    }
    for (const QString &key : after) {
        if (old.contains(key))
            stayingAfter.append(key);
    }
    return stayingBefore == stayingAfter;
}

} // namespace ui
