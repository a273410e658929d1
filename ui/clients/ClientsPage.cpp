#include "ui/clients/ClientsPage.h"

#include "core/admin/ServerControl.h"
#include "ui/async/WhenDone.h"
#include "ui/clients/ClientDetail.h"
#include "ui/clients/ClientTableModel.h"
#include "ui/clients/EditClientDialog.h"
#include "ui/clients/InitialTokenDialog.h"
#include "ui/clients/NewClientDialog.h"
#include "ui/clients/RotateSecretDialog.h"
#include "ui/widgets/ConfirmDialog.h"
#include "ui/widgets/DataTable.h"
#include "ui/widgets/FilterLine.h"
#include "ui/widgets/MemorySplitter.h"
#include "ui/widgets/TonedLabel.h"

#include <QBoxLayout>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <QUrl>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;
using ClientState = core::ClientFilter::State;

ClientsPage::ClientsPage(core::ClientAdmin &clients, core::SessionAdmin &sessions, const core::ServerControl &server,
                         QWidget *parent)
    : PageFrame(tr("Clients"), parent)
    , m_clients(clients)
    , m_sessions(sessions)
    , m_server(server)
    , m_model(new ClientTableModel(clients, this))
    , m_filter(new FilterLine(tr("Search by client ID or name")))
    , m_table(new DataTable(u"clients"_s))
    , m_side(new QStackedWidget)
    , m_detail(new ClientDetail)
{
    m_remove = addAction(tr("Delete"), u"removeClient"_s, Emphasis::Danger);
    auto *registration = addAction(tr("Let applications register…"), u"initialToken"_s);
    auto *create = addAction(tr("New client…"), u"newClient"_s, Emphasis::Primary);
    create->setShortcut(QKeySequence::New);
    arrange();
    connectDetail();
    connect(create, &QPushButton::clicked, this, &ClientsPage::createClient);
    connect(registration, &QPushButton::clicked, this, &ClientsPage::makeInitialToken);
    connect(m_remove, &QPushButton::clicked, this, &ClientsPage::removeOrRestore);
    connect(m_filter, &FilterLine::changed, this, &ClientsPage::applyFilter);
    connect(m_model, &PagedTable::countsChanged, m_filter, &FilterLine::setCount);
    connect(m_model, &PagedTable::failed, this, &PageFrame::showFailure);
    connect(m_model, &PagedTable::loaded, this, &PageFrame::hideFailure);
    connect(m_model, &PagedTable::loaded, this, &ClientsPage::showSelection);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ClientsPage::showSelection);
    connect(m_table, &DataTable::rowActivated, this, &ClientsPage::edit);
    showEmptyState();
    showSelection();
}

void ClientsPage::arrange()
{
    m_filter->addState(tr("All states"), int(ClientState::All));
    m_filter->addState(tr("Active"), int(ClientState::Active));
    m_filter->addState(tr("Disabled"), int(ClientState::Disabled));
    m_filter->addState(tr("Deleted"), int(ClientState::Deleted));
    m_table->setModel(m_model);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setStateColumn(ClientTableModel::State);
    m_table->setStateColumn(ClientTableModel::Weakness);
    m_table->setDefaultWidths({170, 150, 100, 75, 105, 180});
    m_table->setAccessibleName(tr("Clients"));
    auto *hint = new TonedLabel(tr("Select a client to see details and commands."), Tone::Muted);
    hint->setAlignment(Qt::AlignCenter);
    hint->setWordWrap(true);
    m_side->addWidget(hint);
    m_side->addWidget(m_detail);
    m_side->setMinimumWidth(300);
    auto *split = new MemorySplitter(Qt::Horizontal, u"clients"_s);
    split->addWidget(m_table);
    split->addWidget(m_side);
    split->setStretchFactor(0, 1);
    split->restore({680, 340});
    body()->addWidget(m_filter);
    body()->addWidget(split, 1);
    auto *remove = new QShortcut(QKeySequence::Delete, m_table);
    remove->setContext(Qt::WidgetShortcut);
    connect(remove, &QShortcut::activated, m_remove, &QPushButton::click);
}

void ClientsPage::connectDetail()
{
    connect(m_detail, &ClientDetail::editRequested, this, &ClientsPage::edit);
    connect(m_detail, &ClientDetail::rotateRequested, this, &ClientsPage::rotateSecret);
    connect(m_detail, &ClientDetail::activeRequested, this, [this](bool active) {
        if (current())
            afterChange(m_clients.setActive(current()->client.id, active));
    });
    connect(m_detail, &ClientDetail::revokeRequested, this, &ClientsPage::confirmRevoke);
    connect(m_detail, &ClientDetail::chainsRequested, this, [this] {
        if (current())
            emit openRequested(u"chains"_s, u"client:"_s + current()->client.id.value);
    });
    connect(m_detail, &ClientDetail::auditRequested, this, [this] {
        if (current())
            emit openRequested(u"audit"_s,
                               u"client="_s + QString::fromLatin1(QUrl::toPercentEncoding(current()->client.id.value)));
    });
}

void ClientsPage::refresh(int areas)
{
    if (!m_model->isLoaded())
        m_model->reload();
    else if (areas & (core::ClientsArea | core::ChainsArea | core::UsersArea))
        m_model->refresh();
}

