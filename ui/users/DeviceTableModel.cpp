#include "ui/users/DeviceTableModel.h"

#include "ui/users/BrowserName.h"
#include "ui/widgets/Theme.h"
#include "ui/widgets/TimeText.h"

namespace ui {

QStringList DeviceTableModel::headers() const
{
    return {tr("Client"), tr("Scopes"), tr("Address"), tr("Device"), tr("Asked"), tr("Expires")};
}

void DeviceTableModel::tick()
{
    if (!rows().empty())
        emit dataChanged(index(0, Asked), index(int(rows().size()) - 1, Expires));
}

bool DeviceTableModel::matches(const core::PendingDevice &device, const QString &text) const
{
    return device.clientName.contains(text, Qt::CaseInsensitive) ||
           device.client.value.contains(text, Qt::CaseInsensitive) ||
           device.address.contains(text, Qt::CaseInsensitive);
}

QVariant DeviceTableModel::cell(const core::PendingDevice &device, int column, int role) const
{
    if (role == Qt::DisplayRole)
        return text(device, Column(column));
    if (role == Qt::FontRole && column == Address)
        return Theme::instance().monospace();
    if (role != Qt::ToolTipRole)
        return {};
    switch (Column(column)) {
    case Client:
        return device.client.value;
    case Device:
        return device.userAgent;
    case Asked:
        return exactTime(device.createdAt);
    case Expires:
        return exactTime(device.expiresAt);
    case Scopes:
    case Address:
    case ColumnCount:
        break;
    }
    return {};
}

QString DeviceTableModel::text(const core::PendingDevice &device, Column column) const
{
    const core::Instant now = currentTime();
    switch (column) {
    case Client:
        return device.clientName.isEmpty() ? device.client.value : device.clientName;
    case Scopes:
        return device.scopes.join(QLatin1Char(' '));
    case Address:
        return device.address;
    case Device:
        return browserName(device.userAgent);
    case Asked:
        return relativeTime(device.createdAt, now);
    case Expires:
        return relativeTime(device.expiresAt, now);
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace ui
