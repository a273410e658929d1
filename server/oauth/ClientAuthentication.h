#pragma once

#include "core/base/Result.h"
#include "core/clients/ClientDirectory.h"
#include "server/oauth/ClientAssertions.h"
#include "server/oauth/FormBody.h"
#include "server/oauth/SecretGuesses.h"

#include <memory>

namespace server {

/// Who is asking: RFC 6749 §2.3 with the methods none (public clients), client_secret_basic, client_secret_post and
/// private_key_jwt, each client only with its own. The same answer for an unknown client, a disabled one and a wrong
/// proof; after some wrong secrets rate_limit_exceeded, known client or not. May wait for the database. A value; any
/// thread.
class ClientAuthentication
{
public:
    using Authenticated = core::Result<std::shared_ptr<const core::Client>, OAuthError>;

    ClientAuthentication(core::ClientDirectory &clients, std::shared_ptr<ClientAssertions> assertions,
                         SecretGuesses &guesses, EndpointUrls urls)
        : m_clients(clients), m_assertions(std::move(assertions)), m_guesses(guesses), m_urls(std::move(urls))
    {}

    Authenticated authenticate(const HttpRequest &request, const FormBody &form) const;
    /// The same, for endpoints that answer confidential clients only.
    Authenticated authenticateConfidential(const HttpRequest &request, const FormBody &form) const;

private:
    enum class Method { None, Basic, Post, Assertion };
    struct Credentials
    {
        core::ClientId id;
        core::SecretBytes proof = {}; ///< secret or assertion; empty: none was sent
        Method method = Method::None;
    };
    using Presented = core::Result<Credentials, OAuthError>;
    static Presented credentials(const HttpRequest &request, const FormBody &form);
    static Presented headerCredentials(const QByteArray &header);
    static Presented assertionCredentials(const FormBody &form);
    static const char *ruleOf(const Credentials &credentials);
    static bool allows(const core::Client &client, const Credentials &credentials);
    using Proven = core::Result<bool, OAuthError>;
    Authenticated check(const Credentials &credentials, const HttpRequest &request) const;
    Proven isProven(const Credentials &credentials, const core::Client *client, const HttpRequest &request) const;
    Proven isSecretRight(const Credentials &credentials, const HttpRequest &request) const;

    core::ClientDirectory &m_clients;
    std::shared_ptr<ClientAssertions> m_assertions;
    SecretGuesses &m_guesses;
    EndpointUrls m_urls;
};

} // namespace server
