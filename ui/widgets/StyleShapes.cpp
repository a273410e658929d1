#include "ui/widgets/StyleShapes.h"

#include "ui/widgets/Theme.h"

#include <QPainter>
#include <QStyleOption>

namespace ui {

namespace {

constexpr double kRadius = 5;
constexpr int kGrooveHeight = 4;

} // namespace

QColor mixed(const QColor &a, const QColor &b, double share)
{
    return QColor::fromRgbF(float(a.redF() * (1 - share) + b.redF() * share),
                            float(a.greenF() * (1 - share) + b.greenF() * share),
                            float(a.blueF() * (1 - share) + b.blueF() * share));
}

QColor outlineColor()
{
    const Theme &theme = Theme::instance();
    return mixed(theme.color(Tone::Border), theme.color(Tone::Muted), theme.isDark() ? 0.35 : 0.2);
}

void drawRound(QPainter *painter, const QRect &rect, const QColor &fill, const QColor &line, double width)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(line, width));
    painter->setBrush(fill);
    painter->drawRoundedRect(QRectF(rect).adjusted(width / 2, width / 2, -width / 2, -width / 2), kRadius, kRadius);
    painter->restore();
}

void drawAngle(QPainter *painter, const QRect &rect, Qt::ArrowType direction, const QColor &color, double size)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(color, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->translate(QRectF(rect).center());
    painter->rotate(direction == Qt::UpArrow      ? 180
                    : direction == Qt::LeftArrow  ? 90
                    : direction == Qt::RightArrow ? -90
                                                  : 0);
    painter->drawPolyline(QPolygonF{QPointF(-size, -size / 2), QPointF(0, size / 2), QPointF(size, -size / 2)});
    painter->restore();
}

void drawCheckMark(const QStyleOption *option, QPainter *painter)
{
    const Theme &theme = Theme::instance();
    const bool on = option->state & QStyle::State_On;
    const bool enabled = option->state & QStyle::State_Enabled;
    const QColor fill = on ? theme.color(enabled ? Tone::Accent : Tone::Muted) : theme.color(Tone::Raised);
    const QRectF box = QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(on ? fill : theme.color(enabled ? Tone::Muted : Tone::Border));
    painter->setBrush(fill);
    painter->drawRoundedRect(box, 3, 3);
    if (on) {
        painter->setPen(QPen(theme.color(Tone::OnAccent), 1.75, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter->drawPolyline(QPolygonF{box.topLeft() + QPointF(box.width() * 0.22, box.height() * 0.55),
                                        box.topLeft() + QPointF(box.width() * 0.42, box.height() * 0.75),
                                        box.topLeft() + QPointF(box.width() * 0.80, box.height() * 0.28)});
    }
    painter->restore();
}

void drawRadioMark(const QStyleOption *option, QPainter *painter)
{
    const Theme &theme = Theme::instance();
    const bool on = option->state & QStyle::State_On;
    const bool enabled = option->state & QStyle::State_Enabled;
    const Tone full = enabled ? Tone::Accent : Tone::Muted;
    const QRectF box = QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(theme.color(on ? full : enabled ? Tone::Muted : Tone::Border));
    painter->setBrush(theme.color(on ? full : Tone::Raised));
    painter->drawEllipse(box);
    if (on) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme.color(Tone::OnAccent));
        painter->drawEllipse(box.center(), box.width() * 0.2, box.height() * 0.2);
    }
    painter->restore();
}

void drawTab(const QStyleOption *option, QPainter *painter)
{
    const Theme &theme = Theme::instance();
    const QRect &rect = option->rect;
    if (option->state & QStyle::State_Selected)
        painter->fillRect(rect.x(), rect.bottom() - 1, rect.width(), 2, theme.color(Tone::Accent));
    else if (option->state & QStyle::State_MouseOver)
        painter->fillRect(rect.x(), rect.bottom(), rect.width(), 1, theme.color(Tone::Muted));
    if (option->state & QStyle::State_HasFocus && option->state & QStyle::State_KeyboardFocusChange)
        drawRound(painter, rect.adjusted(2, 2, -2, -4), Qt::transparent, theme.color(Tone::Accent));
}

void drawHeader(const QStyleOption *option, QPainter *painter)
{
    const Theme &theme = Theme::instance();
    painter->fillRect(option->rect, theme.color(Tone::Background));
    painter->setPen(theme.color(Tone::Border));
    painter->drawLine(option->rect.bottomLeft(), option->rect.bottomRight());
}

void drawSliderParts(const QStyleOption *option, QPainter *painter, const QRect &groove, const QRect &done,
                     const QRect &handle)
{
    const Theme &theme = Theme::instance();
    const bool enabled = option->state & QStyle::State_Enabled;
    const QColor accent = theme.color(enabled ? Tone::Accent : Tone::Muted);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    const auto fill = [&](const QRect &rect, const QColor &color) {
        const bool isFlat = option->state & QStyle::State_Horizontal;
        QRectF bar(rect);
        if (isFlat)
            bar = {bar.x(), bar.center().y() - kGrooveHeight / 2.0, bar.width(), kGrooveHeight};
        else
            bar = {bar.center().x() - kGrooveHeight / 2.0, bar.y(), kGrooveHeight, bar.height()};
        painter->setBrush(color);
        painter->drawRoundedRect(bar, kGrooveHeight / 2.0, kGrooveHeight / 2.0);
    };
    fill(groove, outlineColor());
    fill(done, accent);
    const double radius = qMin(handle.width(), handle.height()) / 2.0 - 1;
    painter->setPen(QPen(theme.color(Tone::Raised), 2));
    painter->setBrush(accent);
    painter->drawEllipse(QRectF(handle).center(), radius, radius);
    if (option->state & QStyle::State_HasFocus && option->state & QStyle::State_KeyboardFocusChange) {
        painter->setPen(QPen(theme.color(Tone::Accent), 1.5));
        painter->setBrush(Qt::NoBrush);
        painter->drawEllipse(QRectF(handle).center(), radius + 1, radius + 1);
    }
    painter->restore();
}

} // namespace ui
