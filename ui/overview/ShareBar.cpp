#include "ui/overview/ShareBar.h"

#include "ui/widgets/Theme.h"

#include <QLocale>
#include <QPainter>

namespace ui {

namespace {

constexpr int kBarHeight = 4;

} // namespace

ShareBar::ShareBar(const QString &name, qint64 count, qint64 all, QWidget *parent)
    : QAbstractButton(parent)
    , m_name(name)
    , m_number(QLocale().toString(count))
    , m_share(all > 0 ? double(count) / double(all) : 0)
{
    const QString percent = QLocale().toString(m_share * 100, 'f', m_share < 0.1 ? 1 : 0);
    setAccessibleName(tr("%1: %2 (%3 %)", "name, number, share").arg(m_name, m_number, percent));
    setToolTip(accessibleName());
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

QSize ShareBar::sizeHint() const
{
    return {160, heightFor(fontMetrics())};
}

int ShareBar::heightFor(const QFontMetrics &metrics)
{
    return metrics.height() + kBarHeight + 8;
}

void ShareBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme &theme = Theme::instance();
    const QRectF area = QRectF(rect()).adjusted(0, 2, 0, -2);
    const QFontMetrics metrics = fontMetrics();
    const int numberWidth = metrics.horizontalAdvance(m_number);
    const QRectF words(area.left(), area.top(), area.width(), metrics.height());
    painter.setPen(theme.color(underMouse() ? Tone::Accent : Tone::Text));
    const QString name = metrics.elidedText(m_name, Qt::ElideMiddle, int(area.width()) - numberWidth - 12);
    painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter, name);
    painter.drawText(words, Qt::AlignRight | Qt::AlignVCenter, m_number);
    QRectF bar(area.left(), words.bottom() + 1, area.width(), kBarHeight);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(Tone::Border));
    painter.drawRoundedRect(bar, 2, 2);
    bar.setWidth(std::max(2.0, bar.width() * m_share));
    painter.setBrush(theme.color(Tone::Accent));
    painter.drawRoundedRect(bar, 2, 2);
    if (hasFocus()) { // around the bar: words and bars keep the edges of the card
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.color(Tone::Accent), 1.5));
        const QRectF around(area.left(), words.bottom() - 1, area.width(), kBarHeight + 4);
        painter.drawRoundedRect(around.adjusted(0.75, 0, -0.75, 0), 4, 4);
    }
}

} // namespace ui
