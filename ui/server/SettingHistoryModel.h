#pragma once

#include "core/admin/SettingsAdmin.h"
#include "ui/widgets/GivenTableModel.h"

namespace ui {

/// Changes of settings, newest first.
class SettingHistoryModel final : public GivenTableModel<core::SettingHistoryRow>
{
    Q_OBJECT
public:
    enum Column { When, Who, Setting, Before, After, ColumnCount };
    using GivenTableModel::GivenTableModel;

protected:
    bool matches(const core::SettingHistoryRow &row, const QString &text) const override;
    QString keyOf(const core::SettingHistoryRow &row) const override { return row.auditId; }
    QVariant cell(const core::SettingHistoryRow &row, int column, int role) const override;
    QStringList headers() const override;
};

} // namespace ui
