#pragma once

#include "server/http/HttpMessage.h"
#include "server/http/TrustedProxies.h"

namespace server {

/// Where a request comes from.
struct ClientOrigin
{
    QHostAddress client;
    bool fromLoopback = false;
    bool secure = false;
};

/// What proxies say counts only from a trusted peer: X-Forwarded-For and X-Forwarded-Proto where one of them is sent,
/// else Forwarded (RFC 7239), never a mixture; so a trusted proxy must set X-Forwarded-For or take away the client's.
/// The right-most hop that is not trusted is the client; where a hop cannot be read, the last one that could.
ClientOrigin clientOrigin(const QHostAddress &peer, bool encrypted, const HttpRequest &request,
                          const TrustedProxies &proxies);

} // namespace server
