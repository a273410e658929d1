#include "server/oauth/CoreErrors.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace server {

OAuthError temporarilyUnavailable(std::chrono::seconds retryAfter)
{
    auto error = oauthError(OAuthCode::TemporarilyUnavailable, u"The server is busy. Try again later."_s);
    error.retryAfter = std::max(retryAfter, 1s);
    return error;
}

OAuthError rateLimitExceeded(int limit, std::chrono::seconds retryAfter)
{
    auto error = oauthError(OAuthCode::RateLimitExceeded, u"Too many requests. Try again later."_s);
    error.retryAfter = std::max(retryAfter, 1s);
    error.limit = limit;
    return error;
}

/// What was sent is at fault: RFC 8693 §2.2.2 wants invalid_request for every subject that is not acceptable.
static OAuthError badInput(const core::Error &error)
{
    const QString what = error.field.isEmpty() ? u"A parameter"_s : u"Parameter '%1'"_s.arg(error.field);
    auto refusal = parameterError(error.field == "scope"_L1 ? OAuthCode::InvalidScope : OAuthCode::InvalidRequest,
                                  error.field, what + u" has a value that cannot be accepted."_s);
    refusal.auditNote = error.detail;
    return refusal;
}

OAuthError toOAuth(const core::Error &error)
{
    switch (error.kind) {
    case core::ErrorKind::Storage:
    case core::ErrorKind::Busy:
    case core::ErrorKind::Cancelled:
    case core::ErrorKind::Conflict: // a key or user changed meanwhile: the next try sees it
        return temporarilyUnavailable(1s);
    case core::ErrorKind::InvalidInput:
        return badInput(error);
    case core::ErrorKind::NotFound:
    case core::ErrorKind::AlreadyExists:
    case core::ErrorKind::Expired:
    case core::ErrorKind::Crypto:
    case core::ErrorKind::Keychain:
        break;
    }
    return oauthError(OAuthCode::ServerError, u"The server failed to answer this request."_s);
}

namespace {

OAuthError signInError(const core::SignInRefusal &refusal)
{
    using Reason = core::SignInRefusal::Reason;
    switch (refusal.reason) {
    case Reason::BadCredentials:
        break;
    case Reason::RateLimited:
        return rateLimitExceeded(refusal.limit, refusal.retryAfter);
    case Reason::Locked: {
        auto error =
            oauthError(OAuthCode::AccountLocked, u"Too many failed attempts. The account is locked for a while."_s);
        error.retryAfter = std::max(refusal.retryAfter, std::chrono::seconds(1));
        error.lockedUntil = refusal.lockedUntil;
        return error;
    }
    case Reason::Overloaded:
    case Reason::Storage:
        return temporarilyUnavailable(refusal.retryAfter);
    }
    auto error = oauthError(OAuthCode::InvalidGrant, u"Invalid username or password."_s);
    error.disabledUser = refusal.label == "disabled"_L1;
    return error;
}

OAuthError refreshError(core::RefreshRefusal refusal)
{
    using enum core::RefreshRefusal;
    switch (refusal) {
    case Invalid:
    case Expired:
    case Revoked:
    case WrongClient:
    case UserDisabled:
    case Reused:
    case WrongKey: // nobody but its owner needs to know that it is a good one
        break;
    case Scope:
        return oauthError(OAuthCode::InvalidScope, u"The scope exceeds what was granted."_s);
    case Target: {
        auto error = oauthError(OAuthCode::InvalidTarget, u"Parameter 'resource' exceeds what was granted."_s);
        error.parameter = u"resource"_s;
        return error;
    }
    case Storage:
        return temporarilyUnavailable(1s);
    }
    return oauthError(OAuthCode::InvalidGrant, u"The refresh token is invalid, expired, used or revoked."_s);
}

} // namespace

OAuthError toOAuth(const core::SignInRefusal &refusal)
{
    auto error = signInError(refusal);
    error.isAudited = true;
    return error;
}

OAuthError toOAuth(core::RefreshRefusal refusal)
{
    auto error = refreshError(refusal);
    error.isAudited = true;
    return error;
}

} // namespace server
