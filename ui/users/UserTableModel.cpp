#include "ui/users/UserTableModel.h"

#include "ui/users/UserState.h"
#include "ui/widgets/TimeText.h"

#include <QLocale>

namespace ui {

UserTableModel::UserTableModel(core::UserAdmin &users, QObject *parent)
    : PagedTableModel([this, &users](core::PageRequest page) { return users.list(m_filter, page); }, parent)
{}

void UserTableModel::setFilter(const core::UserFilter &filter)
{
    m_filter = filter;
    reload();
}

QStringList UserTableModel::headers() const
{
    return {tr("Name"), tr("E-mail"), tr("State"), tr("Last sign-in"), tr("Failed"), tr("Sessions")};
}

QVariant UserTableModel::cell(const core::UserSummary &user, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return text(user, Column(column));
    case Qt::ToolTipRole:
        if (column == LastSignIn && user.lastLoginAt)
            return exactTime(*user.lastLoginAt);
        return column == State ? user.lockReason : QString();
    case MarkRole:
        return column == State ? QVariant::fromValue(userMark(user)) : QVariant();
    default:
        return {};
    }
}

QString UserTableModel::text(const core::UserSummary &user, Column column) const
{
    switch (column) {
    case Name:
        return user.username;
    case Email:
        return user.email;
    case State:
        return userStateWord(user);
    case LastSignIn:
        return relativeTime(user.lastLoginAt, currentTime());
    case FailedSignIns:
        return QLocale().toString(user.failedSignIns);
    case Sessions:
        return QLocale().toString(user.activeFamilies);
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace ui
