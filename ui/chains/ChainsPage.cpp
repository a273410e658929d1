#include "ui/chains/ChainsPage.h"

#include "core/admin/ServerControl.h"
#include "ui/async/WhenDone.h"
#include "ui/chains/ChainPane.h"
#include "ui/chains/ChainTableModel.h"
#include "ui/chains/ChainTree.h"
#include "ui/chains/ChainWords.h"
#include "ui/chains/FindTokenDialog.h"
#include "ui/widgets/ConfirmDialog.h"
#include "ui/widgets/DataTable.h"
#include "ui/widgets/FilterLine.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/MemorySplitter.h"
#include "ui/widgets/ShortId.h"

#include <QFileDialog>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;
using State = core::ChainFilter::State;

ChainsPage::ChainsPage(core::ChainAdmin &chains, QWidget *parent)
    : PageFrame(tr("Token chains"), parent)
    , m_chains(chains)
    , m_model(
          new ChainTableModel([this](const core::PageRequest &page) { return m_chains.list(filter(), page); }, this))
    , m_table(new DataTable(u"chainList"_s))
    , m_filter(new FilterLine(tr("Filter by user, client, family id or address")))
    , m_owner(new QPushButton)
    , m_pane(new ChainPane)
{
    setObjectName(u"chainsPage"_s);
    addActions();
    addList();
    connect(m_model, &PagedTable::failed, this, &PageFrame::showFailure);
    connect(m_model, &PagedTable::loaded, this, [this] {
        hideFailure();
        nameOwner();
        showEmptyState();
        if (m_table->currentKey().isEmpty() && m_family.isEmpty() && m_model->rowCount() > 0)
            m_table->selectKey(m_model->rowAt(0)->id.value);
    });
    connect(m_model, &PagedTable::loadingChanged, this, [this] {
        if (!m_model->isLoading() && std::exchange(m_stale, false))
            refresh(core::ChainsArea);
    });
    connect(m_model, &PagedTable::countsChanged, m_filter, &FilterLine::setCount);
    connect(m_filter, &FilterLine::changed, m_model, &ChainTableModel::reload);
    connect(m_table, &DataTable::currentKeyChanged, this, [this](const QString &family) {
        if (!family.isEmpty())
            showChain(core::FamilyId{family});
    });
    connect(m_pane, &ChainPane::auditRequested, this,
            [this] { emit openRequested(u"audit"_s, u"family="_s + m_family.value); });
}

void ChainsPage::addActions()
{
    auto *find = addAction(tr("Find by token…"), u"findByToken"_s);
    find->setIcon(icon(u"search"));
    connect(find, &QPushButton::clicked, this, &ChainsPage::findByToken);
    m_export = addAction(tr("Export picture…"), u"exportChain"_s);
    m_export->setIcon(icon(u"download"));
    connect(m_export, &QPushButton::clicked, this, &ChainsPage::exportPicture);
    m_revoke = addAction(tr("Revoke…"), u"revokeChain"_s, Emphasis::Danger);
    auto *menu = new QMenu(m_revoke);
    connect(menu->addAction(tr("This chain…")), &QAction::triggered, this, &ChainsPage::confirmRevoke);
    menu->addSeparator();
    m_revokeUser = menu->addAction(tr("All chains of this user…"));
    m_revokeClient = menu->addAction(tr("All chains of this client…"));
    connect(m_revokeUser, &QAction::triggered, this, [this] {
        confirmRevokeAll(m_shown->user, {}, tr("Revoke all chains of the user %1?").arg(m_shown->username));
    });
    connect(m_revokeClient, &QAction::triggered, this, [this] {
        confirmRevokeAll({}, m_shown->client, tr("Revoke all chains of the client %1?").arg(m_shown->client.value));
    });
    m_revoke->setMenu(menu);
    m_export->setEnabled(false);
    m_revoke->setEnabled(false);
}

void ChainsPage::addList()
{
    m_filter->addState(tr("All states"), int(State::All));
    m_filter->addState(tr("Active"), int(State::Active));
    m_filter->addState(tr("Reused"), int(State::Reused));
    m_filter->addState(tr("Revoked"), int(State::Revoked));
    m_filter->addState(tr("Expired"), int(State::Expired));
    m_owner->setObjectName(u"chainOwner"_s);
    m_owner->setIcon(icon(u"close"));
    m_owner->setToolTip(tr("Show the chains of everybody"));
    m_owner->hide();
    connect(m_owner, &QPushButton::clicked, this, [this] { showOwner({}, {}); });
    m_filter->addWidget(m_owner);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setModel(m_model);
    m_table->setStateColumn(ChainTableModel::State);
    m_table->setDefaultWidths({180, 180, 64, 110, 110, 110, 140});
    auto *splitter = new MemorySplitter(Qt::Vertical, u"chainsSplitter"_s);
    splitter->addWidget(m_table);
    splitter->addWidget(m_pane);
    splitter->restore({260, 340});
    body()->addWidget(m_filter);
    body()->addWidget(splitter, 1);
}

core::ChainFilter ChainsPage::filter() const
{
    return {State(m_filter->state().toInt()), m_filter->text(), m_onlyUser, m_onlyClient};
}

void ChainsPage::refresh(int areas)
{
    if (!(areas & (core::ChainsArea | core::UsersArea | core::ClientsArea)))
        return;
    if (m_model->isLoading()) {
        m_stale = true; // asking again now would throw the coming answer away
        return;
    }
    m_model->refresh();
    if (!m_family.isEmpty())
        readChain();
}

