#pragma once

#include "core/admin/LabAdmin.h"
#include "core/admin/LabIssuerAdmin.h"

#include <QTimer>
#include <QWidget>

#include <functional>

class QCheckBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace ui {

class ClaimsEditor;
class ClaimsView;
class MessageBar;
class SpanField;
class StateLabel;
class TonedLabel;

/// The lab issuer: switch, clock and addresses; an editor of claims, and the token that it signs.
class LabIssuerPane : public QWidget
{
    Q_OBJECT
public:
    /// What the tokens are for, as it is chosen on the tab of tokens.
    struct Subject
    {
        core::LabRequest request;
        QString userName;
    };
    LabIssuerPane(core::LabIssuerAdmin &issuer, std::function<Subject()> subject, QWidget *parent = nullptr);

    void read(); ///< state and subject again
    void switchTo(bool isOn);
    bool isOn() const;
    void forget(); ///< the signed token

Q_SIGNALS:
    void stateChanged();
    void inspectRequested(const QString &token);

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeSwitch();
    QWidget *makeAddresses();
    QWidget *makeEditor();
    QWidget *makeResult();
    void adopt(const core::LabIssuerPlan &plan);
    void adoptClock();
    void showState();
    void showSubject();
    void sign();

    core::LabIssuerAdmin &m_issuer;
    std::function<Subject()> m_subject;
    StateLabel *m_state;
    QPushButton *m_switch;
    QCheckBox *m_forOthers;
    SpanField *m_offset;
    QWidget *m_addresses;
    QLabel *m_about;
    QLabel *m_for;
    SpanField *m_lifetime;
    ClaimsEditor *m_editor;
    QPushButton *m_sign;
    MessageBar *m_failure;
    QPlainTextEdit *m_token;
    ClaimsView *m_claims;
    QWidget *m_result;
    QTimer m_pause;
    bool m_busy = false;
    int m_forgotten = 0; ///< how often
};

} // namespace ui
