#pragma once

#include "core/admin/ClientAdmin.h"
#include "ui/widgets/PagedTableModel.h"

namespace ui {

/// The list of clients; setFilter() reloads.
class ClientTableModel : public PagedTableModel<core::ClientSummary>
{
    Q_OBJECT
public:
    enum Column { Id, Name, State, Chains, LastToken, Weakness, ColumnCount };

    explicit ClientTableModel(core::ClientAdmin &clients, QObject *parent = nullptr);
    void setFilter(const core::ClientFilter &filter);
    QString orderName(int column) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

protected:
    QString keyOf(const core::ClientSummary &client) const override { return client.client.id.value; }
    QVariant cell(const core::ClientSummary &client, int column, int role) const override;
    QStringList headers() const override;

private:
    static bool isNumber(int column) { return column == Chains; }
    QString text(const core::ClientSummary &client, Column column) const;
    static QString filterField(int column);
    static QString filterValue(const core::ClientSummary &client, int column);
    static QString weaknesses(const core::ClientSummary &client);

    core::ClientFilter m_filter;
};

} // namespace ui
