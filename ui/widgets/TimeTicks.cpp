#include "ui/widgets/TimeTicks.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <iterator>

namespace ui {

namespace {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

struct TickWords
{
    Q_DECLARE_TR_FUNCTIONS(ui::TimeTicks)
};

enum class TickUnit { Second, Day, Month, Year };

struct TickStep
{
    TickUnit unit;
    int count;
    std::chrono::seconds atLeast; ///< the shortest that it can be
};

constexpr size_t kMostTicksAtOnce = 400;
constexpr int kHalfHour = 1800;
constexpr std::chrono::seconds kDay = 24h;
constexpr double kLabelGap = 8;

constexpr TickStep kTimeSteps[] = {
    {TickUnit::Second, 1, 1s},           {TickUnit::Second, 2, 2s},           {TickUnit::Second, 5, 5s},
    {TickUnit::Second, 10, 10s},         {TickUnit::Second, 15, 15s},         {TickUnit::Second, 30, 30s},
    {TickUnit::Second, 60, 1min},        {TickUnit::Second, 120, 2min},       {TickUnit::Second, 300, 5min},
    {TickUnit::Second, 600, 10min},      {TickUnit::Second, 900, 15min},      {TickUnit::Second, 1800, 30min},
    {TickUnit::Second, 3600, 1h},        {TickUnit::Second, 7200, 2h},        {TickUnit::Second, 10800, 3h},
    {TickUnit::Second, 21600, 6h},       {TickUnit::Second, 43200, 12h},      {TickUnit::Day, 1, kDay},
    {TickUnit::Day, 2, 2 * kDay},        {TickUnit::Day, 7, 7 * kDay},        {TickUnit::Day, 14, 14 * kDay},
    {TickUnit::Month, 1, 28 * kDay},     {TickUnit::Month, 2, 59 * kDay},     {TickUnit::Month, 3, 90 * kDay},
    {TickUnit::Month, 6, 181 * kDay},    {TickUnit::Year, 1, 365 * kDay},     {TickUnit::Year, 2, 730 * kDay},
    {TickUnit::Year, 5, 1825 * kDay},    {TickUnit::Year, 10, 3650 * kDay},   {TickUnit::Year, 20, 7300 * kDay},
    {TickUnit::Year, 50, 18250 * kDay},  {TickUnit::Year, 100, 36500 * kDay}, {TickUnit::Year, 200, 73000 * kDay},
    {TickUnit::Year, 500, 182500 * kDay}};

const TickStep &stepFor(std::chrono::milliseconds apart)
{
    const auto found = std::ranges::find_if(kTimeSteps, [&](const TickStep &step) { return step.atLeast >= apart; });
    return found == std::end(kTimeSteps) ? std::end(kTimeSteps)[-1] : *found;
}

/// The round day on or before this one.
QDate roundDay(const QDate &day, const TickStep &step)
{
    switch (step.unit) {
    case TickUnit::Second:
        return day;
    case TickUnit::Day: // the days of Qt's calendar are counted from a Monday
        return day.addDays(-(day.toJulianDay() % step.count));
    case TickUnit::Month:
        return {day.year(), (day.month() - 1) / step.count * step.count + 1, 1};
    case TickUnit::Year:
        return {day.year() - day.year() % step.count, 1, 1};
    }
    return day;
}

QDate nextDay(const QDate &day, const TickStep &step)
{
    switch (step.unit) {
    case TickUnit::Second:
        return day.addDays(1);
    case TickUnit::Day:
        return day.addDays(step.count);
    case TickUnit::Month:
        return day.addMonths(step.count);
    case TickUnit::Year:
        return day.addYears(step.count);
    }
    return day;
}

/// Some zones have no midnight on the day on which summer time begins.
QDateTime beginOf(const QDate &day, const QTimeZone &zone)
{
    return day.startOfDay(zone);
}

/// The instants of one day. Hours are those of the clock on the wall; shorter steps go on through an hour that comes
/// twice.
std::vector<QDateTime> instantsOf(const QDate &day, const TickStep &step, const QDateTime &first, const QDateTime &last)
{
    const QTimeZone zone = first.timeZone();
    std::vector<QDateTime> instants;
    if (step.unit != TickUnit::Second)
        return {beginOf(day, zone)};
    if (step.count <= kHalfHour) {
        const QDateTime begin = beginOf(day, zone);
        const qint64 passed = std::max<qint64>(0, begin.secsTo(first)) / step.count; // a second's steps are many a day
        const QDateTime end = std::min(beginOf(day.addDays(1), zone), last.addSecs(1));
        for (QDateTime at = begin.addSecs(passed * step.count); at < end; at = at.addSecs(step.count))
            instants.push_back(at);
        return instants;
    }
    for (int second = 0; second < 86'400; second += step.count) {
        const QDateTime at(day, QTime(0, 0).addSecs(second), zone);
        if (at.isValid() &&
            at.time() == QTime(0, 0).addSecs(second)) // an hour that summer time leaves out is not there
            instants.push_back(at);
    }
    return instants;
}

QString tickTextOf(const QDateTime &at, const TickStep &step, bool namesDays, bool namesYears)
{
    const QLocale locale;
    switch (step.unit) {
    case TickUnit::Second:
        if (namesDays && at.time() == QTime(0, 0))
            return locale.toString(at.date(), TickWords::tr("d MMM", "day and month on an axis of time"));
        return step.count < 60 ? at.time().toString(u"HH:mm:ss"_s) : locale.toString(at.time(), QLocale::ShortFormat);
    case TickUnit::Day:
        return locale.toString(at.date(), namesYears
                                              ? TickWords::tr("d MMM yyyy", "day, month and year on an axis of time")
                                              : TickWords::tr("d MMM", "day and month on an axis of time"));
    case TickUnit::Month:
        return locale.standaloneMonthName(at.date().month(), QLocale::ShortFormat) + u' ' +
               QString::number(at.date().year());
    case TickUnit::Year:
        return QString::number(at.date().year());
    }
    return {};
}

} // namespace

std::vector<TimeTick> timeTicks(core::Instant from, core::Instant to, std::chrono::milliseconds apart,
                                const QTimeZone &zone)
{
    std::vector<TimeTick> ticks;
    if (to < from)
        return ticks;
    const TickStep &step = stepFor(apart);
    const QDateTime first = core::toDateTime(from).toTimeZone(zone);
    const QDateTime last = core::toDateTime(to).toTimeZone(zone);
    const bool namesDays = to - from > 36h;
    const bool namesYears = first.date().year() != last.date().year();
    for (QDate day = roundDay(first.date(), step); day.isValid() && day <= last.date(); day = nextDay(day, step)) {
        for (const QDateTime &at : instantsOf(day, step, first, last)) {
            if (at < first || at > last)
                continue;
            if (ticks.size() == kMostTicksAtOnce)
                return ticks;
            ticks.push_back({core::fromMillis(at.toMSecsSinceEpoch()), tickTextOf(at, step, namesDays, namesYears)});
        }
    }
    return ticks;
}

TickLabels::TickLabels(QPainter &painter, const QRectF &row) : m_painter(painter), m_row(row), m_free(row.left()) {}

bool TickLabels::draw(double x, const QString &text)
{
    const double width = QFontMetricsF(m_painter.font()).horizontalAdvance(text);
    const double left = std::clamp(x - width / 2, m_row.left(), std::max(m_row.left(), m_row.right() - width));
    if (left < m_free)
        return false;
    m_painter.drawText(QRectF(left, m_row.top(), width + 1, m_row.height()), Qt::AlignLeft | Qt::AlignVCenter, text);
    m_free = left + width + kLabelGap;
    return true;
}

} // namespace ui
