#include "server/http/PeerNetwork.h"

#include <QtEndian>

namespace server {

PeerNetwork PeerNetwork::of(const QHostAddress &address)
{
    if (address.protocol() != QAbstractSocket::IPv6Protocol)
        return {address.toIPv4Address(), false};
    const Q_IPV6ADDR bytes = address.toIPv6Address();
    return {qFromBigEndian<quint64>(&bytes), true};
}

} // namespace server
