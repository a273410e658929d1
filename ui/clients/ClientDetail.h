#pragma once

#include "core/admin/ClientCareAdmin.h"
#include "core/admin/SessionAdmin.h"
#include "ui/clients/DefaultLifetimes.h"
#include "ui/clients/QuickStart.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QTabWidget;

namespace ui {

class ActionRows;
class Card;
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
    QSize minimumSizeHint() const override; ///< as wide as all tabs, and the buttons, side by side
    void setDefaultLifetimes(const DefaultLifetimes &lifetimes) { m_defaultLifetimes = lifetimes; }
    void showClient(const core::ClientSummary &client, const SnippetServer &server);
    void showConsents(const std::vector<core::ConsentSummary> &consents);
    void showHistory(const std::vector<core::ClientRevision> &revisions);
    void showUse(const core::GrantUse &use); ///< of the client shown
    int tab() const;
    void setTab(int index);

Q_SIGNALS:
    void editRequested();
    void rotateRequested();
    void activeRequested(bool active);
    void chainsRequested();
    void auditRequested();
    void duplicateRequested();
    void exportRequested();
    void environmentRequested();
    void retireRequested(); ///< the old secret
    void restoreRequested();
    void revisionRequested(int index);              ///< of the history
    void quickStartRequested();                     ///< larger
    void revokeRequested(const core::UserId &user); ///< the consent of this user

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *makeFacts();
    QWidget *makeActions();
    QLabel *addSecret(const QString &caption, const QString &objectName, QPushButton *button);
    QWidget *makeQuickStart();
    void makeDeletedCard();
    void addFacts();
    void showFacts(const core::ClientSummary &client);
    void showSecrets(const core::ClientSummary &client);
    QString demandsText(const core::Client &client) const;

    QLabel *m_name;
    StateLabel *m_state;
    QuickStartPane *m_quickStart;
    QTabWidget *m_tabs;
    ActionRows *m_consents;
    ActionRows *m_history;
    Card *m_deletedCard;
    QLabel *m_deletedText;
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
    QLabel *m_use;
    core::ClientId m_shown;
    DefaultLifetimes m_defaultLifetimes;
    QWidget *m_actions;
    QPushButton *m_edit;
    QPushButton *m_rotate;
    QPushButton *m_retire;
    QPushButton *m_copy;
    QPushButton *m_active;
    bool m_isActive = true;
};

} // namespace ui
