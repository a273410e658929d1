#include "ui/widgets/StateMark.h"

#include <QPainter>

namespace ui {

namespace {

constexpr int kMarkSide = 11;
constexpr int kMarkGap = 6;

} // namespace

void paintMark(QPainter &painter, const QRectF &square, const StateMark &mark)
{
    const QColor color = Theme::instance().color(mark.tone);
    const QRectF inner = square.adjusted(1, 1, -1, -1);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, 1.75, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    switch (mark.shape) {
    case Shape::Dot:
        painter.setBrush(color);
        painter.drawEllipse(inner);
        break;
    case Shape::Half:
        painter.drawEllipse(inner);
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawPie(inner, 90 * 16, 180 * 16);
        break;
    case Shape::Triangle:
        painter.setBrush(color);
        painter.drawPolygon(
            QPolygonF{QPointF(inner.center().x(), inner.top()), inner.bottomRight(), inner.bottomLeft()});
        break;
    case Shape::Cross:
        painter.drawLine(inner.topLeft(), inner.bottomRight());
        painter.drawLine(inner.topRight(), inner.bottomLeft());
        break;
    case Shape::Ring:
        painter.drawEllipse(inner);
        break;
    }
    painter.restore();
}

StateLabel::StateLabel(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void StateLabel::setState(const StateMark &mark, const QString &word)
{
    m_mark = mark;
    m_word = word;
    setAccessibleName(word);
    updateGeometry();
    update();
}

QSize StateLabel::sizeHint() const
{
    return {kMarkSide + kMarkGap + fontMetrics().horizontalAdvance(m_word) + 2, qMax(20, fontMetrics().height())};
}

void StateLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintMark(painter, QRectF(0, (height() - kMarkSide) / 2.0, kMarkSide, kMarkSide), m_mark);
    painter.setPen(Theme::instance().color(m_mark.tone));
    painter.drawText(rect().adjusted(kMarkSide + kMarkGap, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, m_word);
}

} // namespace ui
