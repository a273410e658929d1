#pragma once

#include "core/base/Result.h"
#include "core/tokens/TokenService.h"
#include "core/users/PasswordSignIn.h"
#include "server/oauth/OAuthError.h"

namespace server {

/// What a client hears of a failure inside `core`: the one place that decides it.
OAuthError toOAuth(const core::Error &error);
OAuthError toOAuth(const core::SignInRefusal &refusal);
OAuthError toOAuth(core::RefreshRefusal refusal);

/// The server has too much to do, or cannot reach its database: 503 with Retry-After.
OAuthError temporarilyUnavailable(std::chrono::seconds retryAfter);
/// 429; RFC 6585 §4.
OAuthError rateLimitExceeded(int limit, std::chrono::seconds retryAfter);

} // namespace server
