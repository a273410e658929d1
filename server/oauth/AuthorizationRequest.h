#pragma once

#include "core/authorization/PushedRequests.h"
#include "core/clients/ClientDirectory.h"
#include "server/oauth/AuthorizationParameters.h"
#include "server/oauth/OAuthError.h"
#include "server/oauth/ScopeCatalog.h"

#include <memory>
#include <optional>
#include <vector>

namespace server {

/// An authorization request that passed every check (RFC 6749 §4.1.1, OpenID Connect Core §3.1.2.1, RFC 7636, 8707,
/// 9126, 9449 §10): what is left to do is sign-in, consent and the answer.
struct AuthorizationRequest
{
    std::shared_ptr<const core::Client> client;
    QString redirectUri;     ///< where the answer goes
    QString sentRedirectUri; ///< as the parameter was sent; empty when it was omitted (the client has only one)
    QByteArray state;        ///< byte for byte, to be echoed; null when it was omitted
    QStringList scopes;      ///< granted in the best case
    QStringList resources;
    QString nonce;
    QString codeChallenge; ///< S256
    QString dpopKey;
    QStringList prompts; ///< "none", "login", "consent", "select_account"
    std::optional<std::chrono::seconds> maxAge;
    QString loginHint;
    QStringList uiLocales; ///< in the order of preference
    QString idTokenHint;
    QString requestUri; ///< when it was pushed; to be spent with the answer
    /// The parameters again, form-encoded, in a fixed order: the same request leads to the same bytes. What the pages
    /// carry from one to the next; to be read again and checked again each time.
    QByteArray query;
};

/// Why not. Until client and redirect URI are proven it is shown on a page; from then on it goes to the client.
struct AuthorizationRefusal
{
    OAuthError error;
    std::shared_ptr<const core::Client> client = {};
    QString redirectUri = {}; ///< empty: show it, redirect nowhere
    QByteArray state = {};
    QString requestUri = {}; ///< to be spent with the answer
};

/// Reads and checks authorization requests. May wait for the database. Any thread.
class AuthorizationRequests
{
public:
    using Outcome = core::Result<AuthorizationRequest, AuthorizationRefusal>;

    AuthorizationRequests(core::ClientDirectory &clients, core::PushedRequests &pushed, QString audience,
                          std::shared_ptr<const ScopeCatalog> scopes = std::make_shared<const ScopeCatalog>());

    /// GET: the query. POST: the form. `begunBefore`: see PushedRequests::find.
    Outcome read(const HttpRequest &request, std::optional<core::Instant> begunBefore = {}) const;
    /// AuthorizationRequest::query, as a page sent it back.
    Outcome readAgain(const QByteArray &query, std::optional<core::Instant> begunBefore = {}) const;
    /// For the PAR endpoint, which has authenticated the client: every refusal is an answer to the client.
    core::Result<AuthorizationRequest, OAuthError> readPushed(const core::PushedRequests::Parameters &parameters,
                                                              std::shared_ptr<const core::Client> client) const;

private:
    using FoundClient = core::Result<std::shared_ptr<const core::Client>, OAuthError>;
    Outcome readParameters(AuthorizationParameters sent, std::optional<core::Instant> begunBefore) const;
    Outcome readChecked(const AuthorizationParameters &parameters, std::shared_ptr<const core::Client> client,
                        const QString &requestUri) const;
    FoundClient clientOf(const AuthorizationParameters &sent) const;
    core::Result<AuthorizationParameters, OAuthError> pushedParameters(const AuthorizationParameters &sent,
                                                                       const core::Client &client,
                                                                       std::optional<core::Instant> begunBefore) const;

    core::ClientDirectory &m_clients;
    core::PushedRequests &m_pushed;
    QString m_audience;
    std::shared_ptr<const ScopeCatalog> m_scopes;
};

/// The redirect URI with the answer's parameters added to its query, and `iss` (RFC 9207) and `state`.
QByteArray answerLocation(const QString &redirectUri, const QByteArray &state, const QString &issuer,
                          const std::vector<std::pair<QByteArray, QByteArray>> &parameters);

} // namespace server
