#include "server/grants/PasswordGrant.h"

#include "core/crypto/Jwt.h"
#include "tests/support/ServerFixture.h"

#include <QTest>

#include <atomic>
#include <latch>
#include <thread>

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
    void aSpoofedAddressNeitherEscapesNorBlames_data();
    void aSpoofedAddressNeitherEscapesNorBlames();
    void limitsTheAddressThatATrustedProxyNames_data();
    void limitsTheAddressThatATrustedProxyNames();
    void limitsAnIpv6NetworkAsOneAddress();
    void limitsRequestsOfTheAddressThatATrustedProxyNames();
    void aFailedPasswordCountsOnce();
    void lockedNamesGetTheSameAnswerWhetherTheyExistOrNot();
    void answers503WhenTooManySignInsWait();
    void waitingSignInsLeaveRoomForOthers();
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

namespace {

/// A wrong password, as a proxy would hand it on.
tests::HttpAnswer wrongFrom(const ServerFixture &server, const tests::HeaderList &headers, const QByteArray &user)
{
    return server.token(ServerFixture::passwordFields("public-client", "wrong", user), headers);
}

ServerFixture::Options behindProxy(core::LoginLimits limits = {.perAddress = 3, .perName = 0, .lockThreshold = 0})
{
    return {.change = [](core::Settings &settings) { settings.trustedProxies = {u"127.0.0.1/32"_s}; },
            .limits = limits};
}

} // namespace

void PasswordGrantTest::aSpoofedAddressNeitherEscapesNorBlames_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("value"); // %1: another one each time
    QTest::newRow("X-Forwarded-For") << "X-Forwarded-For"_ba
                                     << "198.51.100.%1"_ba;
    QTest::newRow("Forwarded") << "Forwarded"_ba
                               << "for=198.51.100.%1"_ba;
    QTest::newRow("X-Real-IP") << "X-Real-IP"_ba
                               << "198.51.100.%1"_ba;
    QTest::newRow("True-Client-IP") << "True-Client-IP"_ba
                                    << "198.51.100.%1"_ba;
}

void PasswordGrantTest::aSpoofedAddressNeitherEscapesNorBlames()
{
    QFETCH(QByteArray, header);
    QFETCH(QByteArray, value);
    ServerFixture server({.limits = {.perAddress = 3, .perName = 0, .lockThreshold = 0}});
    const auto spoofed = [&](int i) {
        return tests::HeaderList{{header, QByteArray(value).replace("%1", QByteArray::number(i))}};
    };
    for (int i = 0; i < 3; ++i)
        QCOMPARE(wrongFrom(server, spoofed(i), "name" + QByteArray::number(i)).status, 400);
    QCOMPARE(wrongFrom(server, spoofed(9), "alice").status, 429);
    QCOMPARE(server.token(ServerFixture::passwordFields()).status, 429); // it is the peer that is limited
    QCOMPARE(server.issuer.number(u"SELECT COUNT(*) FROM audit_logs WHERE ip_address LIKE '198.51.100.%'"_s), 0);
    QCOMPARE(server.throttle.standing(10).watchedAddresses, 1);
    QCOMPARE(server.throttle.standing(10).blocked.at(0).key, u"127.0.0.1"_s);
}

void PasswordGrantTest::limitsTheAddressThatATrustedProxyNames_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("guesser");
    QTest::addColumn<QByteArray>("other");
    QTest::newRow("X-Forwarded-For") << "X-Forwarded-For"_ba
                                     << "198.51.100.1"_ba
                                     << "198.51.100.2"_ba;
    QTest::newRow("X-Forwarded-For, spoofed on the left") << "X-Forwarded-For"_ba
                                                          << "198.51.100.2, 198.51.100.1"_ba
                                                          << "198.51.100.1, 198.51.100.2"_ba;
    QTest::newRow("Forwarded") << "Forwarded"_ba
                               << "for=198.51.100.1;proto=https"_ba
                               << "for=198.51.100.2"_ba;
    QTest::newRow("Forwarded, spoofed on the left") << "Forwarded"_ba
                                                    << "for=198.51.100.2, for=198.51.100.1"_ba
                                                    << "for=198.51.100.2"_ba;
}

void PasswordGrantTest::limitsTheAddressThatATrustedProxyNames()
{
    QFETCH(QByteArray, header);
    QFETCH(QByteArray, guesser);
    QFETCH(QByteArray, other);
    ServerFixture server(behindProxy());
    for (int i = 0; i < 3; ++i)
        QCOMPARE(wrongFrom(server, {{header, guesser}}, "name" + QByteArray::number(i)).status, 400);
    QCOMPARE(server.token(ServerFixture::passwordFields(), {{header, guesser}}).status, 429);
    QCOMPARE(server.token(ServerFixture::passwordFields(), {{header, other}}).status, 200);
    QCOMPARE(server.token(ServerFixture::passwordFields()).status, 200); // the proxy itself is not to blame
    QCOMPARE(server.throttle.standing(10).blocked.at(0).key, u"198.51.100.1"_s);
    QCOMPARE(server.issuer.number(u"SELECT COUNT(*) FROM audit_logs WHERE event_type = 'login_failed' AND ip_address = "
                                  "'198.51.100.1'"_s),
             3);
}

