#pragma once

#include "core/admin/ChainAdmin.h"
#include "ui/widgets/PagedTable.h"

#include <QHash>

namespace ui {

/// The tokens of one chain: the table twin of ChainTree.
class ChainTokenModel final : public PagedTable
{
    Q_OBJECT
public:
    enum Column { Number, State, Issued, Used, Address, Agent, Token, Parent, ColumnCount };
    using PagedTable::PagedTable;

    void setTokens(std::vector<core::ChainToken> tokens);
    const std::vector<core::ChainToken> &tokens() const { return m_tokens; }
    const core::ChainToken *tokenOf(const QString &jtiHash) const;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    /// Columns that are times or numbers by their value; the list's own order is the order of issue.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;
    QString orderName(int column) const override;

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_tokens.size()); }
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    int indexOfKey(const QString &key) const override { return m_rowOf.value(key, -1); }

protected:
    QStringList headers() const override;

private:
    QString text(int number, Column column) const;
    static QString copyText(const core::ChainToken &token, Column column);
    void arrange();

    std::vector<core::ChainToken> m_tokens;
    std::vector<int> m_shown; ///< index of the token in each row
    QHash<QString, int> m_rowOf;
};

} // namespace ui
