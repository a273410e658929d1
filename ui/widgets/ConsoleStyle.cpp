#include "ui/widgets/ConsoleStyle.h"

#include "ui/widgets/PageFrame.h"
#include "ui/widgets/Theme.h"

#include <QAbstractSpinBox>
#include <QLabel>
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

/// A small angle that points up or down.
void drawAngle(QPainter *painter, const QRect &rect, bool up, const QColor &color)
{
    const QPointF middle = QRectF(rect).center();
    const double rise = up ? -2 : 2;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(color, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->drawPolyline(
        QPolygonF{middle + QPointF(-4, -rise), middle + QPointF(0, rise), middle + QPointF(4, -rise)});
    painter->restore();
}

Emphasis emphasisOf(const QWidget *widget)
{
    return widget ? Emphasis(widget->property("emphasis").toInt()) : Emphasis::Normal;
}

} // namespace

ConsoleStyle::ConsoleStyle() : QProxyStyle(QStringLiteral("Fusion")) {}

/// Tool tips show what strangers sent, such as a User-Agent: never as markup, which could even load a file.
void ConsoleStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (auto *label = qobject_cast<QLabel *>(widget); label && label->inherits("QTipLabel"))
        label->setTextFormat(Qt::PlainText);
}

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
            return drawField(option, painter, widget);
        break;
    case PE_Frame:
        return drawFrame(option, painter);
    case PE_FrameTabWidget:
        painter->fillRect(option->rect.x(), option->rect.y(), option->rect.width(), 1,
                          Theme::instance().color(Tone::Border));
        return;
    case PE_FrameTabBarBase:
    case PE_PanelScrollAreaCorner:
        return;
    case PE_IndicatorCheckBox:
        return drawCheckMark(option, painter);
    case PE_IndicatorRadioButton:
        return drawRadioMark(option, painter);
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
    switch (element) {
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        return drawHeader(option, painter);
    case CE_HeaderLabel:
        return drawHeaderLabel(option, painter, widget);
    case CE_TabBarTabShape:
        return drawTab(option, painter);
    case CE_PushButtonLabel:
        return drawButtonLabel(option, painter, widget);
    default:
        QProxyStyle::drawControl(element, option, painter, widget);
    }
}

void ConsoleStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                                      const QWidget *widget) const
{
    if (control == CC_ScrollBar)
        return drawScrollBar(option, painter, widget);
    if (control == CC_ComboBox)
        return drawComboBox(option, painter, widget);
    if (control == CC_SpinBox)
        return drawSpinBox(option, painter, widget);
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

void ConsoleStyle::drawComboBox(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    const auto *box = qstyleoption_cast<const QStyleOptionComboBox *>(option);
    if (!box)
        return;
    if (box->editable)
        drawField(option, painter, widget);
    else
        drawButton(option, painter, widget);
    const bool enabled = option->state & State_Enabled;
    drawAngle(painter, subControlRect(CC_ComboBox, option, SC_ComboBoxArrow, widget), false,
              Theme::instance().color(enabled ? Tone::Text : Tone::Border));
}

void ConsoleStyle::drawSpinBox(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    const auto *box = qstyleoption_cast<const QStyleOptionSpinBox *>(option);
    if (!box)
        return;
    drawField(option, painter, widget);
    if (box->buttonSymbols == QAbstractSpinBox::NoButtons)
        return;
    const auto draw = [&](SubControl part, QAbstractSpinBox::StepEnabledFlag step) {
        const bool possible = option->state & State_Enabled && box->stepEnabled & step;
        drawAngle(painter, subControlRect(CC_SpinBox, option, part, widget), part == SC_SpinBoxUp,
                  Theme::instance().color(possible ? Tone::Text : Tone::Border));
    };
    draw(SC_SpinBoxUp, QAbstractSpinBox::StepUpEnabled);
    draw(SC_SpinBoxDown, QAbstractSpinBox::StepDownEnabled);
}

void ConsoleStyle::drawScrollBar(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    const Theme &theme = Theme::instance();
    const QRect handle = subControlRect(CC_ScrollBar, option, SC_ScrollBarSlider, widget).adjusted(3, 3, -3, -3);
    const bool active = option->state & State_MouseOver || option->activeSubControls & SC_ScrollBarSlider;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(mixed(theme.color(Tone::Border), theme.color(Tone::Muted), active ? 0.8 : 0.35));
    painter->drawRoundedRect(handle, 3, 3);
    painter->restore();
}

void ConsoleStyle::drawButtonLabel(const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    if (!button)
        return QProxyStyle::drawControl(CE_PushButtonLabel, option, painter, widget);
    QStyleOptionButton tinted(*button);
    if (!button->icon.isNull() && !button->text.isEmpty())
        tinted.text.prepend(QChar::Space); // Qt's own distance of the icon is too little for line icons
    const Emphasis emphasis = emphasisOf(widget);
    const Tone tone = emphasis == Emphasis::Primary ? Tone::OnAccent : Tone::Danger;
    if (emphasis != Emphasis::Normal && option->state & State_Enabled)
        tinted.palette.setColor(QPalette::ButtonText, Theme::instance().color(tone));
    QProxyStyle::drawControl(CE_PushButtonLabel, &tinted, painter, widget);
}

void ConsoleStyle::drawFrame(const QStyleOption *option, QPainter *painter) const
{
    const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
    if (!frame || frame->lineWidth <= 0)
        return;
    const bool focused = option->state & State_HasFocus && option->state & State_KeyboardFocusChange;
    drawRound(painter, option->rect, Qt::transparent, Theme::instance().color(focused ? Tone::Accent : Tone::Border),
              focused ? 2 : 1);
}

void ConsoleStyle::drawCheckMark(const QStyleOption *option, QPainter *painter) const
{
    const Theme &theme = Theme::instance();
    const bool on = option->state & State_On;
    const bool enabled = option->state & State_Enabled;
    const QColor fill = on ? theme.color(enabled ? Tone::Accent : Tone::Muted) : theme.color(Tone::Raised);
    const QRectF box = QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(on ? fill : theme.color(Tone::Muted));
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

void ConsoleStyle::drawRadioMark(const QStyleOption *option, QPainter *painter) const
{
    const Theme &theme = Theme::instance();
    const bool on = option->state & State_On;
    const QRectF box = QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(theme.color(on ? Tone::Accent : Tone::Muted));
    painter->setBrush(theme.color(on ? Tone::Accent : Tone::Raised));
    painter->drawEllipse(box);
    if (on) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme.color(Tone::OnAccent));
        painter->drawEllipse(box.center(), box.width() * 0.2, box.height() * 0.2);
    }
    painter->restore();
}

