#pragma once

#include "core/admin/BackupAdmin.h"
#include "ui/widgets/GivenTableModel.h"

namespace ui {

/// Backups in the folder, newest first.
class BackupTableModel final : public GivenTableModel<core::BackupFile>
{
    Q_OBJECT
public:
    enum Column { Made, How, Size, State, File, ColumnCount };
    using GivenTableModel::GivenTableModel;

protected:
    bool matches(const core::BackupFile &row, const QString &text) const override;
    QString keyOf(const core::BackupFile &row) const override { return row.path; }
    QVariant cell(const core::BackupFile &row, int column, int role) const override;
    QStringList headers() const override;
};

} // namespace ui
