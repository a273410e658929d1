#include "ui/widgets/ButtonDelegate.h"

#include <QApplication>
#include <QMouseEvent>
#include <QPainter>

namespace ui {

static QRect buttonOf(const QStyleOptionViewItem &cell, const QString &word)
{
    const QRect room = cell.rect.adjusted(4, 2, -4, -2);
    return {room.topLeft(), QSize(qMin(room.width(), cell.fontMetrics.horizontalAdvance(word) + 24), room.height())};
}

void ButtonDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem item(option);
    initStyleOption(&item, index);
    const QString word = std::exchange(item.text, QString());
    const QStyle *style = item.widget ? item.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);
    if (word.isEmpty())
        return;
    QStyleOptionButton button;
    button.rect = buttonOf(item, word);
    button.text = word;
    button.fontMetrics = item.fontMetrics;
    button.palette = QApplication::palette();
    button.state = item.state & (QStyle::State_Enabled | QStyle::State_MouseOver | QStyle::State_Active);
    button.state |= m_pressed == index ? QStyle::State_Sunken : QStyle::State_Raised;
    style->drawControl(QStyle::CE_PushButton, &button, painter);
}

bool ButtonDelegate::editorEvent(QEvent *event, QAbstractItemModel *, const QStyleOptionViewItem &option,
                                 const QModelIndex &index)
{
    if (event->type() != QEvent::MouseButtonPress && event->type() != QEvent::MouseButtonRelease &&
        event->type() != QEvent::MouseButtonDblClick)
        return false;
    const auto *mouse = static_cast<const QMouseEvent *>(event);
    const bool inside = mouse->button() == Qt::LeftButton &&
                        buttonOf(option, index.data().toString()).contains(mouse->position().toPoint()) &&
                        !index.data().toString().isEmpty();
    if (event->type() == QEvent::MouseButtonPress) {
        m_pressed = inside ? index : QModelIndex();
        return false; // the row is selected as well
    }
    const bool wasPressed = m_pressed.isValid() && m_pressed == index;
    m_pressed = QModelIndex();
    if (event->type() == QEvent::MouseButtonRelease && inside && wasPressed)
        emit clicked(index);
    return inside; // a double click on a button does not open the row
}

} // namespace ui
