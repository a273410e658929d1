#include "ui/overview/SignInsCard.h"

#include "ui/async/WhenDone.h"
#include "ui/widgets/BarChart.h"
#include "ui/widgets/DataTable.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/StateMark.h"
#include "ui/widgets/TimeText.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QLocale>
#include <QStackedWidget>
#include <QStandardItemModel>
#include <QToolButton>

namespace ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct ChartSpan
{
    std::chrono::minutes bucket;
    int buckets;
};

/// In the order of the choice: 1 h, 24 h, 7 d, 30 d.
constexpr std::array kSpans{ChartSpan{2min, 30}, ChartSpan{30min, 48}, ChartSpan{4h, 42}, ChartSpan{24h, 30}};

/// The end of the bucket that is running now, in local time for whole hours and days, so that bars do not creep.
core::Instant endOfBucket(core::Instant now, std::chrono::minutes bucket)
{
    const std::chrono::milliseconds offset =
        bucket >= 1h ? std::chrono::seconds(core::toDateTime(now).toLocalTime().offsetFromUtc()) : 0s;
    const auto local = (now + offset).time_since_epoch();
    const std::chrono::milliseconds width = bucket;
    return core::Instant((local / width + 1) * width - offset);
}

} // namespace

SignInsCard::SignInsCard(core::AuditAdmin &audit, QWidget *parent)
    : Card(tr("Sign-ins"), parent)
    , m_audit(audit)
    , m_chart(new BarChart(tr("Succeeded"), tr("Failed")))
    , m_rows(new QStandardItemModel(this))
    , m_stack(new QStackedWidget)
    , m_span(new QComboBox)
    , m_asTable(new QToolButton)
{
    m_chart->setObjectName(u"signInsChart"_s);
    m_chart->setAccessibleName(tr("Sign-ins over time"));
    m_span->setObjectName(u"signInsSpan"_s);
    m_span->setAccessibleName(tr("Time shown"));
    m_span->addItems({tr("1 hour"), tr("24 hours"), tr("7 days"), tr("30 days")});
    m_span->setCurrentIndex(1);
    m_asTable->setObjectName(u"signInsAsTable"_s);
    m_asTable->setCheckable(true);
    m_asTable->setAutoRaise(true);
    m_asTable->setIcon(icon(u"list"));
    m_asTable->setToolTip(tr("Show as a table"));
    m_asTable->setAccessibleName(tr("Show as a table"));
    auto *good = new StateLabel;
    good->setState({Shape::Dot, Tone::Accent}, tr("Succeeded"));
    auto *bad = new StateLabel;
    bad->setState({Shape::Dot, Tone::Danger}, tr("Failed"));
    for (QWidget *control : std::initializer_list<QWidget *>{good, bad, m_span, m_asTable})
        addControl(control);
    m_stack->addWidget(m_chart);
    m_stack->addWidget(makeTable());
    body()->addWidget(m_stack, 1);
    connect(m_span, &QComboBox::currentIndexChanged, this, &SignInsCard::reload);
    connect(m_asTable, &QToolButton::toggled, m_stack, [this](bool table) { m_stack->setCurrentIndex(table ? 1 : 0); });
    connect(m_chart, &BarChart::rangeSelected, this, &SignInsCard::rangeSelected);
}

QWidget *SignInsCard::makeTable()
{
    auto *table = new DataTable(u"signInsTable"_s);
    table->setModel(m_rows);
    m_rows->setHorizontalHeaderLabels({tr("From"), tr("Succeeded"), tr("Failed")});
    table->setDefaultWidths({180, 110, 110});
    table->setAccessibleName(tr("Sign-ins over time"));
    connect(table, &QAbstractItemView::activated, this, [this](const QModelIndex &index) {
        const auto &bars = m_chart->bars();
        const size_t row = size_t(index.row());
        if (row + 1 < bars.size())
            emit rangeSelected(bars[row].start, bars[row + 1].start);
        else if (row < bars.size())
            emit rangeSelected(bars[row].start, bars[row].start + kSpans[size_t(m_span->currentIndex())].bucket);
    });
    return table;
}

void SignInsCard::reload()
{
    const ChartSpan span = kSpans[size_t(m_span->currentIndex())];
    const core::Instant until = endOfBucket(currentTime(), span.bucket);
    core::AuditQuery query;
    query.eventTypes = {u"login_success"_s, u"login_failed"_s};
    query.until = until;
    query.since = until - span.bucket * span.buckets;
    const int question = ++m_question;
    whenDone(m_audit.histogram(query, span.buckets), this,
             [this, question, until](const core::Result<std::vector<core::AuditBucket>> &buckets) {
                 if (question != m_question)
                     return;
                 if (buckets)
                     showBuckets(*buckets, until);
                 else
                     emit failed(buckets.error());
             });
}

void SignInsCard::showBuckets(const std::vector<core::AuditBucket> &buckets, core::Instant until)
{
    std::vector<Bar> bars;
    for (const core::AuditBucket &bucket : buckets)
        bars.push_back({bucket.start, bucket.succeeded, bucket.failed});
    m_chart->setBars(std::move(bars), until);
    fillTable();
}

void SignInsCard::fillTable()
{
    const QLocale locale;
    const auto &bars = m_chart->bars();
    m_rows->setRowCount(int(bars.size()));
    for (int row = 0; row < int(bars.size()); ++row) {
        const Bar &bar = bars[size_t(row)];
        const QStringList cells{shortLocalTime(bar.start), locale.toString(bar.good), locale.toString(bar.bad)};
        for (int column = 0; column < cells.size(); ++column)
            m_rows->setItem(row, column, new QStandardItem(cells.at(column)));
    }
}

} // namespace ui
