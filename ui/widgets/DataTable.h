#pragma once

#include "ui/widgets/ColumnFit.h"
#include "ui/widgets/RowText.h"

#include <QMap>
#include <QTableView>

#include <functional>

class QAction;
class QLabel;
class QPushButton;

namespace ui {

class FilterLine;
class PagedTable;

/// The list of a page. Column order, widths, hidden columns and the order of rows are remembered under the objectName
/// given here; the selection follows its rows by KeyRole. Ctrl+C copies the cell, or several selected rows as
/// tab-separated text; rows can be dragged out; a cell's menu filters by FilterFieldRole/FilterValueRole and copies.
class DataTable : public QTableView
{
    Q_OBJECT
public:
    explicit DataTable(const QString &objectName, QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;
    /// Widths in pixels for the start: until the user changes them they follow the contents (ColumnFit.h); the last
    /// column fills the rest.
    void setDefaultWidths(const QList<int> &widths);
    /// While the widths follow the contents these go when there is no room for them, and come back with it.
    void setYielding(const QList<int> &toNames, const QList<int> &toHeaders);
    /// For rows that come and go while somebody reads: which columns are shown follows from the width of the list
    /// alone.
    void setSteady();
    void setStateColumn(int column); ///< painted by StateDelegate
    /// Shown over an empty list: one sentence and one button (none without `action`).
    void setEmptyState(const QString &sentence, const QString &buttonText = {}, std::function<void()> action = {});

    /// What "Filter for this" and "Exclude this" change; without one listen to filterRequested().
    void setFilterLine(FilterLine *line);
    /// On top of a cell's menu: actions of the page for these keys. They stay the page's own.
    void setRowActions(std::function<QList<QAction *>(const QStringList &keys)> actions);

    QString currentKey() const; ///< empty: no row
    QStringList selectedKeys() const;
    /// False when the row is not loaded; the request is kept until it is, or another row is selected.
    bool selectKey(const QString &key);
    void selectFirst();                               ///< unless there is a current row, or one is waited for
    QString selectionAsText() const;                  ///< what Ctrl+C copies
    QString rowsAsText(RowForm form) const;           ///< the selected rows, shown columns in shown order
    QString columnAsText(int column) const;           ///< of all loaded rows, a line each
    static QString cellText(const QModelIndex &cell); ///< CopyRole, else DisplayRole

Q_SIGNALS:
    void currentKeyChanged(const QString &key);
    void rowActivated(const QString &key); ///< double click or Enter
    void filterRequested(const QString &field, const QString &value, bool isNegated);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void startDrag(Qt::DropActions actions) override;
    void resizeEvent(QResizeEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    void rememberHeader();
    void restoreHeader();
    void fitColumns();
    int room() const;
    void fitFirstRows(); ///< widths follow the rows when the first ones come, then stay
    void showColumnMenu(const QPoint &place);
    void showCellMenu(const QModelIndex &cell, const QPoint &place);
    void sortBy(int column);
    void showOrder();
    void restoreOrder();
    QList<int> shownColumns() const;
    QStringList shownNames() const;
    QList<QStringList> selectedCells() const;
    void updateEmptyState();
    void beforeReset();
    void afterReset();

    QWidget *m_empty;
    QLabel *m_emptyText;
    QPushButton *m_emptyButton;
    std::function<void()> m_emptyAction;
    std::function<QList<QAction *>(const QStringList &)> m_rowActions;
    QString m_wanted;
    QString m_lastKey;
    QStringList m_keptSelection;
    QList<int> m_widths;
    QMap<int, Yields> m_yields;
    QList<int> m_yielded; ///< hidden for want of room
    bool m_resetting = false;
    bool m_fits = false; ///< the user has not chosen widths: the default ones are scaled to the view
    bool m_arranging = false;
    bool m_isSteady = false;
    int m_fittedWidth = 0;    ///< of the whole list, when the widths were given out
    bool m_hasFitted = false; ///< there were rows when the widths were given out
};

} // namespace ui
