#pragma once

#include "server/endpoints/Endpoint.h"

#include <QStringList>

#include <chrono>

namespace server {

/// Both metadata documents: RFC 8414 §3 and OpenID Connect Discovery §4. They list only what works, and every URL is
/// built from the issuer, never from Host. Ready bytes; any thread.
class DiscoveryEndpoint final : public Endpoint
{
public:
    DiscoveryEndpoint(const QString &issuer, const QStringList &grantTypes, std::chrono::seconds maxAge);
    Answer answer(const HttpRequest &request) override;

private:
    HttpResponse m_document;
};

/// "/auth" of "https://example.org/auth/"; empty when the issuer has no path.
QByteArray issuerPath(const QString &issuer);

} // namespace server
