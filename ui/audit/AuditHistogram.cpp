#include "ui/audit/AuditHistogram.h"

#include "ui/audit/AuditTimeline.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>

namespace ui {

AuditHistogram::AuditHistogram(QWidget *parent)
    : BarChart(tr("Ok", "events that succeeded"), tr("Failed", "events that failed"), parent)
{
    setObjectName(QStringLiteral("auditHistogram"));
    setAccessibleName(tr("Events over time"));
    setToolTipDuration(20000);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(this, &BarChart::rangeSelected, this, [this](core::Instant since, core::Instant until) {
        if (!m_clicked)
            emit zoomedIn(since, until);
    });
}

void AuditHistogram::setSpans(const std::vector<core::AuditBucket> &spans, core::Instant end)
{
    const size_t each = std::max<size_t>(1, spans.size() / AuditTimeline::kBars);
    std::vector<Bar> bars;
    for (size_t at = 0; at < spans.size(); ++at) {
        if (at % each == 0)
            bars.push_back({spans[at].start, 0, 0});
        bars.back().good += spans[at].succeeded;
        bars.back().bad += spans[at].failed;
    }
    setBars(std::move(bars), end);
}

void AuditHistogram::mousePressEvent(QMouseEvent *event)
{
    m_pressed = event->position().toPoint();
    BarChart::mousePressEvent(event);
}

void AuditHistogram::mouseReleaseEvent(QMouseEvent *event)
{
    m_clicked = (event->position().toPoint() - m_pressed).manhattanLength() < QApplication::startDragDistance();
    BarChart::mouseReleaseEvent(event);
    m_clicked = false;
}

void AuditHistogram::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        emit zoomedOut();
}

void AuditHistogram::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Backspace || event->key() == Qt::Key_Minus) {
        emit zoomedOut();
        return;
    }
    BarChart::keyPressEvent(event);
}

} // namespace ui
