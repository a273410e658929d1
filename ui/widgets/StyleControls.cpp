#include "ui/widgets/StyleControls.h"

#include "ui/widgets/StylePanels.h"
#include "ui/widgets/StyleShapes.h"
#include "ui/widgets/Theme.h"

#include <QAbstractSpinBox>
#include <QPainter>
#include <QStyleOption>

namespace ui {

namespace {

constexpr int kStepWidth = 20;
constexpr int kAngleBesideWords = 16;
constexpr int kAngleBesideIcon = 12;
constexpr int kLeastHandle = 28;

/// Height in px of the header of the table that the bar scrolls; 0 for every other bar.
int headerBeside(const QStyleOptionSlider *bar, const QWidget *widget)
{
    const QWidget *container = widget ? widget->parentWidget() : nullptr;
    return container && bar->orientation == Qt::Vertical ? headerHeight(container->parentWidget()) : 0;
}

QColor angleColor(bool isEnabled)
{
    return Theme::instance().color(isEnabled ? Tone::Text : Tone::Muted);
}

bool hasAngleBesideWords(const QStyleOption *option)
{
    const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
    return button && button->features & QStyleOptionToolButton::HasMenu && !button->text.isEmpty() &&
           (button->toolButtonStyle == Qt::ToolButtonTextBesideIcon ||
            button->toolButtonStyle == Qt::ToolButtonTextOnly || button->icon.isNull());
}

} // namespace

void drawComboBox(const QStyle *style, const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget)
{
    const auto *box = qstyleoption_cast<const QStyleOptionComboBox *>(option);
    if (!box)
        return;
    if (box->editable)
        drawFieldPanel(option, painter, widget);
    else
        drawButtonPanel(option, painter, widget);
    drawAngle(painter, style->subControlRect(QStyle::CC_ComboBox, option, QStyle::SC_ComboBoxArrow, widget),
              Qt::DownArrow, angleColor(option->state & QStyle::State_Enabled));
}

void drawSpinBox(const QStyle *style, const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget)
{
    const auto *box = qstyleoption_cast<const QStyleOptionSpinBox *>(option);
    if (!box)
        return;
    drawFieldPanel(option, painter, widget);
    if (box->buttonSymbols == QAbstractSpinBox::NoButtons)
        return;
    const auto draw = [&](QStyle::SubControl part, QAbstractSpinBox::StepEnabledFlag step, Qt::ArrowType direction) {
        const bool possible = option->state & QStyle::State_Enabled && box->stepEnabled & step;
        drawAngle(painter, style->subControlRect(QStyle::CC_SpinBox, option, part, widget), direction,
                  angleColor(possible), 3.5);
    };
    draw(QStyle::SC_SpinBoxUp, QAbstractSpinBox::StepUpEnabled, Qt::UpArrow);
    draw(QStyle::SC_SpinBoxDown, QAbstractSpinBox::StepDownEnabled, Qt::DownArrow);
}

void drawScrollBar(const QStyle *style, const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget)
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (!bar)
        return;
    const Theme &theme = Theme::instance();
    if (const int height = headerBeside(bar, widget); height > 0) {
        QStyleOption header;
        header.rect = {bar->rect.x(), bar->rect.y(), bar->rect.width(), height};
        drawHeader(&header, painter);
    }
    const QRect handle = style->subControlRect(QStyle::CC_ScrollBar, option, QStyle::SC_ScrollBarSlider, widget);
    const bool active =
        option->state & QStyle::State_MouseOver || option->activeSubControls & QStyle::SC_ScrollBarSlider;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(mixed(theme.color(Tone::Border), theme.color(Tone::Muted), active ? 0.8 : 0.35));
    painter->drawRoundedRect(handle.adjusted(3, 3, -3, -3), 3, 3);
    painter->restore();
}

void drawSlider(const QStyle *style, const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget)
{
    const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (!slider)
        return;
    const QRect groove = style->subControlRect(QStyle::CC_Slider, option, QStyle::SC_SliderGroove, widget);
    const QRect handle = style->subControlRect(QStyle::CC_Slider, option, QStyle::SC_SliderHandle, widget);
    QRect done = groove;
    if (slider->orientation == Qt::Horizontal)
        slider->upsideDown ? done.setLeft(handle.center().x()) : done.setRight(handle.center().x());
    else
        slider->upsideDown ? done.setTop(handle.center().y()) : done.setBottom(handle.center().y());
    drawSliderParts(option, painter, groove, done, handle);
}

