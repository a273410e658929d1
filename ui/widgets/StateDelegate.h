#pragma once

#include "ui/widgets/StateMark.h"

#include <QStyledItemDelegate>

namespace ui {

/// Roles that our table models answer beside Qt's own.
enum ItemRole {
    KeyRole = Qt::UserRole, ///< QString that names the row across refreshes, from every column
    MarkRole,               ///< StateMark, in the columns that show a state; the word is DisplayRole
    FilterFieldRole,        ///< QString: the field of the list's filter that this cell belongs to ("user")
    FilterValueRole,        ///< QString: the cell as that filter writes it (an id, "login_failed"), not as it is shown
    CopyRole,               ///< QString: the cell in full for copies and exports (a whole id, a time in UTC)
    SortRole,               ///< for lists that are read whole (GivenTableModel): what to compare instead of the text
};

/// Paints the mark of MarkRole before the word. Install it on the state column.
class StateDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace ui
