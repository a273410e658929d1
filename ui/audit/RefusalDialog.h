#pragma once

#include "core/admin/AuditAdmin.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;
class QTableWidget;
class QVBoxLayout;

namespace ui {

/// "Why refused?": explains a refusal in words, of one row or of all rows of a request.
class RefusalDialog : public QDialog
{
    Q_OBJECT
public:
    explicit RefusalDialog(core::AuditAdmin &audit, QWidget *parent = nullptr);
    void explain(const QString &requestId); ///< as if it had been typed
    void explain(const core::AuditRow &row);

Q_SIGNALS:
    void requestChosen(const QString &requestId); ///< to be shown in the log

private:
    QWidget *makeQuestion();
    QWidget *makeAnswer();
    QLabel *addPart(QVBoxLayout *column, const QString &title, const QString &objectName);
    void read();
    void showRows(const std::vector<core::AuditRow> &rows, const QString &preferred);
    void showRefusal(int row);
    void showNothing(const QString &text);

    core::AuditAdmin &m_audit;
    QLineEdit *m_request;
    QStackedWidget *m_stack;
    QLabel *m_nothing;
    QLabel *m_asked;
    QLabel *m_failed;
    QLabel *m_remedy;
    QLabel *m_remedyTitle = nullptr;
    QTableWidget *m_related;
    QPushButton *m_show;
    std::vector<core::AuditRow> m_rows;
    QString m_preferred; ///< id of the row to begin with
    int m_question = 0;
};

} // namespace ui
