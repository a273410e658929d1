#pragma once

#include "core/admin/SessionAdmin.h"
#include "core/admin/UserAdmin.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace ui {

class ActionRows;
class Card;
class FactList;
class ShortId;
class StateLabel;

/// The selected user: facts, why it is locked, what may be done with it, its signed-in browsers and its consents.
/// Buttons only ask; the page acts.
class UserDetail : public QWidget
{
    Q_OBJECT
public:
    explicit UserDetail(QWidget *parent = nullptr);
    void showUser(const core::UserSummary &user);
    void showSessions(const std::vector<core::SessionSummary> &sessions);
    void showConsents(const std::vector<core::ConsentSummary> &consents);

Q_SIGNALS:
    void editRequested();
    void passwordRequested();
    void unlockRequested();
    void activeRequested(bool active);
    void endSessionsRequested();
    void chainsRequested();
    void auditRequested();
    void endRequested(const core::SessionId &session);
    void revokeRequested(const core::ClientId &client); ///< the consent to this client

private:
    QWidget *makeHead();
    QWidget *makeFacts();
    void updateEnd();
    QWidget *makeActions();
    void showLock(const core::UserSummary &user);

    ActionRows *m_browsers;
    ActionRows *m_consents;
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
    bool m_isDeleted = false;
    int m_families = 0;
};

} // namespace ui
