#pragma once

#include "core/admin/ClientAdmin.h"
#include "ui/clients/QuickStart.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace ui {

class FactList;
class QuickStartPane;
class StateLabel;

/// The selected client: facts with weaknesses as badges, and a Quick start tab. Buttons only ask; the page acts.
class ClientDetail : public QWidget
{
    Q_OBJECT
public:
    explicit ClientDetail(QWidget *parent = nullptr);
    void showClient(const core::ClientSummary &client, const SnippetServer &server);

Q_SIGNALS:
    void editRequested();
    void rotateRequested();
    void activeRequested(bool active);
    void chainsRequested();
    void auditRequested();

private:
    QWidget *makeFacts();
    QWidget *makeActions();
    void showFacts(const core::ClientSummary &client);
    void showBadges(const QStringList &weaknesses);
    QString secretText(const core::ClientSummary &client) const;

    QLabel *m_name;
    StateLabel *m_state;
    QVBoxLayout *m_badges;
    FactList *m_facts;
    QLabel *m_id;
    QLabel *m_type;
    QLabel *m_grants;
    QLabel *m_scopes;
    QLabel *m_redirects;
    QLabel *m_lifetimes;
    QLabel *m_secret;
    QLabel *m_chains;
    QLabel *m_lastToken;
    QPushButton *m_edit;
    QPushButton *m_rotate;
    QPushButton *m_active;
    QuickStartPane *m_quickStart;
    bool m_isActive = true;
};

} // namespace ui
