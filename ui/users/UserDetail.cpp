#include "ui/users/UserDetail.h"

#include "ui/users/BrowserName.h"
#include "ui/users/UserState.h"
#include "ui/widgets/ActionRows.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/FactList.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/PageFrame.h"
#include "ui/widgets/ScrollPane.h"
#include "ui/widgets/ShortId.h"
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
    , m_browsers(new ActionRows(tr("End…"), tr("This user is not signed in with any browser.")))
    , m_consents(new ActionRows(tr("Revoke…"), tr("This user has not consented to any application.")))
    , m_name(new TonedLabel({}, Tone::Text))
    , m_state(new StateLabel)
    , m_lock(new Card(tr("Locked")))
    , m_lockText(new QLabel)
    , m_facts(new FactList)
    , m_id(new ShortId)
{
    m_browsers->setObjectName(u"userSessions"_s);
    m_consents->setObjectName(u"userConsents"_s);
    auto *tabs = new QTabWidget;
    tabs->setObjectName(u"userTabs"_s);
    tabs->setDocumentMode(true);
    tabs->addTab(new ScrollPane(makeFacts()), tr("Details"));
    tabs->addTab(new ScrollPane(m_browsers), tr("Browsers"));
    tabs->addTab(new ScrollPane(m_consents), tr("Consents"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(makeHead());
    column->addWidget(tabs, 1);
    connect(m_browsers, &ActionRows::chosen, this,
            [this](const QString &session) { emit endRequested(core::SessionId{session}); });
    connect(m_consents, &ActionRows::chosen, this,
            [this](const QString &client) { emit revokeRequested(core::ClientId{client}); });
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
    m_lock->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    auto *unlock = new QPushButton(tr("Unlock"));
    unlock->setObjectName(u"unlock"_s);
    m_lock->body()->addWidget(m_lockText);
    m_lock->addControl(unlock);
    connect(unlock, &QPushButton::clicked, this, &UserDetail::unlockRequested);
    m_email = m_facts->addText(tr("E-mail"), u"detailEmail"_s);
    m_verified = m_facts->addText(tr("Verified"), u"detailVerified"_s);
    m_facts->addWidget(tr("User ID"), m_id);
    m_created = m_facts->addText(tr("Created"), u"detailCreated"_s);
    m_lastSignIn = m_facts->addText(tr("Last sign-in"), u"detailLastSignIn"_s);
    m_failed = m_facts->addText(tr("Failed sign-ins"), u"detailFailed"_s);
    m_sessions = m_facts->addText(tr("Sessions"), u"detailSessions"_s);
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 12, 0, 0);
    column->setSpacing(16);
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
    auto *chains = add(tr("Token chains"), u"openChains"_s, 2, 0);
    auto *audit = add(tr("Audit log"), u"openAudit"_s, 2, 1);
    chains->setIcon(icon(u"chains"));
    audit->setIcon(icon(u"audit"));
    connect(m_edit, &QPushButton::clicked, this, &UserDetail::editRequested);
    connect(m_password, &QPushButton::clicked, this, &UserDetail::passwordRequested);
    connect(m_active, &QPushButton::clicked, this, [this] { emit activeRequested(!m_isActive); });
    connect(m_end, &QPushButton::clicked, this, &UserDetail::endSessionsRequested);
    connect(chains, &QPushButton::clicked, this, &UserDetail::chainsRequested);
    connect(audit, &QPushButton::clicked, this, &UserDetail::auditRequested);
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
    m_id->setId(user.id.value);
    m_created->setText(shortLocalTime(user.createdAt));
    m_created->setToolTip(exactTime(user.createdAt));
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

void UserDetail::showLock(const core::UserSummary &user)
{
    m_lock->setVisible(user.lockedUntil && !user.deleted);
    if (!user.lockedUntil)
        return;
    const QString until = shortLocalTime(*user.lockedUntil);
    m_lockText->setText(user.lockReason.isEmpty()
                            ? tr("Until %1.").arg(until)
                            : tr("Until %1: %2.", "time, then the reason").arg(until, user.lockReason));
}

} // namespace ui
