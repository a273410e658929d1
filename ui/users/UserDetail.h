#pragma once

#include "core/admin/UserAdmin.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace ui {

class Card;
class FactList;
class ShortId;
class StateLabel;

/// The selected user: facts, why it is locked, and what may be done with it. Buttons only ask; the page acts.
class UserDetail : public QWidget
{
    Q_OBJECT
public:
    explicit UserDetail(QWidget *parent = nullptr);
    void showUser(const core::UserSummary &user);

Q_SIGNALS:
    void editRequested();
    void passwordRequested();
    void unlockRequested();
    void activeRequested(bool active);
    void endSessionsRequested();
    void chainsRequested();
    void auditRequested();

private:
    void arrangeHead();
    QWidget *makeActions();
    void showLock(const core::UserSummary &user);

    QLabel *m_name;
    StateLabel *m_state;
    Card *m_lock;
    QLabel *m_lockText;
    FactList *m_facts;
    QLabel *m_email;
    QLabel *m_verified;
    ShortId *m_id;
    QLabel *m_created;
    QLabel *m_lastSignIn;
    QLabel *m_failed;
    QLabel *m_sessions;
    QPushButton *m_edit;
    QPushButton *m_password;
    QPushButton *m_active;
    QPushButton *m_end;
    bool m_isActive = true;
};

} // namespace ui
