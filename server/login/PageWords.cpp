#include "server/login/PageWords.h"

#include <QDateTime>
#include <QTranslator>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;

namespace server {

namespace {

constexpr int kMostRanges = 20; ///< of an Accept-Language header; a browser sends half a dozen

/// Empty when we do not have the language of the tag (RFC 5646).
QString knownLanguage(const QString &tag)
{
    const QString primary = tag.section(u'-', 0, 0).section(u'_', 0, 0).toLower();
    return primary == "en"_L1 || primary == "ru"_L1 ? primary : QString();
}

/// 0–1; 0 is "not acceptable". A weight that is none counts as 0.
double weightOf(const QString &range)
{
    const QString parameter = range.section(u';', 1).trimmed();
    if (parameter.isEmpty())
        return 1;
    bool isNumber = false;
    const double weight =
        parameter.startsWith("q="_L1, Qt::CaseInsensitive) ? parameter.sliced(2).toDouble(&isNumber) : 0;
    return isNumber && weight >= 0 && weight <= 1 ? weight : 0;
}

QString bestAccepted(const QByteArray &header)
{
    QString best;
    double bestWeight = 0;
    const QStringList ranges = QString::fromLatin1(header.left(1000)).split(u',').mid(0, kMostRanges);
    for (const QString &range : ranges) {
        const QString tag = range.section(u';', 0, 0).trimmed();
        const QString language = tag == "*"_L1 ? u"en"_s : knownLanguage(tag);
        const double weight = weightOf(range);
        if (!language.isEmpty() && weight > bestWeight) {
            best = language;
            bestWeight = weight;
        }
    }
    return best;
}

/// Never installed: what a page says is the visitor's affair, not that of the desktop.
const QTranslator &translatorOf(const QString &language)
{
    static const auto loaded = [](const QString &name) {
        auto translator = std::make_unique<QTranslator>();
        [[maybe_unused]] const bool isThere = translator->load(u":/i18n/pages_%1.qm"_s.arg(name));
        Q_ASSERT(isThere);
        return translator;
    };
    static const auto english = loaded(u"en"_s);
    static const auto russian = loaded(u"ru"_s);
    return language == "ru"_L1 ? *russian : *english;
}

/// Whole units that hold the span; at least one.
template <class Unit>
int count(std::chrono::seconds span)
{
    return int(std::clamp<qint64>(std::chrono::ceil<Unit>(span).count(), 1, 100000));
}

} // namespace

PageWords PageWords::chosen(const QStringList &uiLocales, const QByteArray &acceptLanguage)
{
    for (const QString &locale : uiLocales) {
        if (const QString language = knownLanguage(locale); !language.isEmpty())
            return PageWords(language);
    }
    const QString accepted = bestAccepted(acceptLanguage);
    return PageWords(accepted.isEmpty() ? u"en"_s : accepted);
}

QString PageWords::operator()(const char *context, const char *source) const
{
    const QString text = translatorOf(m_language).translate(context, source);
    return text.isEmpty() ? QString::fromUtf8(source) : text;
}

QString PageWords::operator()(const char *context, const char *source, const char *disambiguation, int n) const
{
    QString text = translatorOf(m_language).translate(context, source, disambiguation, n);
    if (text.isEmpty())
        text = QString::fromUtf8(source);
    return text.replace("%n"_L1, QString::number(n));
}

QString PageWords::duration(std::chrono::seconds span) const
{
    const PageWords &words = *this;
    const int seconds = count<std::chrono::seconds>(span);
    const int minutes = count<std::chrono::minutes>(span);
    const int hours = count<std::chrono::hours>(span);
    const int days = count<std::chrono::days>(span);
    if (seconds < 120)
        return words("time", "%n second(s)", nullptr, seconds);
    if (minutes < 120)
        return words("time", "%n minute(s)", nullptr, minutes);
    if (hours < 48)
        return words("time", "%n hour(s)", nullptr, hours);
    return words("time", "%n day(s)", nullptr, days);
}

QString PageWords::moment(const QDateTime &utc) const
{
    const QLocale locale(m_language == "ru"_L1 ? QLocale::Russian : QLocale::English);
    return locale.toString(utc.toUTC(), m_language == "ru"_L1 ? u"d MMMM yyyy, HH:mm"_s : u"d MMM yyyy, HH:mm"_s) +
           u" UTC"_s;
}

} // namespace server
