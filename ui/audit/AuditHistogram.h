#pragma once

#include "core/admin/AuditAdmin.h"
#include "ui/widgets/BarChart.h"

namespace ui {

/// Events over time, ok and failed. Dragging zooms in, a double click, Backspace or Minus out.
class AuditHistogram : public BarChart
{
    Q_OBJECT
public:
    explicit AuditHistogram(QWidget *parent = nullptr);
    QSize sizeHint() const override { return {480, 108}; }
    QSize minimumSizeHint() const override { return {240, 90}; }

    /// As finely as they were counted; several make one bar.
    void setSpans(const std::vector<core::AuditBucket> &spans, core::Instant end);

Q_SIGNALS:
    void zoomedIn(core::Instant since, core::Instant until);
    void zoomedOut();

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QPoint m_pressed;
    bool m_clicked = false; ///< a click picks a bar, only dragging zooms
};

} // namespace ui
