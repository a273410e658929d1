#include "tests/support/ServerFixture.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using tests::HttpClient;
using tests::ServerFixture;

class TokenEndpointTest : public QObject
{
    Q_OBJECT
private slots:
    void init() { m_server = std::make_unique<ServerFixture>(); }
    void cleanup() { m_server.reset(); }

    void answersExactlyTheMembersOfTheContract();
    void answersTheAliasToo();
    void refuses_data();
    void refuses();
    void refusesAJsonBody();
    void refusesABodyThatIsTooLarge();
    void acceptsTheClientBy_data();
    void acceptsTheClientBy();
    void refusesTheClient_data();
    void refusesTheClient();
    void challengesOnlyTheClientThatUsedBasic();
    void answersTheSameForUnknownClientAndWrongSecret();
    void countsRequestsPerAddress();
    void answersInvalidGrantWith401ToALegacyClient();
    void tellsMetrics();
    void countsDisabledUsersApart();
    void neverEchoesASecret();

private:
    std::unique_ptr<ServerFixture> m_server;
};

void TokenEndpointTest::answersExactlyTheMembersOfTheContract()
{
    const auto answer = m_server->token(ServerFixture::passwordFields());
    QCOMPARE(answer.status, 200);
    const auto body = answer.json();
    QCOMPARE(body.keys(),
             (QStringList{u"access_token"_s, u"expires_in"_s, u"refresh_token"_s, u"scope"_s, u"token_type"_s}));
    QCOMPARE(answer.member("token_type"), u"bearer"_s);
    QCOMPARE(answer.member("scope"), u"api:read api:write"_s);
    QVERIFY(answer.body.contains(R"("expires_in":900)"));
    QCOMPARE(answer.header("cache-control"), "no-store"_ba);
    QCOMPARE(answer.header("pragma"), "no-cache"_ba);
    QCOMPARE(answer.header("content-type"), "application/json"_ba);
    QVERIFY(!answer.header("x-request-id").isEmpty());
}

void TokenEndpointTest::answersTheAliasToo()
{
    const auto answer = m_server->http().postForm("/api/v1/auth/token", ServerFixture::passwordFields());
    QCOMPARE(answer.status, 200);
}

void TokenEndpointTest::refuses_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("error");
    QTest::addColumn<QString>("named"); // what the description must contain
    const auto password = "grant_type=password&username=alice&password=Str0ng%21password&client_id=public-client"_ba;
    const auto refused = [](const char *row, const QByteArray &body, const QString &error, const QString &named = {}) {
        QTest::newRow(row) << body << error << named;
    };
    const auto invalidRequest = u"invalid_request"_s;
    refused("empty body", {}, invalidRequest, u"'client_id'"_s);
    refused("no client", "grant_type=password&username=alice&password=x", invalidRequest, u"'client_id'"_s);
    refused("empty client", "grant_type=password&username=alice&password=x&client_id=", invalidRequest,
            u"'client_id'"_s);
    refused("no grant_type", "client_id=public-client&username=alice&password=x", invalidRequest, u"'grant_type'"_s);
    refused("empty grant_type", "grant_type=&client_id=public-client", invalidRequest, u"'grant_type'"_s);
    refused("no username", "grant_type=password&password=x&client_id=public-client", invalidRequest, u"'username'"_s);
    refused("empty username", "grant_type=password&username=&password=x&client_id=public-client", invalidRequest,
            u"'username'"_s);
    refused("no password", "grant_type=password&username=alice&client_id=public-client", invalidRequest,
            u"'password'"_s);
    refused("empty password", "grant_type=password&username=alice&password=&client_id=public-client", invalidRequest,
            u"'password'"_s);
    refused("no refresh_token", "grant_type=refresh_token&client_id=public-client", invalidRequest,
            u"'refresh_token'"_s);
    refused("repeated grant_type", password + "&grant_type=password", invalidRequest, u"'grant_type'"_s);
    refused("repeated username", password + "&username=alice", invalidRequest, u"'username'"_s);
    refused("repeated client_id", password + "&client_id=public-client", invalidRequest, u"'client_id'"_s);
    refused("repeated scope", password + "&scope=api%3Aread&scope=api%3Aread", invalidRequest, u"'scope'"_s);
    refused("repeated unknown", password + "&x=1&x=2", invalidRequest, u"'x'"_s);
    refused("bad percent", password + "&scope=%zz", invalidRequest, u"'scope'"_s);
    refused("NUL in the password", "grant_type=password&username=alice&password=a%00b&client_id=public-client",
            invalidRequest, u"'password'"_s);
    refused("bad UTF-8 in the username", "grant_type=password&username=%ff&password=x&client_id=public-client",
            invalidRequest, u"'username'"_s);

    refused("unknown grant", "grant_type=telepathy&client_id=public-client", u"unsupported_grant_type"_s);
    refused("grant in capitals", "grant_type=PASSWORD&client_id=public-client", u"unsupported_grant_type"_s);
    refused("implicit, which is no grant here", "grant_type=implicit&client_id=public-client",
            u"unsupported_grant_type"_s);
    refused("token exchange, which is off unless switched on",
            "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Atoken-exchange&client_id=public-client",
            u"unauthorized_client"_s);
    refused("grant that the client lacks", "grant_type=password&client_id=refresh-only-client",
            u"unauthorized_client"_s);

    refused("scope that the client lacks", password + "&scope=api%3Aadmin", u"invalid_scope"_s);
    refused("one scope that the client lacks", password + "&scope=api%3Aread+api%3Aadmin", u"invalid_scope"_s);
    refused("scope in capitals", password + "&scope=API%3AREAD", u"invalid_scope"_s);
    refused("malformed scope", password + "&scope=api%22read", u"invalid_scope"_s);
    refused("scope before credentials",
            "grant_type=password&username=alice&password=wrong&client_id=public-client&scope=no", u"invalid_scope"_s);

    refused("wrong password", "grant_type=password&username=alice&password=wrong&client_id=public-client",
            u"invalid_grant"_s);
    refused("password over 72 bytes",
            "grant_type=password&username=alice&client_id=public-client&password=" + QByteArray(73, 'a'),
            u"invalid_grant"_s);
    refused("refresh token that is none", "grant_type=refresh_token&client_id=public-client&refresh_token=abc",
            u"invalid_grant"_s);
    refused("refresh token of another form", "grant_type=refresh_token&client_id=public-client&refresh_token=a.b.c",
            u"invalid_grant"_s);
}

