#pragma once

#include <QRect>
#include <QStyle>

class QPainter;
class QStyleOption;

namespace ui {

/// One colour with a share (0 to 1) of another in it.
QColor mixed(const QColor &a, const QColor &b, double share);
/// The line around something that takes input; on cards it stands out more than the line between two things.
QColor outlineColor();

void drawRound(QPainter *painter, const QRect &rect, const QColor &fill, const QColor &line, double width = 1);
/// A small angle in the middle of `rect`. `size` is half its width in px.
void drawAngle(QPainter *painter, const QRect &rect, Qt::ArrowType direction, const QColor &color, double size = 4);

void drawCheckMark(const QStyleOption *option, QPainter *painter);
void drawRadioMark(const QStyleOption *option, QPainter *painter);
void drawTab(const QStyleOption *option, QPainter *painter);
void drawHeader(const QStyleOption *option, QPainter *painter);
/// `done` is the part of the groove up to the handle, in its direction of growth.
void drawSliderParts(const QStyleOption *option, QPainter *painter, const QRect &groove, const QRect &done,
                     const QRect &handle);

} // namespace ui
