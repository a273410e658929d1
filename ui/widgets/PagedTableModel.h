#pragma once

#include "core/admin/Page.h"
#include "ui/async/WhenDone.h"
#include "ui/widgets/PagedTable.h"

#include <algorithm>
#include <functional>
#include <vector>

namespace ui {

/// Rows of one list, fetched page by page as the view scrolls. A derived model names columns, key and cells.
template <class Row>
class PagedTableModel : public PagedTable
{
public:
    using Fetch = std::function<QFuture<core::Result<core::Page<Row>>>(core::PageRequest)>;

    explicit PagedTableModel(Fetch fetch, QObject *parent = nullptr) : PagedTable(parent), m_fetch(std::move(fetch)) {}

    /// From the start: another filter. The old rows stay until the answer comes.
    void reload() { request({}, kPageRows, Answer::Replace); }
    /// The same rows again after a change; rows that stay keep their index, so selection and scrolling stay too.
    void refresh() { request({}, std::clamp<int>(int(m_rows.size()), kPageRows, kMostRows), Answer::Merge); }

    const Row *rowAt(int row) const { return row >= 0 && size_t(row) < m_rows.size() ? &m_rows[size_t(row)] : nullptr; }
    const Row *rowOf(const QString &key) const { return rowAt(indexOfKey(key)); }
    const std::vector<Row> &rows() const { return m_rows; }

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_rows.size()); }
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override
    {
        const Row *row = index.isValid() ? rowAt(index.row()) : nullptr;
        if (!row)
            return {};
        return role == KeyRole ? QVariant(keyOf(*row)) : cell(*row, index.column(), role);
    }
    bool canFetchMore(const QModelIndex &parent) const override
    {
        return !parent.isValid() && !m_next.isEmpty() && !m_more;
    }
    void fetchMore(const QModelIndex &parent) override
    {
        if (canFetchMore(parent))
            request(m_next, kPageRows, Answer::Append);
    }
    int indexOfKey(const QString &key) const override
    {
        const auto found = std::ranges::find_if(m_rows, [&](const Row &row) { return keyOf(row) == key; });
        return found == m_rows.end() ? -1 : int(found - m_rows.begin());
    }

protected:
    virtual QString keyOf(const Row &row) const = 0;
    virtual QVariant cell(const Row &row, int column, int role) const = 0;

private:
    enum class Answer { Replace, Merge, Append };

    void request(const QString &after, int limit, Answer how)
    {
        const int question = ++m_question;
        m_more = how == Answer::Append;
        setLoading(true);
        whenDone(m_fetch({after, limit}), this, [this, question, how](const core::Result<core::Page<Row>> &page) {
            if (question == m_question) // else a later question was asked meanwhile
                take(page, how);
        });
    }
    void take(const core::Result<core::Page<Row>> &page, Answer how)
    {
        m_more = false;
        setLoading(false);
        if (!page) {
            emit failed(page.error());
            return;
        }
        m_next = page->next;
        if (how == Answer::Append)
            append(page->rows);
        else if (how == Answer::Replace || !merge(page->rows))
            replace(page->rows);
        setCounts(page->matching, page->total);
        emit loaded();
    }
    void append(const std::vector<Row> &rows)
    {
        if (rows.empty())
            return;
        beginInsertRows({}, int(m_rows.size()), int(m_rows.size() + rows.size()) - 1);
        m_rows.insert(m_rows.end(), rows.begin(), rows.end());
        endInsertRows();
    }
    void replace(const std::vector<Row> &rows)
    {
        beginResetModel();
        m_rows = rows;
        endResetModel();
    }
    /// False, and nothing done, when rows that stay have changed places.
    bool merge(const std::vector<Row> &rows)
    {
        QStringList before;
        QStringList after;
        for (const Row &row : m_rows)
            before.append(keyOf(row));
        for (const Row &row : rows)
            after.append(keyOf(row));
        if (!keepsOrder(before, after))
            return false;
        const QSet<QString> staying(after.begin(), after.end());
        for (int row = int(m_rows.size()) - 1; row >= 0; --row) {
            if (staying.contains(before.at(row)))
                continue;
            beginRemoveRows({}, row, row);
            m_rows.erase(m_rows.begin() + row);
            endRemoveRows();
        }
        for (int row = 0; row < int(rows.size()); ++row) {
            if (size_t(row) < m_rows.size() && keyOf(m_rows[size_t(row)]) == after.at(row)) {
                m_rows[size_t(row)] = rows[size_t(row)];
                continue;
            }
            beginInsertRows({}, row, row);
            m_rows.insert(m_rows.begin() + row, rows[size_t(row)]);
            endInsertRows();
        }
        if (!m_rows.empty())
            emit dataChanged(index(0, 0), index(int(m_rows.size()) - 1, columnCount() - 1));
        return true;
    }

    Fetch m_fetch;
    std::vector<Row> m_rows;
    QString m_next;
    int m_question = 0;
    bool m_more = false;
};

} // namespace ui
