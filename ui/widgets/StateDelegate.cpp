#include "ui/widgets/StateDelegate.h"

#include <QApplication>
#include <QPainter>

namespace ui {

namespace {

constexpr int kSide = 11;
constexpr int kLeft = 9;

} // namespace

void StateDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QVariant value = index.data(MarkRole);
    if (!value.canConvert<StateMark>())
        return QStyledItemDelegate::paint(painter, option, index);
    QStyleOptionViewItem item(option);
    initStyleOption(&item, index);
    const QString word = std::exchange(item.text, QString());
    const QStyle *style = item.widget ? item.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);

    auto mark = value.value<StateMark>();
    if (option.state & QStyle::State_Selected)
        mark.tone = Tone::OnAccent;
    const QRect &rect = item.rect;
    paintMark(*painter, QRectF(rect.x() + kLeft, rect.y() + (rect.height() - kSide) / 2.0, kSide, kSide), mark);
    const QRect text = rect.adjusted(kLeft + kSide + 6, 0, -4, 0);
    painter->save();
    painter->setPen(Theme::instance().color(mark.tone));
    painter->drawText(text, Qt::AlignVCenter | Qt::AlignLeft,
                      item.fontMetrics.elidedText(word, Qt::ElideRight, text.width()));
    painter->restore();
}

QSize StateDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return QStyledItemDelegate::sizeHint(option, index) + QSize(kLeft + kSide, 0);
}

} // namespace ui
