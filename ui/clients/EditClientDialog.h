#pragma once

#include "core/admin/ClientAdmin.h"
#include "ui/widgets/FormDialog.h"

namespace ui {

class ClientForm;

class EditClientDialog : public FormDialog
{
    Q_OBJECT
public:
    EditClientDialog(core::ClientAdmin &clients, const core::Client &client, QWidget *parent = nullptr);

Q_SIGNALS:
    void clientSaved(const core::ClientId &id);

protected:
    void submit() override;

private:
    core::ClientAdmin &m_clients;
    ClientForm *m_form;
};

} // namespace ui
