#pragma once

#include "core/base/Clock.h"

#include <QRectF>
#include <QString>
#include <QTimeZone>

#include <chrono>
#include <vector>

class QPainter;

namespace ui {

/// A mark on an axis of time, and what stands below it.
struct TimeTick
{
    core::Instant at;
    QString text;
};

/// Round local times of one even step from `from` to `to`, two of them at least `apart` from each other (an hour
/// less where the clock is set forward): times of day, midnights, Mondays, first days of months or years. Any thread.
std::vector<TimeTick> timeTicks(core::Instant from, core::Instant to, std::chrono::milliseconds apart,
                                const QTimeZone &zone = QTimeZone::systemTimeZone());

/// Labels of an axis from left to right: centred below their ticks, whole at both ends, none over another.
class TickLabels
{
public:
    TickLabels(QPainter &painter, const QRectF &row);
    bool draw(double x, const QString &text); ///< false: there was no room

private:
    QPainter &m_painter;
    QRectF m_row;
    double m_free;
};

} // namespace ui
