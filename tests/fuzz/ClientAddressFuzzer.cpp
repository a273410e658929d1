#include "server/http/ClientAddress.h"
#include "tests/fuzz/Fuzzing.h"

using namespace Qt::StringLiterals;
using server::ClientOrigin;
using server::HttpRequest;
using tests::require;

namespace {

const QHostAddress kProxy(u"10.0.0.1"_s);
const QHostAddress kStranger(u"198.51.100.7"_s);
const QHostAddress kClient(u"203.0.113.9"_s);

server::TrustedProxies trusted()
{
    return server::TrustedProxies::parse({u"10.0.0.0/8"_s, u"127.0.0.1"_s, u"2001:db8::/32"_s}).value();
}

HttpRequest requestWith(const QByteArrayList &lines)
{
    HttpRequest request;
    for (const QByteArray &line : lines) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0)
            request.headers.append({line.left(colon).trimmed().toLower(), line.mid(colon + 1).trimmed()});
    }
    return request;
}

QByteArray addressFields(const HttpRequest &request)
{
    QByteArray all;
    for (const auto &[name, value] : request.headers) {
        if (name == "x-forwarded-for" || name == "forwarded")
            all += value + ' ';
    }
    return all;
}

void checkUntrusted(const HttpRequest &request, const server::TrustedProxies &proxies)
{
    for (const bool encrypted : {false, true}) {
        const ClientOrigin origin = server::clientOrigin(kStranger, encrypted, request, proxies);
        require(origin.client == kStranger, "a stranger's word about its address counts for nothing");
        require(origin.secure == encrypted, "a stranger's word about TLS counts for nothing");
    }
    const ClientOrigin local = server::clientOrigin(QHostAddress::LocalHostIPv6, false, request, proxies);
    require(local.client == QHostAddress(QHostAddress::LocalHostIPv6), "loopback is believed only when trusted");
}

/// What a client wrote stands left of what the proxy appends.
void checkSpoofed(const HttpRequest &request, const server::TrustedProxies &proxies)
{
    for (const bool standard : {false, true}) {
        const QByteArray name = standard ? "forwarded"_ba : "x-forwarded-for"_ba;
        HttpRequest relayed;
        for (const auto &header : request.headers) {
            if (header.first == name)
                relayed.headers.append(header);
        }
        const QByteArray hop = standard ? "for=203.0.113.9;proto=https"_ba : "203.0.113.9"_ba;
        HttpRequest ownLine = relayed;
        ownLine.headers.append({name, hop});
        require(server::clientOrigin(kProxy, false, ownLine, proxies).client == kClient, "the right-most hop wins");
        if (relayed.headers.isEmpty())
            continue;
        relayed.headers.last().second += ", " + hop;
        require(server::clientOrigin(kProxy, false, relayed, proxies).client == kClient,
                "the right-most hop of a shared line wins");
    }
}

} // namespace

/// Header lines, as a proxy would hand them on.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const auto proxies = trusted();
    tests::FuzzInput input(data, size);
    const HttpRequest request = requestWith(input.rest().split('\n'));
    checkUntrusted(request, proxies);
    checkSpoofed(request, proxies);
    const ClientOrigin origin = server::clientOrigin(kProxy, false, request, proxies);
    require(!origin.client.isNull(), "a request always has an address");
    require(!origin.fromLoopback, "what a proxy relays is not local");
    require(origin.client == kProxy || !addressFields(request).isEmpty(), "no address out of nowhere");
    require(origin.client == server::plainAddress(origin.client), "one client has one address");
    HttpRequest both = request;
    both.headers.append({"x-forwarded-for"_ba, "203.0.113.9"_ba});
    const auto together = server::clientOrigin(kProxy, false, both, proxies);
    require(together.client == kClient || together.client == kProxy, "where two fields disagree, neither is believed");
    return 0;
}
