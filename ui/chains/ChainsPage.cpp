#include "ui/chains/ChainsPage.h"

#include "core/admin/ServerControl.h"
#include "ui/async/WhenDone.h"
#include "ui/chains/ChainExport.h"
#include "ui/chains/ChainPane.h"
#include "ui/chains/ChainSplitter.h"
#include "ui/chains/ChainTableModel.h"
#include "ui/chains/ChainTree.h"
#include "ui/chains/ChainWords.h"
#include "ui/chains/FindTokenDialog.h"
#include "ui/widgets/AlertText.h"
#include "ui/widgets/CommandLine.h"
#include "ui/widgets/ConfirmDialog.h"
#include "ui/widgets/DataTable.h"
#include "ui/widgets/FilterLine.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/ShortId.h"

#include <QFileDialog>
#include <QMenu>
#include <QPushButton>
#include <QSaveFile>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;
using State = core::ChainFilter::State;

ChainsPage::ChainsPage(core::ChainAdmin &chains, core::AuditAdmin *audit, QWidget *parent)
    : PageFrame(tr("Token chains"), parent)
    , m_chains(chains)
    , m_model(
          new ChainTableModel([this](const core::PageRequest &page) { return m_chains.list(filter(), page); }, this))
    , m_table(new DataTable(u"chainList"_s))
    , m_filter(new FilterLine(tr("Filter: user is admin and state is reused, since 2h, or just words")))
    , m_owner(new QPushButton)
    , m_pane(new ChainPane(audit))
{
    setObjectName(u"chainsPage"_s);
    addActions();
    addList();
    connectParts();
    addKeys();
}

void ChainsPage::addActions()
{
    auto *find = addAction(tr("Find by token…"), u"findByToken"_s);
    find->setIcon(icon(u"search"));
    connect(find, &QPushButton::clicked, this, &ChainsPage::findByToken);
    m_export = addAction(tr("Export…"), u"exportChain"_s);
    m_export->setIcon(icon(u"download"));
    addExports();
    m_revoke = addAction(tr("Revoke…"), u"revokeChain"_s, Emphasis::Danger);
    addRevocations();
    m_export->setEnabled(false);
    m_revoke->setEnabled(false);
}

void ChainsPage::addExports()
{
    auto *menu = new QMenu(m_export);
    connect(menu->addAction(tr("Picture of the tree (SVG)…")), &QAction::triggered, this,
            [this] { exportAs(u"svg"_s); });
    connect(menu->addAction(tr("Chain with its tokens (JSON)…")), &QAction::triggered, this,
            [this] { exportAs(u"json"_s); });
    m_export->setMenu(menu);
}

void ChainsPage::addRevocations()
{
    m_revocations = new QMenu(m_revoke);
    connect(m_revocations->addAction(tr("This chain…")), &QAction::triggered, this,
            [this] { confirmRevoke({.family = m_family}, tr("Revoke this chain?"), {}); });
    m_revocations->addSeparator();
    m_revokeUser = m_revocations->addAction(tr("All chains of this user…"));
    m_revokeClient = m_revocations->addAction(tr("All chains of this client…"));
    connect(m_revokeUser, &QAction::triggered, this, [this] {
        confirmRevoke({.user = m_shown->user}, tr("Revoke all chains of the user %1?").arg(m_shown->username),
                      m_shown->username);
    });
    connect(m_revokeClient, &QAction::triggered, this, [this] {
        confirmRevoke({.client = m_shown->client}, tr("Revoke all chains of the client %1?").arg(m_shown->client.value),
                      m_shown->client.value);
    });
    m_revoke->setMenu(m_revocations);
}

void ChainsPage::addList()
{
    m_filter->setObjectName(u"chainFilter"_s);
    m_filter->setFields(core::chainFilterFields());
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
    m_table->setAccessibleName(tr("Token chains"));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setModel(m_model);
    m_table->setStateColumn(ChainTableModel::State);
    m_table->setFilterLine(m_filter);
    m_table->setDefaultWidths({180, 180, 64, 110, 110, 110, 140});
    body()->addWidget(m_filter);
    body()->addWidget(new ChainSplitter(m_table, m_pane), 1);
}

