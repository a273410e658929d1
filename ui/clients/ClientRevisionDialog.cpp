#include "ui/clients/ClientRevisionDialog.h"

#include "ui/async/WhenDone.h"
#include "ui/clients/SaveChangesDialog.h"
#include "ui/widgets/CommandLine.h"
#include "ui/widgets/TimeText.h"
#include "ui/widgets/TonedLabel.h"

#include <QBoxLayout>
#include <QPushButton>
#include <QTextBrowser>

namespace ui {

using namespace Qt::StringLiterals;

ClientRevisionDialog::ClientRevisionDialog(core::ClientAdmin &clients, core::ClientCareAdmin &care,
                                           const core::ClientId &id, const core::ClientRevision &revision,
                                           QWidget *parent)
    : FormDialog(tr("%1: %2", "a client, what was done to it").arg(id.value, clientEventWord(revision)),
                 tr("Put back…"), parent)
    , m_clients(clients)
    , m_care(care)
    , m_id(id)
    , m_auditId(revision.auditId)
{
    setObjectName(u"clientRevisionDialog"_s);
    auto *when =
        new TonedLabel(tr("%1 by %2", "a time, who did it").arg(exactTime(revision.at), revision.actor), Tone::Muted);
    content()->addWidget(when);
    content()->addWidget(makeChangesView(revision.changes), 1);
    submitButton()->setEnabled(revision.canPutBack);
    if (revision.canPutBack)
        setCommandLine([this] { return gatehousedLine(u"client put-back"_s, {m_id.value, m_auditId}); });
    if (!revision.canPutBack)
        submitButton()->setToolTip(tr("Only changes of the configuration can be put back."));
}

void ClientRevisionDialog::submit()
{
    setBusy(true);
    whenDone(m_care.before(m_id, m_auditId), this, [this](const core::Result<core::Client> &earlier) {
        setBusy(false);
        if (!earlier)
            return showFailure(earlier.error());
        confirm(*earlier);
    });
}

void ClientRevisionDialog::confirm(const core::Client &earlier)
{
    setBusy(true);
    whenDone(m_care.preview(earlier), this,
             [this, earlier](const core::Result<std::vector<core::ClientChange>> &changes) {
                 setBusy(false);
                 if (!changes)
                     return showFailure(changes.error());
                 if (changes->empty())
                     return showFailureText(tr("The client has these values already."));
                 auto *dialog = new SaveChangesDialog(m_clients, earlier, *changes, this);
                 dialog->setAttribute(Qt::WA_DeleteOnClose);
                 connect(dialog, &SaveChangesDialog::clientSaved, this, [this](const core::ClientId &id) {
                     emit clientSaved(id);
                     accept();
                 });
                 dialog->open();
             });
}

QString clientEventWord(const core::ClientRevision &revision)
{
    if (revision.event == "client_created"_L1)
        return ClientRevisionDialog::tr("created", "a client");
    if (revision.event == "client_updated"_L1)
        return ClientRevisionDialog::tr("changed", "a client");
    if (revision.event == "client_secret_rotated"_L1)
        return ClientRevisionDialog::tr("secret rotated", "a client");
    if (revision.event == "client_deleted"_L1)
        return ClientRevisionDialog::tr("deleted", "a client");
    return revision.event;
}

} // namespace ui
