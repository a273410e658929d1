#pragma once

#include "core/admin/AuditAdmin.h"
#include "core/admin/ChainAdmin.h"
#include "core/admin/SessionAdmin.h"
#include "core/admin/UserBatchAdmin.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QTabWidget;

namespace ui {

class ActionRows;
class Card;
class FactList;
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
    void showChains(const std::vector<core::ChainSummary> &chains, qint64 all);
    void showAudit(const std::vector<core::AuditRow> &audited);
    void showFailedAddresses(const std::vector<core::FailedAddress> &addresses);
    int tab() const;
    void setTab(int index);

Q_SIGNALS:
    void editRequested();
    void passwordRequested();
    void unlockRequested();
    void activeRequested(bool active);
    void endSessionsRequested();
    void restoreRequested();
    void chainsRequested();
    void chainRequested(const QString &family);
    void eventRequested(const QString &requestId);
    void auditRequested();
    void endRequested(const core::SessionId &session);
    void revokeRequested(const core::ClientId &client); ///< the consent to this client

private:
    QWidget *makeHead();
    QWidget *makeFacts();
    void updateEnd();
    QWidget *makeSignIns();
    QWidget *makeLinked(ActionRows *rows, const QString &text, const QString &name, void (UserDetail::*asked)());
    QWidget *makeActions();
    static QString chainWord(core::ChainState state);
    void showLock(const core::UserSummary &user);

    QTabWidget *m_tabs;
    ActionRows *m_browsers;
    ActionRows *m_consents;
    ActionRows *m_chains;
    ActionRows *m_audit;
    QLabel *m_name;
    StateLabel *m_state;
    Card *m_lock;
    QLabel *m_lockText;
    QLabel *m_failedFrom;
    Card *m_deletedCard;
    QLabel *m_deletedText;
    FactList *m_facts;
    QLabel *m_email;
    QLabel *m_verified;
    QLabel *m_id;
    QLabel *m_created;
    QLabel *m_passwordSet;
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
