#include "ui/users/UserDetail.h"

#include "ui/users/UserState.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/FactList.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/PageFrame.h"
#include "ui/widgets/ShortId.h"
#include "ui/widgets/TimeText.h"
#include "ui/widgets/TonedLabel.h"

#include <QBoxLayout>
#include <QGridLayout>
#include <QLocale>
#include <QPushButton>

namespace ui {

using namespace Qt::StringLiterals;

UserDetail::UserDetail(QWidget *parent)
    : QWidget(parent)
    , m_name(new TonedLabel({}, Tone::Text))
    , m_state(new StateLabel)
    , m_lock(new Card(tr("Locked")))
    , m_lockText(new QLabel)
    , m_facts(new FactList)
    , m_id(new ShortId)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 0, 0, 0);
    column->setSpacing(16);
    arrangeHead();
    m_email = m_facts->addText(tr("E-mail"), u"detailEmail"_s);
    m_verified = m_facts->addText(tr("Verified"), u"detailVerified"_s);
    m_facts->addWidget(tr("User ID"), m_id);
    m_created = m_facts->addText(tr("Created"), u"detailCreated"_s);
    m_lastSignIn = m_facts->addText(tr("Last sign-in"), u"detailLastSignIn"_s);
    m_failed = m_facts->addText(tr("Failed sign-ins"), u"detailFailed"_s);
    m_sessions = m_facts->addText(tr("Sessions"), u"detailSessions"_s);
    column->addWidget(m_facts);
    column->addWidget(makeActions());
    column->addStretch();
}

void UserDetail::arrangeHead()
{
    m_name->setObjectName(u"detailName"_s);
    m_name->setFont(Theme::instance().heading());
    m_state->setObjectName(u"detailState"_s);
    auto *head = new QHBoxLayout;
    head->setSpacing(12);
    head->addWidget(m_name);
    head->addWidget(m_state);
    head->addStretch();
    m_lockText->setObjectName(u"lockText"_s);
    m_lockText->setWordWrap(true);
    m_lock->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    auto *unlock = new QPushButton(tr("Unlock"));
    unlock->setObjectName(u"unlock"_s);
    m_lock->body()->addWidget(m_lockText);
    m_lock->addControl(unlock);
    connect(unlock, &QPushButton::clicked, this, &UserDetail::unlockRequested);
    auto *column = qobject_cast<QVBoxLayout *>(layout());
    column->addLayout(head);
    column->addWidget(m_lock);
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
    m_end->setEnabled(!user.deleted && user.activeFamilies > 0);
    showLock(user);
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
