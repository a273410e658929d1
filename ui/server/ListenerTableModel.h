#pragma once

#include "core/admin/ServerControl.h"
#include "ui/server/ListenAddress.h"
#include "ui/widgets/PagedTable.h"

namespace ui {

/// Where the server listens; a row's key is its place in the setting.
class ListenerTableModel final : public PagedTable
{
    Q_OBJECT
public:
    enum Column { Address, Port, Protocol, State, Url, ColumnCount };
    using PagedTable::PagedTable;

    void setListeners(std::vector<ListenAddress> addresses);
    void setServer(const core::ServerFigures &server);
    const std::vector<ListenAddress> &addresses() const { return m_addresses; }
    QString urlAt(int row) const { return m_urls.value(row); }

    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_addresses.size());
    }
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    int indexOfKey(const QString &key) const override;

protected:
    QStringList headers() const override;

private:
    QString text(int row, Column column) const;
    QString protocolText(int row) const;
    bool isServed(int row) const { return !m_urls.value(row).isEmpty(); }

    std::vector<ListenAddress> m_addresses;
    QStringList m_urls; ///< of each row; empty: not served
    core::ServerFigures::State m_server = core::ServerFigures::State::Stopped;
};

} // namespace ui
