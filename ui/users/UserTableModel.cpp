#include "ui/users/UserTableModel.h"

#include "ui/users/UserState.h"
#include "ui/widgets/TimeText.h"

#include <QLocale>

namespace ui {

using namespace Qt::StringLiterals;

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
    return {tr("Name"), tr("E-mail"), tr("State"), tr("Last sign-in"), tr("Failed"), tr("Chains"), tr("Verified")};
}

QVariant UserTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole && isNumber(section))
        return int(Qt::AlignRight | Qt::AlignVCenter); // over the ends of its numbers
    return PagedTableModel::headerData(section, orientation, role);
}

QVariant UserTableModel::cell(const core::UserSummary &user, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return text(user, Column(column));
    case Qt::TextAlignmentRole:
        return isNumber(column) ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    case Qt::ToolTipRole:
        if (column == LastSignIn && user.lastLoginAt)
            return exactTime(*user.lastLoginAt);
        return column == State ? lockText(user) : QString();
    case MarkRole:
        return column == State ? QVariant::fromValue(userMark(user)) : QVariant();
    case FilterFieldRole:
        return filterValue(user, Column(column)).isEmpty() ? QString() : orderName(column);
    case FilterValueRole:
        return filterValue(user, Column(column));
    default:
        return {};
    }
}

QString UserTableModel::orderName(int column) const
{
    switch (Column(column)) {
    case Name:
        return u"name"_s;
    case Email:
        return u"email"_s;
    case State:
        return u"state"_s;
    case LastSignIn:
        return u"last_login"_s;
    case Sessions:
        return u"chains"_s;
    case Verified:
        return u"verified"_s;
    case FailedSignIns: // counted in memory, not in the database
    case ColumnCount:
        break;
    }
    return {};
}

/// A word of the filter language; only columns whose orderName() is a field of it have one.
QString UserTableModel::filterValue(const core::UserSummary &user, Column column)
{
    switch (column) {
    case Name:
        return user.username;
    case Email:
        return user.email;
    case State:
        return user.deleted       ? u"deleted"_s
               : !user.active     ? u"disabled"_s
               : user.lockedUntil ? u"locked"_s
                                  : u"active"_s;
    case Verified:
        return user.verified ? u"yes"_s : u"no"_s;
    case LastSignIn:
    case FailedSignIns:
    case Sessions:
    case ColumnCount:
        break;
    }
    return {};
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
    case Verified:
        return user.verified ? tr("yes", "the address is verified") : tr("no", "the address is not verified");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace ui
