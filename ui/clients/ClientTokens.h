#pragma once

#include "ui/clients/ClientFields.h"
#include "ui/clients/DefaultLifetimes.h"

class QCheckBox;
class QComboBox;
class QLineEdit;
class QSpinBox;

namespace ui {

/// Scopes, lifetimes, grace, and what happens to a token that is used twice.
class ClientTokens : public ClientFields
{
    Q_OBJECT
public:
    enum class Extent {
        Usual, ///< what a new client is asked for
        All
    };
    explicit ClientTokens(Extent extent, QWidget *parent = nullptr);
    /// What a client without lifetimes of its own gets, so that "Default" says how long that is.
    void setDefaultLifetimes(const DefaultLifetimes &lifetimes);
    void showClient(const core::Client &client) override;
    void write(core::Client &client) const override;

private:
    QFormLayout *m_form;
    QLineEdit *m_scopes;
    QPlainTextEdit *m_resources;
    QSpinBox *m_accessLifetime;
    QSpinBox *m_refreshLifetime;
    QSpinBox *m_grace;
    QComboBox *m_reuse;
    QCheckBox *m_legacy401;
};

} // namespace ui
