#pragma once

#include "core/admin/AuditAdmin.h"
#include "ui/widgets/PagedTableModel.h"

namespace ui {

class AuditTableModel final : public PagedTableModel<core::AuditRow>
{
    Q_OBJECT
public:
    enum Column { Time, Event, Result, User, Client, Address, Error, ColumnCount };
    using PagedTableModel::PagedTableModel;

protected:
    QStringList headers() const override;
    QString keyOf(const core::AuditRow &row) const override { return row.id; }
    QVariant cell(const core::AuditRow &row, int column, int role) const override;

private:
    static QString shortTime(const QDateTime &local);
    static QString text(const core::AuditRow &row, Column column);
    static QString toolTip(const core::AuditRow &row, Column column);
};

} // namespace ui
