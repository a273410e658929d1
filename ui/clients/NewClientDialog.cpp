#include "ui/clients/NewClientDialog.h"

#include "ui/async/WhenDone.h"
#include "ui/clients/ApplicationType.h"
#include "ui/clients/ClientForm.h"
#include "ui/widgets/SecretResult.h"
#include "ui/widgets/TonedLabel.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>

namespace ui {

using namespace Qt::StringLiterals;

NewClientDialog::NewClientDialog(core::ClientAdmin &clients, QWidget *parent)
    : FormDialog(tr("New client"), tr("Create client"), parent)
    , m_clients(clients)
    , m_type(new QComboBox)
    , m_hint(new TonedLabel({}, Tone::Muted))
    , m_id(new QLineEdit)
    , m_form(new ClientForm)
{
    setObjectName(u"newClientDialog"_s);
    setMinimumWidth(600);
    m_type->setObjectName(u"applicationType"_s);
    m_id->setObjectName(u"clientId"_s);
    m_id->setPlaceholderText(tr("Such as my-web-app; it cannot be changed later"));
    m_hint->setWordWrap(true);
    for (const auto type : {ApplicationType::Native, ApplicationType::SinglePage, ApplicationType::WebServer,
                            ApplicationType::Service, ApplicationType::LegacyPassword})
        m_type->addItem(applicationTypeName(type), int(type));
    form()->addRow(tr("Application"), m_type);
    form()->addRow(QString(), m_hint);
    form()->addRow(tr("Client ID"), m_id);
    content()->addWidget(m_form, 1);
    submitButton()->setEnabled(false);
    connect(m_type, &QComboBox::currentIndexChanged, this, &NewClientDialog::applyType);
    connect(m_id, &QLineEdit::textChanged, this,
            [this](const QString &id) { submitButton()->setEnabled(!id.trimmed().isEmpty()); });
    applyType();
}

void NewClientDialog::applyType()
{
    const auto type = ApplicationType(m_type->currentData().toInt());
    core::Client draft = safeDefaults(type);
    const core::Client typed = m_form->client();
    draft.name = typed.name;
    draft.description = typed.description;
    m_form->setClient(draft);
    m_hint->setText(applicationTypeHint(type));
}

void NewClientDialog::submit()
{
    core::Client draft = m_form->client();
    draft.id = core::ClientId{m_id->text().trimmed()};
    if (draft.name.isEmpty())
        draft.name = draft.id.value;
    setBusy(true);
    whenDone(m_clients.create(draft), this, [this](const core::Result<core::CreatedClient> &created) {
        setBusy(false);
        if (!created)
            return showFailure(created.error()); // beside the form; what was typed stays
        emit clientCreated(created->id);
        if (created->secret.isEmpty())
            return accept();
        showResult(
            new SecretResult(tr("%1 was created. This is its client secret:").arg(created->id.value), created->secret),
            tr("Done"));
    });
}

} // namespace ui
