#include "server/PublicAddress.h"

#include <QList>

#include <algorithm>

namespace server {

using namespace Qt::StringLiterals;

using Subnet = std::pair<QHostAddress, int>;

/// IANA's registries of special-purpose addresses, RFC 6890.
static const QList<Subnet> &specialNetworks()
{
    static const QList<Subnet> networks = [] {
        QList<Subnet> all;
        for (const auto &text :
             {u"0.0.0.0/8"_s, u"10.0.0.0/8"_s, u"100.64.0.0/10"_s, u"127.0.0.0/8"_s, u"169.254.0.0/16"_s,
              u"172.16.0.0/12"_s, u"192.0.0.0/24"_s, u"192.0.2.0/24"_s, u"192.88.99.0/24"_s, u"192.168.0.0/16"_s,
              u"198.18.0.0/15"_s, u"198.51.100.0/24"_s, u"203.0.113.0/24"_s, u"224.0.0.0/3"_s,
              // Within the part of IPv6 that is given out: documentation, and tunnels to any address of IPv4.
              u"2001:db8::/32"_s, u"2001::/23"_s, u"2002::/16"_s})
            all.append(QHostAddress::parseSubnet(text));
        return all;
    }();
    return networks;
}

bool isPublicAddress(const QHostAddress &address)
{
    bool isIpv4 = false;
    const QHostAddress ipv4(address.toIPv4Address(&isIpv4)); // "::ffff:10.0.0.1" too
    const QHostAddress plain = isIpv4 ? ipv4 : address;
    static const Subnet givenOut = QHostAddress::parseSubnet(u"2000::/3"_s);
    if (plain.isNull() || (!isIpv4 && !plain.isInSubnet(givenOut)))
        return false;
    return std::ranges::none_of(specialNetworks(), [&](const Subnet &network) { return plain.isInSubnet(network); });
}

} // namespace server
