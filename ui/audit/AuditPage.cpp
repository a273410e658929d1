#include "ui/audit/AuditPage.h"

#include "core/admin/ServerControl.h"
#include "ui/async/UserText.h"
#include "ui/async/WhenDone.h"
#include "ui/audit/AuditFilterBar.h"
#include "ui/audit/AuditHistogram.h"
#include "ui/audit/AuditNeighbour.h"
#include "ui/audit/AuditPane.h"
#include "ui/audit/AuditSubject.h"
#include "ui/audit/AuditTableModel.h"
#include "ui/audit/AuditTask.h"
#include "ui/audit/AuditWords.h"
#include "ui/audit/RefusalDialog.h"
#include "ui/widgets/DataTable.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/MemorySplitter.h"
#include "ui/widgets/TimeText.h"

#include <QFileDialog>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

AuditPage::AuditPage(core::AuditAdmin &audit, QWidget *parent)
    : PageFrame(tr("Audit log"), parent)
    , m_audit(audit)
    , m_model(new AuditTableModel([this](const core::PageRequest &page) { return m_audit.list(m_query, page); }, this))
    , m_table(new DataTable(u"auditList"_s))
    , m_bar(new AuditFilterBar)
    , m_histogram(new AuditHistogram(audit))
    , m_pane(new AuditPane)
    , m_neighbour(new AuditNeighbour(audit, this))
    , m_task(new AuditTask)
    , m_follow(new QToolButton)
    , m_new(new QPushButton)
{
    setObjectName(u"auditPage"_s);
    m_histogram->setObjectName(u"auditHistogram"_s);
    addActions();
    addFollowing();
    addList();
    connectPane();
    connect(m_model, &PagedTable::failed, this, &PageFrame::showFailure);
    connect(m_model, &PagedTable::loaded, this, [this] {
        hideFailure();
        showEmptyState();
    });
    connect(m_model, &PagedTable::countsChanged, m_bar, &AuditFilterBar::setCount);
    connect(m_histogram, &AuditHistogram::failed, this, &PageFrame::showFailure);
    connect(m_histogram, &BarChart::rangeSelected, m_bar, &AuditFilterBar::setRange);
    connect(m_bar, &AuditFilterBar::changed, this, &AuditPage::read);
    m_pause.setSingleShot(true);
    m_pause.setInterval(std::chrono::milliseconds(500)); // a million rows take longer than a tenth of a second
    connect(&m_pause, &QTimer::timeout, this, [this] {
        if (std::exchange(m_stale, false))
            refresh(core::AuditArea);
    });
    m_query = m_bar->query(currentTime());
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
    connect(m_verify, &QPushButton::clicked, this, &AuditPage::verify);
    m_export = addAction(tr("Export…"), u"exportAudit"_s);
    m_export->setIcon(icon(u"download"));
    auto *menu = new QMenu(m_export);
    connect(menu->addAction(tr("The rows shown here as CSV…")), &QAction::triggered, this,
            [this] { chooseExport(core::ExportFormat::Csv); });
    connect(menu->addAction(tr("The rows shown here as JSON lines…")), &QAction::triggered, this,
            [this] { chooseExport(core::ExportFormat::Jsonl); });
    m_export->setMenu(menu);
}

void AuditPage::addFollowing()
{
    m_new->setObjectName(u"newEvents"_s);
    m_new->setToolTip(tr("Show them"));
    setEmphasis(m_new, Emphasis::Primary);
    m_new->hide();
    m_follow->setObjectName(u"followAudit"_s);
    m_follow->setText(tr("Follow"));
    m_follow->setIcon(icon(u"play"));
    m_follow->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_follow->setToolTip(tr("Show new events as they happen"));
    m_follow->setCheckable(true);
    m_follow->setChecked(true);
    m_bar->rangeRow()->addWidget(m_new);
    m_bar->rangeRow()->addWidget(m_follow);
    connect(m_new, &QPushButton::clicked, this, [this] {
        read();
        m_table->scrollToTop();
    });
    connect(m_follow, &QToolButton::toggled, this, [this](bool follow) {
        if (follow)
            read();
    });
}

void AuditPage::addList()
{
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setModel(m_model);
    m_table->setStateColumn(AuditTableModel::Result);
    m_table->setDefaultWidths({122, 130, 78, 112, 116, 100, 72});
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_table, &QWidget::customContextMenuRequested, this, &AuditPage::showValueMenu);
    auto *splitter = new MemorySplitter(Qt::Horizontal, u"auditSplitter"_s);
    splitter->addWidget(m_table);
    splitter->addWidget(m_pane);
    splitter->setStretchFactor(0, 1);
    splitter->restore({740, 304});
    body()->addWidget(m_task);
    body()->addWidget(m_bar);
    body()->addWidget(m_histogram);
    body()->addWidget(splitter, 1);
}

void AuditPage::connectPane()
{
    connect(m_table, &DataTable::currentKeyChanged, this, &AuditPage::showRow);
    connect(m_pane, &AuditPane::requestChosen, this, &AuditPage::showRequest);
    connect(m_pane, &AuditPane::chainChosen, this,
            [this](const QString &family) { emit openRequested(u"chains"_s, u"family:"_s + family); });
    connect(m_pane, &AuditPane::userStepped, this,
            [this](AuditPane::Step step) { m_neighbour->find(m_pane->row(), step); });
    connect(m_pane, &AuditPane::explanationWanted, this,
            [this](const core::AuditRow &row) { openRefusals()->explain(row); });
    connect(m_neighbour, &AuditNeighbour::found, this, [this](const core::AuditRow &row) {
        if (!m_table->selectKey(row.id))
            m_table->clearSelection(); // not in the list: shown beside it all the same
        m_pane->setRow(row);
    });
    connect(m_neighbour, &AuditNeighbour::nothingThere, this, [this](AuditPane::Step step) {
        showNotice(step == AuditPane::Step::Next ? tr("This is the newest event of this user.")
                                                 : tr("This is the oldest event of this user."));
    });
    connect(m_neighbour, &AuditNeighbour::failed, this, &PageFrame::showFailure);
}

