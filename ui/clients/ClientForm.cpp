#include "ui/clients/ClientForm.h"

#include "ui/clients/ClientAbout.h"
#include "ui/clients/ClientAddresses.h"
#include "ui/clients/ClientClaims.h"
#include "ui/clients/ClientProof.h"
#include "ui/clients/ClientTokens.h"

#include <QTabWidget>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

ClientForm::ClientForm(core::ClientAdmin &clients, QWidget *parent)
    : QWidget(parent), m_tokens(new ClientTokens(ClientTokens::Extent::All))
{
    auto *tabs = new QTabWidget;
    tabs->setObjectName(u"clientFormTabs"_s);
    const auto add = [&](ClientFields *group, const QString &title) {
        m_groups.append(group);
        auto *page = new QWidget;
        auto *column = new QVBoxLayout(page);
        column->setContentsMargins(0, 0, 0, 0);
        column->addWidget(group, 1);
        column->addStretch(2); // fields stand at the top, whichever tab is the highest
        tabs->addTab(page, title);
    };
    auto *proof = new ClientProof;
    add(new ClientAbout, tr("Application"));
    add(new ClientAddresses(clients, ClientAddresses::Extent::All), tr("Addresses"));
    add(proof, tr("Proof"));
    add(m_tokens, tr("Tokens"));
    add(new ClientClaims, tr("Claims"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(tabs);
    connect(proof, &ClientProof::keysJudged, this, &ClientForm::keysJudged);
}

void ClientForm::setDefaultLifetimes(const DefaultLifetimes &lifetimes)
{
    m_tokens->setDefaultLifetimes(lifetimes);
}

void ClientForm::setClient(const core::Client &client)
{
    m_client = client;
    for (ClientFields *group : std::as_const(m_groups))
        group->showClient(client);
}

core::Client ClientForm::client() const
{
    core::Client changed = m_client;
    for (const ClientFields *group : m_groups)
        group->write(changed);
    return changed;
}

} // namespace ui
