#pragma once

#include "core/admin/ClientAdmin.h"
#include "ui/widgets/FormDialog.h"

class QLineEdit;

namespace ui {

class ClientIdEdit;

/// A new client like another one, under an id of its own and with a secret of its own.
class CopyClientDialog : public FormDialog
{
    Q_OBJECT
public:
    CopyClientDialog(core::ClientAdmin &clients, const core::Client &model, QWidget *parent = nullptr);

Q_SIGNALS:
    void clientCreated(const core::ClientId &id);

protected:
    void submit() override;

private:
    core::ClientAdmin &m_clients;
    core::Client m_model;
    ClientIdEdit *m_id;
    QLineEdit *m_name;
};

} // namespace ui
