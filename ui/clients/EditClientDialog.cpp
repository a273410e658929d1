#include "ui/clients/EditClientDialog.h"

#include "ui/async/WhenDone.h"
#include "ui/clients/ClientForm.h"
#include "ui/clients/SaveChangesDialog.h"

#include <QBoxLayout>
#include <QPushButton>

namespace ui {

using namespace Qt::StringLiterals;

EditClientDialog::EditClientDialog(core::ClientAdmin &clients, core::ClientCareAdmin &care, const core::Client &client,
                                   QWidget *parent)
    : FormDialog(tr("Edit %1", "a client").arg(client.id.value), tr("Review changes…"), parent)
    , m_clients(clients)
    , m_care(care)
    , m_form(new ClientForm(clients))
{
    setObjectName(u"editClientDialog"_s);
    setMinimumWidth(640);
    connect(m_form, &ClientForm::keysJudged, submitButton(), &QWidget::setEnabled);
    m_form->setClient(client);
    content()->addWidget(m_form, 1);
}

void EditClientDialog::setDefaultLifetimes(const DefaultLifetimes &lifetimes)
{
    m_form->setDefaultLifetimes(lifetimes);
}

void EditClientDialog::submit()
{
    setBusy(true);
    const core::Client changed = m_form->client();
    whenDone(m_care.preview(changed), this,
             [this, changed](const core::Result<std::vector<core::ClientChange>> &changes) {
                 setBusy(false);
                 if (!changes)
                     return showFailure(changes.error());
                 if (changes->empty())
                     return accept();
                 review(changed, *changes);
             });
}

void EditClientDialog::review(const core::Client &changed, const std::vector<core::ClientChange> &changes)
{
    auto *dialog = new SaveChangesDialog(m_clients, changed, changes, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SaveChangesDialog::clientSaved, this, [this](const core::ClientId &id) {
        emit clientSaved(id);
        accept();
    });
    dialog->open();
}

} // namespace ui
