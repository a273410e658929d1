#include "ui/widgets/Card.h"

#include "ui/widgets/TonedLabel.h"

#include <QBoxLayout>
#include <QPainter>

namespace ui {

Card::Card(const QString &heading, QWidget *parent) : QWidget(parent), m_head(new QHBoxLayout), m_body(new QVBoxLayout)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(8);
    m_head->setSpacing(8);
    if (!heading.isEmpty()) {
        auto *title = new TonedLabel(heading, Tone::Text);
        title->setFont(Theme::instance().heading());
        m_head->addWidget(title);
        setAccessibleName(heading);
    }
    m_head->addStretch();
    column->addLayout(m_head);
    m_body->setSpacing(8);
    column->addLayout(m_body, 1);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Card::addControl(QWidget *control)
{
    m_head->addWidget(control);
}

void Card::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Theme::instance().color(Tone::Border));
    painter.setBrush(Theme::instance().color(Tone::Raised));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
}

} // namespace ui
