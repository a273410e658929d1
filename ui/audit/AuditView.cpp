#include "ui/audit/AuditView.h"

#include "ui/audit/AuditChart.h"
#include "ui/audit/AuditFacetPanel.h"
#include "ui/audit/AuditFilterBar.h"
#include "ui/audit/AuditList.h"
#include "ui/audit/AuditNeighbour.h"
#include "ui/audit/AuditPane.h"
#include "ui/audit/AuditRangeRow.h"
#include "ui/audit/AuditTimeline.h"
#include "ui/audit/AuditTools.h"
#include "ui/audit/AuditWindowModel.h"
#include "ui/widgets/BusyBar.h"
#include "ui/widgets/DataTable.h"
#include "ui/widgets/FilterLine.h"
#include "ui/widgets/MemorySplitter.h"
#include "ui/widgets/NewRowsPill.h"
#include "ui/widgets/TimeText.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

AuditView::AuditView(core::AuditAdmin &audit, const AuditRules &rules, QWidget *parent)
    : QWidget(parent)
    , m_list(new AuditList(audit, rules))
    , m_bar(new AuditFilterBar(audit))
    , m_tools(new AuditTools)
    , m_timeline(new AuditTimeline(audit, this))
    , m_chart(new AuditChart)
    , m_facets(new AuditFacetPanel(audit))
    , m_pane(new AuditPane(audit))
    , m_neighbour(new AuditNeighbour(audit, this))
    , m_busy(new BusyBar)
    , m_stop(new QPushButton(tr("Cancel")))
{
    addParts();
    connectFilter();
    connectList();
    connectPane();
    m_stop->setObjectName(u"stopReading"_s);
    m_stop->hide();
    m_bar->line()->addWidget(m_stop);
    m_late.setSingleShot(true);
    m_late.setInterval(std::chrono::seconds(1));
    connect(&m_late, &QTimer::timeout, m_stop, &QWidget::show);
    connect(m_stop, &QPushButton::clicked, this, &AuditView::giveUp);
    m_around.setSingleShot(true);
    m_around.setInterval(std::chrono::seconds(2));
    connect(&m_around, &QTimer::timeout, this, &AuditView::readAround);
}

void AuditView::addParts()
{
    QHBoxLayout *row = m_bar->ranges()->row();
    row->addWidget(m_list->pill());
    row->addWidget(m_tools);
    auto *splitter = new MemorySplitter(Qt::Horizontal, u"auditPanes"_s);
    splitter->addWidget(m_facets);
    splitter->addWidget(m_list);
    splitter->addWidget(m_pane);
    splitter->setStretchFactor(1, 1);
    splitter->restore({216, 494, 322});
    m_facets->setMinimumWidth(150);
    m_facets->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(m_bar);
    column->addWidget(m_busy);
    column->addWidget(m_chart);
    column->addWidget(splitter, 1);
}

void AuditView::connectFilter()
{
    connect(m_bar, &AuditFilterBar::changed, this, &AuditView::read);
    connect(m_timeline, &AuditTimeline::failed, this, &AuditView::failed);
    connect(m_timeline, &AuditTimeline::counted, m_chart, &AuditChart::setSpans);
    connect(m_timeline, &AuditTimeline::counted, m_list->model(), &AuditWindowModel::takeCounts);
    connect(m_timeline, &AuditTimeline::counted, this, &AuditView::showBusy);
    connect(m_timeline, &AuditTimeline::failed, this, &AuditView::showBusy);
    connect(m_list->model(), &PagedTable::loadingChanged, this, &AuditView::showBusy);
    connect(m_chart, &AuditChart::zoomedIn, m_bar->ranges(), &AuditRangeRow::zoomInto);
    connect(m_chart, &AuditChart::zoomedOut, m_bar->ranges(), &AuditRangeRow::zoomOut);
    connect(m_facets, &AuditFacetPanel::chosen, m_bar, &AuditFilterBar::apply);
    connect(m_tools, &AuditTools::facetsToggled, m_facets, &QWidget::setVisible);
    connect(m_tools, &AuditTools::onlyMarkedChosen, this, [this] {
        m_bar->applyTerm({u"marked"_s, {u"yes"_s}, false});
    });
}

