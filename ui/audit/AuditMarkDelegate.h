#pragma once

#include "ui/widgets/StateDelegate.h"

namespace ui {

/// The first column of the log: the sign of a colour rule, and over it a star when the event has a bookmark.
class AuditMarkDelegate : public StateDelegate
{
    Q_OBJECT
public:
    using StateDelegate::StateDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
};

} // namespace ui
