#include "tests/support/ServerFixture.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using tests::ServerFixture;

/// RFC 7591 and RFC 7592 as they are on the wire; the rules of the metadata are core's and tested there.
class RegisterEndpointTest : public QObject
{
    Q_OBJECT
private slots:
    void init() { m_server = std::make_unique<ServerFixture>(); }
    void cleanup() { m_server.reset(); }

    void registersAClient();
    void isClosedWithoutAToken_data();
    void isClosedWithoutAToken();
    void refusesMetadata_data();
    void refusesMetadata();
    void refusesABodyThatIsNoObject_data();
    void refusesABodyThatIsNoObject();
    void tellsAClientWhatItIs();
    void replacesAllOfAClient();
    void removesAClient();
    void refusesForeignTokens();

private:
    tests::HttpAnswer send(const QByteArray &method, const QByteArray &path, const QByteArray &token,
                           const QJsonObject &body = {}) const
    {
        tests::HeaderList headers{{"Content-Type", "application/json"}};
        if (!token.isEmpty())
            headers.emplaceBack("Authorization", "Bearer " + token);
        return m_server->http().send(method, path, headers,
                                     body.isEmpty() ? QByteArray() : QJsonDocument(body).toJson());
    }
    static QJsonObject metadata()
    {
        return {{u"redirect_uris"_s, QJsonArray{u"https://new.example/callback"_s}}, {u"client_name"_s, u"New"_s}};
    }
    tests::HttpAnswer registered() { return send("POST", "/oauth/register", m_server->initialToken(), metadata()); }
    static QByteArray pathOf(const tests::HttpAnswer &answer)
    {
        return QUrl(answer.member("registration_client_uri")).path(QUrl::FullyEncoded).toLatin1();
    }
    static QByteArray tokenOf(const tests::HttpAnswer &answer)
    {
        return answer.member("registration_access_token").toLatin1();
    }
    std::unique_ptr<ServerFixture> m_server;
};

void RegisterEndpointTest::registersAClient()
{
    const auto answer = registered();
    QVERIFY2(answer.status == 201, answer.body.constData());
    QCOMPARE(answer.header("cache-control"), "no-store"_ba);
    for (const char *member : {"client_id", "client_secret", "registration_access_token", "registration_client_uri"})
        QVERIFY2(!answer.member(member).isEmpty(), member);
    QVERIFY(answer.json().value("client_id_issued_at"_L1).isDouble());
    QCOMPARE(answer.json().value("client_secret_expires_at"_L1), QJsonValue(0));
    QCOMPARE(answer.member("registration_client_uri"),
             u"https://issuer.test/oauth/register/"_s + answer.member("client_id"));
    const auto tried = m_server->token({{"grant_type", "authorization_code"},
                                        {"code", "x"},
                                        {"client_id", answer.member("client_id").toLatin1()},
                                        {"client_secret", answer.member("client_secret").toLatin1()}});
    QCOMPARE(tried.member("error"), u"invalid_grant"_s); // it is known, and allowed to try
}

void RegisterEndpointTest::isClosedWithoutAToken_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::newRow("none") << ""_ba;
    QTest::newRow("wrong") << "wrong"_ba;
}

void RegisterEndpointTest::isClosedWithoutAToken()
{
    QFETCH(QByteArray, token);
    for (const bool open : {false, true}) {
        if (open)
            m_server->initialToken();
        const auto answer = send("POST", "/oauth/register", token, metadata());
        QCOMPARE(answer.status, 401);
        QVERIFY(answer.header("www-authenticate").startsWith("Bearer"));
        QCOMPARE(answer.header("www-authenticate").contains("invalid_token"), !token.isEmpty());
    }
    const auto used = m_server->initialToken();
    QCOMPARE(send("POST", "/oauth/register", used, metadata()).status, 201);
    QCOMPARE(send("POST", "/oauth/register", used, metadata()).status, 401); // it was good once
}

void RegisterEndpointTest::refusesMetadata_data()
{
    QTest::addColumn<QString>("member");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("error");
    const auto uris = u"redirect_uris"_s;
    const auto badUri = u"invalid_redirect_uri"_s;
    const auto bad = u"invalid_client_metadata"_s;
    QTest::newRow("javascript") << uris << QJsonValue(QJsonArray{u"javascript:alert(1)"_s}) << badUri;
    QTest::newRow("data") << uris << QJsonValue(QJsonArray{u"data:text/html,x"_s}) << badUri;
    QTest::newRow("fragment") << uris << QJsonValue(QJsonArray{u"https://a.example/#x"_s}) << badUri;
    QTest::newRow("no text") << uris << QJsonValue(QJsonArray{7}) << badUri;
    QTest::newRow("jwks_uri is not fetched") << u"jwks_uri"_s << QJsonValue(u"https://10.0.0.1/jwks"_s) << bad;
    QTest::newRow("unknown method") << u"token_endpoint_auth_method"_s << QJsonValue(u"client_secret_jwt"_s) << bad;
    QTest::newRow("implicit") << u"grant_types"_s << QJsonValue(QJsonArray{u"implicit"_s}) << bad;
    QTest::newRow("password") << u"grant_types"_s << QJsonValue(QJsonArray{u"password"_s}) << bad;
}

