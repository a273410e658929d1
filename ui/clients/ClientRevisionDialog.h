#pragma once

#include "core/admin/ClientCareAdmin.h"
#include "ui/widgets/FormDialog.h"

namespace ui {

/// One change of a client from its history, with "Put back" when its former values are known.
class ClientRevisionDialog : public FormDialog
{
    Q_OBJECT
public:
    ClientRevisionDialog(core::ClientAdmin &clients, core::ClientCareAdmin &care, const core::ClientId &id,
                         const core::ClientRevision &revision, QWidget *parent = nullptr);

Q_SIGNALS:
    void clientSaved(const core::ClientId &id);

protected:
    void submit() override; ///< shows what putting back would change now

private:
    void confirm(const core::Client &earlier);

    core::ClientAdmin &m_clients;
    core::ClientCareAdmin &m_care;
    core::ClientId m_id;
    QString m_auditId;
};

/// "changed", "created" …: an event of a client's history, for people.
QString clientEventWord(const core::ClientRevision &revision);

} // namespace ui
