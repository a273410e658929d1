#pragma once

#include "core/admin/FlowLab.h"
#include "core/base/Clock.h"

#include <QWidget>

class QCheckBox;
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
class MessageBar;
class StateLabel;

/// Runs a whole flow and shows each step as it went over the wire.
class FlowPane : public QWidget
{
    Q_OBJECT
public:
    /// Without `flows` the pane says that the server must run.
    FlowPane(core::FlowLab *flows, core::UserAdmin &users, core::ClientAdmin &clients, QWidget *parent = nullptr);
    void read();
    void runAgain(); ///< as the button
    void forget();   ///< the run, also one that is on its way

Q_SIGNALS:
    void inspectRequested(const QString &token);

private:
    QWidget *makeSteps();
    QWidget *makeStep();
    QWidget *makeMessages();
    QWidget *makeParameters();
    QWidget *makeTokens();
    QWidget *makeExports();
    void run();
    void showRun();
    void addStep(const core::FlowStep &step);
    void showStep(int row);
    void showParameters(const core::FlowStep &step);
    const core::FlowStep *currentStep() const;
    core::FlowRun shared() const; ///< the run as it leaves the lab: with secrets only when that was chosen
    void save(int format);

    core::FlowLab *m_flows;
    core::FlowRun m_run;
    core::Instant m_finishedAt;
    FlowForm *m_form;
    QStackedWidget *m_result;
    StateLabel *m_verdict;
    QLabel *m_total;
    QTableWidget *m_steps;
    QTableWidget *m_parameters;
    QCheckBox *m_withSecrets;
    MessageBar *m_notice;
    QPlainTextEdit *m_request;
    QPlainTextEdit *m_answer;
    QPushButton *m_access;
    QPushButton *m_refresh;
    QPushButton *m_id;
    int m_forgotten = 0; ///< how often
};

} // namespace ui
