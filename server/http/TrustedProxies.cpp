#include "server/http/TrustedProxies.h"

#include <algorithm>

namespace server {

using namespace Qt::StringLiterals;

core::Result<TrustedProxies> TrustedProxies::parse(const QStringList &networks)
{
    TrustedProxies proxies;
    for (const QString &text : networks) {
        const auto network = QHostAddress::parseSubnet(text.trimmed());
        if (network.second < 0)
            return core::fail(core::ErrorKind::InvalidInput, u"%1 is no address and no network"_s.arg(text));
        proxies.m_networks.append(network);
    }
    return proxies;
}

bool TrustedProxies::contains(const QHostAddress &address) const
{
    return std::ranges::any_of(m_networks, [&](const auto &network) { return address.isInSubnet(network); });
}

QHostAddress plainAddress(const QHostAddress &address)
{
    bool isIpv4 = false;
    const quint32 ipv4 = address.toIPv4Address(&isIpv4);
    if (isIpv4)
        return QHostAddress(ipv4);
    QHostAddress plain = address;
    plain.setScopeId({}); // a link-local peer is the same client on every interface name
    return plain;
}

} // namespace server
