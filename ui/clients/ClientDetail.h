#pragma once

#include "core/admin/ClientAdmin.h"
#include "core/admin/SessionAdmin.h"
#include "ui/clients/QuickStart.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace ui {

class ActionRows;
class FactList;
class QuickStartPane;
class StateLabel;
class WeaknessList;

/// The selected client: what weakens it, facts, its two secrets, a Quick start tab and who consented. Buttons only
/// ask; the page acts.
class ClientDetail : public QWidget
{
    Q_OBJECT
public:
    explicit ClientDetail(QWidget *parent = nullptr);
    void showClient(const core::ClientSummary &client, const SnippetServer &server);
    void showConsents(const std::vector<core::ConsentSummary> &consents);

Q_SIGNALS:
    void editRequested();
    void rotateRequested();
    void activeRequested(bool active);
    void chainsRequested();
    void auditRequested();
    void revokeRequested(const core::UserId &user); ///< the consent of this user

private:
    QWidget *makeFacts();
    QWidget *makeActions();
    void addFacts();
    void showFacts(const core::ClientSummary &client);
    void showSecrets(const core::ClientSummary &client);
    QString demandsText(const core::Client &client) const;

    QLabel *m_name;
    StateLabel *m_state;
    QuickStartPane *m_quickStart;
    ActionRows *m_consents;
    WeaknessList *m_weaknesses;
    FactList *m_facts;
    QLabel *m_id;
    QLabel *m_type;
    QLabel *m_grants;
    QLabel *m_scopes;
    QLabel *m_redirects;
    QLabel *m_demands;
    QLabel *m_lifetimes;
    QLabel *m_secret;
    QLabel *m_oldSecret;
    QLabel *m_chains;
    QLabel *m_lastToken;
    QPushButton *m_edit;
    QPushButton *m_rotate;
    QPushButton *m_active;
    bool m_isActive = true;
};

} // namespace ui
