#include "ui/users/UserBulkPane.h"

#include "ui/widgets/PageFrame.h"
#include "ui/widgets/Theme.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

UserBulkPane::UserBulkPane(QWidget *parent) : QWidget(parent), m_text(new QLabel)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 0, 0, 0);
    column->setSpacing(8);
    m_text->setObjectName(u"bulkText"_s);
    m_text->setFont(Theme::instance().heading());
    column->addWidget(m_text);
    m_enable = add(u"bulkEnable"_s);
    m_disable = add(u"bulkDisable"_s);
    m_unlock = add(u"bulkUnlock"_s);
    column->addSpacing(8);
    m_end = add(u"bulkEndSessions"_s);
    m_reset = add(u"bulkResetPasswords"_s);
    column->addSpacing(8);
    m_remove = add(u"bulkRemove"_s);
    m_restore = add(u"bulkRestore"_s);
    setEmphasis(m_remove, Emphasis::Danger);
    column->addStretch();
    connect(m_enable, &QPushButton::clicked, this, [this] { emit activeRequested(true); });
    connect(m_disable, &QPushButton::clicked, this, [this] { emit activeRequested(false); });
    connect(m_unlock, &QPushButton::clicked, this, &UserBulkPane::unlockRequested);
    connect(m_end, &QPushButton::clicked, this, &UserBulkPane::endSessionsRequested);
    connect(m_reset, &QPushButton::clicked, this, &UserBulkPane::resetRequested);
    connect(m_remove, &QPushButton::clicked, this, &UserBulkPane::removeRequested);
    connect(m_restore, &QPushButton::clicked, this, &UserBulkPane::restoreRequested);
}

QPushButton *UserBulkPane::add(const QString &name)
{
    auto *button = new QPushButton;
    button->setObjectName(name);
    static_cast<QVBoxLayout *>(layout())->addWidget(button);
    return button;
}

void UserBulkPane::showUsers(const std::vector<core::UserSummary> &users)
{
    m_text->setText(tr("Users selected: %n", nullptr, int(users.size())));
    const auto show = [&](QPushButton *button, const QString &verb, auto concerned) {
        const auto count = std::ranges::count_if(users, concerned);
        button->setText(tr("%1 (%2)", "a verb on a button, how many it concerns").arg(verb).arg(count));
        button->setEnabled(count > 0);
        return count;
    };
    const auto isThere = [](const core::UserSummary &user) { return !user.deleted; };
    show(m_enable, tr("Enable"), [](const core::UserSummary &user) { return !user.deleted && !user.active; });
    show(m_disable, tr("Disable"), [](const core::UserSummary &user) { return !user.deleted && user.active; });
    show(m_unlock, tr("Unlock"), [](const core::UserSummary &user) { return !user.deleted && user.lockedUntil; });
    show(m_end, tr("End sessions…"), isThere);
    show(m_reset, tr("Reset passwords…"), isThere);
    show(m_remove, tr("Delete"), isThere);
    const bool anyDeleted = show(m_restore, tr("Restore"), [](const core::UserSummary &user) { return user.deleted; });
    m_restore->setVisible(anyDeleted);
}

} // namespace ui
