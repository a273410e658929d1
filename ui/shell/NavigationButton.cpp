#include "ui/shell/NavigationButton.h"

#include "ui/widgets/Icons.h"

#include <QPainter>

namespace ui {

NavigationButton::NavigationButton(const QString &iconName, const QString &title, QWidget *parent)
    : QAbstractButton(parent), m_iconName(iconName)
{
    setText(title);
    setAccessibleName(title);
    setCheckable(true);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void NavigationButton::setBadge(int count)
{
    m_badge = count;
    tellState();
}

void NavigationButton::setUnsaved(bool isUnsaved)
{
    m_isUnsaved = isUnsaved;
    tellState();
}

void NavigationButton::tellState()
{
    QString name = m_badge > 0 ? tr("%1, needs a look: %2", "page, number").arg(text()).arg(m_badge) : text();
    if (m_isUnsaved)
        name = tr("%1, changes not saved", "page").arg(name);
    setAccessibleName(name);
    setToolTip(m_isUnsaved ? tr("%1: changes not saved", "page").arg(text()) : m_collapsed ? text() : QString());
    update();
}

void NavigationButton::setCollapsed(bool collapsed)
{
    m_collapsed = collapsed;
    tellState();
}

QSize NavigationButton::sizeHint() const
{
    return {m_collapsed ? 40 : 184, qMax(34, fontMetrics().height() + 14)};
}

void NavigationButton::enterEvent(QEnterEvent *)
{
    update();
}

void NavigationButton::leaveEvent(QEvent *)
{
    update();
}

void NavigationButton::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::instance();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor ground = theme.color(isChecked() ? Tone::Accent : Tone::Text);
    ground.setAlphaF(isChecked() ? 0.14f : underMouse() ? 0.06f : 0.0f);
    painter.setPen(hasFocus() ? QPen(theme.color(Tone::Accent), 2) : QPen(Qt::NoPen));
    painter.setBrush(ground);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 6, 6);
    const Tone tone = isChecked() ? Tone::Accent : Tone::Text;
    const int left = m_collapsed ? (width() - 20) / 2 : 12;
    ui::icon(m_iconName, tone).paint(&painter, QRect(left, (height() - 20) / 2, 20, 20));
    if (!m_collapsed) {
        painter.setPen(theme.color(tone));
        QFont words = font();
        words.setWeight(isChecked() ? QFont::DemiBold : QFont::Normal);
        painter.setFont(words);
        const QRect room = rect().adjusted(42, 0, (m_badge > 0 ? -40 : -8) - (m_isUnsaved ? 16 : 0), 0);
        painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft,
                         QFontMetrics(words).elidedText(text(), Qt::ElideRight, room.width()));
    }
    if (m_badge > 0)
        paintBadge(painter);
    if (m_isUnsaved)
        paintUnsaved(painter);
}

void NavigationButton::paintUnsaved(QPainter &painter) const
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(Theme::instance().color(Tone::Accent));
    if (m_collapsed)
        painter.drawEllipse(QPointF(width() - 9, height() - 9), 4, 4); // the badge is above it
    else
        painter.drawEllipse(QPointF(width() - (m_badge > 0 ? 48 : 16), height() / 2.0), 4, 4);
}

void NavigationButton::paintBadge(QPainter &painter) const
{
    const Theme &theme = Theme::instance();
    const QString number = m_badge > 99 ? QStringLiteral("99+") : QString::number(m_badge);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(Tone::Danger));
    if (m_collapsed) {
        painter.drawEllipse(QPointF(width() - 9, 9), 4, 4);
        return;
    }
    QFont small = font();
    small.setPointSizeF(font().pointSizeF() - 1);
    const double wide = qMax(20.0, QFontMetricsF(small).horizontalAdvance(number) + 12);
    const double tall = qMax(18.0, QFontMetricsF(small).height());
    const QRectF pill(width() - wide - 8, (height() - tall) / 2, wide, tall);
    painter.drawRoundedRect(pill, tall / 2, tall / 2);
    painter.setFont(small);
    painter.setPen(theme.color(Tone::Raised));
    painter.drawText(pill, Qt::AlignCenter, number);
}

} // namespace ui
