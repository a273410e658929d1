#include "ui/audit/AuditCells.h"

#include "core/admin/AuditQueryText.h"
#include "ui/audit/AuditMatch.h"
#include "ui/audit/AuditRules.h"
#include "ui/widgets/AuditWords.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/RefusalWords.h"
#include "ui/widgets/StateDelegate.h"
#include "ui/widgets/TimeText.h"

#include <QFontMetrics>
#include <QGuiApplication>
#include <QSize>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

struct CellsContext
{
    Q_DECLARE_TR_FUNCTIONS(ui::AuditCells)
};

} // namespace

QStringList AuditCells::headers()
{
    return {CellsContext::tr("Bookmark", "column of bookmarks and colour rules"),
            CellsContext::tr("Time"),
            CellsContext::tr("Event"),
            CellsContext::tr("Result"),
            CellsContext::tr("User"),
            CellsContext::tr("Client"),
            CellsContext::tr("Address", "network address"),
            CellsContext::tr("Error")};
}

QVariant AuditCells::markHeader(int role)
{
    switch (role) {
    case Qt::DecorationRole:
        return icon(u"star", Tone::Muted);
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole:
        return headers().value(Mark);
    default:
        return {};
    }
}

QVariant AuditCells::cell(const core::AuditRow &row, int column, int role, const AuditRules *rules)
{
    switch (role) {
    case KeyRole:
        return row.id;
    case Qt::DisplayRole:
        return text(row, Column(column));
    case Qt::ToolTipRole:
        return toolTip(row, Column(column), rules);
    case Qt::AccessibleTextRole:
        return column == Mark ? toolTip(row, Mark, rules) : text(row, Column(column));
    case MarkRole:
        return mark(row, column, rules);
    case FilterFieldRole:
        return fieldOf(column) ? core::auditFieldName(*fieldOf(column)) : QVariant();
    case FilterValueRole:
        return fieldOf(column) ? auditValue(row, *fieldOf(column)) : QVariant();
    case CopyRole:
        return whole(row, column);
    case Qt::SizeHintRole: // today's rows come first and are shorter than those below
        return column == Time
                   ? QSize(QFontMetrics(QGuiApplication::font()).horizontalAdvance(u"12-30 00:00:00"_s) + 20, 28)
                   : QVariant();
    case Qt::FontRole:
        return column == Address ? QVariant(Theme::instance().monospace()) : QVariant();
    case Qt::BackgroundRole:
        if (const AuditRule *rule = rules ? rules->ruleOf(row) : nullptr)
            return ruleTint(rule->color);
        return {};
    default:
        return {};
    }
}

QVariant AuditCells::mark(const core::AuditRow &row, int column, const AuditRules *rules)
{
    if (column == Result)
        return QVariant::fromValue(auditResultMark(row.success));
    const AuditRule *rule = column == Mark && rules ? rules->ruleOf(row) : nullptr;
    return rule ? QVariant::fromValue(ruleMark(rule->color)) : QVariant();
}

QVariant AuditCells::unread(const std::optional<core::Instant> &until, int column, int role)
{
    if (role == Qt::ForegroundRole)
        return Theme::instance().color(Tone::Muted);
    if (role != Qt::DisplayRole || column != Time || !until)
        return {};
    return shortTime(core::toDateTime(*until).toLocalTime());
}

/// For copies: what the log has, not how it is shown.
QString AuditCells::whole(const core::AuditRow &row, int column)
{
    if (column == Mark)
        return row.marked ? row.note : QString();
    if (const auto field = fieldOf(column))
        return auditValue(row, *field);
    return core::toDateTime(row.createdAt).toString(Qt::ISODateWithMs);
}

std::optional<core::AuditField> AuditCells::fieldOf(int column)
{
    switch (Column(column)) {
    case Event:
        return core::AuditField::Event;
    case Result:
        return core::AuditField::Result;
    case User:
        return core::AuditField::User;
    case Client:
        return core::AuditField::Client;
    case Address:
        return core::AuditField::Address;
    case Error:
        return core::AuditField::Error;
    case Mark:
    case Time:
    case ColumnCount:
        break;
    }
    return {};
}

/// Seconds matter in a log, and the date is left out as far as it goes without saying.
QString AuditCells::shortTime(const QDateTime &local)
{
    const QDate today = QDate::currentDate();
    if (local.date() == today)
        return local.toString(u"HH:mm:ss"_s);
    return local.toString(local.date().year() == today.year() ? u"MM-dd HH:mm:ss"_s : u"yyyy-MM-dd HH:mm:ss"_s);
}

QString AuditCells::text(const core::AuditRow &row, Column column)
{
    switch (column) {
    case Mark:
        return row.marked ? u"★"_s : QString();
    case Time:
        return shortTime(core::toDateTime(row.createdAt).toLocalTime());
    case Event:
        return auditEventWord(row);
    case User:
    case Client:
    case Address:
        return auditValue(row, *fieldOf(column));
    case Error:
        return errorBrief(row);
    case Result:
        return auditResultWord(row.success);
    case ColumnCount:
        break;
    }
    return {};
}

QString AuditCells::toolTip(const core::AuditRow &row, Column column, const AuditRules *rules)
{
    switch (column) {
    case Mark: {
        QStringList lines;
        if (row.marked)
            lines.append(row.note.isEmpty() ? CellsContext::tr("Bookmark")
                                            : CellsContext::tr("Bookmark: %1", "a note").arg(row.note));
        if (const AuditRule *rule = rules ? rules->ruleOf(row) : nullptr)
            lines.append(CellsContext::tr("Colour rule: %1").arg(rule->name));
        return lines.join(u'\n');
    }
    case Time:
        return CellsContext::tr("%1\n%2", "how long ago, then the exact time")
            .arg(relativeTime(row.createdAt, currentTime()), exactTime(row.createdAt));
    case Event: {
        const QString setting = row.eventType == "settings_changed"_L1 ? row.data.value("name"_L1).toString() : u""_s;
        return setting.isEmpty() ? row.eventType : row.eventType + u'\n' + setting;
    }
    case User:
        return row.user.value;
    case Address:
        return row.userAgent;
    case Client:
        return text(row, column); // the column may be too narrow for it
    case Error:
    case Result: // the column of errors is left out of narrow windows
        return errorTextAndCode(row);
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace ui
