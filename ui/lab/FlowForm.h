#pragma once

#include "core/admin/ClientAdmin.h"
#include "core/admin/FlowLab.h"
#include "core/admin/UserAdmin.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace ui {

class ClientCombo;
class MessageBar;
class UserCombo;

/// What to run in the flow lab: client, flow, user, scopes, DPoP.
class FlowForm : public QWidget
{
    Q_OBJECT
public:
    FlowForm(core::UserAdmin &users, core::ClientAdmin &clients, QWidget *parent = nullptr);

    void read(); ///< users and clients again; what is chosen stays
    core::FlowPlan plan() const;
    void setRunnable(bool runnable); ///< false: there is no server to run against
    void setBusy(bool busy);
    void run(); ///< as the button
    void showFailure(const QString &text, const QString &details);
    void hideFailure();

Q_SIGNALS:
    void runRequested();
    void giveUpRequested();

private:
    void addFields();
    void showClient();
    static QString whyNot(core::LabFlow flow, const core::Client &client);
    void showFlow();
    void updateButton();
    core::LabFlow flow() const;

    ClientCombo *m_client;
    QComboBox *m_flow;
    UserCombo *m_user;
    QLineEdit *m_scopes;
    QCheckBox *m_dpop;
    QLabel *m_greyed; ///< which flows the client may not walk
    QPushButton *m_run;
    QPushButton *m_giveUp;
    MessageBar *m_failure;
    QString m_shownClient;
    QString m_proposed; ///< scopes that we filled in, not the person
    bool m_runnable = true;
    bool m_busy = false;
};

} // namespace ui
