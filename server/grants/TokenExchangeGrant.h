#pragma once

#include "server/grants/Grant.h"

namespace server {

/// grant_type=urn:ietf:params:oauth:grant-type:token-exchange, RFC 8693: one of our access tokens becomes another
/// client's, for the same user, with the asking client as `act`, never wider and never longer. Off unless an admin
/// gives a confidential client the grant.
class TokenExchangeGrant final : public Grant
{
public:
    static constexpr auto kType = "urn:ietf:params:oauth:grant-type:token-exchange";
    static constexpr auto kAccessTokenType = "urn:ietf:params:oauth:token-type:access_token";

    explicit TokenExchangeGrant(core::TokenService &tokens) : m_tokens(tokens) {}
    QString type() const override;
    core::Result<core::TokenSet, OAuthError> exchange(const TokenRequest &request, const core::Client &client) override;

private:
    core::Result<core::TokenState, OAuthError> subjectOf(const TokenRequest &request);

    core::TokenService &m_tokens;
};

} // namespace server
