#include "ui/chains/ChainNodeItem.h"

#include "ui/chains/ChainWords.h"
#include "ui/widgets/ShortId.h"
#include "ui/widgets/TimeText.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <numeric>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr double kRadius = 8;
constexpr double kUsedRadius = 5;
constexpr double kRunHeight = 22;
constexpr double kWordsNeed = 62;    // pixels to the neighbour, else words would overlap
constexpr double kRunWordsNeed = 26; // half the width of a run that can hold a number

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

ChainNodeItem::ChainNodeItem(const ChainNode &node, int index, const core::ChainToken *parentToken,
                             const std::vector<core::ChainToken> &tokens)
    : m_index(index)
    , m_isRun(node.isRun())
    , m_belowReuse(node.belowReuse)
    , m_killed(node.killed)
    , m_isRoot(!parentToken)
    , m_count(int(node.tokens.size()))
    , m_retries(std::transform_reduce(node.tokens.begin(), node.tokens.end(), 0, std::plus(),
                                      [&](int token) { return tokens[size_t(token)].graceRetries; }))
    , m_token(tokens.at(size_t(node.tokens.front())))
    , m_last(tokens.at(size_t(node.tokens.back())))
    , m_parent(parentToken)
{
    setCursor(Qt::PointingHandCursor);
}

void ChainNodeItem::arrange(const Place &place)
{
    prepareGeometryChange();
    m_place = place;
    setPos(place.centre);
}

void ChainNodeItem::setLoud(bool loud)
{
    m_loud = loud;
    update();
}

void ChainNodeItem::showMoment(const std::optional<TokenMoment> &moment)
{
    m_moment = moment;
    update();
}

bool ChainNodeItem::isReused() const
{
    return m_moment ? m_moment->state == TokenMoment::State::Reused : m_token.state == core::ChainState::Reused;
}

bool ChainNodeItem::isAhead() const
{
    return m_moment && m_moment->state == TokenMoment::State::NotYet;
}

bool ChainNodeItem::isRed() const
{
    return m_killed || m_token.state == core::ChainState::Reused;
}

StateMark ChainNodeItem::mark() const
{
    StateMark mark = m_moment ? momentMark(m_moment->state) : chainMark(m_token.state);
    if (m_killed && (!m_moment || m_moment->state == TokenMoment::State::Revoked))
        mark.tone = Tone::Danger;
    return mark;
}

QString ChainNodeItem::words() const
{
    if (m_isRun) {
        const QString run = tr("%n token(s), %1, issued %2 to %3", "%1 is a state, %2 and %3 are times", m_count)
                                .arg(tokenStateWord(m_token.state), shortLocalTime(m_token.createdAt),
                                     shortLocalTime(m_last.createdAt));
        return m_retries == 0 ? run : run + u'\n' + retriesText();
    }
    QStringList lines{
        tr("Token %1, %2", "%1 is a short id, %2 a state").arg(shortId(m_token.jtiHash), tokenStateWord(m_token.state)),
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
        lines.append(tr("Address: %1 → %2", "the one before and the new one")
                         .arg(m_parent ? m_parent->address : QString(), m_token.address));
    else if (!m_token.address.isEmpty())
        lines.append(tr("Address: %1").arg(m_token.address));
    if (m_token.agentChanged)
        lines.append(tr("Agent: %1 → %2", "the one before and the new one")
                         .arg(m_parent ? m_parent->userAgent : QString(), m_token.userAgent));
    else if (!m_token.userAgent.isEmpty())
        lines.append(tr("Agent: %1").arg(m_token.userAgent));
    if (m_retries > 0)
        lines.append(retriesText());
    lines.append(tr("Key: %1", "signing key").arg(m_token.key.value));
    return lines.join(u'\n');
}

QString ChainNodeItem::retriesText() const
{
    return tr("Repeated within the grace time: %n time(s)", nullptr, m_retries);
}

void ChainNodeItem::setCurrent(bool current)
{
    m_current = current;
    update();
}

QRectF ChainNodeItem::boundingRect() const
{
    const double half = std::max(60.0, m_place.halfWidth + 8);
    QRectF around(-half, -30, 2 * half, 70);
    if (m_token.state == core::ChainState::Reused)
        around.setRight(190);
    const QPointF edge = m_place.edgeFrom - m_place.centre;
    return m_isRoot ? around : around.united(QRectF(edge, QPointF(0, 0)).normalized().adjusted(-2, -2, 2, 2));
}

QPainterPath ChainNodeItem::shape() const
{
    QPainterPath path;
    if (m_isRun)
        path.addRect(QRectF(-m_place.halfWidth, -kRunHeight / 2, 2 * m_place.halfWidth, kRunHeight));
    else
        path.addEllipse(QPointF(0, 0), kRadius + 6, kRadius + 6);
    return path;
}

void ChainNodeItem::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    painter->setRenderHint(QPainter::Antialiasing);
    const Theme &theme = Theme::instance();
    painter->setOpacity(isAhead() ? 0.45 : 1);
    if (!m_isRoot)
        paintEdge(*painter);
    if (m_current || m_loud)
        paintFrame(*painter);
    if (m_isRun) {
        paintRun(*painter);
    } else {
        const bool small = mark().shape == Shape::Dot && mark().tone == Tone::Neutral;
        const double radius = small ? kUsedRadius : kRadius;
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme.color(Tone::Raised));
        painter->drawEllipse(QPointF(0, 0), radius + 3, radius + 3);
        paintMark(*painter, QRectF(-radius, -radius, 2 * radius, 2 * radius), mark());
    }
    if (m_retries > 0)
        paintRetries(*painter);
    if (m_place.room >= kWordsNeed || m_current || isRed())
        paintLabels(*painter);
}

