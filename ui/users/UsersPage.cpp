#include "ui/users/UsersPage.h"

#include "core/admin/ServerControl.h"
#include "ui/async/WhenDone.h"
#include "ui/users/EditUserDialog.h"
#include "ui/users/NewUserDialog.h"
#include "ui/users/SetPasswordDialog.h"
#include "ui/users/SignInsPane.h"
#include "ui/users/UserDetail.h"
#include "ui/users/UserSignIns.h"
#include "ui/users/UserTableModel.h"
#include "ui/widgets/ConfirmDialog.h"
#include "ui/widgets/DataTable.h"
#include "ui/widgets/FilterLine.h"
#include "ui/widgets/MemorySplitter.h"
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

UsersPage::UsersPage(core::UserAdmin &users, core::SessionAdmin &sessions, QWidget *parent)
    : PageFrame(tr("Users"), parent)
    , m_users(users)
    , m_model(new UserTableModel(users, this))
    , m_filter(new FilterLine(tr("Search by name or e-mail")))
    , m_table(new DataTable(u"users"_s))
    , m_side(new QStackedWidget)
    , m_detail(new UserDetail)
    , m_bulkText(new QLabel)
    , m_tabs(new QTabWidget)
    , m_signIns(new SignInsPane(sessions))
    , m_userSignIns(new UserSignIns(sessions, m_detail, this))
{
    m_remove = addAction(tr("Delete"), u"removeUser"_s, Emphasis::Danger);
    m_create = addAction(tr("New user…"), u"newUser"_s, Emphasis::Primary);
    m_create->setShortcut(QKeySequence::New);
    arrange();
    connectDetail();
    connectSignIns();
    connect(m_create, &QPushButton::clicked, this, &UsersPage::createUser);
    connect(m_remove, &QPushButton::clicked, this, [this] {
        if (m_showsDeleted)
            restore(selected());
        else
            removeSelected();
    });
    connect(m_filter, &FilterLine::changed, this, &UsersPage::applyFilter);
    connect(m_model, &PagedTable::countsChanged, m_filter, &FilterLine::setCount);
    connect(m_model, &PagedTable::failed, this, &PageFrame::showFailure);
    connect(m_model, &PagedTable::loaded, this, &PageFrame::hideFailure);
    connect(m_model, &PagedTable::loaded, this, &UsersPage::showSelection);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &UsersPage::showSelection);
    connect(m_table, &DataTable::rowActivated, this, &UsersPage::edit);
    showEmptyState();
    showSelection();
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
    m_filter->addState(tr("All states"), int(UserState::All));
    m_filter->addState(tr("Active"), int(UserState::Active));
    m_filter->addState(tr("Disabled"), int(UserState::Disabled));
    m_filter->addState(tr("Locked"), int(UserState::Locked));
    m_filter->addState(tr("Never signed in"), int(UserState::NeverSignedIn));
    m_filter->addState(tr("Deleted"), int(UserState::Deleted));
    m_table->setModel(m_model);
    m_table->setStateColumn(UserTableModel::State);
    m_table->setDefaultWidths({150, 220, 100, 110, 75, 85});
    m_table->setAccessibleName(tr("Users"));
    m_side->addWidget(makeHint());
    m_side->addWidget(m_detail);
    m_side->addWidget(makeBulkPane());
    m_side->setMinimumWidth(280);
    auto *split = new MemorySplitter(Qt::Horizontal, u"users"_s);
    split->addWidget(m_table);
    split->addWidget(m_side);
    split->setStretchFactor(0, 1);
    split->restore({690, 330});
    auto *list = new QWidget;
    auto *column = new QVBoxLayout(list);
    column->setContentsMargins(0, 12, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_filter);
    column->addWidget(split, 1);
    return list;
}

QWidget *UsersPage::makeHint()
{
    auto *hint = new TonedLabel(tr("Select a user to see details and actions."), Tone::Muted);
    hint->setAlignment(Qt::AlignCenter);
    hint->setWordWrap(true);
    return hint;
}

QWidget *UsersPage::makeBulkPane()
{
    auto *pane = new QWidget;
    auto *column = new QVBoxLayout(pane);
    column->setContentsMargins(16, 0, 0, 0);
    column->setSpacing(8);
    m_bulkText->setFont(Theme::instance().heading());
    column->addWidget(m_bulkText);
    const auto add = [&](const QString &text, const QString &name, const std::function<void()> &act) {
        auto *button = new QPushButton(text);
        button->setObjectName(name);
        column->addWidget(button);
        connect(button, &QPushButton::clicked, this, act);
    };
    add(tr("Enable"), u"bulkEnable"_s, [this] { setActive(true); });
    add(tr("Disable"), u"bulkDisable"_s, [this] { setActive(false); });
    add(tr("Unlock"), u"bulkUnlock"_s, [this] { unlock(); });
    column->addStretch();
    return pane;
}