void ClientsPage::open(const QString &subject)
{
    const core::ClientId id{subject.section(u':', 1)};
    whenDone(m_clients.find(id), this, [this](const core::Result<core::ClientSummary> &client) {
        if (!client)
            return showFailure(client.error());
        m_table->selectKey(client->client.id.value);
        m_filter->setState(int(client->client.deletedAt ? ClientState::Deleted : ClientState::All));
        m_filter->setText(client->client.id.value);
    });
}

void ClientsPage::applyFilter()
{
    const auto state = ClientState(m_filter->state().toInt());
    m_remove->setText(state == ClientState::Deleted ? tr("Restore") : tr("Delete"));
    setEmphasis(m_remove, state == ClientState::Deleted ? Emphasis::Normal : Emphasis::Danger);
    showEmptyState();
    m_model->setFilter({state, m_filter->text()});
}

void ClientsPage::showEmptyState()
{
    if (m_filter->isFiltering())
        m_table->setEmptyState(tr("No client matches this filter."), tr("Clear filter"), [this] { m_filter->clear(); });
    else
        m_table->setEmptyState(tr("There are no clients yet; an application needs one to get tokens."),
                               tr("New client…"), [this] { createClient(); });
}

const core::ClientSummary *ClientsPage::current() const
{
    const QStringList keys = m_table->selectedKeys();
    return keys.isEmpty() ? nullptr : m_model->rowOf(keys.first());
}

void ClientsPage::showSelection()
{
    const core::ClientSummary *client = current();
    m_remove->setEnabled(client);
    m_side->setCurrentIndex(client ? 1 : 0);
    if (!client)
        return;
    m_detail->showClient(*client, snippetServer());
    if (std::exchange(m_shown, client->client.id) != client->client.id)
        m_detail->showConsents({});
    readConsents();
}

SnippetServer ClientsPage::snippetServer() const
{
    const core::ServerFigures figures = m_server.figures();
    return {figures.urls.value(0, figures.issuer), figures.issuer};
}

void ClientsPage::readConsents()
{
    const core::ClientId id = current()->client.id;
    whenDone(m_sessions.consents(std::nullopt, id), this,
             [this, id](const core::Result<std::vector<core::ConsentSummary>> &consents) {
                 if (!current() || current()->client.id != id)
                     return; // another one was selected meanwhile
                 if (!consents)
                     return showFailure(consents.error());
                 m_consents = *consents;
                 m_detail->showConsents(m_consents);
             });
}

void ClientsPage::confirmRevoke(const core::UserId &user)
{
    const core::ClientSummary *client = current();
    const auto found = std::ranges::find(m_consents, user, &core::ConsentSummary::user);
    if (!client || found == m_consents.end())
        return;
    const QString consequence = tr("%1 is asked again at the next sign-in with %2. Token chains that this ends: %n.",
                                   nullptr, found->activeFamilies)
                                    .arg(found->username, client->client.id.value);
    auto *dialog = new ConfirmDialog(tr("Revoke consent"), consequence, tr("Revoke consent"), {}, this);
    dialog->setObjectName(u"revokeConsentDialog"_s);
    connect(dialog, &QDialog::accepted, this,
            [this, user, id = client->client.id] { afterChange(m_sessions.revokeConsent(user, id)); });
    dialog->open();
}

void ClientsPage::makeInitialToken()
{
    auto *dialog = new InitialTokenDialog(m_clients, snippetServer().base, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void ClientsPage::createClient()
{
    auto *dialog = new NewClientDialog(m_clients, snippetServer(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &NewClientDialog::clientCreated, this, [this](const core::ClientId &id) {
        m_table->selectKey(id.value);
        m_model->refresh();
    });
    dialog->open();
}

void ClientsPage::edit()
{
    if (!current() || current()->client.deletedAt)
        return;
    auto *dialog = new EditClientDialog(m_clients, current()->client, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &EditClientDialog::clientSaved, m_model, [this] { m_model->refresh(); });
    dialog->open();
}

void ClientsPage::rotateSecret()
{
    if (!current())
        return;
    auto *dialog = new RotateSecretDialog(m_clients, current()->client.id, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &RotateSecretDialog::secretRotated, m_model, [this] { m_model->refresh(); });
    dialog->open();
}

void ClientsPage::afterChange(QFuture<core::Result<void>> change, const std::function<void()> &done)
{
    whenDone(change, this, [this, done](const core::Result<void> &changed) {
        if (!changed)
            return showFailure(changed.error());
        hideFailure();
        m_model->refresh();
        if (done)
            done();
    });
}

void ClientsPage::removeOrRestore()
{
    const core::ClientSummary *client = current();
    if (!client)
        return;
    const core::ClientId id = client->client.id;
    if (client->client.deletedAt)
        return restore(id);
    afterChange(m_clients.remove(id), [this, id] {
        showNotice(tr("%1 was deleted.", "a client").arg(id.value), tr("Undo"), [this, id] { restore(id); });
    });
}

void ClientsPage::restore(const core::ClientId &id)
{
    afterChange(m_clients.restore(id));
}

} // namespace ui
