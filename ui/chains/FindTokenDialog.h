#pragma once

#include "core/admin/ChainAdmin.h"
#include "ui/widgets/FormDialog.h"

class QPlainTextEdit;

namespace ui {

/// Paste a refresh, access or ID token, get its chain. The token is sent once and wiped from the field.
class FindTokenDialog : public FormDialog
{
    Q_OBJECT
public:
    FindTokenDialog(core::ChainAdmin &chains, QWidget *parent);

Q_SIGNALS:
    void placeFound(const core::TokenPlace &place);

protected:
    void submit() override;

private:
    void take(const core::TokenPlace &place);

    core::ChainAdmin &m_chains;
    QPlainTextEdit *m_token;
};

} // namespace ui
