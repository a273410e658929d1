#pragma once

#include "core/admin/AuditAdmin.h"
#include "core/admin/ChainAdmin.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QStackedWidget;
class QTabWidget;
class QToolButton;

namespace ui {

class ChainAuditList;
class ChainMinimap;
class ChainTokenModel;
class ChainTree;
class DataTable;
class FactList;
class ReplayBar;
class ShortId;
class StateLabel;
class TokenFacts;

/// The chosen chain: what it is, its family tree or table, and beside it the chosen token and the audit rows.
class ChainPane : public QWidget
{
    Q_OBJECT
public:
    explicit ChainPane(core::AuditAdmin *audit, QWidget *parent = nullptr);

    void setChain(const core::ChainDetail &chain);
    void clear();
    ChainTree *tree() { return m_tree; }
    ReplayBar *replay() { return m_replay; }
    const core::ChainDetail &chain() const { return m_chain; }
    void showAuditRows();
    void toggleReplay();
    QVariantMap state() const;
    void restoreState(const QVariantMap &state);

Q_SIGNALS:
    void auditRequested();
    void auditRowRequested(const QString &id);
    void userRequested();
    void clientRequested();

private:
    QWidget *makeHead();
    QWidget *makeTreeTab();
    QWidget *makeTools();
    QWidget *makeSide(core::AuditAdmin *audit);
    void connectParts();
    bool isShown(const core::ChainDetail &chain) const;
    QStringList changedTokens(const core::ChainDetail &chain) const;
    void showToken(const QString &jtiHash);
    void selectMoment(core::Instant at);

    core::ChainDetail m_chain;
    QString m_shownToken; ///< its jti hash: what the Token panel tells of
    QStackedWidget *m_stack;
    ShortId *m_family;
    QLabel *m_summary;
    QPushButton *m_user;
    QPushButton *m_client;
    StateLabel *m_state;
    ChainTree *m_tree;
    ChainMinimap *m_minimap;
    ReplayBar *m_replay;
    QTabWidget *m_tabs;
    QTabWidget *m_side;
    ChainTokenModel *m_tokens;
    DataTable *m_table;
    TokenFacts *m_facts;
    ChainAuditList *m_audit = nullptr;
    QToolButton *m_replayButton;
    QToolButton *m_linear;
};

} // namespace ui
