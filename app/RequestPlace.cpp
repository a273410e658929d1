#include "app/RequestPlace.h"

#include "app/OwnAddress.h"

#include <QHostAddress>
#include <QNetworkInterface>

namespace app {

using namespace Qt::StringLiterals;
using core::ErrorKind;

namespace {

constexpr qsizetype kLongestAddress = 16 * 1024;

int portOf(const QUrl &url)
{
    return url.port(url.scheme() == "https"_L1 ? 443 : 80);
}

bool isSameDoor(const QUrl &a, const QUrl &b)
{
    return a.scheme() == b.scheme() && portOf(a) == portOf(b);
}

bool isAny(const QHostAddress &address)
{
    return address == QHostAddress::Any || address == QHostAddress::AnyIPv4 || address == QHostAddress::AnyIPv6;
}

bool isLoopback(const QString &host)
{
    return host == "localhost"_L1 || QHostAddress(host).isLoopback();
}

/// Does a listener at `own` answer for `host`?
bool answersFor(const QString &own, const QString &host)
{
    if (own == host || (isLoopback(own) && isLoopback(host)))
        return true;
    return isAny(QHostAddress(own)) &&
           (isLoopback(host) || QNetworkInterface::allAddresses().contains(QHostAddress(host)));
}

QByteArray pathAndQuery(const QUrl &url)
{
    const QByteArray encoded = url.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority | QUrl::RemoveFragment);
    return encoded.startsWith('/') ? encoded : '/' + encoded;
}

QUrl originOf(const QUrl &url)
{
    QUrl origin;
    origin.setScheme(url.scheme());
    origin.setHost(url.host());
    origin.setPort(url.port());
    return origin;
}

core::Result<FlowHttp::Target> targetOf(const QUrl &url, const ServerNames &names)
{
    const QUrl issuer(names.issuer);
    for (const QString &listener : names.urls) {
        const QUrl own(listener);
        const bool isIssuer = isSameDoor(issuer, url) && issuer.host() == url.host();
        // To the listener itself, whatever name was typed: at another loopback address, or by a name that somebody on
        // the network answers for, another program may listen.
        if (isSameDoor(own, url) && (answersFor(own.host(), url.host()) || (isIssuer && url.scheme() == "http"_L1)))
            return ownAddress({listener}, names.certificate);
    }
    if (isSameDoor(issuer, url) && issuer.host() == url.host() && url.scheme() == "https"_L1)
        return FlowHttp::Target{.base = originOf(url), .trust = FlowHttp::Trust::Authorities};
    QStringList known = names.urls;
    if (!known.contains(names.issuer))
        known.append(names.issuer);
    return core::fail(ErrorKind::InvalidInput, known.join(u", "_s), u"address"_s);
}

} // namespace

core::Result<RequestPlace> placeOf(const QString &address, const ServerNames &names)
{
    auto own = ownAddress(names.urls, names.certificate);
    if (!own)
        return core::fail(own.error());
    const QString text = address.trimmed();
    const bool isPath = text.startsWith(u'/') && !text.startsWith("//"_L1);
    const QUrl url(isPath ? QString::fromLatin1(own->base.toEncoded()) + text : text);
    const bool isWeb = url.scheme() == "http"_L1 || url.scheme() == "https"_L1;
    if (!url.isValid() || !isWeb || url.host().isEmpty() || !url.userInfo().isEmpty() || text.size() > kLongestAddress)
        return core::fail(ErrorKind::InvalidInput, names.urls.join(u", "_s), u"address"_s);
    if (isPath)
        return RequestPlace{*std::move(own), pathAndQuery(url)};
    auto target = targetOf(url, names);
    if (!target)
        return core::fail(target.error());
    return RequestPlace{*std::move(target), pathAndQuery(url)};
}

} // namespace app
