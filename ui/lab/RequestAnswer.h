#pragma once

#include "core/admin/FlowLab.h"

#include <QWidget>

class QCheckBox;
class QListWidget;
class QPlainTextEdit;
class QPushButton;
class QStackedWidget;

namespace ui {

class StateLabel;
class TonedLabel;

/// What came of a request: its status, size and time, the message as it went and the answer. Secrets are masked unless
/// they are asked for. A request that was sent twice shows each of its steps.
class RequestAnswer : public QWidget
{
    Q_OBJECT
public:
    explicit RequestAnswer(const QString &whyNothing, QWidget *parent = nullptr);

    void showRun(const core::FlowRun &run);
    void clear();

Q_SIGNALS:
    void inspectRequested(const QString &token);
    void auditRequested(const core::RequestId &id);

protected:
    void hideEvent(QHideEvent *event) override;

private:
    QWidget *makeHead();
    QWidget *makeTexts();
    const core::FlowStep *currentStep() const;
    core::FlowStep shownStep() const; ///< masked, unless secrets are shown
    void showStep();
    void showVerdict(const core::FlowStep &step);

    core::FlowRun m_run;
    QStackedWidget *m_stack;
    StateLabel *m_verdict;
    TonedLabel *m_figures;
    QListWidget *m_steps;
    QPushButton *m_inspect;
    QPushButton *m_audit;
    TonedLabel *m_password; ///< of a refused one
    QCheckBox *m_withSecrets;
    QPlainTextEdit *m_answer;
    QPlainTextEdit *m_request;
};

} // namespace ui
