#include "ui/overview/ActivityCard.h"

#include "core/admin/AuditQueryText.h"
#include "core/base/FilterText.h"
#include "core/clients/Client.h"
#include "ui/async/WhenDone.h"
#include "ui/overview/ActivityKind.h"
#include "ui/overview/ShareList.h"
#include "ui/widgets/BarChart.h"
#include "ui/widgets/DataTable.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/TimeText.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QLocale>
#include <QStackedWidget>
#include <QStandardItemModel>
#include <QToolButton>
#include <QUrl>

#include <numeric>

namespace ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct ChartSpan
{
    std::chrono::seconds bucket;
    int buckets;
};

/// In the order of the choice: 15 min, 1 h, 24 h, 7 d, 30 d.
constexpr std::array kSpans{ChartSpan{30s, 30}, ChartSpan{2min, 30}, ChartSpan{30min, 48}, ChartSpan{4h, 42},
                            ChartSpan{24h, 30}};
constexpr int kDay = 2;

/// The end of the bucket that is running now, in local time for whole hours and days, so that bars do not creep.
core::Instant endOfBucket(core::Instant now, std::chrono::seconds bucket)
{
    const std::chrono::milliseconds offset =
        bucket >= 1h ? std::chrono::seconds(core::toDateTime(now).toLocalTime().offsetFromUtc()) : 0s;
    const auto local = (now + offset).time_since_epoch();
    const std::chrono::milliseconds width = bucket;
    return core::Instant((local / width + 1) * width - offset);
}

} // namespace

ActivityCard::ActivityCard(core::AuditAdmin &audit, QWidget *parent)
    : Card(tr("Activity"), parent)
    , m_audit(audit)
    , m_chart(new BarChart(tr("Succeeded"), tr("Failed")))
    , m_shares(new ShareList)
    , m_rows(new QStandardItemModel(this))
    , m_stack(new QStackedWidget)
    , m_kind(new QComboBox)
    , m_span(new QComboBox)
    , m_by(new QComboBox)
    , m_asTable(new QToolButton)
{
    m_chart->setObjectName(u"activityChart"_s);
    makeChoices();
    m_stack->addWidget(m_chart);
    m_stack->addWidget(makeTable());
    auto *shares = new QWidget;
    shares->setFixedWidth(236);
    auto *column = new QVBoxLayout(shares);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_by);
    column->addWidget(m_shares, 1);
    auto *row = new QHBoxLayout;
    row->setSpacing(16);
    row->addWidget(m_stack, 1);
    row->addWidget(shares);
    body()->addLayout(row, 1);
    chooseKind();
    connect(m_kind, &QComboBox::currentIndexChanged, this, [this] {
        chooseKind();
        reload();
    });
    connect(m_span, &QComboBox::currentIndexChanged, this, &ActivityCard::reload);
    connect(m_by, &QComboBox::activated, this, &ActivityCard::reloadShares);
    connect(m_asTable, &QToolButton::toggled, m_stack, [this](bool table) { m_stack->setCurrentIndex(table ? 1 : 0); });
    connect(m_chart, &BarChart::rangeSelected, this,
            [this](core::Instant since, core::Instant until) { openRange(since, until); });
    connect(m_shares, &ShareList::valueClicked, this, [this](core::AuditField field, const QString &value) {
        const core::AuditQuery asked = query();
        openRange(*asked.since, *asked.until, Share{field, value});
    });
}

void ActivityCard::makeChoices()
{
    m_kind->setObjectName(u"activityKind"_s);
    m_kind->setAccessibleName(tr("What is counted"));
    for (const ActivityKind &kind : activityKinds())
        m_kind->addItem(kind.name);
    m_span->setObjectName(u"activitySpan"_s);
    m_span->setAccessibleName(tr("Time shown"));
    m_span->addItems({tr("15 minutes"), tr("1 hour"), tr("24 hours"), tr("7 days"), tr("30 days")});
    m_span->setCurrentIndex(kDay);
    m_by->setObjectName(u"activityBy"_s);
    m_by->setAccessibleName(tr("Shares by"));
    m_asTable->setObjectName(u"activityAsTable"_s);
    m_asTable->setCheckable(true);
    m_asTable->setAutoRaise(true);
    m_asTable->setIcon(icon(u"list"));
    m_asTable->setToolTip(tr("Show as a table"));
    m_asTable->setAccessibleName(tr("Show as a table"));
    for (QWidget *control : std::initializer_list<QWidget *>{m_kind, m_span, m_asTable})
        addControl(control);
}

