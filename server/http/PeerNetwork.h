#pragma once

#include <QHashFunctions>
#include <QHostAddress>

namespace server {

/// What counts as one peer: an IPv4 address, or the /64 network that one IPv6 customer has to himself.
struct PeerNetwork
{
    quint64 bits = 0;
    bool isIpv6 = false;

    /// `address` as plainAddress() gives it.
    static PeerNetwork of(const QHostAddress &address);
    friend bool operator==(const PeerNetwork &, const PeerNetwork &) = default;
};

inline size_t qHash(const PeerNetwork &network, size_t seed = 0)
{
    return qHashMulti(seed, network.bits, network.isIpv6);
}

} // namespace server
