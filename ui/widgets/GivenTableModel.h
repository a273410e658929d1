#pragma once

#include "ui/widgets/PagedTableModel.h"

#include <QPromise>

namespace ui {

/// A list that is read whole: the rows of the last setAll(), as far as they match the filter.
template <class Row>
class GivenTableModel : public PagedTableModel<Row>
{
public:
    explicit GivenTableModel(QObject *parent = nullptr)
        : PagedTableModel<Row>(
              [this](const core::PageRequest &) {
                  QPromise<core::Result<core::Page<Row>>> answer;
                  answer.start();
                  answer.addResult(core::Result<core::Page<Row>>(page()));
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
    core::Page<Row> page() const
    {
        core::Page<Row> page;
        for (const Row &row : m_all) {
            if (matches(row, m_filter))
                page.rows.push_back(row);
        }
        page.matching = qint64(page.rows.size());
        page.total = qint64(m_all.size());
        return page;
    }

    std::vector<Row> m_all;
    QString m_filter;
};

} // namespace ui
