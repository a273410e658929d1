#include "ui/audit/AuditPage.h"

#include "core/admin/ServerControl.h"
#include "ui/audit/AuditChart.h"
#include "ui/audit/AuditCopy.h"
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
#include "ui/audit/AuditTools.h"
#include "ui/audit/AuditView.h"
#include "ui/audit/AuditWindowModel.h"
#include "ui/audit/RefusalDialog.h"
#include "ui/widgets/DataTable.h"
#include "ui/widgets/Icons.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

AuditPage::AuditPage(core::AuditAdmin &audit, QWidget *parent)
    : PageFrame(tr("Audit log"), parent)
    , m_audit(audit)
    , m_rules(new AuditRules(this))
    , m_view(new AuditView(audit, *m_rules))
    , m_task(new AuditTask)
    , m_jobs(new AuditJobs(audit, *m_task, this))
{
    setObjectName(u"auditPage"_s);
    addActions();
    body()->addWidget(m_task);
    body()->addWidget(m_view, 1);
    connectView();
    connectTools();
    addRowActions();
    addCommands();
}

void AuditPage::addActions()
{
    auto *why = addAction(tr("Explain a request…"), u"askWhyRefused"_s);
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
            [this] { m_jobs->chooseExport(core::ExportFormat::Csv, m_view->list().model()->query()); });
    connect(menu->addAction(tr("The rows shown here as JSON lines…")), &QAction::triggered, this,
            [this] { m_jobs->chooseExport(core::ExportFormat::Jsonl, m_view->list().model()->query()); });
    m_export->setMenu(menu);
    connect(m_jobs, &AuditJobs::runningChanged, this, [this](bool running) {
        m_verify->setEnabled(!running);
        m_export->setEnabled(!running);
    });
    connect(m_jobs, &AuditJobs::rowWanted, this, [this](qint64 seq) {
        m_view->bar().showAll();
        m_view->list().revealSeq(seq);
    });
}

void AuditPage::connectView()
{
    connect(m_view, &AuditView::failed, this, &PageFrame::showFailure);
    connect(m_view, &AuditView::answered, this, &PageFrame::hideFailure);
    connect(m_view, &AuditView::noticed, this, [this](const QString &text) { showNotice(text); });
    connect(m_view, &AuditView::givenUp, this, [this] {
        showNotice(tr("The question was given up. What is shown may answer the one before."), tr("Ask again"),
                   [this] { m_view->read(); });
    });
    connect(m_view, &AuditView::chainWanted, this,
            [this](const QString &family) { emit openRequested(u"chains"_s, u"family:"_s + family); });
    connect(m_view, &AuditView::labWanted, this, [this] { emit openRequested(u"lab"_s, {}); });
    connect(&m_view->pane(), &AuditPane::explanationWanted, this,
            [this](const core::AuditRow &row) { openRefusals()->explain(row); });
    connect(&m_view->pane(), &AuditPane::markWanted, this, &AuditPage::editMark);
}

void AuditPage::connectTools()
{
    const AuditTools *tools = &m_view->tools();
    connect(m_rules, &AuditRules::changed, this, [this] { m_view->list().model()->setRules(m_rules); });
    connect(tools, &AuditTools::rulesWanted, this, &AuditPage::editRules);
    connect(tools, &AuditTools::filterCopyWanted, this, [this] {
        copy(m_view->bar().filterText(), tr("The filter was copied. It can be pasted into the filter line."));
    });
    connect(tools, &AuditTools::commandCopyWanted, this,
            [this] { copy(auditListCommand(m_view->bar().filterText()), tr("The command was copied.")); });
}

/// On top of the menu of a cell.
void AuditPage::addRowActions()
{
    auto *mark = new QAction(tr("Bookmark…"), this);
    auto *request = new QAction(tr("Show its request"), this);
    connect(mark, &QAction::triggered, this, [this] { editMark(m_view->pane().row()); });
    connect(request, &QAction::triggered, this, [this] { m_view->showRequest(m_view->pane().row().requestId); });
    m_view->list().table()->setRowActions([this, mark, request](const QStringList &) {
        request->setEnabled(!m_view->pane().row().requestId.isEmpty());
        return QList<QAction *>{mark, request};
    });
}

