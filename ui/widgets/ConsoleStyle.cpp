#include "ui/widgets/ConsoleStyle.h"

#include "ui/widgets/PageFrame.h"
#include "ui/widgets/Theme.h"

#include <QPainter>
#include <QStyleOption>

namespace ui {

namespace {

constexpr double kRadius = 5;

QColor mixed(const QColor &a, const QColor &b, double share)
{
    return QColor::fromRgbF(float(a.redF() * (1 - share) + b.redF() * share),
                            float(a.greenF() * (1 - share) + b.greenF() * share),
                            float(a.blueF() * (1 - share) + b.blueF() * share));
}

void drawRound(QPainter *painter, const QRect &rect, const QColor &fill, const QColor &line, double width = 1)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(line, width));
    painter->setBrush(fill);
    painter->drawRoundedRect(QRectF(rect).adjusted(width / 2, width / 2, -width / 2, -width / 2), kRadius, kRadius);
    painter->restore();
}

Emphasis emphasisOf(const QWidget *widget)
{
    return widget ? Emphasis(widget->property("emphasis").toInt()) : Emphasis::Normal;
}

} // namespace

ConsoleStyle::ConsoleStyle() : QProxyStyle(QStringLiteral("Fusion")) {}

void ConsoleStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                                 const QWidget *widget) const
{
    switch (element) {
    case PE_PanelButtonCommand:
        return drawButton(option, painter, widget);
    case PE_PanelButtonTool:
        return drawToolButton(option, painter);
    case PE_PanelLineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option); frame && frame->lineWidth > 0)
            return drawField(option, painter);
        break;
    case PE_FrameFocusRect:
        if (option->state & State_KeyboardFocusChange)
            drawRound(painter, option->rect, Qt::transparent, Theme::instance().color(Tone::Accent));
        return;
    default:
        break;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void ConsoleStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                               const QWidget *widget) const
{
    if (element == CE_HeaderSection || element == CE_HeaderEmptyArea)
        return drawHeader(option, painter);
    if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
        element == CE_PushButtonLabel && button && (option->state & State_Enabled)) {
        QStyleOptionButton tinted(*button);
        const Emphasis emphasis = emphasisOf(widget);
        if (emphasis != Emphasis::Normal)
            tinted.palette.setColor(
                QPalette::ButtonText,
                Theme::instance().color(emphasis == Emphasis::Primary ? Tone::OnAccent : Tone::Danger));
        return QProxyStyle::drawControl(element, &tinted, painter, widget);
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void ConsoleStyle::drawButton(const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const Theme &theme = Theme::instance();
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    const bool flat = button && (button->features & QStyleOptionButton::Flat);
    const bool enabled = option->state & State_Enabled;
    const bool primary = emphasisOf(widget) == Emphasis::Primary && enabled;
    QColor fill = primary ? theme.color(Tone::Accent) : theme.color(Tone::Raised);
    QColor line = primary ? fill : theme.color(Tone::Border);
    if (!enabled)
        fill = theme.color(Tone::Background);
    if (flat)
        fill = line = Qt::transparent;
    if (option->state & (State_Sunken | State_On))
        fill = mixed(flat ? theme.color(Tone::Raised) : fill, theme.color(Tone::Text), 0.14);
    else if ((option->state & State_MouseOver) && enabled)
        fill = mixed(flat ? theme.color(Tone::Raised) : fill, theme.color(Tone::Text), 0.06);
    drawRound(painter, option->rect, fill, line);
    if (option->state & State_HasFocus && option->state & State_KeyboardFocusChange)
        drawRound(painter, option->rect, Qt::transparent, theme.color(primary ? Tone::Text : Tone::Accent), 2);
}

void ConsoleStyle::drawToolButton(const QStyleOption *option, QPainter *painter) const
{
    const Theme &theme = Theme::instance();
    if (option->state & (State_Sunken | State_On))
        drawRound(painter, option->rect, mixed(theme.color(Tone::Raised), theme.color(Tone::Text), 0.14),
                  Qt::transparent);
    else if (option->state & State_MouseOver && option->state & State_Enabled)
        drawRound(painter, option->rect, mixed(theme.color(Tone::Raised), theme.color(Tone::Text), 0.06),
                  Qt::transparent);
}

void ConsoleStyle::drawField(const QStyleOption *option, QPainter *painter) const
{
    const Theme &theme = Theme::instance();
    const bool focused = option->state & State_HasFocus;
    const QColor fill = theme.color(option->state & State_Enabled ? Tone::Raised : Tone::Background);
    drawRound(painter, option->rect, fill, theme.color(focused ? Tone::Accent : Tone::Border), focused ? 2 : 1);
}

void ConsoleStyle::drawHeader(const QStyleOption *option, QPainter *painter) const
{
    const Theme &theme = Theme::instance();
    painter->fillRect(option->rect, theme.color(Tone::Background));
    painter->setPen(theme.color(Tone::Border));
    painter->drawLine(option->rect.bottomLeft(), option->rect.bottomRight());
}

int ConsoleStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return 8;
    case PM_SplitterWidth:
        return 9;
    case PM_ButtonIconSize:
        return 16;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int ConsoleStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                            QStyleHintReturn *data) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_DialogButtonBox_ButtonsHaveIcons:
        return 0;
    case SH_FormLayoutFormAlignment:
        return int(Qt::AlignLeft | Qt::AlignTop);
    case SH_FormLayoutLabelAlignment:
        return int(Qt::AlignLeft);
    case SH_FormLayoutFieldGrowthPolicy:
        return 2; // QFormLayout::AllNonFixedFieldsGrow
    default:
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

QSize ConsoleStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                     const QWidget *widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    if (type == CT_PushButton)
        result = {result.width() + 8, qMax(result.height(), 30)};
    if (type == CT_LineEdit || type == CT_ComboBox || type == CT_SpinBox)
        result.setHeight(qMax(result.height(), 30));
    return result;
}

} // namespace ui
