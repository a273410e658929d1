#include "ui/audit/AuditTableModel.h"

#include "ui/audit/AuditWords.h"
#include "ui/widgets/TimeText.h"

namespace ui {

using namespace Qt::StringLiterals;

QStringList AuditTableModel::headers() const
{
    return {tr("Time"), tr("Event"), tr("Result"), tr("User"), tr("Client"), tr("Address", "network address"),
            tr("Error")};
}

QVariant AuditTableModel::cell(const core::AuditRow &row, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return text(row, Column(column));
    case Qt::ToolTipRole:
        return toolTip(row, Column(column));
    case MarkRole:
        return column == Result ? QVariant::fromValue(auditResultMark(row.success)) : QVariant();
    default:
        return {};
    }
}

/// Seconds matter in a log, and the date is left out as far as it goes without saying.
QString AuditTableModel::shortTime(const QDateTime &local)
{
    const QDate today = QDate::currentDate();
    if (local.date() == today)
        return local.toString(u"HH:mm:ss"_s);
    return local.toString(local.date().year() == today.year() ? u"MM-dd HH:mm:ss"_s : u"yyyy-MM-dd HH:mm:ss"_s);
}

QString AuditTableModel::text(const core::AuditRow &row, Column column)
{
    switch (column) {
    case Time:
        return shortTime(core::toDateTime(row.createdAt).toLocalTime());
    case Event:
        return auditEventWord(row.eventType);
    case User:
        return row.username.isEmpty() ? row.user.value : row.username;
    case Client:
        return row.client.value;
    case Address:
        return row.address;
    case Result:
        return auditResultWord(row.success);
    case Error:
        return row.errorMessage;
    case ColumnCount:
        break;
    }
    return {};
}

QString AuditTableModel::toolTip(const core::AuditRow &row, Column column)
{
    switch (column) {
    case Time:
        return tr("%1\n%2", "how long ago, then the exact time")
            .arg(relativeTime(row.createdAt, currentTime()), exactTime(row.createdAt));
    case Event:
        return row.eventType;
    case User:
        return row.user.value;
    case Address:
        return row.userAgent;
    case Client:
    case Error:
        return text(row, column); // the column may be too narrow for it
    case Result:
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace ui