void ActivityCard::chooseKind()
{
    const ActivityKind kind = activityKinds().at(m_kind->currentIndex());
    m_chart->setAccessibleName(tr("%1 over time").arg(kind.name));
    m_chart->setWords(kind.goodWord, kind.badWord);
    m_rows->setHorizontalHeaderLabels({tr("From"), kind.goodWord, kind.badWord});
    m_by->clear();
    for (const core::AuditField field : kind.shares)
        m_by->addItem(shareName(field), int(field));
}

QWidget *ActivityCard::makeTable()
{
    auto *table = new DataTable(u"activityTable"_s);
    table->setModel(m_rows);
    m_rows->setHorizontalHeaderLabels({tr("From"), tr("Succeeded"), tr("Failed")});
    table->setDefaultWidths({180, 110, 110});
    table->setAccessibleName(tr("Activity over time"));
    connect(table, &QAbstractItemView::activated, this, [this](const QModelIndex &index) {
        const auto &bars = m_chart->bars();
        const size_t row = size_t(index.row());
        if (row < bars.size())
            openRange(bars[row].start, bars[row].start + kSpans[size_t(m_span->currentIndex())].bucket);
    });
    return table;
}

core::AuditQuery ActivityCard::query() const
{
    const ChartSpan span = kSpans[size_t(m_span->currentIndex())];
    core::AuditQuery query;
    query.eventTypes = activityKinds().at(m_kind->currentIndex()).events;
    query.until = endOfBucket(currentTime(), span.bucket);
    query.since = *query.until - span.bucket * span.buckets;
    // What the self-test does to itself is in the log, but nothing that anybody did.
    query.excluded.insert(core::AuditField::Client, {QString::fromLatin1(core::kSelfTestClient)});
    return query;
}

void ActivityCard::reload()
{
    const core::AuditQuery asked = query();
    const int question = ++m_question;
    ++m_onTheirWay;
    whenDone(m_audit.histogram(asked, kSpans[size_t(m_span->currentIndex())].buckets), this,
             [this, question, until = *asked.until](const core::Result<std::vector<core::AuditBucket>> &buckets) {
                 if (question == m_question && buckets)
                     showBuckets(*buckets, until);
                 else if (question == m_question)
                     emit failed(buckets.error());
                 cameBack();
             });
    reloadShares();
}

void ActivityCard::reloadShares()
{
    const int question = ++m_shareQuestion;
    ++m_onTheirWay;
    const auto field = core::AuditField(m_by->currentData().toInt());
    whenDone(m_audit.facets(query(), {field}, ShareList::kMost), this,
             [this, question](const core::Result<std::vector<core::AuditFacet>> &facets) {
                 if (question == m_shareQuestion && !facets)
                     emit failed(facets.error());
                 else if (question == m_shareQuestion && !facets->empty())
                     m_shares->showFacet(facets->front());
                 cameBack();
             });
}

void ActivityCard::cameBack()
{
    if (--m_onTheirWay == 0)
        emit answered();
}

void ActivityCard::showBuckets(const std::vector<core::AuditBucket> &buckets, core::Instant until)
{
    std::vector<Bar> bars;
    for (const core::AuditBucket &bucket : buckets)
        bars.push_back({bucket.start, bucket.succeeded, bucket.failed});
    m_shares->setTotal(std::accumulate(bars.begin(), bars.end(), qint64(0),
                                       [](qint64 sum, const Bar &bar) { return sum + bar.good + bar.bad; }));
    m_chart->setBars(std::move(bars), until);
    fillTable();
}

void ActivityCard::fillTable()
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

/// The rows that were counted, and no others.
void ActivityCard::openRange(core::Instant since, core::Instant until, std::optional<Share> share)
{
    core::AuditQuery rows = query();
    rows.since = since;
    rows.until = until;
    if (share)
        rows.oneOf.insert(share->field, {share->value});
    emit auditWanted(u"filter="_s +
                     QString::fromLatin1(QUrl::toPercentEncoding(core::filterText(core::auditTermsOf(rows)))));
}

QVariantMap ActivityCard::state() const
{
    return {
        {u"kind"_s, m_kind->currentIndex()}, {u"span"_s, m_span->currentIndex()}, {u"table"_s, m_asTable->isChecked()}};
}

void ActivityCard::restoreState(const QVariantMap &state)
{
    const auto choose = [&state](QComboBox *box, const QString &name) {
        const int index = state.value(name, box->currentIndex()).toInt();
        if (index >= 0 && index < box->count())
            box->setCurrentIndex(index);
    };
    choose(m_kind, u"kind"_s);
    choose(m_span, u"span"_s);
    m_asTable->setChecked(state.value(u"table"_s).toBool());
}

} // namespace ui
