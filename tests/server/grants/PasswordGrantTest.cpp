#include "server/grants/PasswordGrant.h"

#include "core/crypto/Jwt.h"
#include "tests/support/ServerFixture.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using tests::ServerFixture;

class PasswordGrantTest : public QObject
{
    Q_OBJECT
private slots:
    void signsInByNameAndByEmail_data();
    void signsInByNameAndByEmail();
    void grantsTheScopesThatWereAsked_data();
    void grantsTheScopesThatWereAsked();
    void givesNoRefreshTokenToAClientWithoutThatGrant();
    void answersTheSameForUnknownUserAndWrongPassword();
    void refusesADisabledUserLikeAWrongPassword();
    void limitsFailuresOfAnAddress();
    void limitsFailuresOfAName();
    void locksANameAfterTooManyFailures_data();
    void locksANameAfterTooManyFailures();
    void answers503WhenTooManySignInsWait();
};

void PasswordGrantTest::signsInByNameAndByEmail_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("name") << "alice"_ba;
    QTest::newRow("name in capitals") << "ALICE"_ba;
    QTest::newRow("e-mail") << "alice@example.com"_ba;
    QTest::newRow("e-mail in capitals") << "Alice@Example.COM"_ba;
}

void PasswordGrantTest::signsInByNameAndByEmail()
{
    QFETCH(QByteArray, name);
    ServerFixture server;
    const auto answer = server.token(ServerFixture::passwordFields("public-client", ServerFixture::kPassword, name));
    QVERIFY2(answer.status == 200, answer.body.constData());
    const auto access = core::parseJwt(answer.member("access_token").toLatin1());
    QVERIFY(access);
    QCOMPARE(access->claims.value("sub"_L1).toString(), server.alice.id.value);
    QCOMPARE(access->claims.value("client_id"_L1).toString(), u"public-client"_s);
    QCOMPARE(access->header.value("typ"_L1).toString(), u"at+jwt"_s);
}

void PasswordGrantTest::grantsTheScopesThatWereAsked_data()
{
    QTest::addColumn<QByteArray>("asked");
    QTest::addColumn<QString>("granted");
    QTest::newRow("none") << ""_ba << u"api:read api:write"_s;
    QTest::newRow("one") << "api:write"_ba << u"api:write"_s;
    QTest::newRow("all, in another order") << "api:write api:read"_ba << u"api:read api:write"_s;
    QTest::newRow("one twice") << "api:read api:read"_ba << u"api:read"_s;
}

void PasswordGrantTest::grantsTheScopesThatWereAsked()
{
    QFETCH(QByteArray, asked);
    ServerFixture server;
    const auto answer = server.token(ServerFixture::passwordFields() + tests::FormFields{{"scope", asked}});
    QCOMPARE(answer.status, 200);
    QTEST(answer.member("scope"), "granted");
    QTEST(core::parseJwt(answer.member("access_token").toLatin1()).value().claims.value("scope"_L1).toString(),
          "granted");
}

void PasswordGrantTest::givesNoRefreshTokenToAClientWithoutThatGrant()
{
    ServerFixture server;
    const auto answer = server.token(ServerFixture::passwordFields("password-only-client"));
    QCOMPARE(answer.status, 200);
    QVERIFY(!answer.json().contains("refresh_token"_L1));
}

void PasswordGrantTest::answersTheSameForUnknownUserAndWrongPassword()
{
    ServerFixture server;
    const auto wrong = server.token(ServerFixture::passwordFields("public-client", "wrong"));
    const auto unknown = server.token(ServerFixture::passwordFields("public-client", "wrong", "nobody-of-that-name"));
    QCOMPARE(wrong.status, 400);
    QCOMPARE(wrong.member("error"), u"invalid_grant"_s);
    QCOMPARE(unknown.status, wrong.status);
    QCOMPARE(unknown.body, wrong.body);
}

void PasswordGrantTest::refusesADisabledUserLikeAWrongPassword()
{
    ServerFixture server;
    const auto wrong = server.token(ServerFixture::passwordFields("public-client", "wrong"));
    server.execute(u"UPDATE users SET is_active = 0"_s);
    const auto disabled = server.token(ServerFixture::passwordFields());
    QCOMPARE(disabled.status, 400);
    QCOMPARE(disabled.body, wrong.body);
}

