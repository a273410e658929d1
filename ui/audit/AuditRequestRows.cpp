#include "ui/audit/AuditRequestRows.h"

#include "ui/async/UserText.h"
#include "ui/async/WhenDone.h"
#include "ui/widgets/AuditWords.h"
#include "ui/widgets/RefusalWords.h"
#include "ui/widgets/StateDelegate.h"
#include "ui/widgets/TimeText.h"
#include "ui/widgets/TonedLabel.h"

#include <QHeaderView>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

enum RequestColumn { AfterColumn, RequestEventColumn, RequestResultColumn, RequestColumnCount };

} // namespace

AuditRequestRows::AuditRequestRows(core::AuditAdmin &audit, QWidget *parent)
    : QWidget(parent)
    , m_audit(audit)
    , m_table(new QTableWidget(0, RequestColumnCount))
    , m_note(new TonedLabel({}, Tone::Muted))
{
    m_table->setObjectName(u"requestRows"_s);
    m_table->setAccessibleName(tr("Events of the same request"));
    m_table->setHorizontalHeaderLabels({tr("After", "milliseconds since the first event"), tr("Event"), tr("Result")});
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(RequestEventColumn, QHeaderView::Stretch);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setMinimumSectionSize(28);
    m_table->verticalHeader()->setDefaultSectionSize(28);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setItemDelegateForColumn(RequestResultColumn, new StateDelegate(m_table));
    m_note->setWordWrap(true);
    m_note->setObjectName(u"requestNote"_s);
    auto *inList = new QPushButton(tr("Show this request in the list"));
    inList->setObjectName(u"showRequest"_s);
    m_inList = inList;
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_note);
    column->addWidget(m_table, 1);
    column->addWidget(inList);
    connect(inList, &QPushButton::clicked, this, [this] { emit requestChosen(m_row.requestId); });
    connect(m_table, &QTableWidget::cellClicked, this, [this](int line) {
        if (size_t(line) < m_rows.size() && m_rows[size_t(line)].id != m_row.id)
            emit rowChosen(core::AuditRow(m_rows[size_t(line)]));
    });
    connect(m_table, &QTableWidget::cellActivated, this, [this](int line) {
        if (size_t(line) < m_rows.size() && m_rows[size_t(line)].id != m_row.id)
            emit rowChosen(core::AuditRow(m_rows[size_t(line)]));
    });
}

void AuditRequestRows::setRow(const core::AuditRow &row)
{
    m_row = row;
    m_inList->setEnabled(!row.requestId.isEmpty());
    if (isVisible())
        ask();
}

void AuditRequestRows::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    ask();
}

void AuditRequestRows::ask()
{
    if (m_row.requestId == m_asked && !m_rows.empty())
        return show(std::vector<core::AuditRow>(m_rows));
    m_asked = m_row.requestId;
    if (m_asked.isEmpty())
        return show({});
    core::AuditQuery query;
    query.requestId = m_asked;
    whenDone(m_audit.list(query, {{}, kMost, {}, false}), this,
             [this, asked = m_asked](const core::Result<core::Page<core::AuditRow>> &page) {
                 if (asked != m_asked)
                     return;
                 if (!page) {
                     m_asked.clear();
                     return m_note->setText(userText(page.error()));
                 }
                 show({page->rows.rbegin(), page->rows.rend()});
             });
}

QString AuditRequestRows::afterText(std::chrono::milliseconds passed)
{
    if (passed < std::chrono::seconds(10))
        return tr("+%1 ms").arg(passed.count());
    return tr("+%1", "a span of time").arg(spanText(std::chrono::duration_cast<std::chrono::seconds>(passed)));
}

void AuditRequestRows::show(const std::vector<core::AuditRow> &rows)
{
    m_rows = rows;
    m_note->setText(m_rows.empty() ? tr("This event did not come from a request.")
                                   : tr("%Ln event(s) of one request, in their order.", nullptr, int(m_rows.size())));
    m_table->setRowCount(int(m_rows.size()));
    for (int line = 0; line < int(m_rows.size()); ++line) {
        const core::AuditRow &row = m_rows[size_t(line)];
        auto *after = new QTableWidgetItem(afterText(row.createdAt - m_rows.front().createdAt));
        after->setToolTip(exactTime(row.createdAt));
        auto *event = new QTableWidgetItem(auditEventWord(row));
        event->setToolTip(row.errorMessage.isEmpty() ? row.eventType : row.eventType + u'\n' + errorTextAndCode(row));
        auto *result = new QTableWidgetItem(auditResultWord(row.success));
        result->setData(MarkRole, QVariant::fromValue(auditResultMark(row.success)));
        m_table->setItem(line, AfterColumn, after);
        m_table->setItem(line, RequestEventColumn, event);
        m_table->setItem(line, RequestResultColumn, result);
        if (row.id == m_row.id)
            m_table->selectRow(line);
    }
}

} // namespace ui