void ChainsPage::connectParts()
{
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
    connect(m_model, &PagedTable::countsChanged, m_filter,
            [this](qint64 matching, qint64 total) { m_filter->setCount(matching, total); });
    connect(m_filter, &FilterLine::changed, m_model, &ChainTableModel::reload);
    connect(m_table, &DataTable::currentKeyChanged, this, [this](const QString &family) {
        if (!family.isEmpty())
            showChain(core::FamilyId{family});
    });
    connect(m_pane, &ChainPane::auditRequested, this,
            [this] { emit openRequested(u"audit"_s, u"family="_s + m_family.value); });
    connect(m_pane, &ChainPane::auditRowRequested, this,
            [this](const QString &) { emit openRequested(u"audit"_s, u"family="_s + m_family.value); });
    connect(m_pane, &ChainPane::userRequested, this,
            [this] { emit openRequested(u"users"_s, u"user:"_s + m_shown->user.value); });
    connect(m_pane, &ChainPane::clientRequested, this,
            [this] { emit openRequested(u"clients"_s, u"client:"_s + m_shown->client.value); });
}

void ChainsPage::addKeys()
{
    const auto hasChain = [this] { return m_shown.has_value() && !m_family.isEmpty(); };
    addCommand(tr("Find a chain by its token"), QKeySequence(u"Ctrl+Shift+F"_s), [this] { findByToken(); });
    addCommand(
        tr("Revoke this chain"), QKeySequence(Qt::Key_Delete),
        [this] { confirmRevoke({.family = m_family}, tr("Revoke this chain?"), {}); }, hasChain);
    addCommand(
        tr("Replay the life of this chain"), QKeySequence(u"Ctrl+Shift+P"_s), [this] { m_pane->toggleReplay(); },
        hasChain);
    addCommand(
        tr("Zoom in along the chain"), QKeySequence(u"Ctrl++"_s), [this] { m_pane->tree()->zoomBy(1.25); }, hasChain);
    addCommand(
        tr("Zoom out along the chain"), QKeySequence(u"Ctrl+-"_s), [this] { m_pane->tree()->zoomBy(0.8); }, hasChain);
    addCommand(
        tr("Fit the whole chain"), QKeySequence(u"Ctrl+0"_s), [this] { m_pane->tree()->fit(); }, hasChain);
    addCommand(
        tr("Export the tree as SVG"), {}, [this] { exportAs(u"svg"_s); }, hasChain);
    addCommand(
        tr("Export the chain as JSON"), {}, [this] { exportAs(u"json"_s); }, hasChain);
}

core::ChainFilter ChainsPage::filter() const
{
    return {State(m_filter->state().toInt()), {}, m_onlyUser, m_onlyClient, m_filter->terms()};
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

QFuture<std::vector<SearchHit>> ChainsPage::search(const QString &text, int most)
{
    core::ChainFilter wanted;
    wanted.text = text;
    return m_chains.list(wanted, {.limit = most}).then([](const core::Result<core::Page<core::ChainSummary>> &page) {
        std::vector<SearchHit> hits;
        for (const core::ChainSummary &chain : page ? page->rows : std::vector<core::ChainSummary>())
            hits.push_back(
                {tr("%1 at %2", "a user at a client").arg(chain.username, chain.client.value),
                 tr("Chain %1, %2", "an id and a state").arg(shortId(chain.id.value), chainStateWord(chain.state)),
                 u"family:"_s + chain.id.value});
        return hits;
    });
}

QVariantMap ChainsPage::state() const
{
    return {{u"filter"_s, m_filter->text()},
            {u"state"_s, m_filter->state()},
            {u"family"_s, m_family.value},
            {u"pane"_s, m_pane->state()}};
}

void ChainsPage::restoreState(const QVariantMap &state)
{
    m_pane->restoreState(state.value(u"pane"_s).toMap());
    m_filter->setState(state.value(u"state"_s, int(State::All)));
    m_filter->setText(state.value(u"filter"_s).toString());
    if (const QString family = state.value(u"family"_s).toString(); !family.isEmpty())
        m_table->selectKey(family);
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
            m_shown.reset();
            m_pane->clear();
            return showFailure(chain.error());
        }
        take(*chain);
    });
}

