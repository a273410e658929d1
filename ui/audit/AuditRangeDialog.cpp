#include "ui/audit/AuditRangeDialog.h"

#include "ui/widgets/TimeText.h"

#include <QDateTimeEdit>
#include <QFormLayout>

namespace ui {

using namespace Qt::StringLiterals;

AuditRangeDialog::AuditRangeDialog(const AuditRange &range, QWidget *parent)
    : FormDialog(tr("Range of time"), tr("Show range"), parent)
{
    setObjectName(u"auditRangeDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    const core::Instant now = currentTime();
    const auto span = range.kind == AuditRange::Kind::Last ? range.last : std::chrono::hours(24);
    m_since = addMoment(tr("&From"), u"rangeSince"_s, range.since.value_or(range.until.value_or(now) - span));
    m_until = addMoment(tr("&To"), u"rangeUntil"_s, range.until.value_or(now));
}

QDateTimeEdit *AuditRangeDialog::addMoment(const QString &label, const QString &objectName, core::Instant at)
{
    auto *edit = new QDateTimeEdit(core::toDateTime(at).toLocalTime());
    edit->setObjectName(objectName);
    edit->setCalendarPopup(true);
    edit->setDisplayFormat(u"yyyy-MM-dd HH:mm:ss"_s);
    form()->addRow(label, edit);
    return edit;
}

void AuditRangeDialog::submit()
{
    if (m_since->dateTime() >= m_until->dateTime())
        return showFailureText(tr("The range ends before it begins. Set a later end or an earlier start."));
    emit rangeChosen(core::fromMillis(m_since->dateTime().toMSecsSinceEpoch()),
                     core::fromMillis(m_until->dateTime().toMSecsSinceEpoch()));
    accept();
}

} // namespace ui
