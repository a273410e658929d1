#pragma once

#include <QJsonObject>
#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QTableWidget;
class QTabWidget;

namespace ui {

/// Claims over the usual ones, as a table and as JSON, both in step. What cannot be read is told at once and never
/// given out.
class ClaimsEditor : public QWidget
{
    Q_OBJECT
public:
    explicit ClaimsEditor(QWidget *parent = nullptr);

    QJsonObject claims() const { return m_claims; } ///< the last that could be read
    bool isValid() const;
    void setClaims(const QJsonObject &claims);

Q_SIGNALS:
    void changed();

private:
    enum Column { Name, Type, Value, ColumnCount };
    QWidget *makeTable();
    void addRow(const QString &name, const QJsonValue &value);
    void removeRow();
    void fillTable();
    void readTable();
    void readJson();
    void retype(int row);
    void showFault(const QString &fault);

    QTabWidget *m_tabs;
    QTableWidget *m_table;
    QPlainTextEdit *m_json;
    QPushButton *m_remove;
    QLabel *m_fault;
    QJsonObject m_claims;
    bool m_filling = false;
};

} // namespace ui
