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
    void neverTellsDetails();
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
    for (const auto refusal : {Expired, Revoked, Reused, WrongClient, UserDisabled})
        QCOMPARE(server::toResponse(server::toOAuth(refusal)).body, expected);
    QCOMPARE(server::toOAuth(Scope).code, OAuthCode::InvalidScope);
    QCOMPARE(server::toOAuth(Storage).code, OAuthCode::TemporarilyUnavailable);
}

void OAuthErrorTest::neverTellsDetails()
{
    for (const auto kind : {core::ErrorKind::Storage, core::ErrorKind::Crypto, core::ErrorKind::InvalidInput}) {
        const auto response = server::toResponse(server::toOAuth(core::Error{kind, u"disk /dev/sda1 is full"_s}));
        QVERIFY(!response.body.contains("sda1"));
    }
}

QTEST_GUILESS_MAIN(OAuthErrorTest)
#include "OAuthErrorTest.moc"