void ChainsPage::take(const core::ChainDetail &chain)
{
    const bool wasShown = m_shown && m_shown->id == chain.summary.id;
    const bool isNewTheft =
        wasShown && chain.summary.state == core::ChainState::Reused && m_shown->state != core::ChainState::Reused;
    m_shown = chain.summary;
    m_revokeUser->setText(tr("All chains of the user %1…").arg(m_shown->username));
    m_revokeClient->setText(tr("All chains of the client %1…").arg(m_shown->client.value));
    m_pane->setChain(chain);
    if (const QString token = std::exchange(m_wantedToken, {}); !token.isEmpty())
        m_pane->tree()->selectToken(token);
    if (!isNewTheft)
        return;
    m_pane->showAuditRows();
    const core::Alert theft{.kind = u"refresh_reuse"_s,
                            .severity = core::Alert::Severity::Critical,
                            .since = {},
                            .count = 1,
                            .subject = m_family.value,
                            .username = m_shown->username,
                            .client = m_shown->client.value};
    showAlarm(alertText(theft), tr("Open audit log"),
              [this, family = m_family] { emit openRequested(u"audit"_s, u"family="_s + family.value); });
}

void ChainsPage::findByToken()
{
    auto *dialog = new FindTokenDialog(m_chains, this);
    connect(dialog, &FindTokenDialog::placeFound, this, [this](const core::TokenPlace &place) {
        m_wantedToken = place.jtiHash;
        open(u"family:"_s + place.family.value);
        showNotice(place.kind == core::TokenPlace::Kind::Refresh
                       ? tr("This refresh token is chosen in its chain.")
                       : tr("The refresh token that was issued together with this token is chosen."));
    });
    dialog->open();
}

void ChainsPage::confirmRevoke(const core::ChainChoice &which, const QString &title, const QString &nameToType)
{
    const QString verb = which.family ? tr("Revoke chain") : tr("Revoke all");
    auto *dialog = new ConfirmDialog(title, revocationText({}), verb, nameToType, this);
    dialog->setCommandLine([which] {
        return gatehousedLine(which.family ? u"chain revoke "_s + shellWord(which.family->value)
                              : which.user ? u"chain revoke-all --yes --user "_s + shellWord(which.user->value)
                                           : u"chain revoke-all --yes --client "_s + shellWord(which.client->value));
    });
    whenDone(m_chains.preview(which), dialog, [this, dialog](const core::Result<core::ChainPreview> &preview) {
        if (!preview)
            return showFailure(preview.error());
        dialog->setConsequence(revocationText(*preview));
    });
    connect(dialog, &QDialog::accepted, this, [this, which] { revoke(which); });
    dialog->open();
}

void ChainsPage::revoke(const core::ChainChoice &which)
{
    const QFuture<core::Result<int>> ending =
        which.family ? m_chains.revoke(*which.family) : m_chains.revokeAll(which.user, which.client);
    whenDone(ending, this, [this](const core::Result<int> &ended) {
        if (!ended)
            return showFailure(ended.error());
        showNotice(*ended == 0 ? tr("No chain was alive.") : tr("%n chain(s) revoked.", nullptr, *ended));
        refresh(core::ChainsArea);
    });
}

void ChainsPage::exportAs(const QString &suffix)
{
    auto *dialog = new QFileDialog(this, tr("Export the chain"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffix);
    dialog->setNameFilter(suffix == "svg"_L1 ? tr("SVG picture (*.svg)") : tr("JSON (*.json)"));
    dialog->selectFile(tr("chain-%1", "file name").arg(m_family.value.left(8)) + u'.' + suffix);
    connect(dialog, &QFileDialog::fileSelected, this, &ChainsPage::save);
    dialog->open();
}

void ChainsPage::save(const QString &path)
{
    const core::ChainDetail &chain = m_pane->chain();
    QSaveFile file(path);
    const QByteArray content = path.endsWith(".json"_L1, Qt::CaseInsensitive)
                                   ? chainJson(chain.summary, chain.tokens)
                                   : chainSvg(chain.summary, m_pane->tree()->picture());
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.commit())
        return showFailure({core::ErrorKind::Storage, u"cannot write "_s + path, {}});
    showNotice(tr("Saved as %1.").arg(path));
}

} // namespace ui
