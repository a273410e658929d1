#pragma once

#include "core/admin/SessionAdmin.h"
#include "ui/widgets/GivenTableModel.h"

namespace ui {

/// Devices that show a code and wait until somebody types it (RFC 8628).
class DeviceTableModel final : public GivenTableModel<core::PendingDevice>
{
    Q_OBJECT
public:
    enum Column { Client, Scopes, Address, Device, Asked, Expires, ColumnCount };

    using GivenTableModel::GivenTableModel;
    void tick(); ///< the times left are shown anew

protected:
    QString keyOf(const core::PendingDevice &device) const override { return device.id; }
    QVariant cell(const core::PendingDevice &device, int column, int role) const override;
    QStringList headers() const override;
    bool matches(const core::PendingDevice &device, const QString &text) const override;

private:
    QString text(const core::PendingDevice &device, Column column) const;
};

} // namespace ui
