#pragma once

#include "core/admin/ChainAdmin.h"
#include "ui/widgets/PagedTableModel.h"

namespace ui {

class ChainTableModel final : public PagedTableModel<core::ChainSummary>
{
    Q_OBJECT
public:
    enum Column { User, Client, Depth, Started, LastUse, State, Address, ColumnCount };
    using PagedTableModel::PagedTableModel;
    QString orderName(int column) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

protected:
    QStringList headers() const override;
    QString keyOf(const core::ChainSummary &chain) const override { return chain.id.value; }
    QVariant cell(const core::ChainSummary &chain, int column, int role) const override;

private:
    static QString text(const core::ChainSummary &chain, Column column);
    static QString filterField(Column column);
    static QVariant filterValue(const core::ChainSummary &chain, Column column);
    static QVariant copyText(const core::ChainSummary &chain, Column column);
    static QString toolTip(const core::ChainSummary &chain, Column column);
};

} // namespace ui
