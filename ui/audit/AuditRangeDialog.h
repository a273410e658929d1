#pragma once

#include "ui/audit/AuditRange.h"
#include "ui/widgets/FormDialog.h"

class QDateTimeEdit;

namespace ui {

/// Asks for two moments, in local time.
class AuditRangeDialog : public FormDialog
{
    Q_OBJECT
public:
    explicit AuditRangeDialog(const AuditRange &range, QWidget *parent = nullptr);

Q_SIGNALS:
    void rangeChosen(core::Instant since, core::Instant until);

protected:
    void submit() override;

private:
    QDateTimeEdit *addMoment(const QString &label, const QString &objectName, core::Instant at);

    QDateTimeEdit *m_since;
    QDateTimeEdit *m_until;
};

} // namespace ui
