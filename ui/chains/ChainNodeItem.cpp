#include "ui/chains/ChainNodeItem.h"

#include "ui/chains/ChainWords.h"
#include "ui/widgets/ShortId.h"
#include "ui/widgets/TimeText.h"

#include <QLocale>
#include <QPainter>

namespace ui {

namespace {

constexpr double kRadius = 8;
constexpr double kUsedRadius = 5;
constexpr double kRunWidth = 66;
constexpr double kRunHeight = 22;

QFont smallFont(bool bold)
{
    QFont font = bold ? Theme::instance().heading() : QFont();
    font.setPointSizeF(8.5);
    return font;
}

QDate localDay(core::Instant instant)
{
    return core::toDateTime(instant).toLocalTime().date();
}

} // namespace

ChainNodeItem::ChainNodeItem(const ChainNode &node, int index, const core::ChainToken *parentToken, QPointF parentPlace,
                             const std::vector<core::ChainToken> &tokens)
    : m_index(index)
    , m_isRun(node.isRun())
    , m_belowReuse(node.belowReuse)
    , m_killed(node.killed)
    , m_isRoot(!parentToken)
    , m_count(int(node.tokens.size()))
    , m_edgeFrom(parentPlace - node.place)
    , m_token(tokens.at(size_t(node.tokens.front())))
    , m_last(tokens.at(size_t(node.tokens.back())))
    , m_dayChanged(!parentToken || localDay(parentToken->createdAt) != localDay(m_token.createdAt))
{
    setPos(node.place);
    setToolTip(words());
    setCursor(Qt::PointingHandCursor);
}

bool ChainNodeItem::isRed() const
{
    return m_killed || m_token.state == core::ChainState::Reused;
}

StateMark ChainNodeItem::mark() const
{
    StateMark mark = chainMark(m_token.state);
    if (m_killed)
        mark.tone = Tone::Danger;
    return mark;
}

QString ChainNodeItem::words() const
{
    if (m_isRun)
        return tr("%n token(s), %1, issued %2 to %3", "%1 is a state, %2 and %3 are times", m_count)
            .arg(chainStateWord(m_token.state), shortLocalTime(m_token.createdAt), shortLocalTime(m_last.createdAt));
    QStringList lines{
        tr("Token %1, %2", "%1 is a short id, %2 a state").arg(shortId(m_token.jtiHash), chainStateWord(m_token.state)),
        tr("Issued %1").arg(shortLocalTime(m_token.createdAt))};
    if (m_token.usedAt)
        lines.append(tr("Used %1").arg(shortLocalTime(m_token.usedAt)));
    if (m_token.reusedAt)
        lines.append(tr("Used again %1").arg(shortLocalTime(m_token.reusedAt)));
    if (m_token.revokedAt)
        lines.append(tr("Revoked %1").arg(shortLocalTime(m_token.revokedAt)));
    if (m_token.graceUntil)
        lines.append(tr("In grace until %1").arg(shortLocalTime(m_token.graceUntil)));
    if (m_token.addressChanged)
        lines.append(tr("New address: %1").arg(m_token.address));
    else if (!m_token.address.isEmpty())
        lines.append(tr("Address: %1").arg(m_token.address));
    if (m_token.agentChanged)
        lines.append(tr("New agent: %1").arg(m_token.userAgent));
    else if (!m_token.userAgent.isEmpty())
        lines.append(tr("Agent: %1").arg(m_token.userAgent));
    return lines.join(u'\n');
}

void ChainNodeItem::setCurrent(bool current)
{
    m_current = current;
    update();
}

QRectF ChainNodeItem::boundingRect() const
{
    QRectF around(-40, -30, 80, 68);
    if (m_token.state == core::ChainState::Reused)
        around.setRight(190);
    return m_isRoot ? around : around.united(QRectF(m_edgeFrom, QPointF(0, 0)).normalized().adjusted(-2, -2, 2, 2));
}

QPainterPath ChainNodeItem::shape() const
{
    QPainterPath path;
    if (m_isRun)
        path.addRect(QRectF(-kRunWidth / 2, -kRunHeight / 2, kRunWidth, kRunHeight));
    else
        path.addEllipse(QPointF(0, 0), kRadius + 6, kRadius + 6);
    return path;
}

void ChainNodeItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    painter->setRenderHint(QPainter::Antialiasing);
    const Theme &theme = Theme::instance();
    if (!m_isRoot)
        paintEdge(*painter);
    const double reach = m_isRun ? kRunWidth / 2 : kRadius + 3;
    if (m_current) {
        painter->setPen(QPen(theme.color(Tone::Accent), 2));
        painter->setBrush(theme.color(Tone::Raised));
        painter->drawRoundedRect(QRectF(-reach - 4, -kRadius - 7, 2 * reach + 8, 2 * kRadius + 14), 6, 6);
    }
    if (m_isRun) {
        paintRun(*painter);
    } else {
        const double radius = m_token.state == core::ChainState::Used ? kUsedRadius : kRadius;
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme.color(Tone::Raised));
        painter->drawEllipse(QPointF(0, 0), radius + 3, radius + 3);
        paintMark(*painter, QRectF(-radius, -radius, 2 * radius, 2 * radius), mark());
    }
    paintLabels(*painter);
}

