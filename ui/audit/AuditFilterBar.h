#pragma once

#include "core/admin/AuditAdmin.h"
#include "core/base/FilterText.h"
#include "ui/audit/AuditRange.h"

#include <QWidget>

#include <functional>

namespace ui {

class AuditRangeRow;
class FilterLine;

/// What part of the log is shown. The filter is one text in the language of all lists; the range beside it is part of
/// that text when it is shared, saved or put in.
class AuditFilterBar : public QWidget
{
    Q_OBJECT
public:
    explicit AuditFilterBar(core::AuditAdmin &audit, QWidget *parent = nullptr);

    /// Of the last filter that could be understood. Ranges count back from `now`.
    core::AuditQuery query(core::Instant now) const;
    const std::vector<core::FilterTerm> &terms() const { return m_terms; } ///< without the range
    QString filterText() const;              ///< all of it: what was understood, and the range
    void setFilterText(const QString &text); ///< all of it
    void setQuery(const core::AuditQuery &query);
    /// Adds a value of a field, or leaves its rows out; once more takes it back.
    void apply(core::AuditField field, const QString &value, bool exclude);
    void applyTerm(const core::FilterTerm &term);
    void showAll();
    bool isNarrow() const; ///< anything but all of the log
    void setCount(qint64 matching, qint64 total, bool isMore);
    AuditRangeRow *ranges() { return m_ranges; }
    FilterLine *line() { return m_line; }

Q_SIGNALS:
    void changed();

private:
    void offerValues(const QString &name, const QString &prefix);
    void setTerms(std::vector<core::FilterTerm> terms);

    core::AuditAdmin &m_audit;
    std::function<void()> m_cancelValues;
    FilterLine *m_line;
    AuditRangeRow *m_ranges;
    std::vector<core::FilterTerm> m_terms;
};

} // namespace ui
