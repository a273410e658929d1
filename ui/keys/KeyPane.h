#pragma once

#include "core/admin/KeyAdmin.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QTabWidget;

namespace ui {

class StateLabel;
class TonedLabel;

/// The chosen key with its actions; the key set as served; where the key-encryption key lives.
class KeyPane : public QWidget
{
    Q_OBJECT
public:
    explicit KeyPane(QWidget *parent = nullptr);

    void setOverview(const core::KeyOverview &overview);
    void setKey(const core::KeySummary *key); ///< null: none chosen

Q_SIGNALS:
    void pemCopyRequested();
    void pemExportRequested();
    void retireRequested();
    void revokeRequested();

private:
    QWidget *makeKeyTab();
    QWidget *makeKeySetTab();
    QWidget *makeEncryptionTab();

    QTabWidget *m_tabs;
    QLabel *m_key;
    StateLabel *m_state;
    QLabel *m_algorithm;
    QLabel *m_live;
    QPushButton *m_copyPem;
    QPushButton *m_exportPem;
    QPushButton *m_retire;
    QPushButton *m_revoke;
    QPlainTextEdit *m_jwks;
    QLabel *m_maxAge;
    QLabel *m_kekPlace;
    QLabel *m_kekMeaning;
    TonedLabel *m_fallback;
};

} // namespace ui
