#pragma once

#include "core/admin/ClientCareAdmin.h"
#include "ui/clients/DefaultLifetimes.h"
#include "ui/widgets/FormDialog.h"

namespace ui {

class ClientForm;

class EditClientDialog : public FormDialog
{
    Q_OBJECT
public:
    EditClientDialog(core::ClientAdmin &clients, core::ClientCareAdmin &care, const core::Client &client,
                     QWidget *parent = nullptr);
    void setDefaultLifetimes(const DefaultLifetimes &lifetimes);

Q_SIGNALS:
    void clientSaved(const core::ClientId &id);

protected:
    void submit() override;

private:
    void review(const core::Client &changed, const std::vector<core::ClientChange> &changes);

    core::ClientAdmin &m_clients;
    core::ClientCareAdmin &m_care;
    ClientForm *m_form;
};

} // namespace ui
