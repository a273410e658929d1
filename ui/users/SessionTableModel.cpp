#include "ui/users/SessionTableModel.h"

#include "ui/users/BrowserName.h"
#include "ui/widgets/Theme.h"
#include "ui/widgets/TimeText.h"

#include <QLocale>

namespace ui {

QStringList SessionTableModel::headers() const
{
    return {tr("User"),  tr("Browser"), tr("Address"), tr("Signed in"), tr("Last seen"), tr("Ends at the latest"),
            tr("Chains")};
}

bool SessionTableModel::matches(const core::SessionSummary &session, const QString &text) const
{
    return session.username.contains(text, Qt::CaseInsensitive) ||
           session.address.contains(text, Qt::CaseInsensitive) || session.userAgent.contains(text, Qt::CaseInsensitive);
}

QVariant SessionTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole && isNumber(section))
        return int(Qt::AlignRight | Qt::AlignVCenter); // over the ends of its numbers
    return GivenTableModel::headerData(section, orientation, role);
}

QVariant SessionTableModel::cell(const core::SessionSummary &session, int column, int role) const
{
    if (role == Qt::DisplayRole)
        return text(session, Column(column));
    if (role == Qt::TextAlignmentRole && isNumber(column))
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::FontRole && column == Address)
        return Theme::instance().monospace();
    if (role != Qt::ToolTipRole)
        return {};
    switch (Column(column)) {
    case Browser:
        return session.userAgent;
    case SignedIn:
        return exactTime(session.authenticatedAt);
    case LastSeen:
        return exactTime(session.lastSeenAt);
    case Ends:
        return exactTime(session.expiresAt);
    case User:
    case Address:
    case Chains:
    case ColumnCount:
        break;
    }
    return {};
}

QString SessionTableModel::text(const core::SessionSummary &session, Column column) const
{
    const core::Instant now = currentTime();
    switch (column) {
    case User:
        return session.username;
    case Browser:
        return browserName(session.userAgent);
    case Address:
        return session.address;
    case SignedIn:
        return relativeTime(session.authenticatedAt, now);
    case LastSeen:
        return relativeTime(session.lastSeenAt, now);
    case Ends:
        return shortLocalTime(session.expiresAt); // "in 6 d" would be a week at first and wrong a moment later
    case Chains:
        return QLocale().toString(session.activeFamilies);
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace ui
