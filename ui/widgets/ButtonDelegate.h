#pragma once

#include <QStyledItemDelegate>

namespace ui {

/// A small button in each cell of its column; its word is DisplayRole, no word is no button. Give the same action
/// another way by keyboard: the cells of a table that selects rows take no focus of their own.
class ButtonDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

Q_SIGNALS:
    void clicked(const QModelIndex &index);

protected:
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;

private:
    QPersistentModelIndex m_pressed;
};

} // namespace ui
