#pragma once

#include "ui/widgets/PagedTableModel.h"

#include <QPromise>

namespace ui {

/// A list that is read whole: the rows of the last setAll(), as far as they match the filter. A column with an
/// orderName() is sorted by what its cells say to SortRole, else to DisplayRole.
template <class Row>
class GivenTableModel : public PagedTableModel<Row>
{
public:
    explicit GivenTableModel(QObject *parent = nullptr)
        : PagedTableModel<Row>(
              [this](const core::PageRequest &wanted) {
                  QPromise<core::Result<core::Page<Row>>> answer;
                  answer.start();
                  answer.addResult(core::Result<core::Page<Row>>(page(wanted)));
                  answer.finish();
                  return answer.future();
              },
              parent)
    {}

    void setAll(std::vector<Row> rows)
    {
        m_all = std::move(rows);
        this->refresh();
    }
    void setFilter(const QString &text)
    {
        m_filter = text;
        this->reload();
    }

protected:
    virtual bool matches(const Row &row, const QString &text) const = 0;

private:
    core::Page<Row> page(const core::PageRequest &wanted) const
    {
        core::Page<Row> page;
        for (const Row &row : m_all) {
            if (matches(row, m_filter))
                page.rows.push_back(row);
        }
        page.matching = qint64(page.rows.size());
        page.total = qint64(m_all.size());
        if (const int column = this->columnOfOrder(); column >= 0 && wanted.orderBy == this->orderBy())
            sortBy(page.rows, column, wanted.descending);
        return page;
    }
    QVariant sortValue(const Row &row, int column) const
    {
        const QVariant value = this->cell(row, column, SortRole);
        return value.isValid() ? value : this->cell(row, column, Qt::DisplayRole);
    }
    void sortBy(std::vector<Row> &rows, int column, bool descending) const
    {
        std::ranges::stable_sort(rows, [&](const Row &a, const Row &b) {
            const QVariant first = sortValue(descending ? b : a, column);
            const QVariant second = sortValue(descending ? a : b, column);
            if (first.typeId() == QMetaType::QString)
                return QString::localeAwareCompare(first.toString(), second.toString()) < 0;
            return QVariant::compare(first, second) == QPartialOrdering::Less;
        });
    }

    std::vector<Row> m_all;
    QString m_filter;
};

} // namespace ui
