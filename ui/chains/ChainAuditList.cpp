#include "ui/chains/ChainAuditList.h"

#include "ui/async/UserText.h"
#include "ui/widgets/AuditWords.h"
#include "ui/widgets/DataTable.h"
#include "ui/widgets/RefusalWords.h"
#include "ui/widgets/StateMark.h"
#include "ui/widgets/Theme.h"
#include "ui/widgets/TimeText.h"
#include "ui/widgets/TonedLabel.h"

#include <QLocale>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

/// What the word of the event does not say, then what the application sent.
static QString eventHint(const core::AuditRow &row)
{
    const bool isRepeated = row.eventType == "token_refresh"_L1 && row.data.value(u"grace"_s).toBool();
    QStringList lines{auditEventWord(row) + u": "_s + auditResultWord(row.success)};
    if (isRepeated)
        lines.append(ChainAuditList::tr("Repeated within the grace time: the same answer was given again."));
    lines += {row.eventType, errorTextAndCode(row), row.userAgent};
    lines.removeAll(QString());
    return lines.join(u'\n');
}

QStringList ChainAuditModel::headers() const
{
    return {tr("Time"), tr("Event"), tr("Address", "network address")};
}

QVariant ChainAuditModel::cell(const core::AuditRow &row, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole: {
        const QDateTime local = core::toDateTime(row.createdAt).toLocalTime();
        return column == Time    ? QLocale().toString(local, u"d MMM HH:mm"_s) // as in the table of tokens
               : column == Event ? auditEventWord(row)
                                 : row.address;
    }
    case Qt::FontRole:
        return column == Address ? QVariant(Theme::instance().monospace()) : QVariant();
    case MarkRole:
        if (column != Event)
            return {};
        return QVariant::fromValue(row.eventType == "security_incident"_L1 ? StateMark{Shape::Triangle, Tone::Danger}
                                                                           : auditResultMark(row.success));
    case Qt::ToolTipRole:
        return column == Time ? exactTime(row.createdAt) : eventHint(row);
    default:
        return {};
    }
}

ChainAuditList::ChainAuditList(core::AuditAdmin &audit, QWidget *parent)
    : QWidget(parent)
    , m_audit(audit)
    , m_model(new ChainAuditModel(
          [this](const core::PageRequest &page) {
              core::AuditQuery query;
              query.family = m_family;
              return m_audit.list(query, page);
          },
          this))
    , m_table(new DataTable(u"chainAuditRows"_s))
    , m_failure(new TonedLabel({}, Tone::Danger))
{
    m_failure->setWordWrap(true);
    m_failure->hide();
    m_table->setAccessibleName(tr("Audit rows of this chain"));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setModel(m_model);
    m_table->setStateColumn(ChainAuditModel::Event);
    m_table->setDefaultWidths({96, 186, 92});
    m_table->setEmptyState(tr("The audit log has no rows of this chain."));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_failure);
    column->addWidget(m_table, 1);
    connect(m_model, &PagedTable::failed, this, [this](const core::Error &error) {
        m_failure->setText(userText(error));
        m_failure->show();
    });
    connect(m_model, &PagedTable::loaded, m_failure, &QWidget::hide);
    connect(m_table, &DataTable::currentKeyChanged, this, &ChainAuditList::choose);
    connect(m_table, &DataTable::rowActivated, this, &ChainAuditList::rowRequested);
}

void ChainAuditList::setFamily(const core::FamilyId &family)
{
    if (std::exchange(m_family, family) != family)
        m_model->reload();
    else
        m_model->refresh();
}

void ChainAuditList::refresh()
{
    if (!m_family.isEmpty())
        m_model->refresh();
}

void ChainAuditList::choose(const QString &id)
{
    if (const core::AuditRow *row = m_model->rowOf(id); row && m_table->hasFocus())
        emit momentChosen(row->createdAt);
}

} // namespace ui
