#include "ui/clients/CopyClientDialog.h"

#include "ui/async/WhenDone.h"
#include "ui/clients/ClientIdEdit.h"
#include "ui/widgets/CommandLine.h"
#include "ui/widgets/SecretResult.h"
#include "ui/widgets/TonedLabel.h"

#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>

namespace ui {

using namespace Qt::StringLiterals;

CopyClientDialog::CopyClientDialog(core::ClientAdmin &clients, const core::Client &model, QWidget *parent)
    : FormDialog(tr("Duplicate %1", "a client").arg(model.id.value), tr("Create client"), parent)
    , m_clients(clients)
    , m_model(model)
    , m_id(new ClientIdEdit(model.id.value + u"-copy"_s))
    , m_name(new QLineEdit(tr("%1 (copy)", "the name of a client").arg(model.name)))
{
    setObjectName(u"copyClientDialog"_s);
    m_name->setObjectName(u"name"_s);
    m_name->setMaxLength(255);
    form()->addRow(tr("Client ID"), m_id);
    form()->addRow(tr("Name"), m_name);
    const auto enable = [this] { submitButton()->setEnabled(m_id->isGood()); };
    connect(m_id, &ClientIdEdit::changed, this, enable);
    enable();
    setCommandLine([this] { return gatehousedLine(u"client duplicate"_s, {m_model.id.value, m_id->id()}); });
}

void CopyClientDialog::submit()
{
    setBusy(true);
    core::Client copy = m_model;
    copy.id = core::ClientId{m_id->id()};
    copy.name = m_name->text().trimmed();
    copy.isActive = true;
    copy.deletedAt.reset();
    whenDone(m_clients.create(copy), this, [this](const core::Result<core::CreatedClient> &created) {
        setBusy(false);
        if (!created)
            return showFailure(created.error());
        emit clientCreated(created->id);
        if (created->secret.isEmpty())
            return accept();
        showResult(
            new SecretResult(tr("%1 was created. This is its client secret:").arg(created->id.value), created->secret),
            tr("Done"));
    });
}

} // namespace ui
