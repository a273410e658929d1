#include "core/clients/ClientRules.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace core {
using namespace Qt::StringLiterals;
namespace {

constexpr qsizetype kLongestUri = 2000;
constexpr qsizetype kMostEntries = 100;

bool matchesWhole(const QString &pattern, const QString &text)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern)).match(text).hasMatch();
}

bool isUriText(const QString &uri)
{
    // Characters of RFC 3986; QUrl would repair others, and the comparison at the endpoint is of bytes.
    static const QString marks = u"-._~:/?[]@!$&'()+,;=%"_s;
    return !uri.isEmpty() && uri.size() <= kLongestUri && std::all_of(uri.begin(), uri.end(), [](QChar character) {
        return (character.unicode() < 0x80 && character.isLetterOrNumber()) || marks.contains(character);
    });
}

/// The host as it is written: QUrl would turn 0x7f.1 into 127.0.0.1.
QString writtenHost(const QString &uri)
{
    QString authority = uri.mid(uri.indexOf(u"://"_s) + 3);
    authority = authority.left(authority.indexOf(QRegularExpression(u"[/?]|$"_s)));
    return authority.left(authority.indexOf(QRegularExpression(u":[0-9]*$|$"_s)));
}

bool isTidyText(const QString &text, qsizetype longest)
{
    return text.size() <= longest && text.isValidUtf16() && std::none_of(text.begin(), text.end(), [](QChar character) {
               return character.category() == QChar::Other_Control && character != u'\n';
           });
}

/// Each entry passes the rule, none is there twice, and there are not too many.
bool isCleanList(const QStringList &list, bool (*rule)(const QString &))
{
    QStringList once = list;
    return list.size() <= kMostEntries && once.removeDuplicates() == 0 && std::all_of(list.begin(), list.end(), rule);
}

auto invalid(const QString &field, const QString &detail)
{
    return fail(ErrorKind::InvalidInput, detail, field);
}

Result<void> checkText(const Client &client)
{
    if (!matchesWhole(u"[A-Za-z0-9._~-]{8,128}"_s, client.id.value))
        return invalid(u"client_id"_s,
                       u"a client_id has 8 to 128 letters, digits, dots, underscores, tildes or dashes"_s);
    if (!isTidyText(client.name, 255) || client.name.contains(u'\n'))
        return invalid(u"client_name"_s, u"a name has at most 255 characters and no control characters"_s);
    if (!isTidyText(client.description, 2000))
        return invalid(u"description"_s, u"a description has at most 2000 characters and no control characters"_s);
    return {};
}

Result<void> checkGrants(const Client &client)
{
    const QString field = u"grant_types"_s;
    if (client.grantTypes.isEmpty())
        return invalid(field, u"a client needs a grant type"_s);
    if (!isCleanList(client.grantTypes, [](const QString &grant) { return ClientRules::grantTypes().contains(grant); }))
        return invalid(field, u"a grant type is unknown or there twice"_s);
    if (!client.isConfidential() && client.allowsGrant(u"client_credentials"_s))
        return invalid(field, u"a public client cannot have client_credentials"_s);
    return {};
}

Result<void> checkUris(const Client &client)
{
    if (!isCleanList(client.redirectUris, ClientRules::isRedirectUri))
        return invalid(u"redirect_uris"_s,
                       u"a redirect URI is absolute, without fragment or wildcard, and plain http only on loopback"_s);
    if (client.redirectUris.isEmpty() && client.allowsGrant(u"authorization_code"_s))
        return invalid(u"redirect_uris"_s, u"authorization_code needs a redirect URI"_s);
    if (!isCleanList(client.corsOrigins, ClientRules::isOrigin))
        return invalid(u"cors_origins"_s, u"an origin is written scheme://host[:port]"_s);
    if (!isCleanList(client.resources, ClientRules::isResource))
        return invalid(u"resources"_s, u"a resource is an absolute URI without fragment"_s);
    return {};
}

