#include "ui/audit/AuditChart.h"

#include "ui/audit/AuditHistogram.h"
#include "ui/widgets/Icons.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QLocale>
#include <QStackedWidget>
#include <QTableWidget>
#include <QToolButton>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

QTableWidgetItem *numberCell(qint64 number)
{
    auto *item = new QTableWidgetItem(QLocale().toString(number));
    item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    return item;
}

QString momentText(core::Instant at)
{
    const QDateTime local = core::toDateTime(at).toLocalTime();
    return QLocale().toString(local.date(), QLocale::ShortFormat) + u' ' + local.toString(u"HH:mm:ss"_s);
}

} // namespace

AuditChart::AuditChart(QWidget *parent)
    : QWidget(parent)
    , m_histogram(new AuditHistogram)
    , m_table(new QTableWidget(0, 4))
    , m_stack(new QStackedWidget)
    , m_asTable(new QToolButton)
{
    m_table->setObjectName(u"auditChartTable"_s);
    m_table->setAccessibleName(tr("Events over time, as a table"));
    m_table->setHorizontalHeaderLabels(
        {tr("From"), tr("To"), tr("Ok", "events that succeeded"), tr("Failed", "events that failed")});
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    for (const int numbers : {2, 3})
        m_table->horizontalHeaderItem(numbers)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setMinimumSectionSize(24);
    m_table->verticalHeader()->setDefaultSectionSize(24);
    m_table->setShowGrid(false);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setMinimumHeight(108);
    m_stack->setFixedHeight(m_histogram->sizeHint().height());
    m_stack->addWidget(m_histogram);
    m_stack->addWidget(m_table);
    m_asTable->setObjectName(u"chartAsTable"_s);
    m_asTable->setIcon(icon(u"list"));
    m_asTable->setCheckable(true);
    m_asTable->setToolTip(tr("As table"));
    m_asTable->setAccessibleName(tr("As table"));
    auto *out = new QToolButton;
    out->setObjectName(u"chartZoomOut"_s);
    out->setIcon(icon(u"undo"));
    out->setToolTip(tr("Zoom out (double click or Backspace)"));
    out->setAccessibleName(tr("Zoom out"));
    auto *buttons = new QVBoxLayout;
    buttons->setSpacing(4);
    buttons->addWidget(m_asTable);
    buttons->addWidget(out);
    buttons->addStretch();
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    row->addWidget(m_stack, 1);
    row->addLayout(buttons);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(m_asTable, &QToolButton::toggled, this, &AuditChart::setTable);
    connect(out, &QToolButton::clicked, this, &AuditChart::zoomedOut);
    connect(m_histogram, &AuditHistogram::zoomedIn, this, &AuditChart::zoomedIn);
    connect(m_histogram, &AuditHistogram::zoomedOut, this, &AuditChart::zoomedOut);
    connect(m_table, &QTableWidget::cellActivated, this, &AuditChart::takeRow);
}

bool AuditChart::isTable() const
{
    return m_asTable->isChecked();
}

void AuditChart::setTable(bool table)
{
    m_asTable->setChecked(table);
    m_stack->setFixedHeight(table ? 200 : m_histogram->sizeHint().height());
    m_stack->setCurrentWidget(table ? static_cast<QWidget *>(m_table) : m_histogram);
    fillTable();
}

void AuditChart::setSpans(const std::vector<core::AuditBucket> &spans, core::Instant end)
{
    m_end = end;
    m_histogram->setSpans(spans, end);
    fillTable();
}

/// Newest first, as the list below.
void AuditChart::fillTable()
{
    if (!isTable())
        return;
    const std::vector<Bar> &bars = m_histogram->bars();
    m_table->setRowCount(int(bars.size()));
    for (int line = 0; line < int(bars.size()); ++line) {
        const size_t at = bars.size() - 1 - size_t(line);
        const core::Instant until = at + 1 < bars.size() ? bars[at + 1].start : m_end;
        m_table->setItem(line, 0, new QTableWidgetItem(momentText(bars[at].start)));
        m_table->setItem(line, 1, new QTableWidgetItem(momentText(until)));
        m_table->setItem(line, 2, numberCell(bars[at].good));
        m_table->setItem(line, 3, numberCell(bars[at].bad));
    }
}

void AuditChart::takeRow(int row)
{
    const std::vector<Bar> &bars = m_histogram->bars();
    if (row < 0 || row >= int(bars.size()))
        return;
    const size_t at = bars.size() - 1 - size_t(row);
    emit zoomedIn(bars[at].start, at + 1 < bars.size() ? bars[at + 1].start : m_end);
}

} // namespace ui
