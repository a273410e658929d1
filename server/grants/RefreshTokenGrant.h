#pragma once

#include "server/grants/Grant.h"

namespace server {

/// grant_type=refresh_token, RFC 6749 §6; rotation and reuse (RFC 9700 §4.14.2) are TokenService's.
class RefreshTokenGrant final : public Grant
{
public:
    explicit RefreshTokenGrant(core::TokenService &tokens) : m_tokens(tokens) {}
    QString type() const override;
    core::Result<core::TokenSet, OAuthError> exchange(const TokenRequest &request, const core::Client &client) override;

private:
    core::FamilyId familyOf(const QByteArray &token);

    core::TokenService &m_tokens;
};

} // namespace server
