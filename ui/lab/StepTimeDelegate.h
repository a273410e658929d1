#pragma once

#include <QStyledItemDelegate>

namespace ui {

/// Paints when a step of a run began and how long it took as a bar over the whole run, behind its time.
class StepTimeDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    enum Role { BeganRole = Qt::UserRole + 20, ShareRole }; ///< of the whole run, 0 to 1
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace ui
