#pragma once

#include "core/admin/AuditAdmin.h"
#include "ui/widgets/BarChart.h"

namespace ui {

/// Events over time, ok and failed. Without a start it begins at the first day that has an event in the last year.
class AuditHistogram : public BarChart
{
    Q_OBJECT
public:
    explicit AuditHistogram(core::AuditAdmin &audit, QWidget *parent = nullptr);
    QSize sizeHint() const override { return {480, 116}; }
    QSize minimumSizeHint() const override { return {240, 96}; }

    void read(const core::AuditQuery &query);

Q_SIGNALS:
    void failed(const core::Error &error);

private:
    void readSince(core::AuditQuery query, core::Instant since);

    core::AuditAdmin &m_audit;
    int m_question = 0;
};

} // namespace ui
