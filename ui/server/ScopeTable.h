#pragma once

#include <QWidget>

class QPushButton;
class QTableWidget;

namespace ui {

/// Editor of AUTH_SERVICE__SCOPE_DESCRIPTIONS: one row a scope, with what people read of it at consent.
class ScopeTable : public QWidget
{
    Q_OBJECT
public:
    explicit ScopeTable(QWidget *parent = nullptr);

    /// "scope=text;scope=text", rows without any text left out; with what is just being typed.
    QString text() const;
    void setText(const QString &text);
    /// The text that setText() and then text() give.
    static QString normalized(const QString &text);
    /// Table and buttons behind this one, for the keyboard. Returns the last.
    QWidget *orderTabs(QWidget *before) const;

Q_SIGNALS:
    void changed();

protected:
    void changeEvent(QEvent *event) override;

private:
    QString cell(int row, int column) const;
    void addRow(const QString &scope, const QString &description);
    void removeRow();
    void showButtons();
    void fitHeight();

    QTableWidget *m_table;
    QPushButton *m_add;
    QPushButton *m_remove;
};

} // namespace ui
