#pragma once

#include <QStyledItemDelegate>

namespace ui {

/// Icon, title with what was typed in bold, detail and keys; headings small and muted.
class PaletteDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintHeading(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    /// Returns where the title ends.
    int paintTitle(QPainter *painter, const QRect &room, const QFont &font, const QModelIndex &index) const;
};

} // namespace ui
