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
    InvalidTarget, ///< RFC 8707
    InvalidDpopProof,
    UseDpopNonce,         ///< RFC 9449 §8: with a DPoP-Nonce header
    AuthorizationPending, ///< these four: RFC 8628 §3.5
    SlowDown,
    AccessDenied,
    ExpiredToken,
    UnsupportedResponseType, ///< from here: the authorization endpoint's, RFC 6749 §4.1.2.1 and OpenID Connect Core
                             ///< §3.1.2.6
    LoginRequired,
    ConsentRequired,
    InteractionRequired,
    RequestNotSupported,
    RequestUriNotSupported,
    InvalidRequestUri,
    RegistrationNotSupported,
    InvalidRedirectUri, ///< these two: RFC 7591 §3.2.2
    InvalidClientMetadata,
    InvalidToken, ///< these two: RFC 6750 §3.1
    InsufficientScope,
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
    int limit = 0;               ///< of the limit that refused
    QString parameter = {};      ///< the one that is at fault, when it is one: for the audit row and the console
    QByteArray dpopNonce = {};   ///< to be sent as DPoP-Nonce
    bool challengeBasic = false; ///< the client used HTTP Basic: RFC 6749 §5.2 wants a challenge
    bool legacy401 = false;      ///< the client's switch: invalid_grant is answered with 401
    std::optional<core::FamilyId> reusedFamily =
        {};                    ///< a used refresh token came back; for metrics and the console, never on the wire
    bool disabledUser = false; ///< the same
    QString auditNote = {};    ///< more than the client hears, for the audit row and the console
    bool isAudited = false;    ///< core wrote a row about it: none by RefusalRecord
};

inline OAuthError oauthError(OAuthCode code, QString description)
{
    return {code, std::move(description)};
}

/// The same, when one parameter is at fault.
inline OAuthError parameterError(OAuthCode code, const QString &parameter, QString description)
{
    auto error = oauthError(code, std::move(description));
    error.parameter = parameter;
    return error;
}

/// A parameter's name as it may stand in a description: RFC 6749 §5.2 allows neither '"', '\' nor anything beyond
/// ASCII.
QString printableName(const QByteArray &name);

int httpStatus(const OAuthError &error);
HttpResponse toResponse(const OAuthError &error);

} // namespace server