void ChainsPage::open(const QString &subject)
{
    const QString id = subject.section(u':', 1);
    if (subject.startsWith("family:"_L1)) {
        showOwner({}, {});
        m_filter->clear();
        showChain(core::FamilyId{id});
        m_table->selectKey(id);
    } else if (subject.startsWith("user:"_L1)) {
        showOwner(core::UserId{id}, {});
    } else if (subject.startsWith("client:"_L1)) {
        showOwner({}, core::ClientId{id});
    } else if (subject.startsWith("token:"_L1)) {
        m_pane->tree()->selectToken(id);
    }
}

void ChainsPage::showOwner(const std::optional<core::UserId> &user, const std::optional<core::ClientId> &client)
{
    const bool changes = user != m_onlyUser || client != m_onlyClient;
    m_onlyUser = user;
    m_onlyClient = client;
    m_owner->setVisible(user || client);
    nameOwner();
    if (changes)
        m_model->reload();
}

void ChainsPage::nameOwner()
{
    const core::ChainSummary *first = m_model->rowAt(0);
    if (m_onlyUser)
        m_owner->setText(
            tr("User: %1").arg(first && first->user == *m_onlyUser ? first->username : shortId(m_onlyUser->value)));
    else if (m_onlyClient)
        m_owner->setText(tr("Client: %1").arg(m_onlyClient->value));
}

void ChainsPage::showChain(const core::FamilyId &family)
{
    m_family = family;
    readChain();
}

void ChainsPage::showEmptyState()
{
    m_pane->setVisible(m_model->rowCount() > 0 || !m_family.isEmpty());
    if (m_filter->isFiltering() || m_onlyUser || m_onlyClient) {
        m_table->setEmptyState(tr("No token chain matches this filter."), tr("Show all chains"), [this] {
            m_filter->clear();
            showOwner({}, {});
        });
    } else {
        m_table->setEmptyState(tr("There is no token chain yet. One starts when somebody signs in."),
                               tr("Issue a test token"), [this] { emit openRequested(u"lab"_s, {}); });
    }
}

void ChainsPage::readChain()
{
    whenDone(m_chains.find(m_family), this, [this, family = m_family](const core::Result<core::ChainDetail> &chain) {
        if (family != m_family)
            return; // another one was chosen meanwhile
        m_export->setEnabled(chain.has_value());
        m_revoke->setEnabled(chain.has_value());
        if (!chain) {
            m_pane->clear();
            return showFailure(chain.error());
        }
        m_shown = chain->summary;
        m_revokeUser->setText(tr("All chains of the user %1…").arg(m_shown->username));
        m_revokeClient->setText(tr("All chains of the client %1…").arg(m_shown->client.value));
        m_pane->setChain(*chain);
    });
}

void ChainsPage::findByToken()
{
    auto *dialog = new FindTokenDialog(m_chains, this);
    connect(dialog, &FindTokenDialog::familyFound, this,
            [this](const core::FamilyId &family) { open(u"family:"_s + family.value); });
    dialog->open();
}

void ChainsPage::confirmRevoke()
{
    const bool alive = m_shown->state == core::ChainState::Active || m_shown->state == core::ChainState::Grace;
    auto *dialog =
        new ConfirmDialog(tr("Revoke this chain?"), revocationText(alive ? 1 : 0), tr("Revoke chain"), {}, this);
    connect(dialog, &QDialog::accepted, this, [this, family = m_family] {
        whenDone(m_chains.revoke(family), this, [this](const core::Result<int> &ended) {
            if (!ended)
                return showFailure(ended.error());
            showNotice(tr("The chain is revoked."));
            refresh(core::ChainsArea);
        });
    });
    dialog->open();
}

void ChainsPage::confirmRevokeAll(std::optional<core::UserId> user, std::optional<core::ClientId> client,
                                  const QString &title)
{
    auto *dialog = new ConfirmDialog(title, revocationText(-1), tr("Revoke all"), {}, this);
    whenDone(m_chains.countActive(user, client), dialog, [this, dialog](const core::Result<int> &count) {
        if (!count)
            return showFailure(count.error());
        dialog->setConsequence(revocationText(*count));
    });
    connect(dialog, &QDialog::accepted, this, [this, user, client] { revokeAll(user, client); });
    dialog->open();
}

void ChainsPage::revokeAll(std::optional<core::UserId> user, std::optional<core::ClientId> client)
{
    whenDone(m_chains.revokeAll(std::move(user), std::move(client)), this, [this](const core::Result<int> &ended) {
        if (!ended)
            return showFailure(ended.error());
        showNotice(tr("%n chain(s) revoked.", nullptr, *ended));
        refresh(core::ChainsArea);
    });
}

void ChainsPage::exportPicture()
{
    auto *dialog = new QFileDialog(this, tr("Export the family tree"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"svg"_s);
    dialog->setNameFilter(tr("SVG picture (*.svg)"));
    dialog->selectFile(tr("chain-%1.svg", "file name").arg(m_family.value.left(8)));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        if (!m_pane->tree()->saveSvg(path))
            return showFailure({core::ErrorKind::Storage, u"cannot write "_s + path, {}});
        showNotice(tr("The picture was saved as %1.").arg(path));
    });
    dialog->open();
}

} // namespace ui
