#include "ui/audit/AuditFilterBar.h"

#include "core/admin/AuditQueryText.h"
#include "ui/async/WhenDone.h"
#include "ui/audit/AuditRangeRow.h"
#include "ui/widgets/FilterLine.h"

#include <QVBoxLayout>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostValues = 50;

core::FilterTerm *termOf(std::vector<core::FilterTerm> &terms, const QString &field, bool isNegated)
{
    const auto found = std::ranges::find_if(
        terms, [&](const core::FilterTerm &term) { return term.field == field && term.isNegated == isNegated; });
    return found == terms.end() ? nullptr : &*found;
}

/// False: it was not there.
bool removeValue(std::vector<core::FilterTerm> &terms, const QString &field, bool isNegated, const QString &value)
{
    core::FilterTerm *term = termOf(terms, field, isNegated);
    if (!term || !term->values.removeOne(value))
        return false;
    std::erase_if(terms, [](const core::FilterTerm &one) { return one.values.isEmpty(); });
    return true;
}

} // namespace

AuditFilterBar::AuditFilterBar(core::AuditAdmin &audit, QWidget *parent)
    : QWidget(parent)
    , m_audit(audit)
    , m_line(new FilterLine(tr("Filter: user is admin and result is failed, or any word")))
    , m_ranges(new AuditRangeRow)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_line);
    column->addWidget(m_ranges);
    m_line->setObjectName(u"auditFilter"_s);
    m_line->setFields(core::auditFields());
    connect(m_line, &FilterLine::valuesWanted, this, &AuditFilterBar::offerValues);
    connect(m_line, &FilterLine::changed, this, [this] {
        m_terms = m_line->terms();
        m_ranges->setOverruled(std::ranges::any_of(m_terms, isTimeTerm));
        emit changed();
    });
    connect(m_ranges, &AuditRangeRow::chosen, this, [this] {
        if (std::ranges::any_of(m_terms, isTimeTerm)) {
            std::erase_if(m_terms, isTimeTerm);
            setTerms(m_terms);
        }
        emit changed();
    });
}

void AuditFilterBar::offerValues(const QString &name, const QString &prefix)
{
    const auto field = core::auditFieldOf(name);
    if (!field)
        return;
    if (m_cancelValues)
        m_cancelValues();
    auto asked = m_audit.values(*field, prefix, kMostValues);
    m_cancelValues = [asked]() mutable { asked.cancel(); };
    whenDone(asked, this, [this, name, prefix](const core::Result<QStringList> &values) {
        if (values) // without completion a filter can be typed all the same
            m_line->offerValues(name, prefix, *values);
    });
}

void AuditFilterBar::setTerms(std::vector<core::FilterTerm> terms)
{
    const QSignalBlocker silent(m_line);
    m_line->setTerms(terms);
    m_terms = std::move(terms);
    m_ranges->setOverruled(std::ranges::any_of(m_terms, isTimeTerm));
}

core::AuditQuery AuditFilterBar::query(core::Instant now) const
{
    std::vector<core::FilterTerm> all = m_terms;
    if (!m_ranges->isOverruled())
        std::ranges::copy(m_ranges->range().terms(), std::back_inserter(all));
    return core::auditQueryOf(all, now);
}

QString AuditFilterBar::filterText() const
{
    std::vector<core::FilterTerm> all = m_terms;
    if (!m_ranges->isOverruled())
        std::ranges::copy(m_ranges->range().terms(), std::back_inserter(all));
    return core::filterText(all);
}

void AuditFilterBar::setFilterText(const QString &text)
{
    const core::FilterParse parse = core::parseFilter(text, core::auditFields());
    if (parse.validity == core::FilterParse::Validity::Invalid) {
        m_line->setText(text); // as it is, so that it can be mended
        return;
    }
    std::vector<core::FilterTerm> terms = parse.terms;
    m_ranges->setRange(AuditRange::takeFrom(terms));
    setTerms(std::move(terms));
    emit changed();
}

void AuditFilterBar::setQuery(const core::AuditQuery &query)
{
    m_ranges->setRange(AuditRange::of(query.since, query.until)); // a link without a range means the whole log
    std::vector<core::FilterTerm> terms = core::auditTermsOf(query);
    std::erase_if(terms, isTimeTerm);
    setTerms(std::move(terms));
    emit changed();
}

void AuditFilterBar::apply(core::AuditField field, const QString &value, bool exclude)
{
    applyTerm({core::auditFieldName(field), {value}, exclude});
}

void AuditFilterBar::applyTerm(const core::FilterTerm &wanted)
{
    std::vector<core::FilterTerm> terms = m_terms;
    const QString value = wanted.values.value(0);
    if (!removeValue(terms, wanted.field, wanted.isNegated, value)) {
        removeValue(terms, wanted.field, !wanted.isNegated, value);
        if (core::FilterTerm *term = termOf(terms, wanted.field, wanted.isNegated); term && !wanted.field.isEmpty())
            term->values.append(value);
        else
            terms.push_back(wanted);
    }
    setTerms(std::move(terms));
    emit changed();
}

void AuditFilterBar::showAll()
{
    setQuery({});
}

bool AuditFilterBar::isNarrow() const
{
    return !m_terms.empty() || m_ranges->range() != AuditRange::all();
}

void AuditFilterBar::setCount(qint64 matching, qint64 total, bool isMore)
{
    isMore ? m_line->setLeastCount(matching, total) : m_line->setCount(matching, total);
}

} // namespace ui
