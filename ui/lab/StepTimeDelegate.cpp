#include "ui/lab/StepTimeDelegate.h"

#include "ui/widgets/Theme.h"

#include <QApplication>
#include <QPainter>

namespace ui {

void StepTimeDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    constexpr int kTextWidth = 72;
    constexpr int kBarHeight = 8;
    QStyleOptionViewItem item(option);
    initStyleOption(&item, index);
    const QString text = std::exchange(item.text, QString());
    const QStyle *style = item.widget ? item.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);
    const bool isSelected = option.state & QStyle::State_Selected;
    painter->save();
    painter->setPen(Theme::instance().color(isSelected ? Tone::OnAccent : Tone::Text));
    painter->drawText(item.rect.adjusted(8, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, text);
    const double room = item.rect.width() - kTextWidth - 8;
    if (room > 8) {
        const double left = item.rect.x() + kTextWidth + room * index.data(BeganRole).toDouble();
        const double width = qMax(2.0, room * index.data(ShareRole).toDouble());
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(Theme::instance().color(isSelected ? Tone::OnAccent : Tone::Accent));
        painter->drawRoundedRect(QRectF(left, item.rect.center().y() - kBarHeight / 2.0 + 0.5, width, kBarHeight), 2,
                                 2);
    }
    painter->restore();
}

} // namespace ui
