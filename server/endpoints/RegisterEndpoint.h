#pragma once

#include "core/clients/Registration.h"
#include "server/endpoints/Endpoint.h"
#include "server/endpoints/EndpointEvents.h"
#include "server/oauth/EndpointUrls.h"
#include "server/oauth/RefusalRecord.h"

namespace server {

/// POST /oauth/register (RFC 7591) and GET, PUT, DELETE /oauth/register/{id} (RFC 7592), each with its token as Bearer.
/// Request pool only.
class RegisterEndpoint final : public Endpoint
{
public:
    struct Context
    {
        core::ClientRegistration &registration;
        EndpointUrls urls;
        RefusalRecord &refusals;
        std::function<void()> clientsChanged;
    };
    explicit RegisterEndpoint(Context context) : m_context(std::move(context)) {}
    Answer answer(const HttpRequest &request) override;

private:
    using Made = core::Result<HttpResponse, OAuthError>;
    Made add(const HttpRequest &request, const core::SecretBytes &token);
    Made care(const HttpRequest &request, const core::ClientId &id, const core::SecretBytes &token);
    Made replace(const HttpRequest &request, const core::ClientId &id, const core::SecretBytes &token);
    Made remove(const HttpRequest &request, const core::ClientId &id, const core::SecretBytes &token);
    HttpResponse described(int status, const core::ClientRegistration::Registered &registered) const;

    Context m_context;
};

} // namespace server
