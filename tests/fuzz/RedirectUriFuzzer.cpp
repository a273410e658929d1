#include "core/clients/ClientRules.h"
#include "core/clients/RedirectUris.h"
#include "tests/fuzz/Fuzzing.h"

#include <QRegularExpression>
#include <QUrl>

using namespace Qt::StringLiterals;
using core::ClientRules;
using tests::require;

namespace {

/// RFC 3986 appendix B: how any reader splits a URI.
struct Parts
{
    QString scheme;
    QString authority;
    QString path;
    bool hasFragment = false;
};

Parts partsOf(const QString &uri)
{
    static const QRegularExpression form(
        QRegularExpression::anchoredPattern(u"(?:([^:/?#]+):)?(?://([^/?#]*))?([^?#]*)(?:\\?([^#]*))?(#.*)?"_s),
        QRegularExpression::DotMatchesEverythingOption);
    const auto match = form.match(uri);
    return {match.captured(1).toLower(), match.captured(2), match.captured(3), match.hasCaptured(5)};
}

QString hostOf(const QString &authority)
{
    static const QRegularExpression port(u":[0-9]*$"_s);
    return QString(authority).remove(port);
}

bool isThisComputer(const QString &host)
{
    return QStringList{u"127.0.0.1"_s, u"[::1]"_s, u"localhost"_s}.contains(host.toLower());
}

void checkRedirectUri(const QString &uri)
{
    const Parts parts = partsOf(uri);
    require(uri.size() <= 2000, "a URI has an end");
    for (const QChar c : uri)
        require(c > u' ' && c < u'\x7f' && !u"\"<>\\^`{|}*#"_s.contains(c), "only what a URI may hold");
    require(!parts.scheme.isEmpty() && !parts.hasFragment, "absolute, without fragment");
    const QStringList dangerous{u"javascript"_s, u"data"_s, u"vbscript"_s, u"file"_s, u"blob"_s, u"about"_s};
    require(!dangerous.contains(parts.scheme), "no scheme that runs code or reads files");
    const QUrl url(uri, QUrl::StrictMode);
    require(url.isValid() && url.scheme() == parts.scheme, "Qt sees the same scheme");
    if (parts.scheme != "http"_L1 && parts.scheme != "https"_L1)
        return;
    require(!parts.authority.contains(u'@'), "no user that looks like a host");
    require(!parts.authority.isEmpty() && !hostOf(parts.authority).isEmpty(), "a web address has a host");
    require(parts.scheme == "https"_L1 || isThisComputer(hostOf(parts.authority)), "plain HTTP stays on this computer");
    require(url.host().compare(hostOf(parts.authority).remove(u'[').remove(u']'), Qt::CaseInsensitive) == 0 ||
                parts.scheme == "https"_L1,
            "Qt sees the same host");
}

void checkOrigin(const QString &origin)
{
    const Parts parts = partsOf(origin);
    require(origin == origin.toLower() && parts.path.isEmpty(), "an origin is lower case and has no path");
    require(origin == parts.scheme + u"://"_s + parts.authority, "an origin is scheme and authority");
    require(!parts.authority.contains(u'@') && !origin.contains(u'*'), "no user, no wildcard");
}

/// What is taken is what is registered, but for the port of this computer.
void checkMatch(const QString &registered, const QString &sent)
{
    const core::RedirectMatch match = core::matchRedirectUri({registered}, sent);
    require(match.matches == match.reason.isEmpty(), "a reason if and only if it is not taken");
    if (!match.matches)
        return;
    require(match.registered == registered && !sent.contains(u'#'), "the one that it matches, and no fragment");
    if (sent == registered)
        return;
    const Parts wanted = partsOf(registered);
    const Parts asked = partsOf(sent);
    require(wanted.scheme == "http"_L1 && isThisComputer(hostOf(wanted.authority)),
            "only this computer's port is free");
    require(sent.startsWith("http://"_L1) && hostOf(asked.authority) == hostOf(wanted.authority), "on the same host");
    const auto behind = [](const QString &uri, const Parts &parts) { return uri.mid(7 + parts.authority.size()); };
    require(behind(sent, asked) == behind(registered, wanted), "all else character by character");
}

core::Client clientWith(const QString &uri)
{
    core::Client client;
    client.id = {u"fuzz-client"_s};
    client.name = u"fuzz"_s;
    client.grantTypes = {u"authorization_code"_s};
    client.redirectUris = {uri};
    return client;
}

} // namespace

/// One URI.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QString uri = QString::fromUtf8(tests::FuzzInput(data, size).rest());
    const bool isRedirect = ClientRules::isRedirectUri(uri);
    if (isRedirect)
        checkRedirectUri(uri);
    if (ClientRules::isOrigin(uri))
        checkOrigin(uri);
    require(!ClientRules::isResource(uri) || !partsOf(uri).hasFragment, "RFC 8707 §2: no fragment");
    require(ClientRules::check(clientWith(uri)).has_value() == isRedirect, "a client may have what passes the rule");
    if (isRedirect) {
        require(core::matchRedirectUri({uri}, uri).matches, "what is registered is taken");
        require(!core::matchRedirectUri({uri}, uri + u"x"_s).matches || uri.startsWith("http://"_L1),
                "and nothing longer");
        for (const auto &other : {u"http://127.0.0.1/callback"_s, u"https://client.example.com/cb"_s}) {
            checkMatch(uri, other);
            checkMatch(other, uri);
        }
    }
    checkMatch(u"http://127.0.0.1/callback"_s, uri);
    checkMatch(u"http://[::1]:8080/callback?x=1"_s, uri);
    checkMatch(u"https://client.example.com/cb"_s, uri);
    require(!ClientRules::isRedirectUri(uri + u"#x"_s) && !ClientRules::isRedirectUri(u' ' + uri),
            "neither fragment nor blank can be added");
    return 0;
}
