#include "ui/clients/EditClientDialog.h"

#include "ui/async/WhenDone.h"
#include "ui/clients/ClientForm.h"

#include <QBoxLayout>
#include <QPushButton>

namespace ui {

using namespace Qt::StringLiterals;

EditClientDialog::EditClientDialog(core::ClientAdmin &clients, const core::Client &client, QWidget *parent)
    : FormDialog(tr("Edit %1", "a client").arg(client.id.value), tr("Save changes"), parent)
    , m_clients(clients)
    , m_form(new ClientForm(clients))
{
    setObjectName(u"editClientDialog"_s);
    setMinimumWidth(640);
    connect(m_form, &ClientForm::keysJudged, submitButton(), &QWidget::setEnabled);
    m_form->setClient(client);
    content()->addWidget(m_form, 1);
}

void EditClientDialog::submit()
{
    setBusy(true);
    const core::Client changed = m_form->client();
    whenDone(m_clients.update(changed), this, [this, id = changed.id](const core::Result<void> &saved) {
        setBusy(false);
        if (!saved)
            return showFailure(saved.error());
        emit clientSaved(id);
        accept();
    });
}

} // namespace ui