void drawToolButton(const QStyle *style, const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget)
{
    const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
    if (!button)
        return;
    const QRect action = style->subControlRect(QStyle::CC_ToolButton, option, QStyle::SC_ToolButton, widget);
    const QRect menu = style->subControlRect(QStyle::CC_ToolButton, option, QStyle::SC_ToolButtonMenu, widget);
    const bool isSplit = button->subControls & QStyle::SC_ToolButtonMenu;
    const bool enabled = option->state & QStyle::State_Enabled;
    QStyleOptionToolButton panel(*button);
    if (isSplit)
        panel.state &= ~QStyle::State_Sunken; // only one of its halves is pressed
    drawToolButtonPanel(&panel, painter);
    if (isSplit && button->state & QStyle::State_Sunken) {
        painter->save();
        painter->setClipRect(button->activeSubControls & QStyle::SC_ToolButtonMenu ? menu : action);
        drawToolButtonPanel(button, painter);
        painter->restore();
    }
    if (isSplit) {
        painter->fillRect(menu.x(), menu.y() + 6, 1, menu.height() - 12, outlineColor());
        drawAngle(painter, menu, Qt::DownArrow, angleColor(enabled));
    } else if (hasAngleBesideWords(option)) {
        drawAngle(painter, {action.right() - 19, action.y(), 12, action.height()}, Qt::DownArrow, angleColor(enabled),
                  3.5);
    } else if (button->features & QStyleOptionToolButton::HasMenu) {
        drawAngle(painter, {action.right() - 13, action.y(), 10, action.height()}, Qt::DownArrow, angleColor(enabled),
                  3);
    }
    QStyleOptionToolButton label(*button);
    label.rect = action.adjusted(0, 0, -angleRoom(option), 0);
    style->drawControl(QStyle::CE_ToolButtonLabel, &label, painter, widget);
}

int angleRoom(const QStyleOption *option)
{
    const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
    if (!button || button->subControls & QStyle::SC_ToolButtonMenu ||
        !(button->features & QStyleOptionToolButton::HasMenu))
        return 0;
    return hasAngleBesideWords(option) ? kAngleBesideWords : kAngleBesideIcon;
}

QRect spinBoxPart(const QStyleOptionComplex *option, QStyle::SubControl part)
{
    const auto *box = qstyleoption_cast<const QStyleOptionSpinBox *>(option);
    const QRect &all = option->rect;
    const int steps = box && box->buttonSymbols != QAbstractSpinBox::NoButtons ? kStepWidth : 0;
    const int half = (all.height() - 6) / 2;
    const QRect up(all.right() - steps - 1, all.y() + 3, steps, half);
    switch (part) {
    case QStyle::SC_SpinBoxUp:
        return up;
    case QStyle::SC_SpinBoxDown:
        return up.translated(0, all.height() - 6 - half);
    case QStyle::SC_SpinBoxEditField:
        return all.adjusted(2, 2, -steps - 2, -2);
    default:
        return all;
    }
}

QRect scrollBarPart(const QStyleOptionComplex *option, QStyle::SubControl part, const QWidget *widget)
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (!bar)
        return {};
    const bool isFlat = bar->orientation == Qt::Horizontal;
    const int begin = headerBeside(bar, widget);
    const int length = (isFlat ? bar->rect.width() : bar->rect.height()) - begin;
    const qint64 range = qint64(bar->maximum) - bar->minimum;
    const int handle = range > 0 ? qBound(qMin(kLeastHandle, length),
                                          int(length * qint64(bar->pageStep) / (range + bar->pageStep)), length)
                                 : length;
    const int start = begin + QStyle::sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition,
                                                              length - handle, bar->upsideDown);
    const auto span = [&](int from, int size) {
        return isFlat ? QRect(from, 0, size, bar->rect.height()) : QRect(0, from, bar->rect.width(), size);
    };
    switch (part) {
    case QStyle::SC_ScrollBarGroove:
        return span(begin, length);
    case QStyle::SC_ScrollBarSlider:
        return span(start, handle);
    case QStyle::SC_ScrollBarSubPage:
        return span(begin, start - begin);
    case QStyle::SC_ScrollBarAddPage:
        return span(start + handle, begin + length - start - handle);
    default:
        return {};
    }
}

} // namespace ui