void PasswordGrantTest::limitsFailuresOfAnAddress()
{
    ServerFixture server({.limits = {.perAddress = 3, .perName = 0, .lockThreshold = 0}});
    for (const QByteArray name : {"alice", "nobody", "somebody"})
        QCOMPARE(server.token(ServerFixture::passwordFields("public-client", "wrong", name)).status, 400);
    server.issuer.clock.advance(20s);
    const auto refused = server.token(ServerFixture::passwordFields()); // though the password is right
    QCOMPARE(refused.status, 429);
    QCOMPARE(refused.member("error"), u"rate_limit_exceeded"_s);
    QCOMPARE(refused.header("retry-after"), "40"_ba);
    QCOMPARE(refused.json().value("retry_after"_L1), QJsonValue(40));
    QCOMPARE(refused.header("x-ratelimit-limit"), "3"_ba);
    QCOMPARE(refused.header("x-ratelimit-remaining"), "0"_ba);
    QVERIFY(
        server.http().get("/metrics").body.contains(R"(auth_failed_login_attempts_total{reason="rate_limited"} 1)"));
    server.issuer.clock.advance(41s);
    QCOMPARE(server.token(ServerFixture::passwordFields()).status, 200);
}

void PasswordGrantTest::limitsFailuresOfAName()
{
    ServerFixture server({.limits = {.perAddress = 0, .perName = 2, .lockThreshold = 0}});
    QCOMPARE(server.token(ServerFixture::passwordFields("public-client", "wrong", "alice")).status, 400);
    QCOMPARE(server.token(ServerFixture::passwordFields("public-client", "wrong", "alice@example.com")).status, 400);
    const auto refused = server.token(ServerFixture::passwordFields());
    QCOMPARE(refused.status, 429);
    QCOMPARE(refused.header("retry-after"), "3600"_ba);
    QCOMPARE(refused.header("x-ratelimit-limit"), "2"_ba);
}

void PasswordGrantTest::locksANameAfterTooManyFailures_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("known") << "alice"_ba;
    QTest::newRow("unknown") << "nobody"_ba;
}

void PasswordGrantTest::locksANameAfterTooManyFailures()
{
    QFETCH(QByteArray, name);
    ServerFixture server({.limits = {.perAddress = 0, .perName = 0, .lockThreshold = 3}});
    for (int i = 0; i < 3; ++i)
        QCOMPARE(server.token(ServerFixture::passwordFields("public-client", "wrong", name)).status, 400);
    const auto locked = server.token(ServerFixture::passwordFields("public-client", ServerFixture::kPassword, name));
    QCOMPARE(locked.status, 403);
    QCOMPARE(locked.json().keys(), (QStringList{u"error"_s, u"error_description"_s, u"locked_until"_s}));
    QCOMPARE(locked.member("error"), u"account_locked"_s);
    QCOMPARE(locked.member("locked_until"), u"2026-01-15T12:15:00Z"_s);
    QCOMPARE(locked.header("retry-after"), "900"_ba);
    QVERIFY(server.http().get("/metrics").body.contains(R"(auth_failed_login_attempts_total{reason="locked"} 1)"));
    server.issuer.clock.advance(901s);
    QCOMPARE(server.token(ServerFixture::passwordFields()).status, 200);
}

void PasswordGrantTest::answers503WhenTooManySignInsWait()
{
    ServerFixture server;
    server::PasswordGrant grant(server.signIn, server.issuer.tokens, 0);
    server::HttpRequest request;
    request.headers = {{"content-type", "application/x-www-form-urlencoded"}};
    request.body = tests::HttpClient::encoded(ServerFixture::passwordFields());
    const auto parsed = server::parseTokenRequest(request);
    QVERIFY(parsed);
    const auto client = server.issuer.clients.find(core::ClientId{u"public-client"_s}).value();
    const auto refused = grant.exchange(*parsed, *client);
    QVERIFY(!refused);
    const auto answer = server::toResponse(refused.error());
    QCOMPARE(answer.status, 503);
    QVERIFY(answer.headers.contains(std::pair("Retry-After"_ba, "1"_ba)));
}

QTEST_GUILESS_MAIN(PasswordGrantTest)
#include "PasswordGrantTest.moc"
