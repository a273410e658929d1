#include "ui/shell/IconLabel.h"

#include "ui/widgets/Icons.h"

#include <QPainter>

namespace ui {

IconLabel::IconLabel(const QString &iconName, int side, QWidget *parent) : QWidget(parent), m_iconName(iconName)
{
    setFixedSize(side, side);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void IconLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    icon(m_iconName, Tone::Accent).paint(&painter, rect());
}

} // namespace ui