Result<void> checkTimes(const Client &client)
{
    using std::chrono::seconds;
    const auto isWithin = [](const std::optional<seconds> &lifetime, seconds longest) {
        return !lifetime || (*lifetime >= seconds(1) && *lifetime <= longest);
    };
    if (!isWithin(client.accessTokenLifetime, ClientRules::kLongestAccessLifetime))
        return invalid(u"access_token_lifetime"_s, u"an access token lives 1 second to 30 days"_s);
    if (!isWithin(client.refreshTokenLifetime, ClientRules::kLongestRefreshLifetime))
        return invalid(u"refresh_token_lifetime"_s, u"a refresh token lives 1 second to 5 years"_s);
    if (client.graceSeconds < seconds(0) || client.graceSeconds > seconds(60))
        return invalid(u"grace_seconds"_s, u"the grace is 0 to 60 seconds"_s);
    return {};
}

} // namespace

const QStringList &ClientRules::grantTypes()
{
    static const QStringList grants = {u"password"_s,
                                       u"refresh_token"_s,
                                       u"authorization_code"_s,
                                       u"client_credentials"_s,
                                       u"urn:ietf:params:oauth:grant-type:device_code"_s,
                                       u"urn:ietf:params:oauth:grant-type:token-exchange"_s};
    return grants;
}

Result<void> ClientRules::check(const Client &client)
{
    for (const auto rule : {checkText, checkGrants, checkUris, checkTimes}) {
        if (auto checked = rule(client); !checked)
            return checked;
    }
    if (!isCleanList(client.scopes, isScope))
        return invalid(u"scope"_s, u"a scope has characters that RFC 6749 does not allow, or is there twice"_s);
    return {};
}

bool ClientRules::isScope(const QString &scope)
{
    return !scope.isEmpty() && scope.size() <= 255 && std::all_of(scope.begin(), scope.end(), [](QChar character) {
        return character > u' ' && character < u'\x7f' && character != u'"' && character != u'\\';
    });
}

bool ClientRules::isHarmlessUri(const QString &uri)
{
    static const QStringList refused = {u"javascript"_s, u"data"_s, u"vbscript"_s, u"file"_s,  u"blob"_s,
                                        u"about"_s,      u"ftp"_s,  u"ws"_s,       u"wss"_s,   u"view-source"_s,
                                        u"filesystem"_s, u"jar"_s,  u"intent"_s,   u"mailto"_s};
    const QUrl url(uri, QUrl::StrictMode);
    const QString scheme = url.scheme();
    return isUriText(uri) && url.isValid() && !scheme.isEmpty() && !refused.contains(scheme) &&
           !writtenHost(uri).contains(u'@');
}

bool ClientRules::isRedirectUri(const QString &uri)
{
    if (!isHarmlessUri(uri))
        return false;
    const QUrl url(uri, QUrl::StrictMode);
    const QString scheme = url.scheme();
    if (scheme != u"http"_s && scheme != u"https"_s)
        return scheme.contains(u'.') && (!url.host().isEmpty() || !url.path().isEmpty());
    const bool isPlain = url.userInfo().isEmpty() && !url.host().isEmpty() && !writtenHost(uri).contains(u'%');
    return isPlain && (scheme == u"https"_s || isLoopbackHost(writtenHost(uri)));
}

bool ClientRules::isOrigin(const QString &origin)
{
    static const QRegularExpression form(QRegularExpression::anchoredPattern(
        u"([a-z][a-z0-9+.-]*)://"
        u"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*|\\[[0-9a-f:.]+\\])"
        "(?::([1-9][0-9]{0,4}))?"_s));
    const auto match = form.match(origin);
    if (!match.hasMatch() || origin.size() > 300)
        return false;
    const QString scheme = match.captured(1);
    const int port = match.captured(2).toInt();
    return port <= 65535 && !(scheme == u"http"_s && port == 80) && !(scheme == u"https"_s && port == 443);
}

bool ClientRules::isResource(const QString &uri)
{
    const QUrl url(uri, QUrl::StrictMode);
    return isUriText(uri) && url.isValid() && !url.scheme().isEmpty() &&
           (!url.host().isEmpty() || !url.path().isEmpty());
}

bool ClientRules::isLoopbackHost(const QString &host)
{
    return host == u"127.0.0.1"_s || host == u"[::1]"_s || host.compare(u"localhost"_s, Qt::CaseInsensitive) == 0;
}

} // namespace core