void UsersPage::connectDetail()
{
    connect(m_detail, &UserDetail::editRequested, this, &UsersPage::edit);
    connect(m_detail, &UserDetail::passwordRequested, this, &UsersPage::setPassword);
    connect(m_detail, &UserDetail::unlockRequested, this, &UsersPage::unlock);
    connect(m_detail, &UserDetail::activeRequested, this, &UsersPage::setActive);
    connect(m_detail, &UserDetail::endSessionsRequested, this, &UsersPage::confirmEndSessions);
    connect(m_detail, &UserDetail::chainsRequested, this, [this] {
        if (current())
            emit openRequested(u"chains"_s, u"user:"_s + current()->id.value);
    });
    connect(m_detail, &UserDetail::auditRequested, this, [this] {
        if (current())
            emit openRequested(u"audit"_s,
                               u"user="_s + QString::fromLatin1(QUrl::toPercentEncoding(current()->id.value)));
    });
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
    const bool isList = m_tabs->currentIndex() == 0;
    m_create->setVisible(isList);
    m_remove->setVisible(isList);
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
    const QString id = subject.section(u':', 1);
    whenDone(m_users.find(id), this, [this](const core::Result<core::UserSummary> &user) {
        if (!user)
            return showFailure(user.error());
        m_table->selectKey(user->id.value);
        m_filter->setState(int(user->deleted ? UserState::Deleted : UserState::All));
        m_filter->setText(user->username);
    });
}

void UsersPage::applyFilter()
{
    m_showsDeleted = UserState(m_filter->state().toInt()) == UserState::Deleted;
    m_remove->setText(m_showsDeleted ? tr("Restore") : tr("Delete"));
    setEmphasis(m_remove, m_showsDeleted ? Emphasis::Normal : Emphasis::Danger);
    showEmptyState();
    m_model->setFilter({UserState(m_filter->state().toInt()), m_filter->text()});
}

void UsersPage::showEmptyState()
{
    if (m_filter->isFiltering())
        m_table->setEmptyState(tr("No user matches this filter."), tr("Clear filter"), [this] { m_filter->clear(); });
    else
        m_table->setEmptyState(tr("There are no users yet, so nobody can sign in."), tr("New user…"),
                               [this] { createUser(); });
}

std::vector<core::UserId> UsersPage::selected() const
{
    std::vector<core::UserId> ids;
    const QStringList keys = m_table->selectedKeys();
    for (const QString &key : keys)
        ids.push_back(core::UserId{key});
    return ids;
}

const core::UserSummary *UsersPage::current() const
{
    const QStringList keys = m_table->selectedKeys();
    return keys.size() == 1 ? m_model->rowOf(keys.first()) : nullptr;
}

void UsersPage::showSelection()
{
    const auto count = selected().size();
    m_remove->setEnabled(count > 0);
    if (const core::UserSummary *user = current()) {
        m_detail->showUser(*user);
        m_userSignIns->read(user->id);
        m_side->setCurrentIndex(1);
        return;
    }
    m_bulkText->setText(tr("Users selected: %n", nullptr, int(count)));
    m_side->setCurrentIndex(count > 1 ? 2 : 0);
}

void UsersPage::createUser()
{
    auto *dialog = new NewUserDialog(m_users, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &NewUserDialog::userCreated, this, [this](const core::UserId &id) {
        m_table->selectKey(id.value);
        m_model->refresh();
    });
    dialog->open();
}

void UsersPage::edit()
{
    if (!current() || current()->deleted)
        return;
    auto *dialog = new EditUserDialog(m_users, *current(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &EditUserDialog::userSaved, m_model, [this] { m_model->refresh(); });
    dialog->open();
}

void UsersPage::setPassword()
{
    if (!current())
        return;
    auto *dialog = new SetPasswordDialog(m_users, *current(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SetPasswordDialog::passwordSet, m_model, [this] { m_model->refresh(); });
    dialog->open();
}

void UsersPage::afterChange(QFuture<core::Result<int>> change, const std::function<void(int)> &done)
{
    whenDone(change, this, [this, done](const core::Result<int> &changed) {
        if (!changed)
            return showFailure(changed.error());
        hideFailure();
        m_model->refresh();
        if (done)
            done(*changed);
    });
}

void UsersPage::setActive(bool active)
{
    afterChange(m_users.setActive(selected(), active));
}

void UsersPage::unlock()
{
    afterChange(m_users.unlock(selected()));
}

void UsersPage::removeSelected()
{
    const auto ids = selected();
    if (ids.empty())
        return;
    const QString name = current() ? current()->username : QString();
    afterChange(m_users.remove(ids), [this, ids, name](int removed) {
        const QString told =
            ids.size() == 1 ? tr("%1 was deleted.", "a user").arg(name) : tr("Users deleted: %n.", nullptr, removed);
        showNotice(told, tr("Undo"), [this, ids] { restore(ids); });
    });
}

void UsersPage::restore(const std::vector<core::UserId> &ids)
{
    if (!ids.empty())
        afterChange(m_users.restore(ids));
}

void UsersPage::confirmEndSessions()
{
    const core::UserSummary *user = current();
    if (!user)
        return;
    const QString consequence =
        tr("This ends all sessions of %1: %n.", nullptr, user->activeFamilies).arg(user->username) + u' ' +
        tr("Browsers that are signed out: %n.", nullptr, m_userSignIns->browsers()) + u' ' +
        tr("Every application has to sign in again. Services that check access tokens by signature alone accept those "
           "that are already out until they expire.");
    auto *dialog = new ConfirmDialog(tr("End sessions"), consequence, tr("End sessions"), {}, this);
    dialog->setObjectName(u"endSessionsDialog"_s);
    connect(dialog, &QDialog::accepted, this, [this, id = user->id] {
        afterChange(m_users.endSessions(id),
                    [this](int ended) { showNotice(tr("Sessions ended: %n.", nullptr, ended)); });
    });
    dialog->open();
}

} // namespace ui
