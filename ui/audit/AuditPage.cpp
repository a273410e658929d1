#include "ui/audit/AuditPage.h"

#include "core/admin/ServerControl.h"
#include "ui/audit/AuditChart.h"
#include "ui/audit/AuditCopy.h"
#include "ui/audit/AuditFacetPanel.h"
#include "ui/audit/AuditFilterBar.h"
#include "ui/audit/AuditJobs.h"
#include "ui/audit/AuditList.h"
#include "ui/audit/AuditMarkDialog.h"
#include "ui/audit/AuditPane.h"
#include "ui/audit/AuditRangeRow.h"
#include "ui/audit/AuditRules.h"
#include "ui/audit/AuditRulesDialog.h"
#include "ui/audit/AuditSearch.h"
#include "ui/audit/AuditSubject.h"
#include "ui/audit/AuditTask.h"
#include "ui/audit/AuditTimeline.h"
#include "ui/audit/AuditTools.h"
#include "ui/audit/AuditWindowModel.h"
#include "ui/audit/RefusalDialog.h"
#include "ui/widgets/BusyBar.h"
#include "ui/widgets/DataTable.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/MemorySplitter.h"
#include "ui/widgets/NewRowsPill.h"
#include "ui/widgets/TimeText.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

AuditPage::AuditPage(core::AuditAdmin &audit, QWidget *parent)
    : PageFrame(tr("Audit log"), parent)
    , m_audit(audit)
    , m_rules(new AuditRules(this))
    , m_list(new AuditList(audit, *m_rules))
    , m_bar(new AuditFilterBar(audit))
    , m_tools(new AuditTools)
    , m_timeline(new AuditTimeline(audit, this))
    , m_chart(new AuditChart)
    , m_facets(new AuditFacetPanel(audit))
    , m_pane(new AuditPane(audit))
    , m_neighbour(new AuditNeighbour(audit, this))
    , m_busy(new BusyBar(BusyBar::Cancel::Possible))
    , m_task(new AuditTask)
    , m_jobs(new AuditJobs(audit, *m_task, this))
{
    setObjectName(u"auditPage"_s);
    addActions();
    addBody();
    connectFilter();
    connectList();
    connectPane();
    addCommands();
    m_around.setSingleShot(true);
    m_around.setInterval(std::chrono::seconds(2));
    connect(&m_around, &QTimer::timeout, this, &AuditPage::readAround);
}

void AuditPage::addActions()
{
    auto *why = addAction(tr("Why refused?"), u"askWhyRefused"_s);
    why->setIcon(icon(u"search"));
    why->setToolTip(tr("Explain a refusal by its request ID"));
    connect(why, &QPushButton::clicked, this, &AuditPage::openRefusals);
    m_verify = addAction(tr("Verify chain"), u"verifyAudit"_s);
    m_verify->setIcon(icon(u"check"));
    m_verify->setToolTip(tr("Check that no row was altered, removed or reordered"));
    connect(m_verify, &QPushButton::clicked, m_jobs, &AuditJobs::verify);
    m_export = addAction(tr("Export…"), u"exportAudit"_s);
    m_export->setIcon(icon(u"download"));
    auto *menu = new QMenu(m_export);
    connect(menu->addAction(tr("The rows shown here as CSV…")), &QAction::triggered, this,
            [this] { m_jobs->chooseExport(core::ExportFormat::Csv, m_list->model()->query()); });
    connect(menu->addAction(tr("The rows shown here as JSON lines…")), &QAction::triggered, this,
            [this] { m_jobs->chooseExport(core::ExportFormat::Jsonl, m_list->model()->query()); });
    m_export->setMenu(menu);
    connect(m_jobs, &AuditJobs::runningChanged, this, [this](bool running) {
        m_verify->setEnabled(!running);
        m_export->setEnabled(!running);
    });
    connect(m_jobs, &AuditJobs::rowWanted, this, [this](qint64 seq) {
        m_bar->showAll();
        m_list->revealSeq(seq);
    });
}

void AuditPage::addBody()
{
    QHBoxLayout *row = m_bar->ranges()->row();
    row->addWidget(m_busy, 1);
    row->addWidget(m_list->pill());
    row->addWidget(m_tools);
    auto *splitter = new MemorySplitter(Qt::Horizontal, u"auditPanes"_s);
    splitter->addWidget(m_facets);
    splitter->addWidget(m_list);
    splitter->addWidget(m_pane);
    splitter->setStretchFactor(1, 1);
    splitter->restore({190, 540, 302});
    m_facets->setMinimumWidth(150);
    m_facets->hide();
    body()->addWidget(m_task);
    body()->addWidget(m_bar);
    body()->addWidget(m_chart);
    body()->addWidget(splitter, 1);
}

