#include "ui/shell/SearchButton.h"

#include "ui/widgets/Icons.h"

#include <QKeySequence>
#include <QPainter>

namespace ui {

using namespace Qt::StringLiterals;

SearchButton::SearchButton(QWidget *parent) : QAbstractButton(parent)
{
    setObjectName(u"searchButton"_s);
    setText(tr("Search users, clients, tokens, events…"));
    setAccessibleName(tr("Search, or type a command"));
    setCursor(Qt::IBeamCursor);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMaximumWidth(560);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

QSize SearchButton::sizeHint() const
{
    return {420, qMax(32, fontMetrics().height() + 12)};
}

void SearchButton::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::instance();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.color(hasFocus() ? Tone::Accent : Tone::Border), hasFocus() ? 2 : 1));
    painter.setBrush(theme.color(Tone::Background));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 5, 5);
    ui::icon(u"search", Tone::Muted).paint(&painter, QRect(10, (height() - 16) / 2, 16, 16));
    painter.setPen(theme.color(Tone::Muted));
    const QString keys = QKeySequence(u"Ctrl+K"_s).toString(QKeySequence::NativeText);
    QRect room = rect().adjusted(34, 0, -12, 0);
    painter.drawText(room, Qt::AlignVCenter | Qt::AlignRight, keys);
    room.setRight(room.right() - fontMetrics().horizontalAdvance(keys) - 12);
    painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft,
                     fontMetrics().elidedText(text(), Qt::ElideRight, room.width()));
}

} // namespace ui
