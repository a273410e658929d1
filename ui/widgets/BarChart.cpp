#include "ui/widgets/BarChart.h"

#include "ui/widgets/Theme.h"
#include "ui/widgets/TimeTicks.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

constexpr int kAxisHeight = 22;
constexpr int kScaleWidth = 44;
constexpr double kLabelApart = 72; ///< pixels between two labels of the axis

/// A round number whose half, at the line in the middle, is whole.
qint64 roundTop(qint64 highest)
{
    if (highest <= 2)
        return 2;
    const double power = std::pow(10.0, std::floor(std::log10(double(highest))));
    for (const double step : {1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0}) {
        const auto top = qint64(step * power);
        if (highest <= top && top % 2 == 0)
            return top;
    }
    return highest;
}

} // namespace

BarChart::BarChart(const QString &goodWord, const QString &badWord, QWidget *parent)
    : QWidget(parent), m_goodWord(goodWord), m_badWord(badWord)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void BarChart::setWords(const QString &goodWord, const QString &badWord)
{
    m_goodWord = goodWord;
    m_badWord = badWord;
}

void BarChart::setBars(std::vector<Bar> bars, core::Instant end)
{
    m_bars = std::move(bars);
    m_end = end;
    if (m_current >= int(m_bars.size()) || m_anchor >= int(m_bars.size()))
        m_current = m_anchor = -1;
    update();
}

QString BarChart::barText(int bar) const
{
    const Bar &one = m_bars.at(size_t(bar));
    const QLocale locale;
    const QDateTime from = core::toDateTime(startOf(bar)).toLocalTime();
    const QDateTime to = core::toDateTime(startOf(bar + 1)).toLocalTime();
    const QString last = from.date() == to.date() ? locale.toString(to.time(), QLocale::ShortFormat)
                                                  : locale.toString(to, QLocale::ShortFormat);
    return tr("%1 – %2\n%3: %4\n%5: %6", "from – to, then two words with their numbers")
        .arg(locale.toString(from, QLocale::ShortFormat), last, m_goodWord, locale.toString(one.good), m_badWord,
             locale.toString(one.bad));
}

QRectF BarChart::plot() const
{
    return QRectF(rect()).adjusted(kScaleWidth, 6, -6, -kAxisHeight);
}

int BarChart::barAt(double x) const
{
    const QRectF area = plot();
    if (m_bars.empty() || area.width() <= 0)
        return -1;
    return std::clamp(int((x - area.left()) / area.width() * double(m_bars.size())), 0, int(m_bars.size()) - 1);
}

core::Instant BarChart::startOf(int bar) const
{
    return size_t(bar) < m_bars.size() ? m_bars[size_t(bar)].start : m_end;
}

qint64 BarChart::top() const
{
    qint64 highest = 0;
    for (const Bar &bar : m_bars)
        highest = std::max(highest, bar.good + bar.bad);
    return roundTop(highest);
}

void BarChart::setCurrent(int bar)
{
    m_current = bar;
    if (bar >= 0)
        setAccessibleDescription(barText(bar));
    update();
}

void BarChart::takeRange()
{
    if (m_current < 0)
        return;
    const int first = m_anchor < 0 ? m_current : std::min(m_anchor, m_current);
    const int last = m_anchor < 0 ? m_current : std::max(m_anchor, m_current);
    emit rangeSelected(startOf(first), startOf(last + 1));
}

void BarChart::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || m_bars.empty())
        return;
    m_dragging = true;
    m_anchor = barAt(event->position().x());
    setCurrent(m_anchor);
}

void BarChart::mouseMoveEvent(QMouseEvent *event)
{
    if (m_dragging)
        setCurrent(barAt(event->position().x()));
}

void BarChart::mouseReleaseEvent(QMouseEvent *event)
{
    if (!m_dragging || event->button() != Qt::LeftButton)
        return;
    m_dragging = false;
    const bool wasRange = m_anchor != m_current;
    takeRange();
    m_anchor = -1;
    if (wasRange)
        setCurrent(-1); // what comes next is another span of time
    update();
}

