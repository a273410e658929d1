#include "ui/audit/AuditRange.h"

#include "core/base/FilterTime.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

struct RangeContext
{
    Q_DECLARE_TR_FUNCTIONS(ui::AuditRange)
};

QString spanWord(std::chrono::seconds span)
{
    const qint64 seconds = span.count();
    if (seconds % 86400 == 0 && seconds > 86400) // a day is "24h", as its button says
        return QString::number(seconds / 86400) + u'd';
    if (seconds % 3600 == 0)
        return QString::number(seconds / 3600) + u'h';
    return seconds % 60 == 0 ? QString::number(seconds / 60) + u'm' : QString::number(seconds) + u's';
}

QString momentWord(core::Instant instant)
{
    return core::toDateTime(instant).toString(Qt::ISODateWithMs);
}

} // namespace

bool isTimeTerm(const core::FilterTerm &term)
{
    return term.field == "since"_L1 || term.field == "until"_L1 || term.field == "last"_L1;
}

AuditRange AuditRange::of(std::optional<core::Instant> since, std::optional<core::Instant> until)
{
    if (!since && !until)
        return all();
    return {Kind::Own, {}, since, until};
}

AuditRange AuditRange::takeFrom(std::vector<core::FilterTerm> &terms)
{
    std::vector<core::FilterTerm> times;
    std::ranges::copy_if(terms, std::back_inserter(times), isTimeTerm);
    std::erase_if(terms, isTimeTerm);
    const core::Instant now = core::SystemClock().now();
    if (times.size() == 1 && times.front().field == "last"_L1) {
        if (const auto since = core::filterMoment(times.front().values.value(0), now))
            return {Kind::Last, std::chrono::duration_cast<std::chrono::seconds>(now - *since)};
    }
    if (times.size() == 1 && times.front() == core::FilterTerm{u"since"_s, {u"today"_s}})
        return {Kind::Today, {}};
    AuditRange range = all();
    for (const core::FilterTerm &term : times) {
        const auto moment = core::filterMoment(term.values.value(0), now);
        (term.field == "until"_L1 ? range.until : range.since) = moment;
    }
    return of(range.since, range.until);
}

std::vector<core::FilterTerm> AuditRange::terms() const
{
    switch (kind) {
    case Kind::All:
        return {};
    case Kind::Last:
        return {{u"last"_s, {spanWord(last)}}};
    case Kind::Today:
        return {{u"since"_s, {u"today"_s}}};
    case Kind::Own:
        break;
    }
    std::vector<core::FilterTerm> terms;
    if (since)
        terms.push_back({u"since"_s, {momentWord(*since)}});
    if (until)
        terms.push_back({u"until"_s, {momentWord(*until)}});
    return terms;
}

QString AuditRange::text() const
{
    const QLocale locale;
    const auto moment = [&](core::Instant at, bool withDate) {
        const QDateTime local = core::toDateTime(at).toLocalTime();
        // A range dragged in the histogram may be seconds long.
        const bool isShort = since && until && *until - *since < std::chrono::minutes(5);
        const QString time =
            isShort ? local.toString(u"HH:mm:ss"_s) : locale.toString(local.time(), QLocale::ShortFormat);
        return withDate ? locale.toString(local.date(), QLocale::ShortFormat) + u' ' + time : time;
    };
    if (since && until) {
        const bool oneDay =
            core::toDateTime(*since).toLocalTime().date() == core::toDateTime(*until).toLocalTime().date();
        return RangeContext::tr("%1 – %2", "two moments").arg(moment(*since, true), moment(*until, !oneDay));
    }
    if (since)
        return RangeContext::tr("since %1", "a moment").arg(moment(*since, true));
    return until ? RangeContext::tr("until %1", "a moment").arg(moment(*until, true)) : QString();
}

} // namespace ui
