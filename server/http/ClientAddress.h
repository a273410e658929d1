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

/// X-Forwarded-For, Forwarded (RFC 7239) and X-Forwarded-Proto count only from a trusted peer; the right-most hop that
/// is not trusted is the client. Where both address fields are sent and disagree, the client could have written one
/// of them, so neither is believed.
ClientOrigin clientOrigin(const QHostAddress &peer, bool encrypted, const HttpRequest &request,
                          const TrustedProxies &proxies);

} // namespace server
