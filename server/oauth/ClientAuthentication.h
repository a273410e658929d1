#pragma once

#include "core/base/Result.h"
#include "core/clients/ClientDirectory.h"
#include "server/oauth/FormBody.h"

#include <memory>

namespace server {

/// Who is asking: RFC 6749 §2.3 with the methods none (public clients), client_secret_basic and client_secret_post.
/// The same answer for an unknown client, a disabled one and a wrong secret. May wait for the database.
class ClientAuthentication
{
public:
    using Authenticated = core::Result<std::shared_ptr<const core::Client>, OAuthError>;

    explicit ClientAuthentication(core::ClientDirectory &clients) : m_clients(clients) {}

    Authenticated authenticate(const HttpRequest &request, const FormBody &form) const;
    /// The same, for endpoints that answer confidential clients only.
    Authenticated authenticateConfidential(const HttpRequest &request, const FormBody &form) const;

private:
    struct Credentials
    {
        core::ClientId id;
        core::SecretBytes secret; ///< empty: none was sent
        bool usedHeader = false;
    };
    static core::Result<Credentials, OAuthError> credentials(const HttpRequest &request, const FormBody &form);
    static core::Result<Credentials, OAuthError> headerCredentials(const QByteArray &header);
    Authenticated check(const Credentials &credentials) const;

    core::ClientDirectory &m_clients;
};

} // namespace server
