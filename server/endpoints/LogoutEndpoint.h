#pragma once

#include "server/endpoints/PageEndpoint.h"

namespace server {

/// GET and POST /oauth/logout, OpenID Connect RP-Initiated Logout 1.0. Who brings an ID token of the very session
/// that the browser is in ends it at once; any other link leads to a question, and without a session nothing ends.
class LogoutEndpoint final : public PageEndpoint
{
public:
    explicit LogoutEndpoint(std::shared_ptr<PageTools> tools);

private:
    struct LogoutRequest
    {
        std::optional<core::TokenService::IdTokenFacts> hint; ///< proven
        std::shared_ptr<const core::Client> client;
        QString redirectUri; ///< exactly one of the client's; empty: none
        QByteArray state;
        QStringList uiLocales;
        QByteArray query; ///< all but the ID token again, for our own form
    };
    Answer answerVisit(const HttpRequest &request, Visit visit) override;
    core::Result<LogoutRequest, OAuthError> read(const FormBody &form) const;
    core::Result<std::shared_ptr<const core::Client>, OAuthError> clientOf(const FormBody &form,
                                                                           const LogoutRequest &logout) const;
    Answer confirm(const HttpRequest &request, const Visit &visit, const LogoutRequest &logout) const;
    Answer answerForm(const HttpRequest &request, const Visit &visit, const FormBody &form);
    /// The same request as a GET; without the ID token when it is too long for an address.
    QByteArray addressOfGet(const HttpRequest &request, const LogoutRequest &logout) const;
    /// The browser's session; then as leave().
    Answer end(const HttpRequest &request, const Visit &visit, const LogoutRequest &logout);
    /// Back to the client, or the page that says that nobody is signed in.
    Answer leave(const HttpRequest &request, const Visit &visit, const LogoutRequest &logout) const;
};

} // namespace server
