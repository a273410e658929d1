#pragma once

#include "core/admin/ChainAdmin.h"

#include <QWidget>

class QLabel;
class QStackedWidget;
class QTabWidget;

namespace ui {

class ChainTokenModel;
class ChainTree;
class DataTable;
class FactList;
class ShortId;
class StateLabel;
class TonedLabel;

/// The chosen chain: what it is, its family tree or table, and the chosen token's facts.
class ChainPane : public QWidget
{
    Q_OBJECT
public:
    explicit ChainPane(QWidget *parent = nullptr);

    void setChain(const core::ChainDetail &chain);
    void clear();
    ChainTree *tree() { return m_tree; }

Q_SIGNALS:
    void auditRequested();

private:
    QWidget *makeHead();
    QWidget *makeTreeTab();
    QWidget *makeTokenFacts();
    bool isShown(const core::ChainDetail &chain) const;
    void showToken(const QString &jtiHash);

    QStackedWidget *m_stack;
    ShortId *m_family;
    QLabel *m_summary;
    StateLabel *m_state;
    ChainTree *m_tree;
    QTabWidget *m_tabs;
    ChainTokenModel *m_tokens;
    DataTable *m_table;
    ShortId *m_token;
    StateLabel *m_tokenState;
    QLabel *m_issued;
    QLabel *m_used;
    QLabel *m_ended;
    QLabel *m_expires;
    QLabel *m_address;
    QLabel *m_agent;
    QLabel *m_key;
};

} // namespace ui
