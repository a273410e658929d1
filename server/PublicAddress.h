#pragma once

#include <QHostAddress>

namespace server {

/// Does this address belong to anybody's machine on the internet: not to this one, its network, or a network that only
/// looks like another? What a stranger names must not make us ask our neighbours.
bool isPublicAddress(const QHostAddress &address);

} // namespace server
