#include "ui/audit/AuditMarkDelegate.h"

#include "ui/widgets/Icons.h"

#include <QPainter>

namespace ui {

namespace {

constexpr int kStar = 16;
constexpr int kBesideRule = 14; ///< of a colour rule, which has its own mark

} // namespace

void AuditMarkDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    StateDelegate::paint(painter, option, index);
    if (index.data().toString().isEmpty())
        return;
    const bool isSelected = option.state & QStyle::State_Selected;
    const bool hasRule = index.data(MarkRole).isValid();
    QRect star(0, 0, hasRule ? kBesideRule : kStar, hasRule ? kBesideRule : kStar);
    star.moveCenter(QPoint(option.rect.x() + (hasRule ? 30 : 15), option.rect.center().y() + 1));
    icon(u"star-filled", isSelected ? Tone::OnAccent : Tone::Accent).paint(painter, star);
}

/// The text says it to those who hear or copy it; everybody else sees the star.
void AuditMarkDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    StateDelegate::initStyleOption(option, index);
    option->text.clear();
}

} // namespace ui
