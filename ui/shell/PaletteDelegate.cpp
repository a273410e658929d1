#include "ui/shell/PaletteDelegate.h"

#include "ui/shell/PaletteModel.h"
#include "ui/widgets/Icons.h"

#include <QPainter>

namespace ui {

namespace {

constexpr int kIconSide = 18;
constexpr int kTextLeft = 44;

} // namespace

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const bool isHeading = index.data(PaletteModel::HeadingRole).toBool();
    return {200, option.fontMetrics.height() + (isHeading ? 10 : 14)};
}

void PaletteDelegate::paintHeading(QPainter *painter, const QStyleOptionViewItem &option,
                                   const QModelIndex &index) const
{
    QFont font = option.font;
    font.setPointSizeF(font.pointSizeF() - 1);
    font.setWeight(QFont::DemiBold);
    painter->setFont(font);
    painter->setPen(Theme::instance().color(Tone::Muted));
    painter->drawText(option.rect.adjusted(16, 4, -16, 0), Qt::AlignVCenter | Qt::AlignLeft,
                      index.data(Qt::DisplayRole).toString());
}

int PaletteDelegate::paintTitle(QPainter *painter, const QRect &room, const QFont &font, const QModelIndex &index) const
{
    const auto matched = index.data(PaletteModel::MatchedRole).value<QList<int>>();
    QFont strong = font;
    strong.setWeight(QFont::Bold);
    const QString title =
        QFontMetrics(strong).elidedText(index.data(Qt::DisplayRole).toString(), Qt::ElideRight, room.width());
    int left = room.left();
    for (qsizetype at = 0; at < title.size();) {
        const bool isMatched = matched.contains(int(at));
        qsizetype end = at + 1;
        while (end < title.size() && matched.contains(int(end)) == isMatched)
            ++end;
        const QString part = title.mid(at, end - at);
        painter->setFont(isMatched ? strong : font);
        painter->setPen(Theme::instance().color(isMatched ? Tone::Accent : Tone::Text));
        painter->drawText(QRect(left, room.top(), room.right() - left + 2, room.height()),
                          Qt::AlignVCenter | Qt::AlignLeft, part);
        left += painter->fontMetrics().horizontalAdvance(part);
        at = end;
    }
    return left;
}

void PaletteDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    if (index.data(PaletteModel::HeadingRole).toBool()) {
        paintHeading(painter, option, index);
        painter->restore();
        return;
    }
    const Theme &theme = Theme::instance();
    if (option.state & QStyle::State_Selected) {
        painter->setRenderHint(QPainter::Antialiasing);
        QColor ground = theme.color(Tone::Accent);
        ground.setAlphaF(0.14f);
        painter->setPen(Qt::NoPen);
        painter->setBrush(ground);
        painter->drawRoundedRect(option.rect.adjusted(8, 0, -8, 0), 5, 5);
    }
    const QRect row = option.rect;
    icon(index.data(PaletteModel::IconRole).toString(), Tone::Muted)
        .paint(painter, QRect(row.left() + 18, row.center().y() - kIconSide / 2 + 1, kIconSide, kIconSide));
    QRect room = row.adjusted(kTextLeft, 0, -20, 0);
    const QString keys = index.data(PaletteModel::KeysRole).toString();
    painter->setFont(option.font);
    painter->setPen(theme.color(Tone::Muted));
    if (!keys.isEmpty()) {
        painter->drawText(room, Qt::AlignVCenter | Qt::AlignRight, keys);
        room.setRight(room.right() - option.fontMetrics.horizontalAdvance(keys) - 16);
    }
    const int end = paintTitle(painter, room, option.font, index);
    const QRect rest(end + 12, room.top(), room.right() - end - 12, room.height());
    painter->setFont(option.font);
    painter->setPen(theme.color(Tone::Muted));
    if (rest.width() > 40)
        painter->drawText(rest, Qt::AlignVCenter | Qt::AlignLeft,
                          option.fontMetrics.elidedText(index.data(PaletteModel::DetailRole).toString(), Qt::ElideRight,
                                                        rest.width()));
    painter->restore();
}

} // namespace ui
