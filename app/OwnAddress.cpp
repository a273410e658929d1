#include "app/OwnAddress.h"

#include <QHostAddress>
#include <QNetworkInterface>
#include <QSysInfo>

#include <algorithm>

namespace app {

using namespace Qt::StringLiterals;

/// A listener on every address is reached by the loopback one.
static QUrl reachable(const QString &url)
{
    QUrl base(url, QUrl::StrictMode);
    const QHostAddress address(base.host());
    if (address == QHostAddress::AnyIPv4)
        base.setHost(u"127.0.0.1"_s);
    else if (address == QHostAddress::AnyIPv6 || address == QHostAddress::Any)
        base.setHost(u"::1"_s);
    base.setPath({});
    return base;
}

static bool isOnLoopback(const QUrl &url)
{
    return url.host() == "localhost"_L1 || QHostAddress(url.host()).isLoopback();
}

core::Result<FlowHttp::Target> ownAddress(const QStringList &urls, const std::optional<QSslCertificate> &certificate)
{
    if (urls.isEmpty())
        return core::fail(core::ErrorKind::Conflict, u"the server is stopped"_s);
    FlowHttp::Target target{.base = reachable(urls.constFirst())};
    for (const QString &url : urls) {
        const QUrl base = reachable(url);
        if (!isOnLoopback(target.base) && isOnLoopback(base))
            target.base = base;
    }
    if (target.base.scheme() != "https"_L1)
        return target;
    if (!certificate)
        return core::fail(core::ErrorKind::Conflict, u"the server has no certificate"_s);
    target.certificate = certificate;
    return target;
}

/// The names that other computers give this one are a name server's word, so of those the own host name alone counts.
static bool isThisComputer(const QUrl &url)
{
    const QHostAddress address(url.host());
    return isOnLoopback(url) || address == QHostAddress::AnyIPv4 || address == QHostAddress::AnyIPv6 ||
           QNetworkInterface::allAddresses().contains(address) ||
           url.host().compare(QSysInfo::machineHostName(), Qt::CaseInsensitive) == 0;
}

core::Result<QUrl> saidAddress(const QString &url)
{
    const QUrl said(url, QUrl::StrictMode);
    const bool isHttps = said.scheme() == "https"_L1;
    if (!said.isValid() || said.host().isEmpty() || !(isHttps || said.scheme() == "http"_L1))
        return core::fail(core::ErrorKind::InvalidInput, u"'%1' is no address such as http://127.0.0.1:8003"_s.arg(url),
                          u"url"_s);
    if (!isHttps && !isThisComputer(said))
        return core::fail(core::ErrorKind::InvalidInput,
                          u"the self-test signs in with a password, and sends none over plain HTTP to another computer "
                          "(%1): give its https address, or run it there"_s.arg(said.host()),
                          u"url"_s);
    return said;
}

bool answersAt(const QStringList &urls, const QString &issuer)
{
    const QUrl wanted(issuer);
    const auto port = [](const QUrl &url) { return url.port(url.scheme() == "https"_L1 ? 443 : 80); };
    return std::ranges::any_of(urls, [&](const QString &text) {
        const QUrl url(text, QUrl::StrictMode);
        const QHostAddress address(url.host());
        const bool isEverywhere = address == QHostAddress::AnyIPv4 || address == QHostAddress::AnyIPv6;
        return url.scheme() == wanted.scheme() && port(url) == port(wanted) &&
               (isEverywhere || url.host() == wanted.host() || (isOnLoopback(url) && isOnLoopback(wanted)));
    });
}

} // namespace app
