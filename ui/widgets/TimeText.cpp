#include "ui/widgets/TimeText.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTimeZone>

namespace ui {

namespace {

struct TimeTextContext
{
    Q_DECLARE_TR_FUNCTIONS(ui::TimeText)
};

using namespace std::chrono_literals;

QString ago(std::chrono::minutes passed)
{
    if (passed < 60min)
        return TimeTextContext::tr("%1 min ago").arg(passed.count());
    if (passed < 24h)
        return TimeTextContext::tr("%1 h ago").arg(std::chrono::floor<std::chrono::hours>(passed).count());
    return TimeTextContext::tr("%1 d ago").arg(std::chrono::floor<std::chrono::days>(passed).count());
}

QString ahead(std::chrono::minutes left)
{
    if (left < 60min)
        return TimeTextContext::tr("in %1 min").arg(qMax<qint64>(1, left.count()));
    if (left < 24h)
        return TimeTextContext::tr("in %1 h").arg(std::chrono::floor<std::chrono::hours>(left).count());
    return TimeTextContext::tr("in %1 d").arg(std::chrono::floor<std::chrono::days>(left).count());
}

} // namespace

QString shortLocalTime(core::Instant instant)
{
    return QLocale().toString(core::toDateTime(instant).toLocalTime(), QLocale::ShortFormat);
}

QString shortLocalTime(const std::optional<core::Instant> &instant)
{
    return instant ? shortLocalTime(*instant) : TimeTextContext::tr("never");
}

QString relativeTime(core::Instant instant, core::Instant now)
{
    const auto passed = std::chrono::floor<std::chrono::minutes>(now - instant);
    // What lies ahead is counted down to for longer: a key is rotated every 90 days.
    if (passed >= std::chrono::days(30) || -passed >= std::chrono::days(366))
        return QLocale().toString(core::toDateTime(instant).toLocalTime().date(), QLocale::ShortFormat);
    if (now < instant)
        return ahead(std::chrono::ceil<std::chrono::minutes>(instant - now));
    return passed < 1min ? TimeTextContext::tr("just now") : ago(passed);
}

QString relativeTime(const std::optional<core::Instant> &instant, core::Instant now)
{
    return instant ? relativeTime(*instant, now) : TimeTextContext::tr("never");
}

QString exactTime(core::Instant instant)
{
    const QDateTime utc = core::toDateTime(instant);
    const QDateTime local = utc.toLocalTime();
    const QLocale locale;
    const QString day = locale.toString(local.date(), QLocale::ShortFormat);
    return TimeTextContext::tr("%1 %2 %3\n%4 UTC", "local date, time, zone; then the same in UTC")
        .arg(day, local.time().toString(Qt::ISODate), local.timeZoneAbbreviation(),
             utc.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")));
}

QString spanText(std::chrono::seconds span)
{
    const auto whole = [](qint64 big, qint64 small, const QString &both, const QString &one) {
        return small > 0 ? both.arg(big).arg(small) : one.arg(big);
    };
    const qint64 seconds = span.count();
    if (seconds < 60)
        return TimeTextContext::tr("%1 s").arg(seconds);
    if (seconds < 3600)
        return whole(seconds / 60, seconds % 60, TimeTextContext::tr("%1 min %2 s"), TimeTextContext::tr("%1 min"));
    if (seconds < 86400)
        return whole(seconds / 3600, seconds % 3600 / 60, TimeTextContext::tr("%1 h %2 min"),
                     TimeTextContext::tr("%1 h"));
    return whole(seconds / 86400, seconds % 86400 / 3600, TimeTextContext::tr("%1 d %2 h"),
                 TimeTextContext::tr("%1 d"));
}

core::Instant currentTime()
{
    return core::SystemClock().now();
}

} // namespace ui
