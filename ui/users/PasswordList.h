#pragma once

#include <QWidget>

class QTableWidget;

namespace ui {

/// Generated passwords, shown once: a table of name, address and password with "Copy" and "Save as CSV".
class PasswordList : public QWidget
{
    Q_OBJECT
public:
    PasswordList(const QString &sentence, const QList<QStringList> &rows, QWidget *parent = nullptr);
    /// Of names, addresses and passwords, as a spreadsheet reads it without calculating.
    QString csv() const;
    /// All of them were copied, or a file holds them.
    bool areTaken() const { return m_areTaken; }

private:
    void save();
    QTableWidget *m_table;
    QList<QStringList> m_rows;
    bool m_areTaken = false;
};

} // namespace ui