void PasswordGrantTest::limitsAnIpv6NetworkAsOneAddress()
{
    ServerFixture server(behindProxy());
    const auto from = [](const QByteArray &address) { return tests::HeaderList{{"X-Forwarded-For", address}}; };
    for (int i = 1; i <= 3; ++i)
        QCOMPARE(wrongFrom(server, from("2001:db8::" + QByteArray::number(i)), "name" + QByteArray::number(i)).status,
                 400);
    QCOMPARE(server.token(ServerFixture::passwordFields(), from("2001:db8::ffff:1")).status, 429);
    QCOMPARE(server.token(ServerFixture::passwordFields(), from("2001:db8:0:1::1")).status, 200);
    QCOMPARE(server.throttle.standing(10).blocked.at(0).key, u"2001:db8::/64"_s);
}

void PasswordGrantTest::limitsRequestsOfTheAddressThatATrustedProxyNames()
{
    auto options = behindProxy({false, 0, 0, 0, 900s});
    const auto trust = options.change;
    options.change = [trust](core::Settings &settings) {
        trust(settings);
        settings.rateLimitRequestsPerIp = 2;
    };
    ServerFixture server(options);
    const auto from = [](const QByteArray &address) { return tests::HeaderList{{"X-Forwarded-For", address}}; };
    for (const int status : {200, 200, 429})
        QCOMPARE(server.token(ServerFixture::passwordFields(), from("198.51.100.1")).status, status);
    QCOMPARE(server.token(ServerFixture::passwordFields(), from("198.51.100.2")).status, 200);
}

void PasswordGrantTest::aFailedPasswordCountsOnce()
{
    ServerFixture server({.change = [](core::Settings &settings) { settings.rateLimitRequestsPerIp = 3; },
                          .limits = {.perAddress = 10, .perName = 0, .lockThreshold = 0}});
    for (int i = 0; i < 10; ++i)
        QCOMPARE(server.token(ServerFixture::passwordFields("public-client", "wrong", "nobody")).status, 400);
    const auto refused = server.token(ServerFixture::passwordFields());
    QCOMPARE(refused.status, 429);
    QCOMPARE(refused.header("x-ratelimit-limit"), "10"_ba); // by failures; requests are far below their limit
}

void PasswordGrantTest::lockedNamesGetTheSameAnswerWhetherTheyExistOrNot()
{
    const auto stripped = [](tests::HttpAnswer answer) {
        answer.headers.removeIf(
            [](const auto &header) { return header.first == "x-request-id" || header.first == "date"; });
        return answer;
    };
    std::vector<std::vector<tests::HttpAnswer>> answers;
    for (const QByteArray user : {"alice", "nobody"}) {
        ServerFixture server({.limits = {.perAddress = 0, .perName = 0, .lockThreshold = 2}});
        auto &own = answers.emplace_back();
        for (int i = 0; i < 4; ++i)
            own.push_back(stripped(wrongFrom(server, {}, user)));
    }
    for (size_t i = 0; i < 4; ++i) {
        QCOMPARE(answers[0][i].status, i < 2 ? 400 : 403);
        QCOMPARE(answers[1][i].status, answers[0][i].status);
        QCOMPARE(answers[1][i].body, answers[0][i].body);
        QCOMPARE(answers[1][i].headers, answers[0][i].headers);
    }
}

/// Forty sign-ins wait for a hash; whoever wants something else is served meanwhile.
void PasswordGrantTest::waitingSignInsLeaveRoomForOthers()
{
    ServerFixture server({.limits = {false, 0, 0, 0, 900s}});
    const auto refresh = server.signedIn().member("refresh_token").toLatin1();
    std::latch release(1);
    std::vector<std::jthread> blockers;
    while (server.hashPool.depth() < QThread::idealThreadCount() - 1 || server.hashPool.depth() == 0) {
        const int before = server.hashPool.depth();
        blockers.emplace_back([&] { server.hashPool.run([&] { release.wait(); }); });
        QTRY_COMPARE_WITH_TIMEOUT(server.hashPool.depth(), before + 1, 30000);
    }
    std::atomic<int> entered = 0;
    std::atomic<int> refused = 0;
    std::vector<std::jthread> visitors;
    for (int i = 0; i < 40; ++i)
        visitors.emplace_back([&] {
            const auto answer = server.token(ServerFixture::passwordFields());
            entered += answer.status == 200;
            refused += answer.status == 503 && answer.member("error") == u"temporarily_unavailable"_s &&
                       answer.header("retry-after").toInt() > 0;
        });
    [&] { QTRY_VERIFY_WITH_TIMEOUT(refused.load() >= 16, 30000); }(); // 24 at most may wait
    const auto other = server.token(ServerFixture::refreshFields(refresh));
    release.count_down();
    visitors.clear();
    blockers.clear();
    QCOMPARE(other.status, 200);
    QCOMPARE(entered.load() + refused.load(), 40);
    QVERIFY(entered.load() > 0);
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