void BarChart::keyPressEvent(QKeyEvent *event)
{
    const int step = event->key() == Qt::Key_Left ? -1 : event->key() == Qt::Key_Right ? 1 : 0;
    if (step != 0 && !m_bars.empty()) {
        if (!(event->modifiers() & Qt::ShiftModifier))
            m_anchor = -1;
        else if (m_anchor < 0)
            m_anchor = std::max(0, m_current);
        const int from = m_current < 0 ? (step > 0 ? -1 : int(m_bars.size())) : m_current;
        setCurrent(std::clamp(from + step, 0, int(m_bars.size()) - 1));
    } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        takeRange();
    } else if (event->key() == Qt::Key_Escape && m_current >= 0) {
        m_anchor = -1;
        setCurrent(-1);
    } else {
        QWidget::keyPressEvent(event);
    }
}

bool BarChart::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int bar = barAt(help->pos().x());
        if (bar >= 0)
            QToolTip::showText(help->globalPos(), barText(bar), this);
        return true;
    }
    return QWidget::event(event);
}

void BarChart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QRectF area = plot();
    paintGrid(painter, area);
    paintBars(painter, area);
    paintAxis(painter, area);
    if (hasFocus()) {
        painter.setPen(Theme::instance().color(Tone::Accent));
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void BarChart::paintGrid(QPainter &painter, const QRectF &area) const
{
    const Theme &theme = Theme::instance();
    const qint64 highest = top();
    for (int line = 0; line <= 2; ++line) {
        const double y = std::round(area.bottom() - area.height() * line / 2) + 0.5;
        painter.setPen(theme.color(Tone::Border));
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
        painter.setPen(theme.color(Tone::Muted));
        painter.drawText(QRectF(0, y - 10, kScaleWidth - 8, 20), Qt::AlignRight | Qt::AlignVCenter,
                         QLocale().toString(highest * line / 2));
    }
}

void BarChart::paintBars(QPainter &painter, const QRectF &area) const
{
    const Theme &theme = Theme::instance();
    const double width = area.width() / double(std::max<size_t>(1, m_bars.size()));
    const double scale = area.height() / double(top());
    if (m_current >= 0) {
        const int first = m_anchor < 0 ? m_current : std::min(m_anchor, m_current);
        const int last = m_anchor < 0 ? m_current : std::max(m_anchor, m_current);
        QColor picked = theme.color(Tone::Accent);
        picked.setAlpha(48);
        painter.fillRect(QRectF(area.left() + first * width, area.top(), (last - first + 1) * width, area.height()),
                         picked);
    }
    const double gap = std::clamp(width * 0.2, 1.0, 6.0);
    for (size_t bar = 0; bar < m_bars.size(); ++bar) {
        const double x = area.left() + double(bar) * width + gap / 2;
        const double good = double(m_bars[bar].good) * scale;
        // A single failure among thousands must still be seen.
        const double bad = m_bars[bar].bad > 0 ? std::max(2.0, double(m_bars[bar].bad) * scale) : 0;
        painter.fillRect(QRectF(x, area.bottom() - good, width - gap, good), theme.color(Tone::Accent));
        const QRectF failed(x, area.bottom() - good - bad, width - gap, bad);
        painter.fillRect(failed, theme.color(Tone::Danger));
        painter.fillRect(failed, QBrush(theme.color(Tone::Raised), Qt::BDiagPattern)); // told apart without colour too
    }
}

void BarChart::paintAxis(QPainter &painter, const QRectF &area) const
{
    if (m_bars.empty() || m_end <= m_bars.front().start || area.width() <= 0)
        return;
    const core::Instant start = m_bars.front().start;
    const double perPixel = double((m_end - start).count()) / area.width();
    const std::chrono::milliseconds apart(std::llround(kLabelApart * perPixel));
    TickLabels labels(painter, QRectF(area.left() - kScaleWidth / 2.0, area.bottom() + 5,
                                      width() - area.left() + kScaleWidth / 2.0, kAxisHeight - 5));
    for (const TimeTick &tick : timeTicks(start, m_end, apart)) {
        const double x = std::round(area.left() + double((tick.at - start).count()) / perPixel) + 0.5;
        painter.setPen(Theme::instance().color(Tone::Border));
        painter.drawLine(QPointF(x, area.bottom() + 1), QPointF(x, area.bottom() + 5));
        painter.setPen(Theme::instance().color(Tone::Muted));
        labels.draw(x, tick.text);
    }
}

} // namespace ui
