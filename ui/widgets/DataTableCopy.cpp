#include "ui/widgets/DataTable.h"
#include "ui/widgets/FilterLine.h"
#include "ui/widgets/PagedTable.h"
#include "ui/widgets/TableMenu.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QDrag>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMimeData>

#include <algorithm>

/// What leaves a table: copies, drags, and the menu of a cell.
namespace ui {

using namespace Qt::StringLiterals;

void DataTable::setFilterLine(FilterLine *line)
{
    connect(this, &DataTable::filterRequested, line,
            [line](const QString &field, const QString &value, bool isNegated) {
                line->addTerm({field, {value}, isNegated});
            });
}

void DataTable::setRowActions(std::function<QList<QAction *>(const QStringList &)> actions)
{
    m_rowActions = std::move(actions);
}

QString DataTable::cellText(const QModelIndex &cell)
{
    const QVariant whole = cell.data(CopyRole);
    return whole.isValid() ? whole.toString() : cell.data().toString();
}

QList<int> DataTable::shownColumns() const
{
    QList<int> columns;
    for (int visual = 0; model() && visual < model()->columnCount(); ++visual) {
        const int column = horizontalHeader()->logicalIndex(visual);
        if (!isColumnHidden(column))
            columns.append(column);
    }
    return columns;
}

QStringList DataTable::shownNames() const
{
    const auto *paged = qobject_cast<const PagedTable *>(model());
    QStringList names;
    for (const int column : shownColumns())
        names.append(paged ? paged->columnName(column) : model()->headerData(column, Qt::Horizontal).toString());
    return names;
}

QList<QStringList> DataTable::selectedCells() const
{
    QList<QStringList> cells;
    if (!selectionModel())
        return cells;
    QModelIndexList rows = selectionModel()->selectedRows();
    std::ranges::sort(rows, {}, &QModelIndex::row);
    const QList<int> columns = shownColumns();
    for (const QModelIndex &row : std::as_const(rows)) {
        QStringList line;
        for (const int column : columns)
            line.append(cellText(row.siblingAtColumn(column)));
        cells.append(line);
    }
    return cells;
}

QString DataTable::rowsAsText(RowForm form) const
{
    return RowText::of(form, shownNames(), selectedCells(), objectName());
}

QString DataTable::columnAsText(int column) const
{
    QStringList lines;
    for (int row = 0; model() && row < model()->rowCount(); ++row)
        lines.append(cellText(model()->index(row, column)).replace(u'\n', u' '));
    return lines.join(u'\n');
}

QString DataTable::selectionAsText() const
{
    const QStringList keys = selectedKeys();
    if (currentIndex().isValid() && (keys.isEmpty() || keys == QStringList{currentKey()}))
        return cellText(currentIndex());
    return rowsAsText(RowForm::Tsv).chopped(keys.isEmpty() ? 0 : 1);
}

void DataTable::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        QGuiApplication::clipboard()->setText(selectionAsText());
        return;
    }
    // The Menu key comes as a contextMenuEvent().
    if (event->key() == Qt::Key_F10 && event->modifiers() == Qt::ShiftModifier)
        return showCellMenu(currentIndex(), viewport()->mapToGlobal(visualRect(currentIndex()).bottomLeft()));
    QTableView::keyPressEvent(event);
}

void DataTable::contextMenuEvent(QContextMenuEvent *event)
{
    const bool isKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex cell = isKey ? currentIndex() : indexAt(event->pos());
    showCellMenu(cell, isKey ? viewport()->mapToGlobal(visualRect(cell).bottomLeft()) : event->globalPos());
}

void DataTable::showCellMenu(const QModelIndex &cell, const QPoint &place)
{
    if (!cell.isValid())
        return;
    (new TableMenu(this, cell, m_rowActions ? m_rowActions(selectedKeys()) : QList<QAction *>()))->popup(place);
}

void DataTable::startDrag(Qt::DropActions)
{
    const QList<QStringList> cells = selectedCells();
    if (cells.isEmpty())
        return;
    auto *drag = new QDrag(this);
    drag->setMimeData(rowMimeData(shownNames(), cells));
    drag->exec(Qt::CopyAction);
}

} // namespace ui
