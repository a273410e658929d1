#include "ui/keys/KeyTimeline.h"

#include "ui/keys/KeyWords.h"
#include "ui/widgets/TimeText.h"
#include "ui/widgets/TimeTicks.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

constexpr int kNameStart = 26; ///< after the mark
constexpr int kLeastNames = 110;
constexpr int kMostNames = 240;
constexpr int kRowHeight = 30;
constexpr int kBarHeight = 18;
constexpr int kAxisHeight = 24;
constexpr int kNowHeight = 26;
constexpr double kLabelApart = 100; ///< pixels between two dates of the axis
constexpr size_t kMostRows = 6;     ///< older keys are in the table
constexpr double kLeastWidth = 4;
constexpr double kLeastPublished = 6; ///< pixels

} // namespace

KeyTimeline::KeyTimeline(QWidget *parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Timeline of the signing keys"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void KeyTimeline::setKeys(const core::KeyOverview &keys, core::Instant now)
{
    m_rows.clear();
    m_now = now;
    std::optional<core::Instant> handOver = keyHandOver(keys);
    if (const auto planned = plannedKey(keys, now)) {
        handOver = planned->activateAt;
        m_rows.push_back({planned->id, planned->state, keySpans(*planned, keys.rotateEvery, now), std::nullopt});
    }
    for (const core::KeySummary &key : keys.keys) {
        if (m_rows.size() < kMostRows)
            m_rows.push_back({key.id, key.state, keySpans(key, keys.rotateEvery, now, handOver, keys.longestLifetime),
                              key.revokedAt});
    }
    findRange();
    measureNames();
    updateGeometry();
    update();
}

QString KeyTimeline::nameOf(const Row &row)
{
    return row.key.isEmpty() ? tr("next key, planned") : row.key.value;
}

void KeyTimeline::measureNames()
{
    int widest = kLeastNames;
    for (const Row &row : m_rows) {
        const QFontMetrics metrics(row.key.isEmpty() ? font() : Theme::instance().monospace());
        widest = std::max(widest, kNameStart + metrics.horizontalAdvance(nameOf(row)) + 12);
    }
    m_nameWidth = std::min(widest, kMostNames);
}

void KeyTimeline::findRange()
{
    m_from = m_now - std::chrono::hours(24);
    m_to = m_now + std::chrono::hours(24);
    for (const Row &row : m_rows) {
        for (const KeySpan &span : row.spans) {
            m_from = std::min(m_from, span.from);
            m_to = std::max(m_to, span.to);
        }
    }
    m_from -= (m_to - m_from) / 80;
}

void KeyTimeline::setCurrentKey(const core::KeyId &key)
{
    m_current = key;
    for (const Row &row : m_rows) {
        if (row.key == key)
            setAccessibleDescription(tr("%1, %2", "a key and its state").arg(key.value, keyStateWord(row.state)));
    }
    update();
}

QSize KeyTimeline::sizeHint() const
{
    return {640, kNowHeight + kAxisHeight + kRowHeight * std::max(1, rowCount())};
}

QRectF KeyTimeline::plot() const
{
    return QRectF(m_nameWidth, kNowHeight, std::max(1, width() - m_nameWidth - 8), kRowHeight * rowCount());
}

double KeyTimeline::xOf(core::Instant instant) const
{
    const QRectF area = plot();
    return area.left() + area.width() * double((instant - m_from).count()) / double((m_to - m_from).count());
}

QRectF KeyTimeline::bar(int row, const KeySpan &span) const
{
    const double left = xOf(span.from);
    const double top = kNowHeight + row * kRowHeight + (kRowHeight - kBarHeight) / 2.0;
    const double wide = std::max(kLeastWidth, xOf(span.to) - left);
    return {std::min(left, xOf(span.to) - wide), top, wide, kBarHeight}; // what is short reaches to the left
}

/// An hour before months of signing would be a smear; the table has its date.
bool KeyTimeline::isSeen(int row, const KeySpan &span) const
{
    const bool isShort = xOf(span.to) - xOf(span.from) < kLeastPublished;
    return !isShort || span.kind != KeySpan::Kind::Published || m_rows[size_t(row)].spans.size() == 1;
}

int KeyTimeline::rowAt(double y) const
{
    const int row = int(std::floor((y - kNowHeight) / kRowHeight));
    return row >= 0 && row < rowCount() ? row : -1;
}

void KeyTimeline::mousePressEvent(QMouseEvent *event)
{
    if (const int row = rowAt(event->position().y()); row >= 0 && !m_rows[size_t(row)].key.isEmpty())
        emit keyChosen(m_rows[size_t(row)].key);
}

void KeyTimeline::keyPressEvent(QKeyEvent *event)
{
    const int step = event->key() == Qt::Key_Up ? -1 : event->key() == Qt::Key_Down ? 1 : 0;
    if (step == 0 || m_rows.empty())
        return QWidget::keyPressEvent(event);
    const auto here = std::ranges::find(m_rows, m_current, &Row::key);
    const int wanted = here == m_rows.end() ? 0 : int(here - m_rows.begin()) + step;
    const Row &row = m_rows[size_t(std::clamp(wanted, 0, rowCount() - 1))];
    if (!row.key.isEmpty()) // what is only planned has no details
        emit keyChosen(row.key);
}

bool KeyTimeline::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    QToolTip::showText(help->globalPos(), toolTipAt(help->pos()), this);
    return true;
}

