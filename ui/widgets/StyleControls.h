#pragma once

#include <QStyle>

class QPainter;
class QStyleOptionComplex;

namespace ui {

/// The controls that have parts. Places of the parts come from `style`.
void drawComboBox(const QStyle *style, const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget);
void drawSpinBox(const QStyle *style, const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget);
void drawScrollBar(const QStyle *style, const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget);
void drawSlider(const QStyle *style, const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget);
/// A tool button; one with a menu of its own beside the action is one panel with a line in it.
void drawToolButton(const QStyle *style, const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget);

/// Width in px that the angle of a menu takes at the right of a tool button; 0 without one.
int angleRoom(const QStyleOption *option);

QRect spinBoxPart(const QStyleOptionComplex *option, QStyle::SubControl part);
/// Without arrows, and beside the rows of a table only: its header goes on above the bar.
QRect scrollBarPart(const QStyleOptionComplex *option, QStyle::SubControl part, const QWidget *widget);

} // namespace ui
