#include "ui/lab/FlowForm.h"

#include "ui/async/UserText.h"
#include "ui/lab/ClientCombo.h"
#include "ui/lab/FlowText.h"
#include "ui/lab/UserCombo.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/MessageBar.h"
#include "ui/widgets/PageFrame.h"
#include "ui/widgets/TonedLabel.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QPushButton>
#include <QStandardItemModel>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;
using core::LabFlow;

FlowForm::FlowForm(core::UserAdmin &users, core::ClientAdmin &clients, QWidget *parent)
    : QWidget(parent)
    , m_client(new ClientCombo(clients, u"flowClient"_s, tr("Client ID")))
    , m_flow(new QComboBox)
    , m_user(new UserCombo(users, u"flowUser"_s, tr("Name or e-mail")))
    , m_scopes(new QLineEdit)
    , m_dpop(new QCheckBox(tr("Bind the tokens to a key (DPoP)")))
    , m_greyed(new TonedLabel({}, Tone::Muted))
    , m_run(new QPushButton(icon(u"play", Tone::OnAccent), tr("Run flow")))
    , m_giveUp(new QPushButton(tr("Give up")))
    , m_failure(new MessageBar(Tone::Danger))
{
    m_flow->setObjectName(u"flowKind"_s);
    // Not the password grant: nobody here knows a user's password.
    for (const LabFlow flow :
         {LabFlow::AuthorizationCode, LabFlow::SystemBrowser, LabFlow::PushedAuthorization, LabFlow::ClientCredentials,
          LabFlow::DeviceCode, LabFlow::Refresh, LabFlow::TokenExchange})
        m_flow->addItem(flowName(flow), int(flow));
    m_scopes->setObjectName(u"flowScopes"_s);
    m_scopes->setFont(Theme::instance().monospace());
    m_dpop->setObjectName(u"flowDpop"_s);
    m_run->setObjectName(u"runFlow"_s);
    setEmphasis(m_run, Emphasis::Primary);
    m_failure->setObjectName(u"flowFailure"_s);
    addFields();
    const auto tell = [this](const core::Error &error) { showFailure(userText(error), error.detail); };
    connect(m_user, &UserCombo::failed, this, tell);
    connect(m_client, &ClientCombo::failed, this, tell);
    connect(m_client, &ClientCombo::filled, this, &FlowForm::showClient);
    connect(m_user, &SearchCombo::idChanged, this, &FlowForm::updateButton);
    connect(m_client, &SearchCombo::idChanged, this, &FlowForm::showClient);
    connect(m_flow, &QComboBox::currentIndexChanged, this, &FlowForm::showFlow);
    connect(m_run, &QPushButton::clicked, this, &FlowForm::run);
    connect(m_giveUp, &QPushButton::clicked, this, &FlowForm::giveUpRequested);
    updateButton();
}

void FlowForm::addFields()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 12, 8, 0);
    column->setSpacing(4);
    const auto add = [column](const QString &caption, QWidget *field) {
        auto *label = new QLabel(caption);
        label->setBuddy(field);
        column->addWidget(label);
        column->addWidget(field);
        column->addSpacing(8);
    };
    add(tr("&Client"), m_client);
    add(tr("&Flow"), m_flow);
    m_greyed->setObjectName(u"flowGreyed"_s);
    m_greyed->setWordWrap(true);
    column->addWidget(m_greyed);
    column->addSpacing(8);
    add(tr("&User"), m_user);
    add(tr("&Scopes"), m_scopes);
    column->addWidget(m_dpop);
    column->addSpacing(16);
    column->addWidget(m_run);
    m_giveUp->setObjectName(u"giveUpFlow"_s);
    m_giveUp->hide();
    column->addWidget(m_giveUp);
    column->addSpacing(4);
    column->addWidget(m_failure);
    auto *about = new TonedLabel(tr("Every step is a real request to this server. A confidential client gets a secret "
                                    "for this run only; its own stay as they are."),
                                 Tone::Muted);
    about->setWordWrap(true);
    column->addSpacing(8);
    column->addWidget(about);
    column->addStretch();
}

