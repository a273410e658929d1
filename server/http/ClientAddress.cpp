#include "server/http/ClientAddress.h"

#include <optional>

namespace server {

namespace {

QByteArrayList listOf(const HttpRequest &request, QByteArrayView name)
{
    QByteArrayList items;
    for (const auto &[header, value] : request.headers) {
        if (header == name)
            items += value.split(',');
    }
    return items;
}

QByteArray withoutQuotes(QByteArray text)
{
    text = text.trimmed();
    if (text.size() >= 2 && text.startsWith('"') && text.endsWith('"'))
        return text.sliced(1, text.size() - 2);
    return text;
}

/// "192.0.2.1", "192.0.2.1:80", "2001:db8::1", "[2001:db8::1]:80". Null for names such as "unknown".
QHostAddress addressOf(QByteArray hop)
{
    hop = withoutQuotes(hop);
    if (hop.startsWith('[')) {
        const qsizetype end = hop.indexOf(']');
        return plainAddress(QHostAddress(QString::fromLatin1(end < 0 ? QByteArray() : hop.sliced(1, end - 1))));
    }
    if (hop.count(':') == 1)
        hop = hop.left(hop.indexOf(':'));
    return plainAddress(QHostAddress(QString::fromLatin1(hop)));
}

/// The value of one parameter of a Forwarded element: `for=…;proto=…`.
QByteArray forwardedParameter(const QByteArray &element, QByteArrayView name)
{
    for (const QByteArray &pair : element.split(';')) {
        const qsizetype equals = pair.indexOf('=');
        if (equals > 0 && pair.left(equals).trimmed().compare(name, Qt::CaseInsensitive) == 0)
            return withoutQuotes(pair.sliced(equals + 1));
    }
    return {};
}

/// Right-most hop that is not trusted; where a hop cannot be read, the last one that could.
QHostAddress farthestTrustworthy(const QByteArrayList &hops, const QHostAddress &peer, const TrustedProxies &proxies)
{
    QHostAddress seen = peer;
    for (qsizetype i = hops.size() - 1; i >= 0; --i) {
        const QHostAddress hop = addressOf(hops[i]);
        if (hop.isNull())
            break;
        seen = hop;
        if (!proxies.contains(hop))
            break;
    }
    return seen;
}

std::optional<bool> proxySaysSecure(const HttpRequest &request, const QByteArrayList &forwarded)
{
    QByteArray protocol;
    if (const auto protocols = listOf(request, "x-forwarded-proto"); !protocols.isEmpty())
        protocol = protocols.last().trimmed();
    else if (!forwarded.isEmpty())
        protocol = forwardedParameter(forwarded.last(), "proto");
    if (protocol.isEmpty())
        return {};
    return protocol.compare("https", Qt::CaseInsensitive) == 0;
}

} // namespace

ClientOrigin clientOrigin(const QHostAddress &peer, bool encrypted, const HttpRequest &request,
                          const TrustedProxies &proxies)
{
    ClientOrigin origin{peer, peer.isLoopback(), encrypted};
    const auto hops = listOf(request, "x-forwarded-for");
    const auto forwarded = listOf(request, "forwarded");
    if (!hops.isEmpty() || !forwarded.isEmpty() || request.headerCount("via") > 0)
        origin.fromLoopback = false; // relayed, whoever relays
    if (!proxies.contains(peer))
        return origin;
    origin.fromLoopback = false;
    origin.secure = proxySaysSecure(request, forwarded).value_or(encrypted);
    QByteArrayList namedHops;
    for (const QByteArray &element : forwarded)
        namedHops.append(forwardedParameter(element, "for"));
    const QHostAddress byHops = farthestTrustworthy(hops, peer, proxies);
    const QHostAddress byForwarded = farthestTrustworthy(namedHops, peer, proxies);
    if (hops.isEmpty() || forwarded.isEmpty())
        origin.client = hops.isEmpty() ? byForwarded : byHops;
    else if (byHops == byForwarded)
        origin.client = byHops;
    return origin;
}

} // namespace server
