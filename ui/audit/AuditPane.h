#pragma once

#include "core/admin/AuditAdmin.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QStackedWidget;
class QTabWidget;
class QTableWidget;

namespace ui {

class ShortId;
class StateLabel;

/// All fields of one event, its data, what it changed, and the ways on from it.
class AuditPane : public QWidget
{
    Q_OBJECT
public:
    enum class Step { Previous, Next };
    Q_ENUM(Step)

    explicit AuditPane(QWidget *parent = nullptr);

    void setRow(const core::AuditRow &row);
    void clear();
    const core::AuditRow &row() const { return m_row; }

Q_SIGNALS:
    void requestChosen(const QString &requestId);
    void userStepped(ui::AuditPane::Step step);
    void chainChosen(const QString &family);
    void explanationWanted(const core::AuditRow &row); ///< of a refusal

private:
    QWidget *makeLinks();
    QWidget *makeTabs();
    void showChanges();

    core::AuditRow m_row;
    QStackedWidget *m_stack;
    QLabel *m_title;
    StateLabel *m_result;
    QPushButton *m_request;
    QPushButton *m_previous;
    QPushButton *m_next;
    QPushButton *m_chain;
    QPushButton *m_why;
    QTabWidget *m_tabs;
    QLabel *m_time;
    QLabel *m_event;
    QLabel *m_user;
    QLabel *m_client;
    QLabel *m_address;
    QLabel *m_agent;
    QLabel *m_error;
    QLabel *m_requestId;
    QLabel *m_actor;
    QLabel *m_number;
    ShortId *m_hash;
    QPlainTextEdit *m_json;
    QTableWidget *m_changes;
};

} // namespace ui
