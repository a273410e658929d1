#include "ui/users/UsersPage.h"

#include "core/admin/PeopleFilterText.h"
#include "core/admin/ServerControl.h"
#include "ui/async/WhenDone.h"
#include "ui/users/EditUserDialog.h"
#include "ui/users/FileDrop.h"
#include "ui/users/ImportUsersDialog.h"
#include "ui/users/NewUserDialog.h"
#include "ui/users/SetPasswordDialog.h"
#include "ui/users/SignInsPane.h"
#include "ui/users/UserActions.h"
#include "ui/users/UserBulkPane.h"
#include "ui/users/UserDetail.h"
#include "ui/users/UserRecords.h"
#include "ui/users/UserSearch.h"
#include "ui/users/UserSignIns.h"
#include "ui/users/UserTableModel.h"
#include "ui/widgets/DataTable.h"
#include "ui/widgets/FilterLine.h"
#include "ui/widgets/ListExport.h"
#include "ui/widgets/MemorySplitter.h"
#include "ui/widgets/TimeText.h"
#include "ui/widgets/TonedLabel.h"

#include <QBoxLayout>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <QTabWidget>
#include <QUrl>

namespace ui {

using namespace Qt::StringLiterals;
using UserState = core::UserFilter::State;

UsersPage::UsersPage(Parts parts, QWidget *parent)
    : PageFrame(tr("Users"), parent)
    , m_parts(parts)
    , m_model(new UserTableModel(parts.users, this))
    , m_filter(new FilterLine(tr("Search by name or e-mail")))
    , m_table(new DataTable(u"users"_s))
    , m_side(new QStackedWidget)
    , m_detail(new UserDetail)
    , m_bulk(new UserBulkPane)
    , m_actions(new UserActions(parts.users, parts.batches, this))
    , m_records(new UserRecords({parts.batches, parts.chains, parts.audit}, m_detail))
    , m_userSignIns(new UserSignIns(parts.sessions, m_detail, this))
    , m_signIns(new SignInsPane(parts.sessions))
    , m_tabs(new QTabWidget)
{
    connect(new FileDrop(this), &FileDrop::dropped, this, &UsersPage::importUsers);
    addCommands();
    arrange();
    connectList();
    connectDetail();
    connectBulk();
    connectSignIns();
    showEmptyState();
    showSelection();
}

void UsersPage::addCommands()
{
    m_remove = addAction(tr("Delete"), u"removeUser"_s, Emphasis::Danger);
    auto *exports = addAction(tr("Export…"), u"exportUsers"_s);
    auto *imports = addAction(tr("Import…"), u"importUsers"_s);
    auto *create = addAction(tr("New user…"), u"newUser"_s, Emphasis::Primary);
    create->setShortcut(QKeySequence::New);
    m_listButtons = {m_remove, exports, imports, create};
    connect(create, &QPushButton::clicked, this, &UsersPage::createUser);
    connect(imports, &QPushButton::clicked, this, [this] { importUsers(); });
    connect(exports, &QPushButton::clicked, this, &UsersPage::exportUsers);
    connect(m_remove, &QPushButton::clicked, this, &UsersPage::removeOrRestore);
    const auto isOne = [this] { return current() && !current()->deleted; };
    const auto isAny = [this] { return !selected().empty(); };
    addCommand(
        tr("Edit user…"), QKeySequence(u"Ctrl+E"_s), [this] { edit(); }, isOne);
    addCommand(
        tr("Enable or disable user"), QKeySequence(u"Ctrl+D"_s),
        [this] { m_actions->setActive(selected(), !selected().front().active); }, isAny);
    addCommand(
        tr("Set password of user…"), {}, [this] { setPassword(); }, isOne);
    addCommand(
        tr("Unlock users"), {}, [this] { m_actions->unlock(selected()); }, isAny);
    addCommand(
        tr("End all sessions of users…"), {}, [this] { m_actions->confirmEndSessions(selected()); }, isAny);
    addCommand(
        tr("Reset passwords of users…"), {}, [this] { m_actions->confirmReset(selected()); }, isAny);
    addCommand(tr("Show locked users"), {}, [this] { open(u"state:locked"_s); });
    addCommand(tr("Show deleted users"), {}, [this] { m_filter->setState(int(UserState::Deleted)); });
}

void UsersPage::arrange()
{
    m_tabs->setObjectName(u"usersTabs"_s);
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(makeList(), tr("Users"));
    m_tabs->addTab(m_signIns, tr("Sign-ins"));
    body()->addWidget(m_tabs, 1);
    connect(m_tabs, &QTabWidget::currentChanged, this, &UsersPage::showTab);
    auto *remove = new QShortcut(QKeySequence::Delete, m_table);
    remove->setContext(Qt::WidgetShortcut);
    connect(remove, &QShortcut::activated, m_remove, &QPushButton::click);
}

QWidget *UsersPage::makeList()
{
    m_filter->setObjectName(u"userFilter"_s);
    m_filter->setFields(core::userFilterFields());
    m_filter->addState(tr("All states"), int(UserState::All));
    m_filter->addState(tr("Active"), int(UserState::Active));
    m_filter->addState(tr("Disabled"), int(UserState::Disabled));
    m_filter->addState(tr("Locked"), int(UserState::Locked));
    m_filter->addState(tr("Never signed in"), int(UserState::NeverSignedIn));
    m_filter->addState(tr("Deleted"), int(UserState::Deleted));
    m_table->setModel(m_model);
    m_table->setFilterLine(m_filter);
    m_table->setStateColumn(UserTableModel::State);
    m_table->setDefaultWidths({150, 210, 95, 100, 60, 60, 70});
    m_table->setYielding({UserTableModel::FailedSignIns, UserTableModel::Sessions, UserTableModel::Verified},
                         {UserTableModel::LastSignIn});
    m_table->setAccessibleName(tr("Users"));
    auto *hint = new TonedLabel(tr("Select a user to see details and actions."), Tone::Muted);
    hint->setAlignment(Qt::AlignCenter);
    hint->setWordWrap(true);
    m_side->addWidget(hint);
    m_side->addWidget(m_detail);
    m_side->addWidget(m_bulk);
    auto *split = new MemorySplitter(Qt::Horizontal, u"users"_s);
    split->addWidget(m_table);
    split->addWidget(m_side);
    split->setStretchFactor(0, 3); // both grow, each by its share
    split->setStretchFactor(1, 2);
    split->restore({700, 330});
    auto *list = new QWidget;
    auto *column = new QVBoxLayout(list);
    column->setContentsMargins(0, 12, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_filter);
    column->addWidget(split, 1);
    return list;
}

void UsersPage::connectList()
{
    connect(m_filter, &FilterLine::changed, this, &UsersPage::applyFilter);
    connect(m_model, &PagedTable::countsChanged, m_filter, &FilterLine::setCount);
    connect(m_model, &PagedTable::failed, this, &PageFrame::showFailure);
    connect(m_model, &PagedTable::loaded, this, [this] {
        hideFailure();
        m_table->selectFirst();
        showSelection();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &UsersPage::showSelection);
    connect(m_table, &DataTable::rowActivated, this, &UsersPage::edit);
    connect(m_actions, &UserActions::changed, m_model, [this] { m_model->refresh(); });
}

void UsersPage::connectDetail()
{
    connect(m_detail, &UserDetail::editRequested, this, &UsersPage::edit);
    connect(m_detail, &UserDetail::passwordRequested, this, &UsersPage::setPassword);
    connect(m_detail, &UserDetail::unlockRequested, this, [this] { m_actions->unlock(selected()); });
    connect(m_detail, &UserDetail::activeRequested, this,
            [this](bool active) { m_actions->setActive(selected(), active); });
    connect(m_detail, &UserDetail::endSessionsRequested, this, [this] { m_actions->confirmEndSessions(selected()); });
    connect(m_detail, &UserDetail::restoreRequested, this, [this] { m_actions->restore(selected()); });
    connectLinks();
    connect(m_records, &UserRecords::failed, this, &PageFrame::showFailure);
}

/// To other pages; of the user shown.
void UsersPage::connectLinks()
{
    const auto link = [this](const QString &page, const QString &subject) {
        if (current())
            emit openRequested(page, subject + QString::fromLatin1(QUrl::toPercentEncoding(current()->id.value)));
    };
    connect(m_detail, &UserDetail::chainsRequested, this, [link] { link(u"chains"_s, u"user:"_s); });
    connect(m_detail, &UserDetail::auditRequested, this, [link] { link(u"audit"_s, u"user="_s); });
    connect(m_detail, &UserDetail::chainRequested, this,
            [this](const QString &family) { emit openRequested(u"chains"_s, u"family:"_s + family); });
    connect(m_detail, &UserDetail::eventRequested, this, [this](const QString &request) {
        emit openRequested(u"audit"_s, u"request="_s + QString::fromLatin1(QUrl::toPercentEncoding(request)));
    });
}

void UsersPage::connectBulk()
{
    const auto act = [this](void (UserActions::*action)(const UserActions::Users &)) {
        return [this, action] { (m_actions->*action)(selected()); };
    };
    connect(m_bulk, &UserBulkPane::activeRequested, this,
            [this](bool active) { m_actions->setActive(selected(), active); });
    connect(m_bulk, &UserBulkPane::unlockRequested, this, act(&UserActions::unlock));
    connect(m_bulk, &UserBulkPane::endSessionsRequested, this, act(&UserActions::confirmEndSessions));
    connect(m_bulk, &UserBulkPane::resetRequested, this, act(&UserActions::confirmReset));
    connect(m_bulk, &UserBulkPane::removeRequested, this, act(&UserActions::remove));
    connect(m_bulk, &UserBulkPane::restoreRequested, this, act(&UserActions::restore));
}

void UsersPage::connectSignIns()
{
    connect(m_userSignIns, &UserSignIns::failed, this, &PageFrame::showFailure);
    connect(m_userSignIns, &UserSignIns::ended, this, [this](const QString &told) {
        hideFailure();
        m_model->refresh();
        showNotice(told);
    });
    connect(m_signIns, &SignInsPane::failed, this, &PageFrame::showFailure);
    connect(m_signIns, &SignInsPane::read, this, &PageFrame::hideFailure);
    connect(m_signIns, &SignInsPane::told, this, [this](const QString &text) { showNotice(text); });
    connect(m_signIns, &SignInsPane::userRequested, this,
            [this](const core::UserId &user) { open(u"user:"_s + user.value); });
}

void UsersPage::showTab()
{
    for (QPushButton *button : std::as_const(m_listButtons))
        button->setVisible(m_tabs->currentIndex() == 0);
}

void UsersPage::refresh(int areas)
{
    if (!m_model->isLoaded())
        m_model->reload();
    else if (areas & (core::UsersArea | core::ChainsArea | core::ProtectionArea))
        m_model->refresh();
    if (areas & (core::UsersArea | core::ChainsArea))
        m_signIns->refresh();
}

void UsersPage::open(const QString &subject)
{
    if (subject == "sign-ins"_L1)
        return m_tabs->setCurrentIndex(1);
    m_tabs->setCurrentIndex(0);
    if (subject == "state:locked"_L1)
        return m_filter->setState(int(UserState::Locked));
    if (subject.startsWith("filter="_L1))
        return m_filter->setText(QUrl::fromPercentEncoding(subject.mid(7).toUtf8()));
    const QString id = subject.section(u':', 1);
    whenDone(m_parts.users.find(id), this, [this](const core::Result<core::UserSummary> &user) {
        if (!user)
            return showFailure(user.error());
        m_table->selectKey(user->id.value);
        m_filter->setState(int(user->deleted ? UserState::Deleted : UserState::All));
        m_filter->setTerms({{u"name"_s, {user->username}, false}});
    });
}

QFuture<std::vector<SearchHit>> UsersPage::search(const QString &text, int most)
{
    return searchUsers(m_parts.users, text, most, this);
}

QVariantMap UsersPage::state() const
{
    return {{u"filter"_s, m_filter->text()},
            {u"state"_s, m_filter->state()},
            {u"tab"_s, m_tabs->currentIndex()},
            {u"detailTab"_s, m_detail->tab()},
            {u"selected"_s, m_table->selectedKeys().value(0)}};
}

void UsersPage::restoreState(const QVariantMap &state)
{
    m_tabs->setCurrentIndex(qBound(0, state.value(u"tab"_s).toInt(), m_tabs->count() - 1));
    m_detail->setTab(state.value(u"detailTab"_s).toInt());
    m_filter->setState(state.value(u"state"_s, int(UserState::All)).toInt());
    m_filter->setText(state.value(u"filter"_s).toString());
    if (const QString key = state.value(u"selected"_s).toString(); !key.isEmpty())
        m_table->selectKey(key);
}

core::UserFilter UsersPage::filter() const
{
    core::UserFilter filter = core::userFilterOf(m_filter->terms(), currentTime());
    filter.state = UserState(m_filter->state().toInt());
    return filter;
}

void UsersPage::applyFilter()
{
    const core::UserFilter wanted = filter();
    m_showsDeleted = wanted.state == UserState::Deleted || wanted.states == QList{UserState::Deleted};
    m_remove->setText(m_showsDeleted ? tr("Restore") : tr("Delete"));
    setEmphasis(m_remove, m_showsDeleted ? Emphasis::Normal : Emphasis::Danger);
    showEmptyState();
    m_model->setFilter(wanted);
}

void UsersPage::showEmptyState()
{
    if (m_filter->isFiltering())
        m_table->setEmptyState(tr("No user matches this filter."), tr("Clear filter"), [this] { m_filter->clear(); });
    else
        m_table->setEmptyState(tr("There are no users yet, so nobody can sign in."), tr("New user…"),
                               [this] { createUser(); });
}

std::vector<core::UserSummary> UsersPage::selected() const
{
    std::vector<core::UserSummary> users;
    const QStringList keys = m_table->selectedKeys();
    for (const QString &key : keys) {
        if (const core::UserSummary *user = m_model->rowOf(key))
            users.push_back(*user);
    }
    return users;
}

const core::UserSummary *UsersPage::current() const
{
    const QStringList keys = m_table->selectedKeys();
    return keys.size() == 1 ? m_model->rowOf(keys.first()) : nullptr;
}

void UsersPage::showSelection()
{
    const auto users = selected();
    m_remove->setEnabled(!users.empty());
    if (const core::UserSummary *user = current()) {
        m_detail->showUser(*user);
        m_userSignIns->read(user->id);
        m_records->read(*user);
        m_side->setCurrentIndex(1);
        return;
    }
    m_bulk->showUsers(users);
    m_side->setCurrentIndex(users.size() > 1 ? 2 : 0);
}

void UsersPage::createUser()
{
    auto *dialog = new NewUserDialog(m_parts.users, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &NewUserDialog::userCreated, this, [this](const core::UserId &id) {
        m_table->selectKey(id.value);
        m_model->refresh();
    });
    dialog->open();
}

void UsersPage::importUsers(const QString &path)
{
    auto *dialog = new ImportUsersDialog(m_parts.batches, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ImportUsersDialog::usersAdded, m_model, [this] { m_model->refresh(); });
    dialog->open();
    if (!path.isEmpty())
        dialog->readFile(path);
}

void UsersPage::exportUsers()
{
    ListExport::ask(
        this, exportOf(u"users"_s, m_model),
        [this](const QString &path, qint64 rows) {
            showNotice(tr("Users exported to %1: %n.", nullptr, int(rows)).arg(path));
        },
        [this](const core::Error &error) { showFailure(error); });
}

void UsersPage::edit()
{
    if (!current() || current()->deleted)
        return;
    auto *dialog = new EditUserDialog(m_parts.users, *current(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &EditUserDialog::userSaved, m_model, [this] { m_model->refresh(); });
    dialog->open();
}

void UsersPage::setPassword()
{
    if (!current() || current()->deleted)
        return;
    auto *dialog = new SetPasswordDialog(m_parts.users, *current(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SetPasswordDialog::passwordSet, m_model, [this] { m_model->refresh(); });
    dialog->open();
}

void UsersPage::removeOrRestore()
{
    if (m_showsDeleted)
        m_actions->restore(selected());
    else
        m_actions->remove(selected());
}

} // namespace ui
