#include "ui/chains/ChainAuditList.h"

#include "ui/async/UserText.h"
#include "ui/widgets/DataTable.h"
#include "ui/widgets/StateMark.h"
#include "ui/widgets/Theme.h"
#include "ui/widgets/TimeText.h"
#include "ui/widgets/TonedLabel.h"

#include <QLocale>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

QString chainEventWord(const core::AuditRow &row)
{
    if (row.eventType == "token_refresh"_L1)
        return row.data.value(u"grace"_s).toBool() ? ChainAuditList::tr("refresh repeated", "audit event")
               : row.success                       ? ChainAuditList::tr("refreshed", "audit event")
                                                   : ChainAuditList::tr("refresh refused", "audit event");
    if (row.eventType == "security_incident"_L1)
        return ChainAuditList::tr("reuse detected", "audit event");
    if (row.eventType == "token_revoke"_L1)
        return ChainAuditList::tr("revoked", "audit event");
    if (row.eventType == "login_success"_L1)
        return ChainAuditList::tr("signed in", "audit event");
    if (row.eventType == "token_issued"_L1)
        return ChainAuditList::tr("tokens issued", "audit event");
    if (row.eventType == "token_invalid"_L1)
        return ChainAuditList::tr("token refused", "audit event");
    return row.eventType;
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
        return column == Time    ? QLocale().toString(local, u"d MMM HH:mm:ss"_s)
               : column == Event ? chainEventWord(row)
                                 : row.address;
    }
    case Qt::FontRole:
        return column == Address ? QVariant(Theme::instance().monospace()) : QVariant();
    case MarkRole:
        if (column != Event)
            return {};
        return QVariant::fromValue(row.eventType == "security_incident"_L1 ? StateMark{Shape::Triangle, Tone::Danger}
                                   : row.success                           ? StateMark{Shape::Dot, Tone::Good}
                                                                           : StateMark{Shape::Cross, Tone::Danger});
    case Qt::ToolTipRole:
        return column == Time ? exactTime(row.createdAt)
                              : QStringList{row.eventType, row.errorMessage, row.userAgent}.join(u'\n').trimmed();
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
    m_table->setDefaultWidths({112, 146, 92});
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