void AuditPage::connectFilter()
{
    connect(m_bar, &AuditFilterBar::changed, this, &AuditPage::read);
    connect(m_timeline, &AuditTimeline::failed, this, &PageFrame::showFailure);
    connect(m_timeline, &AuditTimeline::counted, m_chart, &AuditChart::setSpans);
    connect(m_timeline, &AuditTimeline::counted, m_list->model(), &AuditWindowModel::takeCounts);
    connect(m_timeline, &AuditTimeline::counted, this, &AuditPage::showBusy);
    connect(m_timeline, &AuditTimeline::failed, this, &AuditPage::showBusy);
    connect(m_list->model(), &PagedTable::loadingChanged, this, &AuditPage::showBusy);
    connect(m_chart, &AuditChart::zoomedIn, m_bar->ranges(), &AuditRangeRow::zoomInto);
    connect(m_chart, &AuditChart::zoomedOut, m_bar->ranges(), &AuditRangeRow::zoomOut);
    connect(m_facets, &AuditFacetPanel::chosen, m_bar, &AuditFilterBar::apply);
    connect(m_tools, &AuditTools::facetsToggled, m_facets, &QWidget::setVisible);
    connect(m_tools, &AuditTools::onlyMarkedChosen, this, [this] {
        m_bar->applyTerm({u"marked"_s, {u"yes"_s}, false});
    });
    connect(m_tools, &AuditTools::rulesWanted, this, &AuditPage::editRules);
    connect(m_tools, &AuditTools::filterCopyWanted, this,
            [this] { copy(m_bar->filterText(), tr("The filter was copied. It can be pasted into the filter line.")); });
    connect(m_tools, &AuditTools::commandCopyWanted, this,
            [this] { copy(auditListCommand(m_bar->filterText()), tr("The command was copied.")); });
}

void AuditPage::connectList()
{
    const AuditWindowModel *model = m_list->model();
    connect(model, &PagedTable::failed, this, &PageFrame::showFailure);
    connect(model, &PagedTable::loaded, this, [this] {
        hideFailure();
        showEmptyState();
    });
    connect(model, &PagedTable::countsChanged, m_bar, &AuditFilterBar::setCount);
    connect(m_rules, &AuditRules::changed, this, [this] { m_list->model()->setRules(m_rules); });
    connect(m_list, &AuditList::rowChosen, m_pane, &AuditPane::setRow);
    connect(m_list, &AuditList::nothingChosen, m_pane, &AuditPane::clear);
    connect(m_list->table(), &DataTable::filterRequested, this,
            [this](const QString &field, const QString &value, bool isNegated) {
                m_bar->applyTerm({field, {value}, isNegated});
            });
}

void AuditPage::connectPane()
{
    connect(m_pane, &AuditPane::valueChosen, m_bar, &AuditFilterBar::apply);
    connect(m_pane, &AuditPane::rowChosen, this, &AuditPage::showRow);
    connect(m_pane, &AuditPane::requestChosen, this, &AuditPage::showRequest);
    connect(m_pane, &AuditPane::stepped, m_neighbour, &AuditNeighbour::find);
    connect(m_pane, &AuditPane::chainChosen, this,
            [this](const QString &family) { emit openRequested(u"chains"_s, u"family:"_s + family); });
    connect(m_pane, &AuditPane::explanationWanted, this,
            [this](const core::AuditRow &row) { openRefusals()->explain(row); });
    connect(m_pane, &AuditPane::markWanted, this, &AuditPage::editMark);
    connect(m_pane, &AuditPane::copied, this, [this](const QString &what) { showNotice(what); });
    connect(m_neighbour, &AuditNeighbour::found, this, &AuditPage::showRow);
    connect(m_neighbour, &AuditNeighbour::nothingThere, this, [this](AuditNeighbour::Step step) {
        showNotice(step == AuditNeighbour::Step::Next ? tr("There is no later event of the same.")
                                                      : tr("There is no earlier event of the same."));
    });
    connect(m_neighbour, &AuditNeighbour::failed, this, &PageFrame::showFailure);
}

void AuditPage::addCommands()
{
    const auto hasRow = [this] { return !m_pane->row().id.isEmpty(); };
    addCommand(
        tr("Bookmark the event"), Qt::Key_M, [this] { editMark(m_pane->row()); }, hasRow);
    addCommand(
        tr("Previous event of the same user, client or address"), Qt::Key_BracketLeft,
        [this] { m_pane->step(AuditNeighbour::Step::Previous); }, hasRow);
    addCommand(
        tr("Next event of the same user, client or address"), Qt::Key_BracketRight,
        [this] { m_pane->step(AuditNeighbour::Step::Next); }, hasRow);
    addCommand(tr("Show the newest events"), Qt::Key_N, [this] { m_list->showNewest(); });
    addCommand(tr("Show the oldest events"), {}, [this] { m_list->showOldest(); });
    addCommand(tr("Choose a range of time"), Qt::CTRL | Qt::Key_G, [this] { m_bar->ranges()->chooseOwn(); });
    addCommand(tr("Zoom out in time"), Qt::CTRL | Qt::Key_Minus, [this] { m_bar->ranges()->zoomOut(); });
    addCommand(tr("Show or hide the facets"), Qt::CTRL | Qt::SHIFT | Qt::Key_F,
               [this] { m_tools->setFacetsShown(!m_tools->facetsShown()); });
    addCommand(tr("Histogram as table"), {}, [this] { m_chart->setTable(!m_chart->isTable()); });
    addCommand(tr("Copy filter text"), Qt::CTRL | Qt::SHIFT | Qt::Key_C, [this] { emit m_tools->filterCopyWanted(); });
    addCommand(tr("Copy the command that lists these events"), {}, [this] { emit m_tools->commandCopyWanted(); });
    addCommand(tr("Colour rules…"), {}, [this] { editRules(); });
}