QString KeyTimeline::toolTipAt(const QPointF &place) const
{
    const int row = rowAt(place.y());
    if (row < 0)
        return {};
    for (const KeySpan &span : m_rows[size_t(row)].spans) {
        if (isSeen(row, span) && bar(row, span).adjusted(-2, -6, 2, 6).contains(place))
            return keySpanText(span);
    }
    return {};
}

void KeyTimeline::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath outline;
    outline.addRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
    painter.setPen(Theme::instance().color(Tone::Border));
    painter.setBrush(Theme::instance().color(Tone::Raised));
    painter.drawPath(outline);
    if (m_rows.empty())
        return;
    painter.setClipPath(outline);
    paintAxis(painter);
    for (int row = 0; row < rowCount(); ++row)
        paintRow(painter, row);
    paintNow(painter);
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(Theme::instance().color(Tone::Accent));
        painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

void KeyTimeline::paintAxis(QPainter &painter) const
{
    const Theme &theme = Theme::instance();
    const QRectF area = plot();
    const std::chrono::milliseconds apart(std::llround(kLabelApart * double((m_to - m_from).count()) / area.width()));
    TickLabels labels(painter,
                      QRectF(m_nameWidth - 40, area.bottom() + 4, width() - m_nameWidth + 32, kAxisHeight - 4));
    for (const TimeTick &tick : timeTicks(m_from, m_to, apart)) {
        const double x = std::round(xOf(tick.at)) + 0.5;
        painter.setPen(theme.color(Tone::Border));
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom() + 4));
        painter.setPen(theme.color(Tone::Muted));
        labels.draw(x, tick.text);
    }
}

void KeyTimeline::paintRow(QPainter &painter, int row) const
{
    const Theme &theme = Theme::instance();
    const Row &one = m_rows[size_t(row)];
    const double top = kNowHeight + row * kRowHeight;
    if (!one.key.isEmpty() && one.key == m_current) {
        QColor chosen = theme.color(Tone::Accent);
        chosen.setAlpha(32);
        painter.fillRect(QRectF(0, top, width(), kRowHeight), chosen);
    }
    paintMark(painter, QRectF(8, top + (kRowHeight - 11) / 2.0, 11, 11), keyMark(one.state));
    const bool isPlanned = one.key.isEmpty();
    painter.setFont(isPlanned ? font() : theme.monospace());
    painter.setPen(theme.color(isPlanned ? Tone::Muted : Tone::Text));
    const int room = m_nameWidth - kNameStart - 6;
    painter.drawText(QRectF(kNameStart, top, room, kRowHeight), Qt::AlignVCenter | Qt::AlignLeft,
                     painter.fontMetrics().elidedText(nameOf(one), Qt::ElideMiddle, room));
    painter.setFont(font());
    for (const KeySpan &span : one.spans) {
        if (isSeen(row, span))
            paintSpan(painter, row, span);
    }
    if (one.revokedAt)
        paintMark(painter, QRectF(xOf(*one.revokedAt) + 4, top + (kRowHeight - 13) / 2.0, 13, 13),
                  keyMark(core::KeyState::Revoked));
}

void KeyTimeline::paintSpan(QPainter &painter, int row, const KeySpan &span) const
{
    const Theme &theme = Theme::instance();
    const Tone tone = span.kind == KeySpan::Kind::Published ? Tone::Waiting
                      : span.kind == KeySpan::Kind::Signing ? Tone::Good
                                                            : Tone::Neutral;
    const QString word = keySpanWord(span);
    const QRectF box = bar(row, span);
    QColor fill = theme.color(tone);
    QColor ahead = fill;
    fill.setAlpha(70);
    ahead.setAlpha(24);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ahead);
    painter.drawRect(box);
    if (box.width() <= kLeastWidth + 2) { // an outline would leave nothing of its colour
        painter.setBrush(theme.color(tone));
        painter.drawRect(box);
        return;
    }
    QRectF past = box;
    past.setRight(std::clamp(xOf(m_now), box.left(), box.right()));
    painter.setBrush(fill);
    painter.drawRect(past);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.color(tone), 1, span.planned ? Qt::DashLine : Qt::SolidLine));
    painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5));
    if (QFontMetricsF(font()).horizontalAdvance(word) + 12 > box.width())
        return;
    painter.setPen(theme.color(Tone::Text));
    painter.drawText(box.adjusted(6, 0, -6, 0), Qt::AlignVCenter | Qt::AlignLeft, word);
    const QString until = QLocale().toString(core::toDateTime(span.to).toLocalTime().date(), QLocale::ShortFormat);
    if (span.open || QFontMetricsF(font()).horizontalAdvance(word + until) + 36 > box.width())
        return;
    painter.setPen(theme.color(Tone::Muted));
    painter.drawText(box.adjusted(6, 0, -6, 0), Qt::AlignVCenter | Qt::AlignRight, until);
}

void KeyTimeline::paintNow(QPainter &painter) const
{
    const Theme &theme = Theme::instance();
    const double x = std::round(xOf(m_now)) + 0.5;
    painter.setPen(QPen(theme.color(Tone::Accent), 1.5));
    painter.drawLine(QPointF(x, kNowHeight - 2), QPointF(x, plot().bottom() + 4));
    painter.setFont(theme.heading());
    painter.drawText(QRectF(x - 60, 5, 120, kNowHeight - 8), Qt::AlignCenter, tr("now", "line on a timeline"));
}

} // namespace ui
