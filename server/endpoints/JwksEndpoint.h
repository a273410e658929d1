#pragma once

#include "core/keys/KeyRing.h"
#include "server/endpoints/Endpoint.h"

#include <chrono>

namespace server {

/// GET /.well-known/jwks.json, RFC 7517 §5, from ready bytes. Any thread.
class JwksEndpoint final : public Endpoint
{
public:
    JwksEndpoint(const core::KeyRing &keys, std::chrono::seconds maxAge);
    Answer answer(const HttpRequest &request) override;

private:
    const core::KeyRing &m_keys;
    QByteArray m_cacheControl;
};

/// RFC 9110 §13.1.2: does an If-None-Match header name this ETag? Weak comparison.
bool matchesETag(const QByteArray &ifNoneMatch, const QByteArray &etag);

} // namespace server