void ConsoleStyle::drawTab(const QStyleOption *option, QPainter *painter) const
{
    const Theme &theme = Theme::instance();
    const QRect &rect = option->rect;
    if (option->state & State_Selected)
        painter->fillRect(rect.x(), rect.bottom() - 1, rect.width(), 2, theme.color(Tone::Accent));
    else if (option->state & State_MouseOver)
        painter->fillRect(rect.x(), rect.bottom(), rect.width(), 1, theme.color(Tone::Muted));
    if (option->state & State_HasFocus)
        drawRound(painter, rect.adjusted(2, 2, -2, -4), Qt::transparent, theme.color(Tone::Accent));
}

QRect ConsoleStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                                   const QWidget *widget) const
{
    const QRect rect = QProxyStyle::subControlRect(control, option, part, widget);
    const auto *box = qstyleoption_cast<const QStyleOptionComboBox *>(option);
    const bool isPlain = box && !box->editable; // a line edit brings its own margin
    return control == CC_ComboBox && part == SC_ComboBoxEditField && isPlain ? rect.adjusted(5, 0, 0, 0) : rect;
}

QRect ConsoleStyle::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    if (element == SE_HeaderLabel) // the header's margin is meant for left and right
        return {rect.x(), option->rect.y(), rect.width(), option->rect.height()};
    return element == SE_LineEditContents ? rect.adjusted(5, 0, -3, 0) : rect;
}

/// The style below measures the label itself and takes the header's margin off its height too: letters lost their feet.
void ConsoleStyle::drawHeaderLabel(const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
    if (!header || !widget || header->orientation != Qt::Horizontal)
        return QProxyStyle::drawControl(CE_HeaderLabel, option, painter, widget);
    QStyleOptionHeader whole(*header);
    whole.rect = {header->rect.x(), 0, header->rect.width(), widget->height()};
    QProxyStyle::drawControl(CE_HeaderLabel, &whole, painter, widget);
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
    // One that stays on is told from one that is off by more than a shade of grey.
    if (option->state & State_On)
        drawRound(painter, option->rect, mixed(theme.color(Tone::Raised), theme.color(Tone::Accent), 0.2),
                  theme.color(Tone::Accent));
    else if (option->state & State_Sunken)
        drawRound(painter, option->rect, mixed(theme.color(Tone::Raised), theme.color(Tone::Text), 0.14),
                  Qt::transparent);
    else if (!(option->state & State_AutoRaise))
        drawRound(painter, option->rect, theme.color(Tone::Raised), theme.color(Tone::Border));
    else if (option->state & State_MouseOver && option->state & State_Enabled)
        drawRound(painter, option->rect, mixed(theme.color(Tone::Raised), theme.color(Tone::Text), 0.06),
                  Qt::transparent);
    if (option->state & State_HasFocus && option->state & State_KeyboardFocusChange)
        drawRound(painter, option->rect, Qt::transparent, theme.color(Tone::Accent), 2);
}

void ConsoleStyle::drawField(const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const Theme &theme = Theme::instance();
    const bool focused = option->state & State_HasFocus;
    const QColor fill = theme.color(option->state & State_Enabled ? Tone::Raised : Tone::Background);
    const QVariant tone = widget ? widget->property("tone") : QVariant();
    const QColor line = theme.color(tone.isValid() ? Tone(tone.toInt()) : focused ? Tone::Accent : Tone::Border);
    drawRound(painter, option->rect, fill, line, focused ? 2 : 1);
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
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
    case PM_FocusFrameHMargin: // also the margin of text in cells
    case PM_HeaderMargin:
        return 8;
    case PM_ScrollBarExtent:
        return 12;
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
    case SH_UnderlineShortcut: // letters underlined by chance look like mistakes; the shortcuts work all the same
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
    if (type == CT_PushButton) {
        const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
        const int icon = button && !button->icon.isNull() ? 4 : 0;
        result = {result.width() + 8 + icon, qMax(result.height(), 30)};
    }
    if (type == CT_TabBarTab)
        result = {result.width() + 8, qMax(result.height(), 32)};
    if (type == CT_LineEdit || type == CT_ComboBox || type == CT_SpinBox)
        result.setHeight(qMax(result.height(), 30));
    return result;
}

} // namespace ui
