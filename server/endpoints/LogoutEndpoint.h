#pragma once

#include "server/endpoints/PageEndpoint.h"

namespace server {

/// GET and POST /oauth/logout, OpenID Connect RP-Initiated Logout 1.0. Who brings an ID token of the one who is signed
/// in signs him out at once; anybody else's link leads to a question.
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
    Answer end(const HttpRequest &request, const Visit &visit, const LogoutRequest &logout,
               const core::SessionId &session);
};

} // namespace server