void AuditPage::refresh(int areas)
{
    if (!(areas & core::AuditArea))
        return;
    if (!m_list->model()->isLoaded() && !m_list->model()->isLoading())
        return read();
    m_list->takeNew();
    if (!m_around.isActive())
        m_around.start();
}

void AuditPage::read()
{
    const core::AuditQuery query = m_bar->query(currentTime());
    m_list->ask(query);
    m_timeline->read(query);
    m_facets->read(query, m_bar->terms());
    m_tools->setOnlyMarked(query.onlyMarked);
    m_busy->stop();
    m_busy->start([this] { giveUp(); });
    showBusy();
}

void AuditPage::showBusy()
{
    if (!m_list->model()->isLoading() && !m_timeline->isReading())
        m_busy->stop();
}

void AuditPage::giveUp()
{
    m_list->model()->giveUp();
    m_timeline->giveUp();
    m_facets->giveUp();
    showBusy();
    showNotice(tr("The question was given up. What is shown may answer the one before."), tr("Ask again"),
               [this] { read(); });
}

void AuditPage::readAround()
{
    if (m_timeline->isReading() || m_facets->isReading())
        return m_around.start();
    const core::AuditQuery query = m_bar->query(currentTime());
    m_timeline->read(query);
    m_facets->read(query, m_bar->terms());
}

void AuditPage::showEmptyState()
{
    if (m_bar->isNarrow())
        m_list->table()->setEmptyState(tr("No event matches this range and filter."), tr("Show the whole log"),
                                       [this] { m_bar->showAll(); });
    else
        m_list->table()->setEmptyState(tr("The audit log has no event yet. A test token makes the first ones."),
                                       tr("Open the token lab"), [this] { emit openRequested(u"lab"_s, {}); });
}

void AuditPage::showRow(const core::AuditRow &row)
{
    m_list->reveal(row);
    m_pane->setRow(row);
}

void AuditPage::showRequest(const QString &request)
{
    core::AuditQuery query;
    query.requestId = request;
    m_bar->setQuery(query);
}

void AuditPage::editMark(const core::AuditRow &row)
{
    auto *dialog = new AuditMarkDialog(m_audit, row, this);
    connect(dialog, &AuditMarkDialog::marked, this, [this](const QString &id, const std::optional<QString> &note) {
        m_list->model()->setMark(id, note);
        if (core::AuditRow marked = m_pane->row(); marked.id == id) {
            marked.marked = note.has_value();
            marked.note = note.value_or(QString());
            m_pane->setRow(marked);
        }
    });
    dialog->open();
}

void AuditPage::editRules()
{
    (new AuditRulesDialog(*m_rules, this))->open();
}

RefusalDialog *AuditPage::openRefusals()
{
    auto *dialog = new RefusalDialog(m_audit, this);
    connect(dialog, &RefusalDialog::requestChosen, this, &AuditPage::showRequest);
    dialog->open();
    return dialog;
}

void AuditPage::copy(const QString &text, const QString &notice)
{
    QGuiApplication::clipboard()->setText(text);
    showNotice(notice);
}

void AuditPage::open(const QString &subject)
{
    const auto decoded = [&](int from) { return QUrl::fromPercentEncoding(subject.sliced(from).toUtf8()); };
    if (subject.startsWith("why="_L1))
        return openRefusals()->explain(decoded(4));
    if (subject.startsWith("filter="_L1))
        return m_bar->setFilterText(decoded(7));
    m_bar->setQuery(auditQueryOf(subject));
}

QFuture<std::vector<SearchHit>> AuditPage::search(const QString &text, int most)
{
    return searchAudit(m_audit, text, most, this);
}

QVariantMap AuditPage::state() const
{
    return {{u"filter"_s, m_bar->filterText()},
            {u"facets"_s, m_tools->facetsShown()},
            {u"chartTable"_s, m_chart->isTable()},
            {u"tab"_s, m_pane->tab()},
            {u"follow"_s, m_list->pill()->isFollowing()}};
}

void AuditPage::restoreState(const QVariantMap &state)
{
    m_tools->setFacetsShown(state.value(u"facets"_s).toBool());
    m_chart->setTable(state.value(u"chartTable"_s).toBool());
    m_pane->setTab(state.value(u"tab"_s).toString());
    m_list->pill()->setFollowing(state.value(u"follow"_s, true).toBool());
    if (state.contains(u"filter"_s))
        m_bar->setFilterText(state.value(u"filter"_s).toString());
}

} // namespace ui
