#pragma once

#include "core/admin/KeyAdmin.h"
#include "ui/widgets/PagedTable.h"

namespace ui {

class KeyTableModel final : public PagedTable
{
    Q_OBJECT
public:
    enum Column { Key, Algorithm, State, Published, SignsFrom, SignsUntil, Leaves, LiveTokens, ColumnCount };
    using PagedTable::PagedTable;

    /// `signsUntil`: the planned end of the key that signs.
    void setKeys(std::vector<core::KeySummary> keys, std::optional<core::Instant> signsUntil = {});
    const core::KeySummary *keyOf(const QString &kid) const;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_keys.size()); }
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    int indexOfKey(const QString &key) const override;

protected:
    QStringList headers() const override;

private:
    QString text(const core::KeySummary &key, Column column) const;

    std::vector<core::KeySummary> m_keys;
    std::optional<core::Instant> m_signsUntil;
};

} // namespace ui
