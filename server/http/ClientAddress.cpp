#include "server/http/ClientAddress.h"

#include <algorithm>
#include <cctype>

namespace server {

namespace {

/// Nobody has more proxies in a row; what is written further left is not looked at.
constexpr qsizetype kMostHops = 32;

/// The items of a list header that may be spread over several fields, the last one first.
QByteArrayList lastFirst(const HttpRequest &request, QByteArrayView name)
{
    QByteArrayList items;
    for (auto field = request.headers.rbegin(); field != request.headers.rend(); ++field) {
        if (field->first != name)
            continue;
        QByteArrayView rest = field->second;
        for (qsizetype comma = 0; comma >= 0 && items.size() < kMostHops;
             rest = rest.first(std::max<qsizetype>(comma, 0))) {
            comma = rest.isEmpty() ? -1 : rest.lastIndexOf(','); // Qt 6.8 looks at a byte behind an empty view
            items += rest.sliced(comma + 1).trimmed().toByteArray();
        }
    }
    return items;
}

QByteArray withoutQuotes(const QByteArray &text)
{
    const bool isQuoted = text.size() >= 2 && text.startsWith('"') && text.endsWith('"');
    return isQuoted ? text.sliced(1, text.size() - 2) : text;
}

/// Empty, or ":" and digits; of Forwarded also an obfuscated one, RFC 7239 §6.2.
bool isPort(QByteArrayView text)
{
    if (text.isEmpty())
        return true;
    return text.size() > 1 && text.size() <= 32 && text[0] == ':' &&
           std::all_of(text.begin() + 1, text.end(), [](char c) { return std::isalnum(uchar(c)) || c == '_'; });
}

/// "192.0.2.1", "192.0.2.1:80", "2001:db8::1", "[2001:db8::1]:80". Null for all else: names such as "unknown", and
/// the short forms of IPv4 ("127.1") that no proxy writes.
QHostAddress addressOf(QByteArray hop)
{
    if (hop.startsWith('[')) {
        const qsizetype end = hop.indexOf(']');
        if (end < 0 || !isPort(QByteArrayView(hop).sliced(end + 1)))
            return {};
        hop = hop.sliced(1, end - 1);
        if (!hop.contains(':'))
            return {};
    } else if (hop.count(':') == 1) {
        const qsizetype colon = hop.indexOf(':');
        if (!isPort(QByteArrayView(hop).sliced(colon)))
            return {};
        hop.truncate(colon);
    }
    const auto isOfIpv4 = [](char c) { return c == '.' || std::isdigit(uchar(c)); };
    if (!hop.contains(':') && (hop.count('.') != 3 || !std::ranges::all_of(hop, isOfIpv4)))
        return {};
    const QHostAddress address(QString::fromLatin1(hop));
    const bool isNobody =
        address == QHostAddress(QHostAddress::AnyIPv4) || address == QHostAddress(QHostAddress::AnyIPv6);
    return address.isNull() || isNobody ? QHostAddress() : plainAddress(address);
}

/// The value of one parameter of a Forwarded element: `for=…;proto=…`.
QByteArray forwardedParameter(const QByteArray &element, QByteArrayView name)
{
    for (const QByteArray &pair : element.split(';')) {
        const qsizetype equals = pair.indexOf('=');
        if (equals > 0 && pair.left(equals).trimmed().compare(name, Qt::CaseInsensitive) == 0)
            return withoutQuotes(pair.sliced(equals + 1).trimmed());
    }
    return {};
}

QHostAddress clientAmong(const QByteArrayList &lastFirst, const QHostAddress &peer, const TrustedProxies &proxies)
{
    QHostAddress seen = peer;
    for (const QByteArray &item : lastFirst) {
        const QHostAddress hop = addressOf(item);
        if (hop.isNull())
            break;
        seen = hop;
        if (!proxies.contains(hop))
            break;
    }
    return seen;
}

/// Nothing said: as it came in here.
bool isSecure(const QByteArray &protocol, bool encrypted)
{
    return protocol.isEmpty() ? encrypted : protocol.compare("https", Qt::CaseInsensitive) == 0;
}

} // namespace

ClientOrigin clientOrigin(const QHostAddress &peer, bool encrypted, const HttpRequest &request,
                          const TrustedProxies &proxies)
{
    ClientOrigin origin{peer, peer.isLoopback(), encrypted};
    const auto hops = lastFirst(request, "x-forwarded-for");
    const auto protocols = lastFirst(request, "x-forwarded-proto");
    const auto elements = lastFirst(request, "forwarded");
    if (!hops.isEmpty() || !elements.isEmpty() || request.headerCount("via") > 0)
        origin.fromLoopback = false; // relayed, whoever relays
    if (!proxies.contains(peer))
        return origin;
    origin.fromLoopback = false;
    if (!hops.isEmpty() || elements.isEmpty()) {
        origin.client = clientAmong(hops, peer, proxies);
        origin.secure = isSecure(protocols.value(0), encrypted);
        return origin;
    }
    const bool saysSecure = isSecure(forwardedParameter(elements.first(), "proto"), encrypted);
    if (!protocols.isEmpty()) {
        // One family is the proxy's, the other the client's own, and nothing tells which: neither gains anything.
        origin.secure = saysSecure && isSecure(protocols.first(), encrypted);
        return origin;
    }
    QByteArrayList named;
    for (const QByteArray &element : elements)
        named.append(forwardedParameter(element, "for"));
    origin.client = clientAmong(named, peer, proxies);
    origin.secure = saysSecure;
    return origin;
}

} // namespace server
