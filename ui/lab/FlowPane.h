#pragma once

#include "core/admin/FlowLab.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QStackedWidget;
class QTableWidget;

namespace core {
class ClientAdmin;
class UserAdmin;
} // namespace core

namespace ui {

class FlowForm;
class StateLabel;

/// Runs a whole flow and shows each step as it went over the wire.
class FlowPane : public QWidget
{
    Q_OBJECT
public:
    /// Without `flows` the pane says that the server must run.
    FlowPane(core::FlowLab *flows, core::UserAdmin &users, core::ClientAdmin &clients, QWidget *parent = nullptr);
    void read();

Q_SIGNALS:
    void inspectRequested(const QString &token);

private:
    QWidget *makeSteps();
    QWidget *makeStep();
    QWidget *makeTokens();
    void run();
    void showRun();
    void addStep(const core::FlowStep &step);
    void showStep(int row);

    core::FlowLab *m_flows;
    core::FlowRun m_run;
    FlowForm *m_form;
    QStackedWidget *m_result;
    StateLabel *m_verdict;
    QLabel *m_total;
    QTableWidget *m_steps;
    QPlainTextEdit *m_request;
    QPlainTextEdit *m_answer;
    QPushButton *m_access;
    QPushButton *m_refresh;
    QPushButton *m_id;
};

} // namespace ui
