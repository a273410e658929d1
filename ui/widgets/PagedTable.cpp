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
