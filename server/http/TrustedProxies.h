#pragma once

#include "core/base/Result.h"

#include <QHostAddress>
#include <QList>
#include <QStringList>

#include <utility>

namespace server {

/// The networks whose word about a client is taken.
class TrustedProxies
{
public:
    TrustedProxies() = default;
    /// Addresses or CIDRs. InvalidInput names the first one that is neither.
    static core::Result<TrustedProxies> parse(const QStringList &networks);
    bool contains(const QHostAddress &address) const;

private:
    QList<std::pair<QHostAddress, int>> m_networks;
};

/// An IPv4 address that a dual-stack socket reports as ::ffff:a.b.c.d, as IPv4.
QHostAddress plainAddress(const QHostAddress &address);

} // namespace server
