#pragma once

#include "ui/widgets/PageFrame.h"

#include <QStyle>

class QPainter;
class QStyleOption;

namespace ui {

/// What the widget's property "emphasis" says.
Emphasis emphasisOf(const QWidget *widget);

void drawButtonPanel(const QStyleOption *option, QPainter *painter, const QWidget *widget);
void drawToolButtonPanel(const QStyleOption *option, QPainter *painter);
void drawFieldPanel(const QStyleOption *option, QPainter *painter, const QWidget *widget);
/// Around lists and texts too: fills what lies between its round line and their square content.
void drawFrame(const QStyleOption *option, QPainter *painter, const QWidget *widget);

/// Height in px of the header above a table's or tree's rows; 0 without one.
int headerHeight(const QWidget *view);

} // namespace ui
