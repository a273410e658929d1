#include "ui/users/UserDetail.h"

#include "ui/users/BrowserName.h"
#include "ui/users/UserState.h"
#include "ui/widgets/ActionRows.h"
#include "ui/widgets/AuditWords.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/FactList.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/PageFrame.h"
#include "ui/widgets/RefusalWords.h"
#include "ui/widgets/ScrollPane.h"
#include "ui/widgets/TimeText.h"
#include "ui/widgets/TonedLabel.h"

#include <QBoxLayout>
#include <QGridLayout>
#include <QLocale>
#include <QPushButton>
#include <QTabWidget>

namespace ui {

using namespace Qt::StringLiterals;

UserDetail::UserDetail(QWidget *parent)
    : QWidget(parent)
    , m_tabs(new QTabWidget)
    , m_browsers(new ActionRows(tr("End…"), tr("This user is not signed in with any browser.")))
    , m_consents(new ActionRows(tr("Revoke…"), tr("This user has not consented to any application.")))
    , m_chains(new ActionRows(tr("Open", "a token chain"), tr("This user has no token chains.")))
    , m_audit(new ActionRows(tr("Open", "an event"), tr("The audit log holds nothing of this user.")))
    , m_name(new TonedLabel({}, Tone::Text))
    , m_state(new StateLabel)
    , m_lock(new Card(tr("Locked")))
    , m_lockText(new QLabel)
    , m_failedFrom(new QLabel)
    , m_deletedCard(new Card(tr("Deleted")))
    , m_deletedText(new QLabel)
    , m_facts(new FactList)
{
    m_browsers->setObjectName(u"userSessions"_s);
    m_consents->setObjectName(u"userConsents"_s);
    m_chains->setObjectName(u"userChains"_s);
    m_audit->setObjectName(u"userAudit"_s);
    m_tabs->setObjectName(u"userTabs"_s);
    m_tabs->setDocumentMode(true);
    m_tabs->setUsesScrollButtons(false); // the pane is as wide as its tabs
    m_tabs->addTab(new ScrollPane(makeFacts()), tr("Profile"));
    m_tabs->addTab(new ScrollPane(makeSignIns()), tr("Sign-ins", "of one user"));
    m_tabs->addTab(makeLinked(m_chains, tr("All in Token chains"), u"openChains"_s, &UserDetail::chainsRequested),
                   tr("All chains"));
    m_tabs->addTab(makeLinked(m_audit, tr("All in the audit log"), u"openAudit"_s, &UserDetail::auditRequested),
                   tr("Audit", "events of one user"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(makeHead());
    column->addWidget(m_tabs, 1);
    connect(m_browsers, &ActionRows::chosen, this,
            [this](const QString &session) { emit endRequested(core::SessionId{session}); });
    connect(m_consents, &ActionRows::chosen, this,
            [this](const QString &client) { emit revokeRequested(core::ClientId{client}); });
    connect(m_chains, &ActionRows::chosen, this, &UserDetail::chainRequested);
    connect(m_audit, &ActionRows::chosen, this, &UserDetail::eventRequested);
}

QWidget *UserDetail::makeSignIns()
{
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 12, 0, 0);
    column->setSpacing(8);
    for (const auto &[title, rows] : {std::pair(tr("Browsers"), m_browsers), {tr("Consents"), m_consents}}) {
        auto *heading = new TonedLabel(title, Tone::Text);
        heading->setFont(Theme::instance().heading());
        column->addWidget(heading);
        column->addWidget(rows);
        column->addSpacing(8);
    }
    column->addStretch(1); // all that is left: each list is as high as its rows
    return page;
}

QWidget *UserDetail::makeLinked(ActionRows *rows, const QString &text, const QString &name, void (UserDetail::*asked)())
{
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 12, 0, 0);
    column->setSpacing(8);
    auto *all = new QPushButton(text);
    all->setObjectName(name);
    connect(all, &QPushButton::clicked, this, asked);
    column->addWidget(new ScrollPane(rows), 1);
    column->addWidget(all, 0, Qt::AlignLeft);
    return page;
}

QWidget *UserDetail::makeHead()
{
    m_name->setObjectName(u"detailName"_s);
    m_name->setFont(Theme::instance().heading());
    m_state->setObjectName(u"detailState"_s);
    auto *head = new QWidget;
    auto *line = new QHBoxLayout(head);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(12);
    line->addWidget(m_name);
    line->addWidget(m_state);
    line->addStretch();
    return head;
}

QWidget *UserDetail::makeFacts()
{
    m_lockText->setObjectName(u"lockText"_s);
    m_lockText->setWordWrap(true);
    auto *unlock = new QPushButton(tr("Unlock"));
    unlock->setObjectName(u"unlock"_s);
    m_failedFrom->setObjectName(u"failedFrom"_s);
    m_failedFrom->setWordWrap(true);
    m_lock->body()->addWidget(m_lockText);
    m_lock->body()->addWidget(m_failedFrom);
    m_deletedText->setObjectName(u"deletedText"_s);
    m_deletedText->setWordWrap(true);
    m_deletedCard->body()->addWidget(m_deletedText);
    auto *restore = new QPushButton(tr("Restore"));
    restore->setObjectName(u"restoreUser"_s);
    m_deletedCard->addControl(restore);
    connect(restore, &QPushButton::clicked, this, &UserDetail::restoreRequested);
    m_lock->addControl(unlock);
    connect(unlock, &QPushButton::clicked, this, &UserDetail::unlockRequested);
    m_email = m_facts->addText(tr("E-mail"), u"detailEmail"_s);
    m_verified = m_facts->addText(tr("Verified"), u"detailVerified"_s);
    m_id = m_facts->addText(tr("User ID"), u"detailId"_s);
    m_id->setFont(Theme::instance().monospace());
    m_created = m_facts->addText(tr("Created"), u"detailCreated"_s);
    m_passwordSet = m_facts->addText(tr("Password"), u"detailPassword"_s);
    m_lastSignIn = m_facts->addText(tr("Last sign-in"), u"detailLastSignIn"_s);
    m_failed = m_facts->addText(tr("Failed sign-ins"), u"detailFailed"_s);
    m_sessions = m_facts->addText(tr("Live chains"), u"detailSessions"_s);
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 12, 0, 0);
    column->setSpacing(16);
    column->addWidget(m_deletedCard);
    column->addWidget(m_lock);
    column->addWidget(m_facts);
    column->addWidget(makeActions());
    column->addStretch();
    return page;
}

