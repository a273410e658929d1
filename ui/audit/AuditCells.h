#pragma once

#include "core/admin/AuditAdmin.h"

#include <QStringList>
#include <QVariant>

namespace ui {

class AuditRules;

/// What the list shows of an event, cell by cell.
class AuditCells
{
public:
    enum Column { Mark, Time, Event, Result, User, Client, Address, Error, ColumnCount };

    static QStringList headers();
    static QVariant markHeader(int role); ///< a picture; the column is narrower than any word
    static QVariant cell(const core::AuditRow &row, int column, int role, const AuditRules *rules);
    /// Of a row that is not in memory: about when it was.
    static QVariant unread(const std::optional<core::Instant> &until, int column, int role);
    static std::optional<core::AuditField> fieldOf(int column);

private:
    static QString shortTime(const QDateTime &local);
    static QString text(const core::AuditRow &row, Column column);
    static QString whole(const core::AuditRow &row, int column);
    static QString toolTip(const core::AuditRow &row, Column column, const AuditRules *rules);
    static QVariant mark(const core::AuditRow &row, int column, const AuditRules *rules);
};

} // namespace ui