void TokenEndpointTest::refuses()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, named);
    const auto answer = m_server->http().postForm("/oauth/token", body);
    QCOMPARE(answer.status, 400);
    QTEST(answer.member("error"), "error");
    QVERIFY2(answer.member("error_description").contains(named), answer.body.constData());
    QVERIFY(!answer.member("error_description").isEmpty());
    QCOMPARE(answer.json().size(), 2);
    QCOMPARE(answer.header("cache-control"), "no-store"_ba);
    QCOMPARE(answer.header("pragma"), "no-cache"_ba);
    QVERIFY(!answer.header("x-request-id").isEmpty());
    QVERIFY(answer.header("www-authenticate").isNull());
}

void TokenEndpointTest::refusesAJsonBody()
{
    const auto answer = m_server->http().send("POST", "/oauth/token", {{"Content-Type", "application/json"}},
                                              R"({"grant_type":"password"})");
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.member("error"), u"invalid_request"_s);
    QVERIFY(answer.member("error_description").contains(u"application/x-www-form-urlencoded"_s));
}

void TokenEndpointTest::refusesABodyThatIsTooLarge()
{
    const auto answer = m_server->http().postForm("/oauth/token", "a=" + QByteArray(70 * 1024, 'x'));
    QCOMPARE(answer.status, 413);
}

void TokenEndpointTest::acceptsTheClientBy_data()
{
    QTest::addColumn<tests::FormFields>("client");
    QTest::addColumn<tests::HeaderList>("headers");
    const QByteArray formSecret = "s3cret%2B%2Fwith+%3Aspecials%25";
    const auto basic = HttpClient::basic("confidential-client", formSecret);
    QTest::newRow("public, no secret") << tests::FormFields{{"client_id", "public-client"}} << tests::HeaderList{};
    QTest::newRow("public, empty secret")
        << tests::FormFields{{"client_id", "public-client"}, {"client_secret", ""}} << tests::HeaderList{};
    QTest::newRow("public, Basic with an empty secret")
        << tests::FormFields{} << tests::HeaderList{HttpClient::basic("public-client", "")};
    QTest::newRow("client_secret_post") << tests::FormFields{{"client_id", "confidential-client"},
                                                             {"client_secret", ServerFixture::kSecret}}
                                        << tests::HeaderList{};
    QTest::newRow("client_secret_basic") << tests::FormFields{} << tests::HeaderList{basic};
    QTest::newRow("client_secret_basic beside the same client_id")
        << tests::FormFields{{"client_id", "confidential-client"}} << tests::HeaderList{basic};
    QTest::newRow("scheme in capitals") << tests::FormFields{}
                                        << tests::HeaderList{{"Authorization", "BASIC" + basic.second.mid(5)}};
}