void ChainNodeItem::paintEdge(QPainter &painter) const
{
    const Theme &theme = Theme::instance();
    QPen pen(theme.color(m_belowReuse ? Tone::Danger : Tone::Neutral), m_belowReuse ? 2 : 1.5);
    pen.setJoinStyle(Qt::RoundJoin);
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    QPainterPath path(m_edgeFrom);
    if (m_edgeFrom.y() < 0) {
        path.lineTo(m_edgeFrom.x(), -8);
        path.quadTo(m_edgeFrom.x(), 0, m_edgeFrom.x() + 8, 0);
    }
    path.lineTo(0, 0);
    painter.drawPath(path);
    if (m_token.addressChanged || m_token.agentChanged)
        paintChange(painter);
}

void ChainNodeItem::paintChange(QPainter &painter) const
{
    const Theme &theme = Theme::instance();
    const double left = m_edgeFrom.x() + 12;
    const QRectF above(left, -26, -14 - left, 18);
    const QFont font = smallFont(false);
    painter.setFont(font);
    painter.setPen(theme.color(Tone::Waiting));
    painter.setBrush(theme.color(Tone::Waiting));
    const QPointF middle((m_edgeFrom.x()) / 2, 0);
    painter.drawPolygon(
        QPolygonF{middle + QPointF(0, -4), middle + QPointF(4, 0), middle + QPointF(0, 4), middle + QPointF(-4, 0)});
    painter.drawText(above, Qt::AlignCenter,
                     QFontMetricsF(font).elidedText(changeLabel(), Qt::ElideMiddle, above.width()));
}

void ChainNodeItem::paintRun(QPainter &painter) const
{
    const Theme &theme = Theme::instance();
    const QRectF box(-kRunWidth / 2, -kRunHeight / 2, kRunWidth, kRunHeight);
    const QColor color = theme.color(mark().tone);
    painter.setPen(QPen(color, 1.5, Qt::DashLine));
    painter.setBrush(theme.color(Tone::Raised));
    painter.drawRoundedRect(box, kRunHeight / 2, kRunHeight / 2);
    painter.setPen(color);
    painter.setFont(smallFont(false));
    painter.drawText(box, Qt::AlignCenter, tr("… %1 …", "so many tokens in a row").arg(QLocale().toString(m_count)));
}

void ChainNodeItem::paintLabels(QPainter &painter) const
{
    const Theme &theme = Theme::instance();
    const bool besides = m_token.state == core::ChainState::Reused;
    const bool loud = m_token.state != core::ChainState::Used || m_isRun;
    double top = besides ? -15 : kRadius + 6;
    const auto line = [&](const QString &text, Tone tone, bool bold) {
        const QRectF box = besides ? QRectF(kRadius + 10, top, 170, 15) : QRectF(-40, top, 80, 15);
        painter.setFont(smallFont(bold));
        painter.setPen(theme.color(tone));
        painter.drawText(box, besides ? Qt::AlignLeft | Qt::AlignVCenter : Qt::AlignCenter, text);
        top += 14;
    };
    if (loud)
        line(stateLabel(), mark().tone, true);
    line(besides ? tr("issued %1").arg(timeLabel()) : timeLabel(), Tone::Muted, false);
    if (m_dayChanged && !besides && !(loud && m_isRun))
        line(dayLabel(), Tone::Muted, false);
}

QString ChainNodeItem::timeLabel() const
{
    return QLocale().toString(core::toDateTime(m_token.createdAt).toLocalTime().time(), QLocale::ShortFormat);
}

QString ChainNodeItem::dayLabel() const
{
    return QLocale().toString(localDay(m_token.createdAt), tr("d MMM", "day and month below a token"));
}

QString ChainNodeItem::stateLabel() const
{
    if (m_token.state == core::ChainState::Reused && m_token.reusedAt)
        return tr("reused %1", "%1 is a time")
            .arg(QLocale().toString(core::toDateTime(*m_token.reusedAt).toLocalTime(), QLocale::ShortFormat));
    return chainStateWord(m_token.state);
}

QString ChainNodeItem::changeLabel() const
{
    if (m_token.addressChanged && m_token.agentChanged)
        return tr("%1 · new agent", "%1 is a network address").arg(m_token.address);
    return m_token.addressChanged ? m_token.address : tr("new agent", "another user agent");
}

} // namespace ui
