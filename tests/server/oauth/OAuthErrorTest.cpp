#include "server/oauth/CoreErrors.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using server::OAuthCode;

namespace {

QByteArray headerOf(const server::HttpResponse &response, const QByteArray &name)
{
    for (const auto &[header, value] : response.headers) {
        if (header.toLower() == name.toLower())
            return value;
    }
    return {};
}

QJsonObject bodyOf(const server::HttpResponse &response)
{
    return QJsonDocument::fromJson(response.body).object();
}

} // namespace

class OAuthErrorTest : public QObject
{
    Q_OBJECT
private slots:
    void hasTheStatusOfTheTable_data();
    void hasTheStatusOfTheTable();
    void answersInvalidGrantWith401ForLegacyClients();
    void tellsWhenARateLimitEnds();
    void tellsWhenALockEnds();
    void answersAFullQueueWith503();
    void saysTheSameForEveryBadRefreshToken();
    void blamesNobodyButTheSenderForBadInput();
    void neverTellsDetails();
    void handsOutTheNonceThatItAsksFor();
};

void OAuthErrorTest::hasTheStatusOfTheTable_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("status");
    QTest::newRow("invalid_request") << int(OAuthCode::InvalidRequest) << u"invalid_request"_s << 400;
    QTest::newRow("invalid_client") << int(OAuthCode::InvalidClient) << u"invalid_client"_s << 401;
    QTest::newRow("invalid_grant") << int(OAuthCode::InvalidGrant) << u"invalid_grant"_s << 400;
    QTest::newRow("unauthorized_client") << int(OAuthCode::UnauthorizedClient) << u"unauthorized_client"_s << 400;
    QTest::newRow("unsupported_grant_type")
        << int(OAuthCode::UnsupportedGrantType) << u"unsupported_grant_type"_s << 400;
    QTest::newRow("invalid_scope") << int(OAuthCode::InvalidScope) << u"invalid_scope"_s << 400;
    QTest::newRow("invalid_target") << int(OAuthCode::InvalidTarget) << u"invalid_target"_s << 400;
    QTest::newRow("invalid_dpop_proof") << int(OAuthCode::InvalidDpopProof) << u"invalid_dpop_proof"_s << 400;
    QTest::newRow("use_dpop_nonce") << int(OAuthCode::UseDpopNonce) << u"use_dpop_nonce"_s << 400;
    QTest::newRow("authorization_pending") << int(OAuthCode::AuthorizationPending) << u"authorization_pending"_s << 400;
    QTest::newRow("slow_down") << int(OAuthCode::SlowDown) << u"slow_down"_s << 400;
    QTest::newRow("access_denied") << int(OAuthCode::AccessDenied) << u"access_denied"_s << 400;
    QTest::newRow("expired_token") << int(OAuthCode::ExpiredToken) << u"expired_token"_s << 400;
    QTest::newRow("unsupported_response_type")
        << int(OAuthCode::UnsupportedResponseType) << u"unsupported_response_type"_s << 400;
    QTest::newRow("login_required") << int(OAuthCode::LoginRequired) << u"login_required"_s << 400;
    QTest::newRow("consent_required") << int(OAuthCode::ConsentRequired) << u"consent_required"_s << 400;
    QTest::newRow("interaction_required") << int(OAuthCode::InteractionRequired) << u"interaction_required"_s << 400;
    QTest::newRow("request_not_supported") << int(OAuthCode::RequestNotSupported) << u"request_not_supported"_s << 400;
    QTest::newRow("request_uri_not_supported")
        << int(OAuthCode::RequestUriNotSupported) << u"request_uri_not_supported"_s << 400;
    QTest::newRow("invalid_request_uri") << int(OAuthCode::InvalidRequestUri) << u"invalid_request_uri"_s << 400;
    QTest::newRow("registration_not_supported")
        << int(OAuthCode::RegistrationNotSupported) << u"registration_not_supported"_s << 400;
    QTest::newRow("invalid_redirect_uri") << int(OAuthCode::InvalidRedirectUri) << u"invalid_redirect_uri"_s << 400;
    QTest::newRow("invalid_client_metadata")
        << int(OAuthCode::InvalidClientMetadata) << u"invalid_client_metadata"_s << 400;
    QTest::newRow("invalid_token") << int(OAuthCode::InvalidToken) << u"invalid_token"_s << 401;
    QTest::newRow("insufficient_scope") << int(OAuthCode::InsufficientScope) << u"insufficient_scope"_s << 403;
    QTest::newRow("rate_limit_exceeded") << int(OAuthCode::RateLimitExceeded) << u"rate_limit_exceeded"_s << 429;
    QTest::newRow("account_locked") << int(OAuthCode::AccountLocked) << u"account_locked"_s << 403;
    QTest::newRow("temporarily_unavailable")
        << int(OAuthCode::TemporarilyUnavailable) << u"temporarily_unavailable"_s << 503;
    QTest::newRow("server_error") << int(OAuthCode::ServerError) << u"server_error"_s << 500;
}