void TokenEndpointTest::acceptsTheClientBy()
{
    QFETCH(tests::FormFields, client);
    QFETCH(tests::HeaderList, headers);
    tests::FormFields fields{{"grant_type", "password"}, {"username", "alice"}, {"password", ServerFixture::kPassword}};
    const auto answer = m_server->token(fields + client, headers);
    QVERIFY2(answer.status == 200, answer.body.constData());
}

void TokenEndpointTest::refusesTheClient_data()
{
    QTest::addColumn<tests::FormFields>("client");
    QTest::addColumn<tests::HeaderList>("headers");
    QTest::addColumn<int>("status");
    using Fields = tests::FormFields;
    using Headers = tests::HeaderList;
    const QByteArray formSecret = "s3cret%2B%2Fwith+%3Aspecials%25";
    QTest::newRow("unknown") << Fields{{"client_id", "nobody"}} << Headers{} << 401;
    QTest::newRow("unknown with a secret")
        << Fields{{"client_id", "nobody"}, {"client_secret", "x"}} << Headers{} << 401;
    QTest::newRow("wrong secret") << Fields{{"client_id", "confidential-client"}, {"client_secret", "x"}} << Headers{}
                                  << 401;
    QTest::newRow("no secret") << Fields{{"client_id", "confidential-client"}} << Headers{} << 401;
    QTest::newRow("empty secret") << Fields{{"client_id", "confidential-client"}, {"client_secret", ""}} << Headers{}
                                  << 401;
    QTest::newRow("public with a secret")
        << Fields{{"client_id", "public-client"}, {"client_secret", "x"}} << Headers{} << 401;
    QTest::newRow("disabled") << Fields{{"client_id", "disabled-client"}} << Headers{} << 401;
    QTest::newRow("id in capitals") << Fields{{"client_id", "PUBLIC-CLIENT"}} << Headers{} << 401;
    QTest::newRow("Basic, wrong secret") << Fields{} << Headers{HttpClient::basic("confidential-client", "x")} << 401;
    QTest::newRow("Basic, secret not form-encoded")
        << Fields{} << Headers{HttpClient::basic("confidential-client", ServerFixture::kSecret)} << 401;
    QTest::newRow("Basic, unknown") << Fields{} << Headers{HttpClient::basic("nobody", "x")} << 401;
    QTest::newRow("Basic, no colon") << Fields{}
                                     << Headers{{"Authorization", "Basic " + QByteArray("nocolon").toBase64()}} << 401;
    QTest::newRow("Basic, not base64") << Fields{} << Headers{{"Authorization", "Basic !!!"}} << 401;
    QTest::newRow("Basic, nothing") << Fields{} << Headers{{"Authorization", "Basic"}} << 401;
    QTest::newRow("Bearer") << Fields{{"client_id", "public-client"}} << Headers{{"Authorization", "Bearer x"}} << 401;
    QTest::newRow("two methods") << Fields{{"client_secret", ServerFixture::kSecret}}
                                 << Headers{HttpClient::basic("confidential-client", formSecret)} << 400;
    QTest::newRow("two clients") << Fields{{"client_id", "public-client"}}
                                 << Headers{HttpClient::basic("confidential-client", formSecret)} << 400;
}

void TokenEndpointTest::refusesTheClient()
{
    QFETCH(tests::FormFields, client);
    QFETCH(tests::HeaderList, headers);
    QFETCH(int, status);
    tests::FormFields fields{{"grant_type", "password"}, {"username", "alice"}, {"password", ServerFixture::kPassword}};
    const auto answer = m_server->token(fields + client, headers);
    QCOMPARE(answer.status, status);
    QCOMPARE(answer.member("error"), status == 401 ? u"invalid_client"_s : u"invalid_request"_s);
    QCOMPARE(answer.header("www-authenticate").startsWith("Basic "), status == 401 && !headers.isEmpty());
    QCOMPARE(answer.header("cache-control"), "no-store"_ba);
}

void TokenEndpointTest::challengesOnlyTheClientThatUsedBasic()
{
    QVERIFY(m_server->token(ServerFixture::passwordFields("nobody")).header("www-authenticate").isNull());
    const auto basic = m_server->token({{"grant_type", "password"}}, {HttpClient::basic("nobody", "x")});
    QVERIFY(basic.header("www-authenticate").startsWith("Basic realm="));
}

void TokenEndpointTest::answersTheSameForUnknownClientAndWrongSecret()
{
    const auto unknown = m_server->token({{"grant_type", "password"}, {"client_id", "nobody"}, {"client_secret", "x"}});
    const auto wrong =
        m_server->token({{"grant_type", "password"}, {"client_id", "confidential-client"}, {"client_secret", "x"}});
    const auto disabled = m_server->token({{"grant_type", "password"}, {"client_id", "disabled-client"}});
    QCOMPARE(unknown.body, wrong.body);
    QCOMPARE(disabled.body, wrong.body);
}

