#pragma once

#include "core/base/Clock.h"
#include "core/base/Ids.h"
#include "server/http/HttpMessage.h"

#include <QString>

#include <chrono>
#include <optional>

namespace server {

enum class OAuthCode {
    InvalidRequest,
    InvalidClient,
    InvalidGrant,
    UnauthorizedClient,
    UnsupportedGrantType,
    InvalidScope,
    RateLimitExceeded,
    AccountLocked,
    TemporarilyUnavailable,
    ServerError
};

QString oauthCodeName(OAuthCode code); ///< "invalid_request" …

/// Why an endpoint refuses, in the words of PRODUCT.md §7 "Errors". `description` is printable ASCII and holds nothing
/// internal and nothing that was sent but names of parameters (see printableName).
struct OAuthError
{
    OAuthCode code = OAuthCode::ServerError;
    QString description;
    std::optional<std::chrono::seconds> retryAfter = {};
    std::optional<core::Instant> lockedUntil = {};
    int limit = 0;                   ///< of the limit that refused
    bool challengeBasic = false;     ///< the client used HTTP Basic: RFC 6749 §5.2 wants a challenge
    bool legacy401 = false;          ///< the client's switch: invalid_grant is answered with 401
    std::optional<core::FamilyId> reusedFamily = {}; ///< a used refresh token came back; for metrics and the console, never on the wire
    bool disabledUser = false; ///< the same
};

inline OAuthError oauthError(OAuthCode code, QString description)
{
    return {code, std::move(description)};
}

/// A parameter's name as it may stand in a description: RFC 6749 §5.2 allows neither '"', '\' nor anything beyond
/// ASCII.
QString printableName(const QByteArray &name);

int httpStatus(const OAuthError &error);
HttpResponse toResponse(const OAuthError &error);

} // namespace server