void RegisterEndpointTest::refusesMetadata()
{
    QFETCH(QString, member);
    QFETCH(QJsonValue, value);
    auto body = metadata();
    body.insert(member, value);
    const auto token = m_server->initialToken();
    const auto answer = send("POST", "/oauth/register", token, body);
    QCOMPARE(answer.status, 400);
    QTEST(answer.member("error"), "error");
    QVERIFY(!answer.member("error_description").isEmpty());
    QCOMPARE(answer.header("cache-control"), "no-store"_ba);
    QCOMPARE(send("POST", "/oauth/register", token, metadata()).status, 201); // it was not used up
}

void RegisterEndpointTest::refusesABodyThatIsNoObject_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("form") << "application/x-www-form-urlencoded"_ba
                          << "redirect_uris=https%3A%2F%2Fa.example"_ba;
    QTest::newRow("list") << "application/json"_ba
                          << "[]"_ba;
    QTest::newRow("empty") << "application/json"_ba
                           << ""_ba;
    QTest::newRow("not JSON") << "application/json"_ba
                              << "{"_ba;
    QTest::newRow("member twice") << "application/json"_ba
                                  << R"({"client_name":"a","client_name":"b"})"_ba;
    QTest::newRow("too deep") << "application/json"_ba << QByteArray("{\"a\":").repeated(9) + "1" + QByteArray(9, '}');
}

void RegisterEndpointTest::refusesABodyThatIsNoObject()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    const auto answer =
        m_server->http().send("POST", "/oauth/register",
                              {{"Content-Type", type}, {"Authorization", "Bearer " + m_server->initialToken()}}, body);
    QCOMPARE(answer.status, 400);
    QCOMPARE(answer.member("error"), u"invalid_client_metadata"_s);
}

void RegisterEndpointTest::tellsAClientWhatItIs()
{
    const auto made = registered();
    const auto read = send("GET", pathOf(made), tokenOf(made));
    QVERIFY2(read.status == 200, read.body.constData());
    QCOMPARE(read.member("client_id"), made.member("client_id"));
    QCOMPARE(read.member("client_name"), u"New"_s);
    QCOMPARE(read.header("cache-control"), "no-store"_ba);
    QCOMPARE(send("GET", pathOf(made), {}).status, 401);
}

void RegisterEndpointTest::replacesAllOfAClient()
{
    const auto made = registered();
    auto body = metadata();
    body.remove(u"client_name"_s);
    QCOMPARE(send("PUT", pathOf(made), tokenOf(made), body).status, 400); // client_id is missing
    body.insert(u"client_id"_s, u"another-client"_s);
    QCOMPARE(send("PUT", pathOf(made), tokenOf(made), body).member("error"), u"invalid_client_metadata"_s);
    body.insert(u"client_id"_s, made.member("client_id"));
    const auto replaced = send("PUT", pathOf(made), tokenOf(made), body);
    QVERIFY2(replaced.status == 200, replaced.body.constData());
    QVERIFY(replaced.member("client_name") != u"New"_s);            // what is left out is gone
    QCOMPARE(send("GET", pathOf(made), tokenOf(made)).status, 401); // its token was renewed
    QCOMPARE(send("GET", pathOf(made), tokenOf(replaced)).status, 200);
}

void RegisterEndpointTest::removesAClient()
{
    const auto made = registered();
    const auto client = made.member("client_id");
    m_server->execute(
        u"INSERT INTO token_families (id, user_id, client_id, scope, grant_type, created_at, last_used_at, "
        "expires_at) SELECT 'family', id, '%1', '', 'password', 0, 0, 9999999999999 FROM users"_s.arg(client));
    const auto removed = send("DELETE", pathOf(made), tokenOf(made));
    const auto told = u"SELECT COUNT(*) FROM audit_logs WHERE event_type = 'token_revoke' AND client_id = '%1' AND "
                      "event_data LIKE '%client_deleted%' AND event_data LIKE '%\"families_ended\":1%' AND "
                      "ip_address <> ''"_s.arg(client);
    QCOMPARE(m_server->issuer.number(told), 1);
    QCOMPARE(removed.status, 204);
    QVERIFY(removed.body.isEmpty());
    QCOMPARE(send("GET", pathOf(made), tokenOf(made)).status, 401);
    const auto tried = m_server->token({{"grant_type", "authorization_code"},
                                        {"code", "x"},
                                        {"client_id", made.member("client_id").toLatin1()},
                                        {"client_secret", made.member("client_secret").toLatin1()}});
    QCOMPARE(tried.member("error"), u"invalid_client"_s);
}

void RegisterEndpointTest::refusesForeignTokens()
{
    const auto first = registered();
    const auto second = registered();
    for (const char *method : {"GET", "DELETE"}) {
        QCOMPARE(send(method, pathOf(first), tokenOf(second)).status, 401);
        QCOMPARE(send(method, "/oauth/register/public-client", tokenOf(second)).status, 401);
        QCOMPARE(send(method, "/oauth/register/nobody-at-all", tokenOf(second)).status, 401);
    }
    QCOMPARE(send("GET", pathOf(first), tokenOf(first)).status, 200);
}

QTEST_GUILESS_MAIN(RegisterEndpointTest)
#include "RegisterEndpointTest.moc"