void AuditPage::addCommands()
{
    const auto hasRow = [this] { return !m_view->pane().row().id.isEmpty(); };
    addCommand(
        tr("Bookmark the event"), Qt::Key_M, [this] { editMark(m_view->pane().row()); }, hasRow);
    addCommand(
        tr("Previous event of the same user, client or address"), Qt::Key_BracketLeft,
        [this] { m_view->pane().step(AuditNeighbour::Step::Previous); }, hasRow);
    addCommand(
        tr("Next event of the same user, client or address"), Qt::Key_BracketRight,
        [this] { m_view->pane().step(AuditNeighbour::Step::Next); }, hasRow);
    addCommand(tr("Show the newest events"), Qt::Key_N, [this] { m_view->list().showNewest(); });
    addCommand(tr("Show the oldest events"), {}, [this] { m_view->list().showOldest(); });
    addCommand(tr("Choose a range of time"), Qt::CTRL | Qt::Key_G, [this] { m_view->bar().ranges()->chooseOwn(); });
    addCommand(tr("Zoom out in time"), Qt::CTRL | Qt::Key_Minus, [this] { m_view->bar().ranges()->zoomOut(); });
    addCommand(tr("Show or hide the facets"), Qt::CTRL | Qt::SHIFT | Qt::Key_F,
               [this] { m_view->tools().setFacetsShown(!m_view->tools().facetsShown()); });
    addCommand(tr("Histogram as table"), {}, [this] { m_view->chart().setTable(!m_view->chart().isTable()); });
    addCommand(tr("Copy filter text"), Qt::CTRL | Qt::SHIFT | Qt::Key_C,
               [this] { emit m_view->tools().filterCopyWanted(); });
    addCommand(tr("Copy the command that lists these events"), {},
               [this] { emit m_view->tools().commandCopyWanted(); });
    addCommand(tr("Colour rules…"), {}, [this] { editRules(); });
}

void AuditPage::refresh(int areas)
{
    if (areas & core::AuditArea)
        m_view->takeNew();
}

void AuditPage::editMark(const core::AuditRow &row)
{
    auto *dialog = new AuditMarkDialog(m_audit, row, this);
    connect(dialog, &AuditMarkDialog::marked, m_view, &AuditView::setMark);
    dialog->open();
}

void AuditPage::editRules()
{
    (new AuditRulesDialog(*m_rules, this))->open();
}

RefusalDialog *AuditPage::openRefusals()
{
    auto *dialog = new RefusalDialog(m_audit, this);
    connect(dialog, &RefusalDialog::requestChosen, m_view, &AuditView::showRequest);
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
        return m_view->bar().setFilterText(decoded(7));
    if (subject.startsWith("request:"_L1)) // as every failure and the token lab link to it
        return m_view->showRequest(decoded(8));
    m_view->bar().setQuery(auditQueryOf(subject));
}

QFuture<std::vector<SearchHit>> AuditPage::search(const QString &text, int most)
{
    return searchAudit(m_audit, text, most, this);
}

QVariantMap AuditPage::state() const
{
    return {{u"filter"_s, m_view->bar().filterText()},
            {u"facets"_s, m_view->tools().facetsShown()},
            {u"chartTable"_s, m_view->chart().isTable()},
            {u"tab"_s, m_view->pane().tab()},
            {u"follow"_s, m_view->list().isFollowing()}};
}

void AuditPage::restoreState(const QVariantMap &state)
{
    m_view->tools().setFacetsShown(state.value(u"facets"_s).toBool());
    m_view->chart().setTable(state.value(u"chartTable"_s).toBool());
    m_view->pane().setTab(state.value(u"tab"_s).toString());
    m_view->list().setFollowing(state.value(u"follow"_s, true).toBool());
    if (state.contains(u"filter"_s))
        m_view->bar().setFilterText(state.value(u"filter"_s).toString());
}

} // namespace ui
