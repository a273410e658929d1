#include "server/oauth/OAuthError.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace server {

namespace {

struct CodeRow
{
    OAuthCode code;
    QLatin1String name;
    int status;
};

constexpr CodeRow kCodes[] = {
    {OAuthCode::InvalidRequest, "invalid_request"_L1, 400},
    {OAuthCode::InvalidClient, "invalid_client"_L1, 401},
    {OAuthCode::InvalidGrant, "invalid_grant"_L1, 400},
    {OAuthCode::UnauthorizedClient, "unauthorized_client"_L1, 400},
    {OAuthCode::UnsupportedGrantType, "unsupported_grant_type"_L1, 400},
    {OAuthCode::InvalidScope, "invalid_scope"_L1, 400},
    {OAuthCode::InvalidTarget, "invalid_target"_L1, 400},
    {OAuthCode::InvalidDpopProof, "invalid_dpop_proof"_L1, 400},
    {OAuthCode::UseDpopNonce, "use_dpop_nonce"_L1, 400},
    {OAuthCode::AuthorizationPending, "authorization_pending"_L1, 400},
    {OAuthCode::SlowDown, "slow_down"_L1, 400},
    {OAuthCode::AccessDenied, "access_denied"_L1, 400},
    {OAuthCode::ExpiredToken, "expired_token"_L1, 400},
    {OAuthCode::UnsupportedResponseType, "unsupported_response_type"_L1, 400},
    {OAuthCode::LoginRequired, "login_required"_L1, 400},
    {OAuthCode::ConsentRequired, "consent_required"_L1, 400},
    {OAuthCode::InteractionRequired, "interaction_required"_L1, 400},
    {OAuthCode::RequestNotSupported, "request_not_supported"_L1, 400},
    {OAuthCode::RequestUriNotSupported, "request_uri_not_supported"_L1, 400},
    {OAuthCode::InvalidRequestUri, "invalid_request_uri"_L1, 400},
    {OAuthCode::RegistrationNotSupported, "registration_not_supported"_L1, 400},
    {OAuthCode::InvalidRedirectUri, "invalid_redirect_uri"_L1, 400},
    {OAuthCode::InvalidClientMetadata, "invalid_client_metadata"_L1, 400},
    {OAuthCode::InvalidToken, "invalid_token"_L1, 401},
    {OAuthCode::InsufficientScope, "insufficient_scope"_L1, 403},
    {OAuthCode::RateLimitExceeded, "rate_limit_exceeded"_L1, 429},
    {OAuthCode::AccountLocked, "account_locked"_L1, 403},
    {OAuthCode::TemporarilyUnavailable, "temporarily_unavailable"_L1, 503},
    {OAuthCode::ServerError, "server_error"_L1, 500},
};

const CodeRow &rowOf(OAuthCode code)
{
    return *std::find_if(std::begin(kCodes), std::end(kCodes) - 1,
                         [code](const CodeRow &row) { return row.code == code; });
}

} // namespace

QString oauthCodeName(OAuthCode code)
{
    return rowOf(code).name;
}

QString printableName(const QByteArray &name)
{
    constexpr qsizetype kLongest = 40;
    QString printable;
    for (const char c : name.left(kLongest))
        printable += c >= 0x20 && c < 0x7f && c != '"' && c != '\\' && c != '\'' ? QLatin1Char(c) : QLatin1Char('?');
    return name.size() > kLongest ? printable + "..."_L1 : printable;
}

int httpStatus(const OAuthError &error)
{
    return error.code == OAuthCode::InvalidGrant && error.legacy401 ? 401 : rowOf(error.code).status;
}

HttpResponse toResponse(const OAuthError &error)
{
    QJsonObject body{{u"error"_s, oauthCodeName(error.code)}, {u"error_description"_s, error.description}};
    if (error.code == OAuthCode::RateLimitExceeded && error.retryAfter)
        body.insert(u"retry_after"_s, qint64(error.retryAfter->count()));
    if (error.lockedUntil)
        body.insert(u"locked_until"_s, core::toDateTime(*error.lockedUntil).toString(Qt::ISODate));

    auto response = HttpResponse::json(httpStatus(error), body);
    if (error.retryAfter)
        response.with("Retry-After"_ba, QByteArray::number(qint64(error.retryAfter->count())));
    if (error.code == OAuthCode::RateLimitExceeded)
        response.with("X-RateLimit-Limit"_ba, QByteArray::number(error.limit)).with("X-RateLimit-Remaining"_ba, "0"_ba);
    if (!error.dpopNonce.isEmpty())
        response.with("DPoP-Nonce"_ba, error.dpopNonce);
    if (error.challengeBasic)
        response.with("WWW-Authenticate"_ba, "Basic realm=\"Gatehouse\", charset=\"UTF-8\""_ba);
    return response;
}

} // namespace server
