#include "ui/clients/SaveChangesDialog.h"

#include "ui/async/WhenDone.h"
#include "ui/clients/ClientChangeText.h"
#include "ui/clients/ClientCommand.h"
#include "ui/widgets/TonedLabel.h"

#include <QBoxLayout>
#include <QPushButton>
#include <QTextBrowser>

namespace ui {

using namespace Qt::StringLiterals;

SaveChangesDialog::SaveChangesDialog(core::ClientAdmin &clients, const core::Client &changed,
                                     const std::vector<core::ClientChange> &changes, QWidget *parent)
    : FormDialog(tr("Changes of %1", "a client").arg(changed.id.value), tr("Save changes"), parent)
    , m_clients(clients)
    , m_changed(changed)
{
    setObjectName(u"saveChangesDialog"_s);
    setMinimumWidth(640);
    auto *heading = new TonedLabel(tr("What changes for running applications:"), Tone::Text);
    heading->setFont(Theme::instance().heading());
    content()->addWidget(heading);
    content()->addWidget(makeChangesView(changes), 1);
    setCommandLine([changed] { return clientCommand(changed, u"client import -"_s); });
}

void SaveChangesDialog::submit()
{
    setBusy(true);
    whenDone(m_clients.update(m_changed), this, [this](const core::Result<void> &saved) {
        setBusy(false);
        if (!saved)
            return showFailure(saved.error());
        emit clientSaved(m_changed.id);
        accept();
    });
}

QTextBrowser *makeChangesView(const std::vector<core::ClientChange> &changes)
{
    auto *view = new QTextBrowser;
    view->setObjectName(u"clientChanges"_s);
    view->setAccessibleName(SaveChangesDialog::tr("Changes"));
    view->setOpenLinks(false);
    view->setHtml(clientChangesHtml(changes));
    view->setMinimumSize(560, 200);
    return view;
}

} // namespace ui