void TokenEndpointTest::countsRequestsPerAddress()
{
    const ServerFixture limited({.change = [](core::Settings &settings) {
        settings.rateLimiting = true;
        settings.rateLimitRequestsPerIp = 3;
    }});
    for (int i = 0; i < 3; ++i)
        QCOMPARE(limited.token({{"client_id", "nobody"}}).status, 401);
    const auto refused = limited.token(ServerFixture::passwordFields());
    QCOMPARE(refused.status, 429);
    QCOMPARE(refused.member("error"), u"rate_limit_exceeded"_s);
    QCOMPARE(refused.header("retry-after"), "60"_ba);
    QCOMPARE(refused.header("x-ratelimit-limit"), "3"_ba);
    QCOMPARE(refused.header("x-ratelimit-remaining"), "0"_ba);
    QCOMPARE(refused.json().value("retry_after"_L1), QJsonValue(60));
    QCOMPARE(limited.http().get("/.well-known/jwks.json").status, 200);
    const_cast<ServerFixture &>(limited).issuer.clock.advance(61s);
    QCOMPARE(limited.token(ServerFixture::passwordFields()).status, 200);
}

void TokenEndpointTest::answersInvalidGrantWith401ToALegacyClient()
{
    const auto wrong = m_server->token(ServerFixture::passwordFields("legacy-client", "wrong"));
    QCOMPARE(wrong.status, 401);
    QCOMPARE(wrong.member("error"), u"invalid_grant"_s);
    QCOMPARE(m_server->token(ServerFixture::refreshFields("x", "legacy-client")).status, 401);
    QCOMPARE(m_server->token({{"grant_type", "password"}, {"client_id", "legacy-client"}}).status, 400);
}

void TokenEndpointTest::tellsMetrics()
{
    const auto first = m_server->signedIn();
    const auto refresh = first.member("refresh_token").toLatin1();
    QCOMPARE(m_server->token(ServerFixture::refreshFields(refresh)).status, 200);
    QCOMPARE(m_server->token(ServerFixture::refreshFields(refresh)).status, 400); // used again
    QCOMPARE(m_server->token(ServerFixture::passwordFields("public-client", "wrong")).status, 400);
    QCOMPARE(m_server->token({{"grant_type", "\"}evil"}, {"client_id", "public-client"}}).status, 400);

    const auto text = m_server->http().get("/metrics").body;
    for (const char *line : {
             R"(auth_token_requests_total{grant_type="password",result="ok"} 1)",
             R"(auth_token_requests_total{grant_type="password",result="invalid_grant"} 1)",
             R"(auth_token_requests_total{grant_type="refresh_token",result="ok"} 1)",
             R"(auth_token_requests_total{grant_type="refresh_token",result="invalid_grant"} 1)",
             R"(auth_token_requests_total{grant_type="none",result="unsupported_grant_type"} 1)",
             R"(auth_failed_login_attempts_total{reason="bad_credentials"} 1)",
             "auth_refresh_token_rotations_total 1",
             "auth_refresh_token_reuse_total 1",
             "auth_token_request_duration_seconds_count 5",
             R"(auth_http_requests_total{route="/oauth/token",status="400"} 3)",
         })
        QVERIFY2(text.contains(line), line);
    QVERIFY(!text.contains("evil"));
}

void TokenEndpointTest::countsDisabledUsersApart()
{
    m_server->addUser(u"gone"_s);
    m_server->execute(u"UPDATE users SET is_active = 0 WHERE username = 'gone'"_s);
    const auto answer =
        m_server->token(ServerFixture::passwordFields("public-client", ServerFixture::kPassword, "gone"));
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.member("error_description"), u"Invalid username or password."_s); // the caller learns nothing
    const auto text = m_server->http().get("/metrics").body;
    QVERIFY(text.contains(R"(auth_failed_login_attempts_total{reason="disabled"} 1)"));
    QVERIFY(text.contains(R"(auth_failed_login_attempts_total{reason="bad_credentials"} 0)"));
}

void TokenEndpointTest::neverEchoesASecret()
{
    const auto answer = m_server->token(ServerFixture::passwordFields("public-client", "my-secret-word", "someone"));
    QVERIFY(!answer.body.contains("my-secret-word") && !answer.body.contains("someone"));
}

QTEST_GUILESS_MAIN(TokenEndpointTest)
#include "TokenEndpointTest.moc"
