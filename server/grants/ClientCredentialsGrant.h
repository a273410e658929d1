#pragma once

#include "server/grants/Grant.h"

namespace server {

/// grant_type=client_credentials, RFC 6749 §4.4: confidential clients only, no user, no refresh token.
class ClientCredentialsGrant final : public Grant
{
public:
    explicit ClientCredentialsGrant(core::TokenService &tokens) : m_tokens(tokens) {}
    QString type() const override;
    core::Result<core::TokenSet, OAuthError> exchange(const TokenRequest &request, const core::Client &client) override;

private:
    core::TokenService &m_tokens;
};

} // namespace server
