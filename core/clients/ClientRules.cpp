#include "core/clients/ClientRules.h"

#include "core/clients/ClaimRules.h"
#include "core/clients/ClientKeys.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace core {
using namespace Qt::StringLiterals;
namespace {

constexpr qsizetype kLongestUri = 2000;
constexpr qsizetype kMostEntries = 100;
constexpr qsizetype kMostContacts = 10;

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

/// As RFC 3986 appendix B splits it: QUrl would turn 0x7f.1 into 127.0.0.1 and %2e into a dot.
struct WrittenUri
{
    bool hasAuthority = false;
    QString host;
    QString port; ///< with its colon
    QString path;
};

WrittenUri writtenUri(const QString &uri)
{
    static const QRegularExpression form(
        QRegularExpression::anchoredPattern(u"[^:/?#]+:(//([^/?#]*?)(:[0-9]*)?(?=[/?#]|$))?([^?#]*)(?:[?#].*)?"_s));
    const auto match = form.match(uri);
    return {!match.captured(1).isEmpty(), match.captured(2), match.captured(3), match.captured(4)};
}

bool isWrittenPort(const QString &port)
{
    static const QRegularExpression form(QRegularExpression::anchoredPattern(u":[1-9][0-9]{0,4}"_s));
    return port.isEmpty() || (form.match(port).hasMatch() && QStringView(port).mid(1).toInt() <= 65535);
}

/// Browsers take "." and ".." out of a path, however they are written: the address would not be the one that was read.
bool hasDotSegments(const QString &path)
{
    const QStringList segments = QString(path).replace(u"%2e"_s, u"."_s, Qt::CaseInsensitive).split(u'/');
    return segments.contains(u"."_s) || segments.contains(u".."_s);
}

bool isWebAddress(const QString &uri)
{
    const WrittenUri written = writtenUri(uri);
    return written.hasAuthority && !written.host.isEmpty() && !written.host.contains(u'%') &&
           isWrittenPort(written.port) && !QUrl(uri, QUrl::StrictMode).host().isEmpty();
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
    // Marks that turn the writing round could make a name on the consent page read like another one.
    static const QRegularExpression turning(u"[\\x{202a}-\\x{202e}\\x{2066}-\\x{2069}]"_s);
    if (!isTidyText(client.name, 255) || client.name.contains(u'\n') || client.name.contains(turning))
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
        return invalid(field, u"each grant type once, and one of %1"_s.arg(ClientRules::grantTypes().join(u", "_s)));
    for (const QString &grant : {u"client_credentials"_s, u"urn:ietf:params:oauth:grant-type:token-exchange"_s}) {
        if (!client.isConfidential() && client.allowsGrant(grant))
            return invalid(field, u"a public client cannot have %1"_s.arg(grant));
    }
    return {};
}

Result<void> checkRedirects(const Client &client)
{
    if (!isCleanList(client.redirectUris, ClientRules::isRedirectUri))
        return invalid(u"redirect_uris"_s,
                       u"a redirect URI is absolute, without fragment, user or wildcard; plain http only on loopback; "
                       "another scheme only with a dot in its name"_s);
    if (client.redirectUris.isEmpty() && client.allowsGrant(u"authorization_code"_s))
        return invalid(u"redirect_uris"_s, u"authorization_code needs a redirect URI"_s);
    if (!isCleanList(client.postLogoutRedirectUris, ClientRules::isPostLogoutUri))
        return invalid(u"post_logout_redirect_uris"_s,
                       u"a post-logout redirect URI keeps to the rules of redirect URIs"_s);
    if (!client.backchannelLogoutUri.isEmpty() && !ClientRules::isBackchannelUri(client.backchannelLogoutUri))
        return invalid(u"backchannel_logout_uri"_s,
                       u"a back-channel logout URI is https, without fragment or user; plain http only on loopback"_s);
    return {};
}

Result<void> checkAddresses(const Client &client)
{
    if (!isCleanList(client.corsOrigins, ClientRules::isOrigin))
        return invalid(u"cors_origins"_s, u"an origin is written scheme://host[:port]"_s);
    if (!isCleanList(client.resources, ClientRules::isResource))
        return invalid(u"resources"_s, u"a resource is an absolute URI without fragment"_s);
    for (const auto &[field, uri] :
         {std::pair(u"client_uri"_s, client.clientUri), std::pair(u"logo_uri"_s, client.logoUri),
          std::pair(u"policy_uri"_s, client.policyUri), std::pair(u"tos_uri"_s, client.tosUri)}) {
        if (!uri.isEmpty() && !ClientRules::isWebPage(uri))
            return invalid(field, u"%1 is an https address"_s.arg(field));
    }
    const bool areTidy = std::all_of(client.contacts.begin(), client.contacts.end(), [](const QString &contact) {
        return !contact.trimmed().isEmpty() && isTidyText(contact, 255) && !contact.contains(u'\n');
    });
    if (!areTidy || client.contacts.size() > kMostContacts)
        return invalid(u"contacts"_s, u"there are at most %1 contacts of 255 characters"_s.arg(kMostContacts));
    return {};
}

/// What it is and how it authenticates.
Result<void> checkCredentials(const Client &client)
{
    static const QStringList secretMethods{u""_s, u"client_secret_basic"_s, u"client_secret_post"_s};
    const bool isSecret = secretMethods.contains(client.authMethod);
    const bool fits = client.isConfidential() ? isSecret || client.usesKeys()
                                              : client.authMethod.isEmpty() || client.authMethod == u"none"_s;
    if (!fits)
        return invalid(u"token_endpoint_auth_method"_s,
                       u"a public client has none; a confidential one client_secret_basic, client_secret_post or "
                       "private_key_jwt"_s);
    if (client.applicationType != u"web"_s && client.applicationType != u"native"_s)
        return invalid(u"application_type"_s, u"application_type is web or native"_s);
    if (client.jwks.isEmpty() && client.usesKeys())
        return invalid(u"jwks"_s, u"private_key_jwt needs the public keys as jwks"_s);
    return client.jwks.isEmpty() ? Result<void>() : ClientKeys::check(client.jwks);
}

/// What is never given to those that registered themselves, whoever edits them.
Result<void> checkRegistered(const Client &client)
{
    if (!client.isRegistered)
        return {};
    if (client.firstParty)
        return invalid(u"first_party"_s, u"a client that registered itself always needs consent"_s);
    for (const QString &grant : {u"password"_s, u"urn:ietf:params:oauth:grant-type:token-exchange"_s}) {
        if (client.allowsGrant(grant))
            return invalid(u"grant_types"_s, u"a client that registered itself cannot have %1"_s.arg(grant));
    }
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

const QStringList &ClientRules::openIdScopes()
{
    static const QStringList scopes{u"openid"_s, u"profile"_s, u"email"_s, u"offline_access"_s};
    return scopes;
}

Result<void> ClientRules::check(const Client &client)
{
    for (const auto rule :
         {checkText, checkGrants, checkRedirects, checkAddresses, checkCredentials, checkTimes, checkRegistered}) {
        if (auto checked = rule(client); !checked)
            return checked;
    }
    if (!isCleanList(client.scopes, isScope))
        return invalid(u"scope"_s, u"a scope has characters that RFC 6749 does not allow, or is there twice"_s);
    return ClaimRules::check(client.claimRules);
}

Result<void> ClientRules::checkNew(const Client &client)
{
    if (matchesWhole(u"(?i)[0-9a-f]{8}(?:-?[0-9a-f]{4}){3}-?[0-9a-f]{12}"_s, client.id.value))
        return invalid(u"client_id"_s, u"a client_id is no UUID: users have these"_s);
    if (client.id.value == QLatin1String(kSelfTestClient))
        return invalid(u"client_id"_s, u"this client_id is the self-test's own"_s);
    return check(client);
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
           !writtenUri(uri).host.contains(u'@');
}

bool ClientRules::isRedirectUri(const QString &uri)
{
    if (!isHarmlessUri(uri) || hasDotSegments(writtenUri(uri).path))
        return false;
    const QUrl url(uri, QUrl::StrictMode);
    const QString scheme = url.scheme();
    if (scheme != u"http"_s && scheme != u"https"_s)
        return matchesWhole(u"[a-z][a-z0-9-]*(\\.[a-z0-9][a-z0-9-]*)+"_s, scheme) &&
               (!url.host().isEmpty() || !url.path().isEmpty());
    return isWebAddress(uri) && (scheme == u"https"_s || isLoopbackHost(writtenUri(uri).host));
}

bool ClientRules::isBackchannelUri(const QString &uri)
{
    const QString scheme = QUrl(uri, QUrl::StrictMode).scheme();
    return isRedirectUri(uri) && (scheme == u"http"_s || scheme == u"https"_s);
}

bool ClientRules::isWebPage(const QString &uri)
{
    return isHarmlessUri(uri) && isWebAddress(uri) && uri.startsWith(u"https://"_s);
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
