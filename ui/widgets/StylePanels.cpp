#include "ui/widgets/StylePanels.h"

#include "ui/widgets/StyleShapes.h"
#include "ui/widgets/Theme.h"

#include <QHeaderView>
#include <QPainter>
#include <QPlainTextEdit>
#include <QStyleOption>
#include <QTableView>
#include <QTextEdit>
#include <QTreeView>

namespace ui {

namespace {

bool isFocusedByKeyboard(const QStyleOption *option)
{
    return option->state & QStyle::State_HasFocus && option->state & QStyle::State_KeyboardFocusChange;
}

bool takesText(const QWidget *widget)
{
    const auto *plain = qobject_cast<const QPlainTextEdit *>(widget);
    const auto *rich = qobject_cast<const QTextEdit *>(widget);
    return (plain && !plain->isReadOnly()) || (rich && !rich->isReadOnly());
}

/// What is told by a fill when something is pressed, stays on, or lies under the pointer.
QColor raisedBy(const QStyleOption *option, const QColor &fill)
{
    const QColor text = Theme::instance().color(Tone::Text);
    if (option->state & (QStyle::State_Sunken | QStyle::State_On))
        return mixed(fill, text, 0.14);
    if (option->state & QStyle::State_MouseOver && option->state & QStyle::State_Enabled)
        return mixed(fill, text, 0.06);
    return fill;
}

} // namespace

Emphasis emphasisOf(const QWidget *widget)
{
    return widget ? Emphasis(widget->property("emphasis").toInt()) : Emphasis::Normal;
}

void drawButtonPanel(const QStyleOption *option, QPainter *painter, const QWidget *widget)
{
    const Theme &theme = Theme::instance();
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    const bool flat = button && (button->features & QStyleOptionButton::Flat);
    const bool enabled = option->state & QStyle::State_Enabled;
    const bool primary = emphasisOf(widget) == Emphasis::Primary && enabled;
    const QColor fill = primary   ? theme.color(Tone::Accent)
                        : enabled ? theme.color(Tone::Raised)
                                  : theme.color(Tone::Background);
    const bool isAtRest = raisedBy(option, fill) == fill;
    const QColor line = primary ? fill : enabled ? outlineColor() : theme.color(Tone::Border);
    drawRound(painter, option->rect, flat && isAtRest ? Qt::transparent : raisedBy(option, fill),
              flat ? Qt::transparent : line);
    if (isFocusedByKeyboard(option))
        drawRound(painter, option->rect, Qt::transparent, theme.color(primary ? Tone::Text : Tone::Accent), 2);
}

void drawToolButtonPanel(const QStyleOption *option, QPainter *painter)
{
    const Theme &theme = Theme::instance();
    const bool enabled = option->state & QStyle::State_Enabled;
    const QColor raised = theme.color(Tone::Raised);
    // One that stays on is told from one that is off by more than a shade of grey.
    if (option->state & QStyle::State_On)
        drawRound(painter, option->rect, mixed(raised, theme.color(Tone::Accent), 0.2), theme.color(Tone::Accent));
    else if (!(option->state & QStyle::State_AutoRaise))
        drawRound(painter, option->rect, enabled ? raisedBy(option, raised) : theme.color(Tone::Background),
                  enabled ? outlineColor() : theme.color(Tone::Border));
    else if (raisedBy(option, raised) != raised)
        drawRound(painter, option->rect, raisedBy(option, raised), Qt::transparent);
    if (isFocusedByKeyboard(option))
        drawRound(painter, option->rect, Qt::transparent, theme.color(Tone::Accent), 2);
}

void drawFieldPanel(const QStyleOption *option, QPainter *painter, const QWidget *widget)
{
    const Theme &theme = Theme::instance();
    const bool enabled = option->state & QStyle::State_Enabled;
    const bool focused = option->state & QStyle::State_HasFocus;
    const QVariant tone = widget ? widget->property("tone") : QVariant();
    const QColor line = tone.isValid() ? theme.color(Tone(tone.toInt()))
                        : focused      ? theme.color(Tone::Accent)
                        : enabled      ? outlineColor()
                                       : theme.color(Tone::Border);
    drawRound(painter, option->rect, theme.color(enabled ? Tone::Raised : Tone::Background), line, focused ? 2 : 1);
}

void drawFrame(const QStyleOption *option, QPainter *painter, const QWidget *widget)
{
    const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
    if (!frame || frame->lineWidth <= 0)
        return;
    const Theme &theme = Theme::instance();
    const bool focused = isFocusedByKeyboard(option) || (option->state & QStyle::State_HasFocus && takesText(widget));
    QColor fill = Qt::transparent;
    if (const auto *area = qobject_cast<const QAbstractScrollArea *>(widget))
        fill = area->viewport()->palette().color(area->viewport()->backgroundRole());
    drawRound(painter, option->rect, fill, Qt::transparent);
    if (const int height = headerHeight(widget); height > 0) {
        painter->save();
        painter->setClipRect(option->rect.x(), option->rect.y(), option->rect.width(), height + frame->lineWidth);
        drawRound(painter, option->rect, theme.color(Tone::Background), Qt::transparent);
        painter->restore();
    }
    drawRound(painter, option->rect, Qt::transparent,
              focused             ? theme.color(Tone::Accent)
              : takesText(widget) ? outlineColor()
                                  : theme.color(Tone::Border),
              focused ? 2 : 1);
}

int headerHeight(const QWidget *view)
{
    const QHeaderView *header = nullptr;
    if (const auto *table = qobject_cast<const QTableView *>(view))
        header = table->horizontalHeader();
    else if (const auto *tree = qobject_cast<const QTreeView *>(view))
        header = tree->header();
    return header && !header->isHidden() ? header->height() : 0;
}

} // namespace ui
