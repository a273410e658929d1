#pragma once

#include <QMenu>

namespace ui {

class DataTable;

/// The menu of a cell: filter for it, exclude it, copy it, its rows in several forms, or its column, and what the page
/// adds. Deletes itself when closed.
class TableMenu : public QMenu
{
    Q_OBJECT
public:
    /// `actions` come from the page and stay its own.
    TableMenu(DataTable *table, const QModelIndex &cell, const QList<QAction *> &actions);

private:
    void addFilters(const QModelIndex &cell);
    void addCopies(const QModelIndex &cell);

    DataTable *m_table;
};

} // namespace ui
