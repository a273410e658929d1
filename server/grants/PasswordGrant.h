#pragma once

#include "core/users/PasswordSignIn.h"
#include "server/grants/Grant.h"

#include <QSemaphore>

namespace server {

/// grant_type=password, RFC 6749 §4.3. Limits, lock and the one answer for all wrong credentials are PasswordSignIn's.
class PasswordGrant final : public Grant
{
public:
    /// More sign-ins at a time than `atOnce` are answered 503, so that they can never hold the whole request pool.
    PasswordGrant(core::PasswordSignIn &signIn, core::TokenService &tokens, int atOnce = 24);
    QString type() const override;
    core::Result<core::TokenSet, OAuthError> exchange(const TokenRequest &request, const core::Client &client) override;

private:
    core::Result<core::User, OAuthError> signedInUser(const TokenRequest &request, const core::Client &client);

    core::PasswordSignIn &m_signIn;
    core::TokenService &m_tokens;
    QSemaphore m_places;
};

} // namespace server
