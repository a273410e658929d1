#pragma once

#include "core/admin/Page.h"
#include "ui/async/WhenDone.h"
#include "ui/widgets/PagedTable.h"

#include <algorithm>
#include <functional>
#include <vector>

namespace ui {

/// Rows of one list, fetched page by page as the view scrolls. A derived model names columns, key and cells, and with
/// orderName() the columns that can be sorted by.
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

    /// A column that has no orderName(), as -1: the list's own order.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override
    {
        setOrder(column < 0 ? QString() : orderName(column), order);
        reload();
    }
    const Fetch &fetch() const { return m_fetch; }
    /// Every column in full, for files.
    QStringList cellsOf(const Row &row) const
    {
        QStringList cells;
        for (int column = 0; column < columnCount(); ++column) {
            const QVariant whole = cell(row, column, CopyRole);
            cells.append((whole.isValid() ? whole : cell(row, column, Qt::DisplayRole)).toString());
        }
        return cells;
    }

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
        const core::PageRequest wanted{after, limit, orderBy(), order() == Qt::DescendingOrder};
        whenDone(m_fetch(wanted), this, [this, question, how](const core::Result<core::Page<Row>> &page) {
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
        if (how == Answer::Append) {
            m_next = page->next;
            append(page->rows);
        } else if (how == Answer::Replace || !merge(*page)) {
            m_next = page->next;
            replace(page->rows);
        }
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
    /// False, and nothing done, when rows that stay have changed places. More rows than one answer holds keep their
    /// end.
    bool merge(const core::Page<Row> &page)
    {
        std::vector<Row> rows = page.rows;
        const int last = rows.empty() || page.next.isEmpty() ? -1 : indexOfKey(keyOf(rows.back()));
        const bool hasMore = last >= 0 && size_t(last) + 1 < m_rows.size() && rows.size() >= size_t(kMostRows);
        if (hasMore)
            rows.insert(rows.end(), m_rows.begin() + last + 1, m_rows.end());
        const QStringList before = keysOf(m_rows);
        const QStringList after = keysOf(rows);
        if (!keepsOrder(before, after))
            return false;
        if (!hasMore)
            m_next = page.next;
        removeGone(before, QSet<QString>(after.begin(), after.end()));
        insertNew(rows, after, QSet<QString>(before.begin(), before.end()));
        m_rows = std::move(rows);
        if (!m_rows.empty())
            emit dataChanged(index(0, 0), index(int(m_rows.size()) - 1, columnCount() - 1));
        return true;
    }
    QStringList keysOf(const std::vector<Row> &rows) const
    {
        QStringList keys;
        keys.reserve(qsizetype(rows.size()));
        for (const Row &row : rows)
            keys.append(keyOf(row));
        return keys;
    }
    /// Neighbours go at once: a view lays out anew for each removal.
    void removeGone(const QStringList &before, const QSet<QString> &staying)
    {
        for (int end = int(before.size()); end > 0;) {
            int start = end;
            while (start > 0 && !staying.contains(before.at(start - 1)))
                --start;
            if (start < end) {
                beginRemoveRows({}, start, end - 1);
                m_rows.erase(m_rows.begin() + start, m_rows.begin() + end);
                endRemoveRows();
            }
            end = start - 1;
        }
    }
    void insertNew(const std::vector<Row> &rows, const QStringList &after, const QSet<QString> &known)
    {
        for (int start = 0; start < int(rows.size());) {
            int end = start;
            while (end < int(rows.size()) && !known.contains(after.at(end)))
                ++end;
            if (start < end) {
                beginInsertRows({}, start, end - 1);
                m_rows.insert(m_rows.begin() + start, rows.begin() + start, rows.begin() + end);
                endInsertRows();
            }
            start = end + 1;
        }
    }

    Fetch m_fetch;
    std::vector<Row> m_rows;
    QString m_next;
    int m_question = 0;
    bool m_more = false;
};

} // namespace ui