void OAuthErrorTest::hasTheStatusOfTheTable()
{
    QFETCH(int, code);
    const auto response = server::toResponse(server::oauthError(OAuthCode(code), u"text"_s));
    QTEST(response.status, "status");
    QTEST(bodyOf(response).value("error"_L1).toString(), "name");
    QCOMPARE(bodyOf(response).value("error_description"_L1).toString(), u"text"_s);
}

void OAuthErrorTest::answersInvalidGrantWith401ForLegacyClients()
{
    auto error = server::oauthError(OAuthCode::InvalidGrant, u"text"_s);
    error.legacy401 = true;
    QCOMPARE(server::httpStatus(error), 401);
    error.code = OAuthCode::InvalidScope;
    QCOMPARE(server::httpStatus(error), 400);
}

void OAuthErrorTest::tellsWhenARateLimitEnds()
{
    const auto response = server::toResponse(server::rateLimitExceeded(5, 42s));
    QCOMPARE(headerOf(response, "Retry-After"_ba), "42"_ba);
    QCOMPARE(headerOf(response, "X-RateLimit-Limit"_ba), "5"_ba);
    QCOMPARE(headerOf(response, "X-RateLimit-Remaining"_ba), "0"_ba);
    QCOMPARE(bodyOf(response).value("retry_after"_L1), QJsonValue(42));
}

void OAuthErrorTest::tellsWhenALockEnds()
{
    core::SignInRefusal refusal{core::SignInRefusal::Reason::Locked, 900s, core::fromSeconds(1768479300), 5};
    const auto response = server::toResponse(server::toOAuth(refusal));
    QCOMPARE(response.status, 403);
    QCOMPARE(bodyOf(response).value("locked_until"_L1).toString(), u"2026-01-15T12:15:00Z"_s);
    QCOMPARE(headerOf(response, "Retry-After"_ba), "900"_ba);
    QVERIFY(!bodyOf(response).contains("retry_after"_L1));
}

void OAuthErrorTest::answersAFullQueueWith503()
{
    const auto error = server::toOAuth(core::SignInRefusal{core::SignInRefusal::Reason::Overloaded, {}, {}, 0});
    QCOMPARE(server::httpStatus(error), 503);
    QCOMPARE(headerOf(server::toResponse(error), "Retry-After"_ba), "1"_ba);
}

void OAuthErrorTest::saysTheSameForEveryBadRefreshToken()
{
    using enum core::RefreshRefusal;
    const auto expected = server::toResponse(server::toOAuth(Invalid)).body;
    for (const auto refusal : {Expired, Revoked, Reused, WrongClient, UserDisabled, WrongKey})
        QCOMPARE(server::toResponse(server::toOAuth(refusal)).body, expected);
    QCOMPARE(server::toOAuth(Scope).code, OAuthCode::InvalidScope);
    QCOMPARE(server::toOAuth(Target).code, OAuthCode::InvalidTarget);
    QCOMPARE(server::toOAuth(Storage).code, OAuthCode::TemporarilyUnavailable);
}

void OAuthErrorTest::blamesNobodyButTheSenderForBadInput()
{
    const auto error =
        server::toOAuth(core::Error{core::ErrorKind::InvalidInput, u"handed on too often"_s, u"subject_token"_s});
    QCOMPARE(error.code, OAuthCode::InvalidRequest);
    QCOMPARE(error.parameter, u"subject_token"_s);
    QCOMPARE(server::httpStatus(error), 400);
}

void OAuthErrorTest::neverTellsDetails()
{
    for (const auto kind : {core::ErrorKind::Storage, core::ErrorKind::Crypto, core::ErrorKind::InvalidInput}) {
        const auto response = server::toResponse(server::toOAuth(core::Error{kind, u"disk /dev/sda1 is full"_s}));
        QVERIFY(!response.body.contains("sda1"));
    }
}

void OAuthErrorTest::handsOutTheNonceThatItAsksFor()
{
    auto error = server::oauthError(OAuthCode::UseDpopNonce, u"text"_s);
    error.dpopNonce = "fresh";
    QCOMPARE(headerOf(server::toResponse(error), "DPoP-Nonce"_ba), "fresh"_ba); // RFC 9449 §8
    error.auditNote = u"only for us"_s;
    error.parameter = u"DPoP"_s;
    QCOMPARE(bodyOf(server::toResponse(error)).size(), 2);
}

QTEST_GUILESS_MAIN(OAuthErrorTest)
#include "OAuthErrorTest.moc"