void AuditPage::refresh(int areas)
{
    if (!(areas & core::AuditArea))
        return;
    if (!m_follow->isChecked() && m_model->isLoaded())
        return countNew();
    if (m_pause.isActive()) {
        m_stale = true;
        return;
    }
    m_pause.start();
    m_query = m_bar->query(currentTime());
    m_model->refresh();
    m_histogram->read(m_query);
}

void AuditPage::showEmptyState()
{
    if (m_bar->isNarrow())
        m_table->setEmptyState(tr("No event matches this range and filter."), tr("Show the whole log"),
                               [this] { m_bar->showAll(); });
    else
        m_table->setEmptyState(tr("The audit log has no event yet."));
}

void AuditPage::read()
{
    m_new->hide();
    m_query = m_bar->query(currentTime());
    m_model->reload();
    m_histogram->read(m_query);
}

void AuditPage::countNew()
{
    whenDone(m_audit.list(m_query, {{}, 1}), this, [this](const core::Result<core::Page<core::AuditRow>> &page) {
        const int count = page ? int(page->matching - m_model->matching()) : 0;
        m_new->setText(tr("%n new", "events since the list was read", count));
        m_new->setVisible(count > 0);
    });
}

void AuditPage::showRequest(const QString &request)
{
    core::AuditQuery query;
    query.requestId = request;
    m_bar->setQuery(query);
}

RefusalDialog *AuditPage::openRefusals()
{
    auto *dialog = new RefusalDialog(m_audit, this);
    connect(dialog, &RefusalDialog::requestChosen, this, &AuditPage::showRequest);
    dialog->open();
    return dialog;
}

void AuditPage::open(const QString &subject)
{
    if (subject.startsWith("why="_L1))
        return openRefusals()->explain(QUrl::fromPercentEncoding(subject.sliced(4).toLatin1()));
    m_bar->setQuery(auditQueryOf(subject));
}

void AuditPage::showRow(const QString &id)
{
    if (const core::AuditRow *row = m_model->rowOf(id))
        m_pane->setRow(*row);
    else
        m_pane->clear();
}

void AuditPage::showValueMenu(const QPoint &place)
{
    const QModelIndex cell = m_table->indexAt(place);
    const core::AuditRow *row = m_model->rowAt(cell.row());
    if (!row || cell.column() == AuditTableModel::Time || cell.data().toString().isEmpty())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(tr("Filter by this value")), &QAction::triggered, this,
            [this, column = cell.column(), chosen = *row] { filterBy(column, chosen); });
    menu->popup(m_table->viewport()->mapToGlobal(place));
}

void AuditPage::filterBy(int column, const core::AuditRow &row)
{
    core::AuditQuery query;
    switch (AuditTableModel::Column(column)) {
    case AuditTableModel::Event:
        query.eventTypes = {row.eventType};
        break;
    case AuditTableModel::User:
        query.user = row.username.isEmpty() ? row.user.value : row.username;
        break;
    case AuditTableModel::Client:
        query.client = row.client.value;
        break;
    case AuditTableModel::Address:
        query.address = row.address;
        break;
    case AuditTableModel::Result:
        query.success = row.success;
        break;
    case AuditTableModel::Error:
        query.text = row.errorMessage;
        break;
    case AuditTableModel::Time:
    case AuditTableModel::ColumnCount:
        break;
    }
    m_bar->narrow(query);
}

void AuditPage::verify()
{
    m_verify->setEnabled(false);
    m_export->setEnabled(false);
    whenDone(m_audit.verify(m_task->start(tr("Verifying the audit log …"))), this,
             [this](const core::Result<core::AuditCheck> &check) {
                 m_verify->setEnabled(true);
                 m_export->setEnabled(true);
                 if (!check)
                     return m_task->finish(Tone::Danger, userText(check.error()));
                 m_task->finish(check->intact ? Tone::Good : Tone::Danger, auditCheckText(*check));
             });
}

void AuditPage::chooseExport(core::ExportFormat format)
{
    const bool csv = format == core::ExportFormat::Csv;
    auto *dialog = new QFileDialog(this, tr("Export the audit log"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(csv ? u"csv"_s : u"jsonl"_s);
    dialog->setNameFilter(csv ? tr("Comma-separated values (*.csv)") : tr("JSON lines (*.jsonl)"));
    dialog->selectFile(csv ? u"audit.csv"_s : u"audit.jsonl"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this, format](const QString &path) { exportTo(path, format); });
    dialog->open();
}

void AuditPage::exportTo(const QString &path, core::ExportFormat format)
{
    m_verify->setEnabled(false);
    m_export->setEnabled(false);
    whenDone(m_audit.exportTo(path, format, m_query, m_task->start(tr("Exporting to %1 …").arg(path))), this,
             [this, path](const core::Result<qint64> &rows) {
                 m_verify->setEnabled(true);
                 m_export->setEnabled(true);
                 if (!rows)
                     return m_task->finish(Tone::Danger, userText(rows.error()));
                 m_task->finish(Tone::Good, tr("%Ln row(s) exported to %1.", nullptr, int(*rows)).arg(path));
             });
}

} // namespace ui