void ChainNodeItem::paintFrame(QPainter &painter) const
{
    const Theme &theme = Theme::instance();
    const double reach = m_isRun ? m_place.halfWidth : kRadius + 3;
    painter.setPen(QPen(theme.color(m_loud ? Tone::Danger : Tone::Accent), m_loud ? 3 : 2));
    painter.setBrush(theme.color(Tone::Raised));
    painter.drawRoundedRect(QRectF(-reach - 4, -kRadius - 7, 2 * reach + 8, 2 * kRadius + 14), 6, 6);
}

/// "↻2" above the node: a lost answer, not a theft.
void ChainNodeItem::paintRetries(QPainter &painter) const
{
    painter.setFont(smallFont(true));
    painter.setPen(Theme::instance().color(Tone::Waiting));
    painter.drawText(QRectF(-30, -26, 60, 14), Qt::AlignCenter, QChar(0x21bb) + QLocale().toString(m_retries));
}

void ChainNodeItem::paintEdge(QPainter &painter) const
{
    const Theme &theme = Theme::instance();
    QPen pen(theme.color(m_belowReuse ? Tone::Danger : Tone::Neutral), m_belowReuse ? 2 : 1.5);
    pen.setJoinStyle(Qt::RoundJoin);
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    const QPointF from = m_place.edgeFrom - m_place.centre;
    QPainterPath path(from);
    if (from.y() < 0) {
        path.lineTo(from.x(), -8);
        path.quadTo(from.x(), 0, from.x() + 8, 0);
    }
    path.lineTo(0, 0);
    painter.drawPath(path);
    if (m_token.addressChanged || m_token.agentChanged)
        paintChange(painter);
}

void ChainNodeItem::paintChange(QPainter &painter) const
{
    const Theme &theme = Theme::instance();
    const double start = m_place.edgeFrom.x() - m_place.centre.x();
    const double left = start + 12;
    const QRectF above(left, -26, -14 - left, 18);
    const QFont font = smallFont(false);
    painter.setFont(font);
    painter.setPen(theme.color(Tone::Waiting));
    painter.setBrush(theme.color(Tone::Waiting));
    const QPointF middle(start / 2, 0);
    painter.drawPolygon(
        QPolygonF{middle + QPointF(0, -4), middle + QPointF(4, 0), middle + QPointF(0, 4), middle + QPointF(-4, 0)});
    if (above.width() < 40)
        return;
    painter.drawText(above, Qt::AlignCenter,
                     QFontMetricsF(font).elidedText(changeLabel(), Qt::ElideMiddle, above.width()));
}

void ChainNodeItem::paintRun(QPainter &painter) const
{
    const Theme &theme = Theme::instance();
    const QRectF box(-m_place.halfWidth, -kRunHeight / 2, 2 * m_place.halfWidth, kRunHeight);
    const QColor color = theme.color(mark().tone);
    painter.setPen(QPen(color, 1.5, Qt::DashLine));
    painter.setBrush(theme.color(Tone::Raised));
    painter.drawRoundedRect(box, kRunHeight / 2, kRunHeight / 2);
    painter.setPen(color);
    painter.setFont(smallFont(false));
    if (m_place.halfWidth >= kRunWordsNeed)
        painter.drawText(box, Qt::AlignCenter, u"⋯ "_s + QLocale().toString(m_count));
}

void ChainNodeItem::paintLabels(QPainter &painter) const
{
    const Theme &theme = Theme::instance();
    const bool besides = isReused();
    const bool isUsed =
        m_moment ? m_moment->state == TokenMoment::State::Used : m_token.state == core::ChainState::Used;
    const bool loud = !isUsed || m_isRun;
    double top = besides ? -15 : kRadius + 6;
    const auto line = [&](const QString &text, Tone tone, bool bold) {
        const QRectF box = besides ? QRectF(kRadius + 10, top, 170, 15) : QRectF(-40, top, 80, 15);
        painter.setFont(smallFont(bold));
        painter.setPen(theme.color(tone));
        painter.drawText(box, besides ? Qt::AlignLeft | Qt::AlignVCenter : Qt::AlignCenter | Qt::TextDontClip, text);
        top += 14;
    };
    if (loud && !isAhead())
        line(stateLabel(), mark().tone, true);
    line(besides ? tr("issued %1").arg(timeLabel()) : timeLabel(), Tone::Muted, false);
    const bool isNewDay = !m_parent || localDay(m_parent->createdAt) != localDay(m_token.createdAt);
    if (isNewDay && !besides && !(loud && m_isRun))
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
    if (m_isRun)
        return tr("%n refresh(es)", "a run of tokens", m_count);
    if (m_moment && m_moment->state != TokenMoment::State::Reused)
        return momentWord(m_moment->state);
    if (m_token.state == core::ChainState::Reused && m_token.reusedAt)
        return tr("reused %1", "%1 is a time")
            .arg(QLocale().toString(core::toDateTime(*m_token.reusedAt).toLocalTime(), QLocale::ShortFormat));
    return tokenStateWord(m_token.state);
}

QString ChainNodeItem::changeLabel() const
{
    if (m_token.addressChanged && m_token.agentChanged)
        return tr("%1 · new agent", "%1 is a network address").arg(m_token.address);
    return m_token.addressChanged ? m_token.address : tr("new agent", "another user agent");
}

} // namespace ui
