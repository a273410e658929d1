#include "ui/clients/ClientsPage.h"

#include "core/admin/PeopleFilterText.h"
#include "core/admin/ServerControl.h"
#include "core/admin/SettingsAdmin.h"
#include "ui/async/WhenDone.h"
#include "ui/clients/ClientActions.h"
#include "ui/clients/ClientBulkPane.h"
#include "ui/clients/ClientDetail.h"
#include "ui/clients/ClientRecords.h"
#include "ui/clients/ClientTableModel.h"
#include "ui/clients/EditClientDialog.h"
#include "ui/clients/InitialTokenDialog.h"
#include "ui/clients/NewClientDialog.h"
#include "ui/clients/QuickStartDialog.h"
#include "ui/clients/RotateSecretDialog.h"
#include "ui/widgets/DataTable.h"
#include "ui/widgets/FilterLine.h"
#include "ui/widgets/ListExport.h"
#include "ui/widgets/MemorySplitter.h"
#include "ui/widgets/TonedLabel.h"

#include <QBoxLayout>
#include <QPromise>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <QUrl>

namespace ui {

using namespace Qt::StringLiterals;
using ClientState = core::ClientFilter::State;

ClientsPage::ClientsPage(Parts parts, QWidget *parent)
    : PageFrame(tr("Clients"), parent)
    , m_parts(parts)
    , m_model(new ClientTableModel(parts.clients, this))
    , m_filter(new FilterLine(tr("Search by client ID or name")))
    , m_table(new DataTable(u"clients"_s))
    , m_meter(new TonedLabel({}, Tone::Muted))
    , m_side(new QStackedWidget)
    , m_detail(new ClientDetail)
    , m_bulk(new ClientBulkPane)
    , m_actions(new ClientActions(parts.clients, parts.care, this))
    , m_records(new ClientRecords({parts.clients, parts.care, parts.sessions}, m_detail, this))
{
    addCommands();
    arrange();
    connectList();
    connectDetail();
    connectBulk();
    showEmptyState();
    showSelection();
}

void ClientsPage::addCommands()
{
    m_remove = addAction(tr("Delete"), u"removeClient"_s, Emphasis::Danger);
    auto *imports = addAction(tr("Import…"), u"importClient"_s);
    auto *registration = addAction(tr("Let applications register…"), u"initialToken"_s);
    auto *create = addAction(tr("New client…"), u"newClient"_s, Emphasis::Primary);
    create->setShortcut(QKeySequence::New);
    connect(create, &QPushButton::clicked, this, &ClientsPage::createClient);
    connect(imports, &QPushButton::clicked, m_actions, &ClientActions::importJson);
    connect(registration, &QPushButton::clicked, this, &ClientsPage::makeInitialToken);
    connect(m_remove, &QPushButton::clicked, this, &ClientsPage::removeOrRestore);
    const auto isOne = [this] { return current() && !current()->client.deletedAt; };
    addCommand(
        tr("Edit client…"), QKeySequence(u"Ctrl+E"_s), [this] { edit(); }, isOne);
    addCommand(
        tr("Duplicate client…"), QKeySequence(u"Ctrl+D"_s), [this] { m_actions->duplicate(current()->client); }, isOne);
    addCommand(
        tr("Rotate secret of client…"), {}, [this] { rotateSecret(); },
        [this] { return current() && current()->client.usesSecret() && !current()->client.deletedAt; });
    addCommand(
        tr("Enable or disable client"), {},
        [this] { m_actions->setActive(selected(), !selected().front().client.isActive); },
        [this] { return !selected().empty(); });
    addCommand(
        tr("Quick start of client"), {}, [this] { showQuickStart(); }, isOne);
    addCommand(tr("Export list of clients…"), {}, [this] {
        ListExport::ask(
            this, exportOf(u"clients"_s, m_model),
            [this](const QString &path, qint64 rows) {
                showNotice(tr("Clients exported to %1: %n.", nullptr, int(rows)).arg(path));
            },
            [this](const core::Error &error) { showFailure(error); });
    });
    addCommand(tr("Show clients that need a look"), {}, [this] { m_filter->setText(u"weakness is any"_s); });
    addCommand(tr("Show deleted clients"), {}, [this] { m_filter->setState(int(ClientState::Deleted)); });
}

void ClientsPage::arrange()
{
    m_filter->setObjectName(u"clientFilter"_s);
    m_filter->setFields(core::clientFilterFields());
    m_filter->addState(tr("All states"), int(ClientState::All));
    m_filter->addState(tr("Active"), int(ClientState::Active));
    m_filter->addState(tr("Disabled"), int(ClientState::Disabled));
    m_filter->addState(tr("Deleted"), int(ClientState::Deleted));
    m_meter->setObjectName(u"migrationMeter"_s);
    m_meter->setTextFormat(Qt::RichText);
    m_meter->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    m_meter->hide();
    m_table->setModel(m_model);
    m_table->setFilterLine(m_filter);
    m_table->setStateColumn(ClientTableModel::State);
    m_table->setStateColumn(ClientTableModel::Weakness);
    m_table->setDefaultWidths({190, 190, 90, 60, 90, 150});
    m_table->setYielding({ClientTableModel::LastToken, ClientTableModel::Chains}, {ClientTableModel::Weakness});
    m_table->setAccessibleName(tr("Clients"));
    auto *hint = new TonedLabel(tr("Select a client to see details and commands."), Tone::Muted);
    hint->setAlignment(Qt::AlignCenter);
    hint->setWordWrap(true);
    hint->setMinimumWidth(340);
    m_side->addWidget(hint);
    m_side->addWidget(m_detail);
    m_side->addWidget(m_bulk);
    auto *split = new MemorySplitter(Qt::Horizontal, u"clients"_s);
    split->addWidget(m_table);
    split->addWidget(m_side);
    split->setStretchFactor(0, 3); // both grow, each by its share
    split->setStretchFactor(1, 2);
    split->restore({640, 392});
    body()->addWidget(m_filter);
    body()->addWidget(m_meter);
    body()->addWidget(split, 1);
    auto *remove = new QShortcut(QKeySequence::Delete, m_table);
    remove->setContext(Qt::WidgetShortcut);
    connect(remove, &QShortcut::activated, m_remove, &QPushButton::click);
}

void ClientsPage::connectList()
{
    connect(m_filter, &FilterLine::changed, this, &ClientsPage::applyFilter);
    connect(m_meter, &QLabel::linkActivated, this, [this] { m_filter->setText(u"grant is password"_s); });
    connect(m_model, &PagedTable::countsChanged, m_filter, &FilterLine::setCount);
    connect(m_model, &PagedTable::failed, this, &PageFrame::showFailure);
    connect(m_model, &PagedTable::loaded, this, [this] {
        hideFailure();
        m_table->selectFirst();
        showSelection();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ClientsPage::showSelection);
    connect(m_table, &DataTable::rowActivated, this, &ClientsPage::edit);
    connect(m_actions, &ClientActions::changed, this, &ClientsPage::changed);
    connect(m_records, &ClientRecords::changed, this, &ClientsPage::changed);
    connect(m_records, &ClientRecords::failed, this, &PageFrame::showFailure);
}

void ClientsPage::connectDetail()
{
    connect(m_detail, &ClientDetail::editRequested, this, &ClientsPage::edit);
    connect(m_detail, &ClientDetail::rotateRequested, this, &ClientsPage::rotateSecret);
    connect(m_detail, &ClientDetail::activeRequested, this,
            [this](bool active) { m_actions->setActive(selected(), active); });
    connect(m_detail, &ClientDetail::restoreRequested, this, [this] { m_actions->restore(selected()); });
    connect(m_detail, &ClientDetail::quickStartRequested, this, &ClientsPage::showQuickStart);
    const auto withCurrent = [this](auto act) {
        return [this, act] {
            if (const core::ClientSummary *client = current())
                act(*client);
        };
    };
    connect(m_detail, &ClientDetail::duplicateRequested, this,
            withCurrent([this](const core::ClientSummary &client) { m_actions->duplicate(client.client); }));
    connect(m_detail, &ClientDetail::exportRequested, this,
            withCurrent([this](const core::ClientSummary &client) { m_actions->exportJson(client.client.id); }));
    connect(m_detail, &ClientDetail::environmentRequested, this, withCurrent([this](const core::ClientSummary &client) {
                m_actions->copyEnvironment(client.client, snippetServer());
            }));
    connect(m_detail, &ClientDetail::retireRequested, this,
            withCurrent([this](const core::ClientSummary &client) { m_actions->retireOldSecret(client); }));
    connect(m_detail, &ClientDetail::chainsRequested, this, withCurrent([this](const core::ClientSummary &client) {
                emit openRequested(u"chains"_s, u"client:"_s + client.client.id.value);
            }));
    connect(m_detail, &ClientDetail::auditRequested, this, withCurrent([this](const core::ClientSummary &client) {
                const QByteArray id = QUrl::toPercentEncoding(client.client.id.value);
                emit openRequested(u"audit"_s, u"client="_s + QString::fromLatin1(id));
            }));
}

void ClientsPage::connectBulk()
{
    connect(m_bulk, &ClientBulkPane::activeRequested, this,
            [this](bool active) { m_actions->setActive(selected(), active); });
    connect(m_bulk, &ClientBulkPane::removeRequested, this, [this] { m_actions->remove(selected()); });
    connect(m_bulk, &ClientBulkPane::restoreRequested, this, [this] { m_actions->restore(selected()); });
}

void ClientsPage::refresh(int areas)
{
    if (!m_model->isLoaded())
        m_model->reload();
    else if (areas & (core::ClientsArea | core::ChainsArea | core::UsersArea))
        m_model->refresh();
    if (areas & core::SettingsArea)
        readLifetimes();
    whenDone(m_parts.care.grantUse(), this, [this](const core::Result<core::GrantUse> &use) {
        if (use)
            showMeter(*use);
    });
}

void ClientsPage::readLifetimes()
{
    if (!m_parts.settings)
        return;
    whenDone(m_parts.settings->entries(), this, [this](const core::Result<std::vector<core::SettingEntry>> &entries) {
        if (!entries)
            return; // "default" without its length is no failure of this page
        m_lifetimes = defaultLifetimesOf(*entries);
        m_detail->setDefaultLifetimes(m_lifetimes);
        if (const core::ClientSummary *client = current())
            m_detail->showClient(*client, snippetServer());
    });
}

void ClientsPage::showMeter(const core::GrantUse &use)
{
    m_meter->setVisible(use.clientsOnPassword > 0);
    m_meter->setText(tr("Clients that still used the password grant in the last 30 days: %1 of %2.")
                         .arg(use.clientsOnPassword)
                         .arg(use.clients.size())
                         .toHtmlEscaped() +
                     u" <a href=\"password\">"_s + tr("Show who may").toHtmlEscaped() + u"</a>"_s);
}

void ClientsPage::open(const QString &subject)
{
    if (subject.startsWith("filter="_L1))
        return m_filter->setText(QUrl::fromPercentEncoding(subject.mid(7).toUtf8()));
    const core::ClientId id{subject.section(u':', 1)};
    whenDone(m_parts.clients.find(id), this, [this](const core::Result<core::ClientSummary> &client) {
        if (!client)
            return showFailure(client.error());
        m_table->selectKey(client->client.id.value);
        m_filter->setState(int(client->client.deletedAt ? ClientState::Deleted : ClientState::All));
        m_filter->setTerms({{u"id"_s, {client->client.id.value}, false}});
    });
}

QFuture<std::vector<SearchHit>> ClientsPage::search(const QString &text, int most)
{
    auto promise = std::make_shared<QPromise<std::vector<SearchHit>>>();
    promise->start();
    core::ClientFilter wanted;
    wanted.text = text;
    whenDone(
        m_parts.clients.list(wanted, {{}, qBound(1, most, 100)}), this,
        [promise](const core::Result<core::Page<core::ClientSummary>> &page) {
            std::vector<SearchHit> hits;
            if (page) {
                for (const core::ClientSummary &client : page->rows)
                    hits.push_back({client.client.id.value, client.client.name, u"client:"_s + client.client.id.value});
            }
            promise->addResult(hits);
            promise->finish();
        });
    return promise->future();
}

QVariantMap ClientsPage::state() const
{
    return {{u"filter"_s, m_filter->text()},
            {u"state"_s, m_filter->state()},
            {u"detailTab"_s, m_detail->tab()},
            {u"selected"_s, m_table->selectedKeys().value(0)}};
}

void ClientsPage::restoreState(const QVariantMap &state)
{
    m_detail->setTab(state.value(u"detailTab"_s).toInt());
    m_filter->setState(state.value(u"state"_s, int(ClientState::All)).toInt());
    m_filter->setText(state.value(u"filter"_s).toString());
    if (const QString key = state.value(u"selected"_s).toString(); !key.isEmpty())
        m_table->selectKey(key);
}

void ClientsPage::applyFilter()
{
    core::ClientFilter wanted = core::clientFilterOf(m_filter->terms());
    wanted.state = ClientState(m_filter->state().toInt());
    m_showsDeleted = wanted.state == ClientState::Deleted || wanted.states == QList{ClientState::Deleted};
    m_remove->setText(m_showsDeleted ? tr("Restore") : tr("Delete"));
    setEmphasis(m_remove, m_showsDeleted ? Emphasis::Normal : Emphasis::Danger);
    showEmptyState();
    m_model->setFilter(wanted);
}

void ClientsPage::showEmptyState()
{
    if (m_filter->isFiltering())
        m_table->setEmptyState(tr("No client matches this filter."), tr("Clear filter"), [this] { m_filter->clear(); });
    else
        m_table->setEmptyState(tr("There are no clients yet; an application needs one to get tokens."),
                               tr("New client…"), [this] { createClient(); });
}

std::vector<core::ClientSummary> ClientsPage::selected() const
{
    std::vector<core::ClientSummary> clients;
    const QStringList keys = m_table->selectedKeys();
    for (const QString &key : keys) {
        if (const core::ClientSummary *client = m_model->rowOf(key))
            clients.push_back(*client);
    }
    return clients;
}

const core::ClientSummary *ClientsPage::current() const
{
    const QStringList keys = m_table->selectedKeys();
    return keys.size() == 1 ? m_model->rowOf(keys.first()) : nullptr;
}

void ClientsPage::showSelection()
{
    const auto clients = selected();
    m_remove->setEnabled(!clients.empty());
    if (const core::ClientSummary *client = current()) {
        m_detail->showClient(*client, snippetServer());
        m_records->read(client->client.id);
        m_side->setCurrentIndex(1);
        return;
    }
    m_bulk->showClients(clients);
    m_side->setCurrentIndex(clients.empty() ? 0 : 2);
}

SnippetServer ClientsPage::snippetServer() const
{
    const core::ServerFigures figures = m_parts.server.figures();
    return {figures.urls.value(0, figures.issuer), figures.issuer};
}

void ClientsPage::changed(const core::ClientId &id)
{
    if (!id.isEmpty())
        m_table->selectKey(id.value);
    m_model->refresh();
}

void ClientsPage::makeInitialToken()
{
    auto *dialog = new InitialTokenDialog(m_parts.clients, snippetServer().base, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void ClientsPage::createClient()
{
    auto *dialog = new NewClientDialog(m_parts.clients, snippetServer(), this);
    dialog->setDefaultLifetimes(m_lifetimes);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &NewClientDialog::clientCreated, this, &ClientsPage::changed);
    dialog->open();
}

void ClientsPage::edit()
{
    if (!current() || current()->client.deletedAt)
        return;
    auto *dialog = new EditClientDialog(m_parts.clients, m_parts.care, current()->client, this);
    dialog->setDefaultLifetimes(m_lifetimes);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &EditClientDialog::clientSaved, this, &ClientsPage::changed);
    dialog->open();
}

void ClientsPage::rotateSecret()
{
    if (!current())
        return;
    auto *dialog = new RotateSecretDialog(m_parts.clients, current()->client.id, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &RotateSecretDialog::secretRotated, this, &ClientsPage::changed);
    dialog->open();
}

void ClientsPage::showQuickStart()
{
    if (!current())
        return;
    auto *dialog = new QuickStartDialog(current()->client, snippetServer(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void ClientsPage::removeOrRestore()
{
    if (m_showsDeleted)
        m_actions->restore(selected());
    else
        m_actions->remove(selected());
}

} // namespace ui
