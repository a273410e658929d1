#include "core/base/FilterTime.h"

#include <QDateTime>

namespace core {

using namespace Qt::StringLiterals;

namespace {

std::optional<std::chrono::seconds> spanOf(const QString &text)
{
    constexpr int kMostDigits = 7; // 9,999,999 weeks still fit into any date
    const qsizetype digits = text.size() - 1;
    if (digits < 1 || digits > kMostDigits)
        return std::nullopt;
    for (const QChar c : QStringView(text).left(digits)) {
        if (c < u'0' || c > u'9')
            return std::nullopt;
    }
    const qint64 count = QStringView(text).left(digits).toLongLong();
    switch (text.back().unicode()) {
    case u's':
        return std::chrono::seconds(count);
    case u'm':
        return std::chrono::minutes(count);
    case u'h':
        return std::chrono::hours(count);
    case u'd':
        return std::chrono::days(count);
    case u'w':
        return std::chrono::weeks(count);
    default:
        return std::nullopt;
    }
}

QDateTime dateTimeOf(const QString &text, const QDateTime &now)
{
    const QDate today = now.date();
    if (text == "today"_L1)
        return today.startOfDay();
    if (text == "yesterday"_L1)
        return today.addDays(-1).startOfDay();
    if (const auto time = QTime::fromString(text, u"H:mm"_s); time.isValid())
        return {today, time};
    if (const auto date = QDate::fromString(text, u"yyyy-MM-dd"_s); date.isValid())
        return date.startOfDay();
    QString whole = text.toUpper();
    const bool isUtc = whole.endsWith(u'Z');
    if (isUtc)
        whole.chop(1);
    for (const QString &form : {u"yyyy-MM-dd'T'HH:mm"_s, u"yyyy-MM-dd'T'HH:mm:ss"_s, u"yyyy-MM-dd'T'HH:mm:ss.zzz"_s}) {
        QDateTime moment = QDateTime::fromString(whole, form);
        if (!moment.isValid())
            continue;
        if (isUtc)
            moment.setTimeSpec(Qt::UTC);
        return moment;
    }
    return {};
}

} // namespace

std::optional<Instant> filterMoment(const QString &text, Instant now)
{
    constexpr int kLongest = 24; // "2026-01-31T14:30:05.123Z"
    if (text.isEmpty() || text.size() > kLongest)
        return std::nullopt;
    const QString word = text.toLower();
    if (word == "now"_L1)
        return now;
    if (const auto span = spanOf(word))
        return now - *span;
    const QDateTime moment = dateTimeOf(word, toDateTime(now).toLocalTime());
    if (!moment.isValid())
        return std::nullopt;
    return fromMillis(moment.toMSecsSinceEpoch());
}

} // namespace core