QWidget *UserDetail::makeActions()
{
    auto *panel = new QWidget;
    auto *grid = new QGridLayout(panel);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(8);
    const auto add = [&](const QString &text, const QString &name, int row, int column) {
        auto *button = new QPushButton(text);
        button->setObjectName(name);
        grid->addWidget(button, row, column);
        return button;
    };
    m_edit = add(tr("Edit…"), u"editUser"_s, 0, 0);
    m_password = add(tr("Set password…"), u"setPassword"_s, 0, 1);
    m_active = add({}, u"setActive"_s, 1, 0);
    m_end = add(tr("End sessions…"), u"endSessions"_s, 1, 1);
    connect(m_edit, &QPushButton::clicked, this, &UserDetail::editRequested);
    connect(m_password, &QPushButton::clicked, this, &UserDetail::passwordRequested);
    connect(m_active, &QPushButton::clicked, this, [this] { emit activeRequested(!m_isActive); });
    connect(m_end, &QPushButton::clicked, this, &UserDetail::endSessionsRequested);
    return panel;
}

void UserDetail::showUser(const core::UserSummary &user)
{
    const core::Instant now = currentTime();
    const QLocale locale;
    m_name->setText(user.username);
    m_state->setState(userMark(user), userStateWord(user));
    m_email->setText(user.email);
    m_verified->setText(user.verified ? tr("yes", "the address is verified") : tr("no", "the address is not verified"));
    m_id->setText(user.id.value);
    m_created->setText(shortLocalTime(user.createdAt));
    m_created->setToolTip(exactTime(user.createdAt));
    m_passwordSet->setText(
        user.passwordChangedAt
            ? tr("set %1", "a password; %1 is a time").arg(relativeTime(*user.passwordChangedAt, now))
            : tr("never changed", "a password"));
    m_passwordSet->setToolTip(user.passwordChangedAt ? exactTime(*user.passwordChangedAt) : QString());
    m_deletedCard->setVisible(user.deleted);
    if (user.deleted)
        m_deletedText->setText(
            user.removedForGoodAt
                ? tr("Nobody can sign in as this user. Removed for good on %1.")
                      .arg(QLocale().toString(core::toDateTime(*user.removedForGoodAt).date(), QLocale::ShortFormat))
                : tr("Nobody can sign in as this user."));
    m_lastSignIn->setText(relativeTime(user.lastLoginAt, now));
    m_lastSignIn->setToolTip(user.lastLoginAt ? exactTime(*user.lastLoginAt) : QString());
    m_failed->setText(locale.toString(user.failedSignIns));
    m_sessions->setText(locale.toString(user.activeFamilies));
    m_isActive = user.active;
    m_active->setText(user.active ? tr("Disable") : tr("Enable"));
    for (QPushButton *button : {m_edit, m_password, m_active})
        button->setEnabled(!user.deleted);
    m_isDeleted = user.deleted;
    m_families = user.activeFamilies;
    updateEnd();
    showLock(user);
}

