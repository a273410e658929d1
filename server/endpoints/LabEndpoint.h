#pragma once

#include "core/tokens/LabIssuer.h"
#include "server/endpoints/Endpoint.h"

namespace server {

/// Below {issuer}/lab: what tells of the lab issuer, and a protected resource that judges its tokens. Not there while
/// the lab issuer is off, nor for other computers unless it is meant for them. Any thread.
class LabEndpoint final : public Endpoint
{
public:
    enum class Document { Discovery, Jwks, Userinfo };
    /// Without an issuer nothing is ever there.
    LabEndpoint(Document document, const core::LabIssuer *issuer) : m_document(document), m_issuer(issuer) {}
    Answer answer(const HttpRequest &request) override;

private:
    HttpResponse userinfo(const HttpRequest &request) const;

    Document m_document;
    const core::LabIssuer *m_issuer;
};

} // namespace server
