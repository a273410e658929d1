#pragma once

#include <QTableView>

#include <functional>

class QLabel;
class QPushButton;

namespace ui {

class PagedTable;

/// The list of a page. Column order, widths and hidden columns are remembered under the objectName given here;
/// Ctrl+C copies the selected rows as tab-separated text; the selection follows its rows by KeyRole.
class DataTable : public QTableView
{
    Q_OBJECT
public:
    explicit DataTable(const QString &objectName, QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;
    /// Widths in pixels used until the user changes them; the last column fills the rest.
    void setDefaultWidths(const QList<int> &widths);
    void setStateColumn(int column); ///< painted by StateDelegate
    /// Shown over an empty list: one sentence and one button (none without `action`).
    void setEmptyState(const QString &sentence, const QString &buttonText = {}, std::function<void()> action = {});

    QString currentKey() const; ///< empty: no row
    QStringList selectedKeys() const;
    /// False when the row is not loaded; the request is kept until it is, or another row is selected.
    bool selectKey(const QString &key);
    QString selectionAsText() const;

Q_SIGNALS:
    void currentKeyChanged(const QString &key);
    void rowActivated(const QString &key); ///< double click or Enter

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    void rememberHeader();
    void restoreHeader();
    void fitColumns();
    void showColumnMenu(const QPoint &place);
    void updateEmptyState();
    void beforeReset();
    void afterReset();

    QWidget *m_empty;
    QLabel *m_emptyText;
    QPushButton *m_emptyButton;
    std::function<void()> m_emptyAction;
    QString m_wanted;
    QString m_lastKey;
    QStringList m_keptSelection;
    QList<int> m_widths;
    bool m_resetting = false;
    bool m_fits = false; ///< the user has not chosen widths: the default ones are scaled to the view
    bool m_arranging = false;
};

} // namespace ui