void UserDetail::updateEnd()
{
    m_end->setEnabled(!m_isDeleted && (m_families > 0 || m_browsers->count() > 0));
}

void UserDetail::showSessions(const std::vector<core::SessionSummary> &sessions)
{
    const core::Instant now = currentTime();
    QList<ActionRows::Row> rows;
    for (const core::SessionSummary &session : sessions)
        rows.append({session.id.value, browserName(session.userAgent),
                     tr("%1, last seen %2", "address of a browser, how long ago")
                         .arg(session.address, relativeTime(session.lastSeenAt, now)),
                     session.userAgent + u'\n' + exactTime(session.lastSeenAt)});
    m_browsers->setRows(rows);
    updateEnd();
}

void UserDetail::showConsents(const std::vector<core::ConsentSummary> &consents)
{
    const core::Instant now = currentTime();
    QList<ActionRows::Row> rows;
    for (const core::ConsentSummary &consent : consents)
        rows.append({consent.client.value, consent.clientName.isEmpty() ? consent.client.value : consent.clientName,
                     tr("%1, %2", "scopes that a user consented to, how long ago")
                         .arg(consent.scopes.join(u' '), relativeTime(consent.updatedAt, now)),
                     consent.client.value + u'\n' + exactTime(consent.updatedAt)});
    m_consents->setRows(rows);
}

void UserDetail::showChains(const std::vector<core::ChainSummary> &chains, qint64 all)
{
    const core::Instant now = currentTime();
    QList<ActionRows::Row> rows;
    for (const core::ChainSummary &chain : chains)
        rows.append({chain.id.value, chain.client.value,
                     tr("%1, last used %2, from %3", "state of a token chain, how long ago, an address")
                         .arg(chainWord(chain.state), relativeTime(chain.lastUsedAt, now), chain.address),
                     chain.id.value + u'\n' + exactTime(chain.lastUsedAt)});
    m_chains->setRows(rows);
    m_tabs->setTabText(2, all > 0 ? tr("All chains (%1)").arg(QLocale().toString(all)) : tr("All chains"));
}

QString UserDetail::chainWord(core::ChainState state)
{
    switch (state) {
    case core::ChainState::Active:
    case core::ChainState::Grace:
    case core::ChainState::Used:
        return tr("active", "state of a token chain");
    case core::ChainState::Reused:
        return tr("reused", "state of a token chain");
    case core::ChainState::Revoked:
        return tr("revoked", "state of a token chain");
    case core::ChainState::Expired:
        return tr("expired", "state of a token chain");
    }
    return {};
}

void UserDetail::showAudit(const std::vector<core::AuditRow> &audited)
{
    const core::Instant now = currentTime();
    QList<ActionRows::Row> rows;
    for (const core::AuditRow &row : audited) {
        QStringList details{relativeTime(row.createdAt, now)};
        for (const QString &detail : {row.client.value, row.address}) {
            if (!detail.isEmpty())
                details << detail;
        }
        QStringList lines{details.join(u", "_s), errorBrief(row)};
        QStringList hints{exactTime(row.createdAt), errorTextAndCode(row)};
        lines.removeAll(QString());
        hints.removeAll(QString());
        rows.append({row.requestId, auditEventPhrase(row), lines.join(u'\n'), hints.join(u'\n')});
    }
    m_audit->setRows(rows);
}

void UserDetail::showFailedAddresses(const std::vector<core::FailedAddress> &addresses)
{
    QStringList lines;
    for (const core::FailedAddress &from : addresses)
        lines << tr("%1: %2, last %3", "an address, how many wrong passwords came from it, how long ago")
                     .arg(from.address.isEmpty() ? tr("unknown address") : from.address,
                          QLocale().toString(from.failures), relativeTime(from.lastAt, currentTime()));
    m_failedFrom->setVisible(!lines.isEmpty());
    m_failedFrom->setText(tr("Wrong passwords of the last 24 hours, by address:") + u'\n' + lines.join(u'\n'));
}

int UserDetail::tab() const
{
    return m_tabs->currentIndex();
}

void UserDetail::setTab(int index)
{
    if (index >= 0 && index < m_tabs->count())
        m_tabs->setCurrentIndex(index);
}

void UserDetail::showLock(const core::UserSummary &user)
{
    m_lock->setVisible(user.lockedUntil && !user.deleted);
    m_lockText->setText(lockText(user));
}

} // namespace ui