void AuditView::connectList()
{
    const AuditWindowModel *model = m_list->model();
    connect(model, &PagedTable::failed, this, &AuditView::failed);
    connect(model, &PagedTable::loaded, this, [this] {
        showEmptyState();
        emit answered();
    });
    connect(model, &PagedTable::countsChanged, m_bar,
            [this, model](qint64 matching, qint64 total) { m_bar->setCount(matching, total, model->isOpen()); });
    connect(m_list, &AuditList::rowChosen, m_pane, &AuditPane::setRow);
    connect(m_list, &AuditList::nothingChosen, m_pane, &AuditPane::clear);
    connect(m_list->table(), &DataTable::filterRequested, this,
            [this](const QString &field, const QString &value, bool isNegated) {
                m_bar->applyTerm({field, {value}, isNegated});
            });
}

void AuditView::connectPane()
{
    connect(m_pane, &AuditPane::valueChosen, m_bar, &AuditFilterBar::apply);
    connect(m_pane, &AuditPane::rowChosen, this, &AuditView::showRow);
    connect(m_pane, &AuditPane::requestChosen, this, &AuditView::showRequest);
    connect(m_pane, &AuditPane::stepped, m_neighbour, &AuditNeighbour::find);
    connect(m_pane, &AuditPane::chainChosen, this, &AuditView::chainWanted);
    connect(m_pane, &AuditPane::copied, this, &AuditView::noticed);
    connect(m_neighbour, &AuditNeighbour::found, this, &AuditView::showRow);
    connect(m_neighbour, &AuditNeighbour::nothingThere, this, [this](AuditNeighbour::Step step) {
        emit noticed(step == AuditNeighbour::Step::Next ? tr("There is no later event of the same.")
                                                        : tr("There is no earlier event of the same."));
    });
    connect(m_neighbour, &AuditNeighbour::failed, this, &AuditView::failed);
}

void AuditView::takeNew()
{
    if (!m_list->model()->isLoaded() && !m_list->model()->isLoading())
        return read();
    m_list->takeNew();
    if (!m_around.isActive())
        m_around.start();
}

void AuditView::read()
{
    const core::AuditQuery query = m_bar->query(currentTime());
    m_list->ask(query);
    m_timeline->read(query);
    m_facets->read(query, m_bar->terms());
    m_tools->setOnlyMarked(query.onlyMarked);
    m_busy->start();
    m_late.start();
    showBusy();
}

void AuditView::readAround()
{
    if (m_timeline->isReading() || m_facets->isReading())
        return m_around.start();
    const core::AuditQuery query = m_bar->query(currentTime());
    m_timeline->read(query);
    m_facets->read(query, m_bar->terms());
}

void AuditView::showBusy()
{
    if (m_list->model()->isLoading() || m_timeline->isReading())
        return;
    m_busy->stop();
    m_late.stop();
    m_stop->hide();
}

void AuditView::giveUp()
{
    m_list->model()->giveUp();
    m_timeline->giveUp();
    m_facets->giveUp();
    showBusy();
    emit givenUp();
}

void AuditView::showEmptyState()
{
    const bool isOfRequest = !m_bar->query(currentTime()).requestId.isEmpty();
    if (m_bar->isNarrow() && m_list->model()->total() > 0)
        m_list->table()->setEmptyState(isOfRequest ? tr("No event of this request. Equal refusals share one event a "
                                                        "minute, and a request that changes nothing may have none.")
                                                   : tr("No event matches this range and filter."),
                                       tr("Show the whole log"), [this] { m_bar->showAll(); });
    else
        m_list->table()->setEmptyState(tr("The audit log has no event yet. A test token makes the first ones."),
                                       tr("Open the token lab"), [this] { emit labWanted(); });
}

void AuditView::showRow(const core::AuditRow &row)
{
    m_list->reveal(row);
    m_pane->setRow(row);
}

void AuditView::showRequest(const QString &request)
{
    core::AuditQuery query;
    query.requestId = request;
    m_bar->setQuery(query);
}

void AuditView::setMark(const QString &id, const std::optional<QString> &note)
{
    m_list->model()->setMark(id, note);
    core::AuditRow shown = m_pane->row();
    if (shown.id != id)
        return;
    shown.marked = note.has_value();
    shown.note = note.value_or(QString());
    m_pane->setRow(shown);
}

} // namespace ui
