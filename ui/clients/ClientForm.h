#pragma once

#include "core/clients/Client.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QSpinBox;

namespace ui {

/// Everything of a client that may be edited, but its id and type.
class ClientForm : public QWidget
{
    Q_OBJECT
public:
    explicit ClientForm(QWidget *parent = nullptr);
    void setClient(const core::Client &client);
    core::Client client() const; ///< the one that was set, with what the form says now

private:
    QWidget *makeBasics();
    QWidget *makeTokens();
    QPlainTextEdit *makeLines(const QString &objectName, const QString &placeholder);

    core::Client m_client;
    QLineEdit *m_name;
    QLineEdit *m_description;
    QPlainTextEdit *m_redirects;
    QLineEdit *m_scopes;
    QPlainTextEdit *m_origins;
    QList<QCheckBox *> m_grants; ///< objectName is the grant
    QWidget *m_grantBox;
    QSpinBox *m_accessLifetime;
    QSpinBox *m_refreshLifetime;
    QSpinBox *m_grace;
    QComboBox *m_reuse;
    QCheckBox *m_firstParty;
    QCheckBox *m_legacy401;
};

} // namespace ui
