#include "core/clients/RedirectUris.h"

#include "core/clients/ClientRules.h"

#include <QRegularExpression>

#include <array>

namespace core {
using namespace Qt::StringLiterals;
namespace {

/// As RFC 3986 appendix B splits it, nothing decoded, nothing repaired.
struct RedirectParts
{
    QString scheme;
    QString host;
    QString port; ///< with its colon
    QString path;
    QString query; ///< with its question mark
};

RedirectParts redirectPartsOf(const QString &uri)
{
    static const QRegularExpression form(
        QRegularExpression::anchoredPattern(u"([^:/?#]+):(?://([^/?#]*?)(:[0-9]*)?(?=[/?#]|$))?([^?#]*)(\\?[^#]*)?"_s));
    const auto match = form.match(uri);
    return {match.captured(1), match.captured(2), match.captured(3), match.captured(4), match.captured(5)};
}

bool mayHaveAnyPort(const RedirectParts &parts)
{
    static const QStringList hosts{u"127.0.0.1"_s, u"[::1]"_s, u"localhost"_s};
    return parts.scheme == "http"_L1 && hosts.contains(parts.host);
}

bool isSamePort(const RedirectParts &registered, const RedirectParts &sent)
{
    if (registered.port == sent.port)
        return true;
    static const QRegularExpression written(QRegularExpression::anchoredPattern(u":[1-9][0-9]{0,4}"_s));
    const bool isPort =
        sent.port.isEmpty() || (written.match(sent.port).hasMatch() && QStringView(sent.port).mid(1).toInt() <= 65535);
    return mayHaveAnyPort(registered) && isPort;
}

bool differInCaseOnly(const QString &a, const QString &b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

/// How far two URIs agree, the nearest last.
enum class Difference { Scheme, Host, Port, Path, Query, TrailingSlash, Case, None };

QString differenceWord(Difference difference)
{
    static const std::array words{u"scheme"_s, u"host"_s,           u"port"_s, u"path"_s,
                                  u"query"_s,  u"trailing_slash"_s, u"case"_s, QString()};
    return words.at(size_t(difference));
}

Difference differenceOf(const QString &registered, const QString &uri)
{
    if (registered == uri)
        return Difference::None;
    const RedirectParts wanted = redirectPartsOf(registered);
    const RedirectParts sent = redirectPartsOf(uri);
    if (!differInCaseOnly(wanted.scheme, sent.scheme))
        return Difference::Scheme;
    if (!differInCaseOnly(wanted.host, sent.host))
        return Difference::Host;
    if (!isSamePort(wanted, sent))
        return Difference::Port;
    if (!differInCaseOnly(wanted.path, sent.path)) {
        const bool slash = differInCaseOnly(wanted.path + u'/', sent.path) || //
                           differInCaseOnly(wanted.path, sent.path + u'/');
        return slash ? Difference::TrailingSlash : Difference::Path;
    }
    if (!differInCaseOnly(wanted.query, sent.query))
        return Difference::Query;
    const bool isSame = wanted.scheme == sent.scheme && wanted.host == sent.host && wanted.path == sent.path &&
                        wanted.query == sent.query;
    // What is left when all parts agree but the bytes do not: a port that is not free, or an authority that is missing.
    const bool isPortApart = isSame && mayHaveAnyPort(wanted);
    return isPortApart ? Difference::None : (isSame ? Difference::Path : Difference::Case);
}

} // namespace

RedirectMatch matchRedirectUri(const QStringList &registered, const QString &uri)
{
    if (registered.isEmpty())
        return {false, {}, u"none_registered"_s};
    if (uri.contains(u'#'))
        return {false, {}, u"fragment"_s};
    if (!ClientRules::isHarmlessUri(uri))
        return {false, {}, u"not_allowed"_s};
    RedirectMatch nearest;
    auto agreement = Difference::Scheme;
    for (const QString &candidate : registered) {
        const Difference difference = differenceOf(candidate, uri);
        if (difference == Difference::None)
            return {true, candidate};
        if (nearest.registered.isEmpty() || difference > agreement) {
            agreement = difference;
            nearest = {false, candidate, differenceWord(difference)};
        }
    }
    return nearest;
}

} // namespace core