void FlowForm::read()
{
    m_user->read();
    m_client->read();
}

LabFlow FlowForm::flow() const
{
    return LabFlow(m_flow->currentData().toInt());
}

void FlowForm::showClient()
{
    const core::Client chosen = m_client->chosen().value_or(core::Client());
    auto *flows = qobject_cast<QStandardItemModel *>(m_flow->model());
    QStringList greyed;
    int firstFitting = -1;
    for (int row = 0; row < m_flow->count(); ++row) {
        const auto flow = LabFlow(m_flow->itemData(row).toInt());
        const bool fits = chosen.id.isEmpty() || flowFits(flow, chosen);
        flows->item(row)->setEnabled(fits);
        flows->item(row)->setToolTip(fits ? QString() : whyNot(flow, chosen));
        if (!fits)
            greyed.append(flowName(flow));
        if (fits && firstFitting < 0)
            firstFitting = row;
    }
    // Another client begins with the first flow that it may walk; the same one, read again, keeps what was chosen.
    const bool isAnother = chosen.id.value != m_shownClient;
    m_shownClient = chosen.id.value;
    if (firstFitting >= 0 && (isAnother || !flows->item(m_flow->currentIndex())->isEnabled()))
        m_flow->setCurrentIndex(firstFitting);
    if (isAnother)
        m_dpop->setChecked(chosen.requireDpop);
    m_greyed->setVisible(!greyed.isEmpty());
    m_greyed->setText(tr("Not for this client: %1. Allow their grants in the client.").arg(greyed.join(u", "_s)));
    showFlow();
}

QString FlowForm::whyNot(LabFlow flow, const core::Client &client)
{
    if (client.allowsGrant(flowGrant(flow)))
        return tr("This client has no redirect URI on http://127.0.0.1, where the lab could wait for the browser.");
    return tr("This client lacks the grant %1.").arg(flowGrant(flow));
}

void FlowForm::showFlow()
{
    QStringList scopes = m_client->chosen().value_or(core::Client()).scopes;
    const bool needsUser = flowNeedsUser(flow());
    m_user->setEnabled(needsUser);
    if (needsUser && !scopes.contains(u"openid"_s))
        scopes.prepend(u"openid"_s);
    if (m_scopes->text() == m_proposed) { // what was typed stays
        m_proposed = scopes.join(u' ');
        m_scopes->setText(m_proposed);
    }
    updateButton();
}

core::FlowPlan FlowForm::plan() const
{
    core::FlowPlan plan;
    plan.flow = flow();
    plan.client = core::ClientId{m_client->currentId()};
    if (flowNeedsUser(plan.flow))
        plan.user = core::UserId{m_user->currentId()};
    plan.scopes = m_scopes->text().split(u' ', Qt::SkipEmptyParts);
    plan.withDpop = m_dpop->isChecked();
    return plan;
}

void FlowForm::setRunnable(bool runnable)
{
    m_runnable = runnable;
    updateButton();
}

/// The button stays enabled: a disabled one would lose the focus.
void FlowForm::setBusy(bool busy)
{
    m_busy = busy;
    m_giveUp->setVisible(busy && flow() == LabFlow::SystemBrowser);
    m_run->setText(busy ? tr("Running…") : tr("Run flow"));
    if (busy)
        m_failure->hide();
}

void FlowForm::run()
{
    if (!m_busy && m_run->isEnabled())
        emit runRequested();
}

void FlowForm::showFailure(const QString &text, const QString &details)
{
    m_failure->showText(text, details);
}

void FlowForm::hideFailure()
{
    m_failure->hide();
}

void FlowForm::updateButton()
{
    const bool hasUser = !flowNeedsUser(flow()) || !m_user->currentId().isEmpty();
    m_run->setEnabled(m_runnable && hasUser && !m_client->currentId().isEmpty());
}

} // namespace ui
