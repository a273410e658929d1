#pragma once

#include "core/admin/ChainAdmin.h"
#include "ui/widgets/FormDialog.h"

class QPlainTextEdit;

namespace ui {

/// Paste a refresh or access token, get its chain. The token is sent once and wiped from the field.
class FindTokenDialog : public FormDialog
{
    Q_OBJECT
public:
    FindTokenDialog(core::ChainAdmin &chains, QWidget *parent);

Q_SIGNALS:
    void familyFound(const core::FamilyId &family);

protected:
    void submit() override;

private:
    core::ChainAdmin &m_chains;
    QPlainTextEdit *m_token;
};

} // namespace ui
