#include "ui/chains/ChainAxis.h"

#include "ui/chains/ChainCanvas.h"
#include "ui/widgets/Theme.h"
#include "ui/widgets/TimeText.h"

#include <QLocale>
#include <QPainter>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr double kApart = 84; // room for a label

} // namespace

ChainAxis::ChainAxis(ChainCanvas &tree) : QWidget(&tree), m_tree(tree)
{
    setObjectName(u"chainAxis"_s);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    connect(&tree, &ChainCanvas::viewChanged, this, qOverload<>(&QWidget::update));
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

QString tickText(qint64 step, const QDateTime &local)
{
    if (step >= 86'400'000)
        return QLocale().toString(local.date(), ChainAxis::tr("d MMM", "day and month on a time axis"));
    return QLocale().toString(local.time(), step < 60'000 ? u"HH:mm:ss"_s : u"HH:mm"_s);
}

void ChainAxis::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::instance();
    painter.fillRect(rect(), theme.color(Tone::Raised));
    painter.setPen(theme.color(Tone::Border));
    painter.drawLine(0, 0, width(), 0);
    QFont small = font();
    small.setPointSizeF(8.5);
    painter.setFont(small);
    paintCuts(painter);
    paintTicks(painter);
}

void ChainAxis::paintTicks(QPainter &painter) const
{
    const Theme &theme = Theme::instance();
    qint64 before = 0;
    for (const ChainScale::Tick &tick : m_tree.picture().scale.ticks(m_tree.zoom(), kApart)) {
        const qint64 at = core::toMillis(tick.at);
        const double x = m_tree.viewX(tick.x);
        if (x < -60 || x > width() + 60)
            continue;
        const QDateTime local = core::toDateTime(tick.at).toLocalTime();
        const qint64 step = at % 60'000 != 0 || (before != 0 && (at - before) < 60'000) ? 1'000 : 60'000;
        before = at;
        painter.setPen(theme.color(Tone::Neutral));
        painter.drawLine(QPointF(x, 0), QPointF(x, 4));
        painter.setPen(theme.color(Tone::Muted));
        painter.drawText(QRectF(x - 40, 4, 80, 14), Qt::AlignCenter, tickText(step, local));
        if (tick.isDay)
            painter.drawText(QRectF(x - 40, 18, 80, 14), Qt::AlignCenter, tickText(86'400'000, local));
    }
}

/// Two strokes across the line, and how long nothing happened.
void ChainAxis::paintCuts(QPainter &painter) const
{
    const Theme &theme = Theme::instance();
    for (const ChainScale::Cut &cut : m_tree.picture().scale.cuts()) {
        const double from = m_tree.viewX(cut.from);
        const double to = m_tree.viewX(cut.to);
        if (!cut.isIdle || to < 0 || from > width())
            continue;
        const double middle = (from + to) / 2;
        painter.setPen(QPen(theme.color(Tone::Waiting), 1.5));
        painter.drawLine(QPointF(middle - 5, 6), QPointF(middle - 1, -4));
        painter.drawLine(QPointF(middle + 1, 6), QPointF(middle + 5, -4));
        if (to - from < 48)
            continue;
        const QString idle = tr("%1 idle", "%1 is a span of time")
                                 .arg(spanText(std::chrono::floor<std::chrono::seconds>(cut.until - cut.since)));
        painter.drawText(QRectF(from, 18, to - from, 14), Qt::AlignCenter, idle);
    }
}

} // namespace ui
