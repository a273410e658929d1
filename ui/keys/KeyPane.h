#pragma once

#include "core/admin/ConsoleLock.h"
#include "core/admin/KekAdmin.h"
#include "core/admin/KeyAdmin.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QTabWidget;

namespace ui {

class FactList;
class KekPanel;
class StateLabel;
class TonedLabel;

/// The chosen key with its actions; the key set as served; where the key-encryption key lives.
class KeyPane : public QWidget
{
    Q_OBJECT
public:
    KeyPane(core::KekAdmin *kek, core::ConsoleLock *lock, QWidget *parent = nullptr);

    void setOverview(const core::KeyOverview &overview);
    void setKey(const core::KeySummary *key); ///< null: none chosen
    void setUse(const core::KeyUse &use);
    int tab() const;
    void setTab(int tab);

Q_SIGNALS:
    void failed(const core::Error &error);
    void pemCopyRequested();
    void pemExportRequested();
    void retireRequested();
    void revokeRequested();

private:
    QWidget *makeKeyTab();
    QWidget *makeKeySetTab();

    QTabWidget *m_tabs;
    QLabel *m_key;
    FactList *m_facts;
    TonedLabel *m_nothing;
    StateLabel *m_state;
    QLabel *m_algorithm;
    QLabel *m_live;
    QLabel *m_signed;
    QLabel *m_lastExpiry;
    QLabel *m_needs;
    QPushButton *m_copyPem;
    QPushButton *m_exportPem;
    QPushButton *m_retire;
    QPushButton *m_revoke;
    QPlainTextEdit *m_jwks;
    QLabel *m_maxAge;
    TonedLabel *m_caches; ///< what services may still hold
    KekPanel *m_kek;
};

} // namespace ui
